/**
 * Says what changed around marked words in their own sentence that turns what they say: a negation, a
 * modality, a verb of saying ("confirmed that" and "denied that" leave every marked word in place) or a word
 * for more or less, who is quoted, and what belongs to a figure or a name of which only a part is marked.
 */
import {
  isModality,
  isNegation,
  type MeaningChangeKind,
  negates,
  type Reading,
  readWording,
} from "./compare";
import { isFree, namesIn } from "./names";
import { isSpeechVerb } from "./speech";
import { type Token, tokenise } from "./tokens";

/** One change around the marked words; an empty side was added or dropped. */
export type ContextChange = { readonly from: string; readonly to: string };

/** A sentence with the marked part of it, as UTF-16 offsets into the sentence. */
export type Marked = { readonly sentence: string; readonly start: number; readonly end: number };

/** How near to the marked words something must have changed to be part of their figure or name, UTF-16 units. */
const NEAR = 32;
/** How far around them is read for it, UTF-16 units and words. */
const REACH = 64;
const REACH_WORDS = 6;
/** How much of the marked words is read along. */
const INSIDE = 40;

/** What changed around the marked words, before them first. Empty where nothing turns them. */
export function compareContexts(from: Marked, to: Marked): ContextChange[] {
  const changes: ContextChange[] = [];
  for (const side of [-1, 1] as const) {
    const [was, now] = [beside(from, side), beside(to, side)];
    if (was === now) continue;
    if (nearest(was, side) !== nearest(now, side)) changes.push(...changedReach(from, to, side));
    const turned = changedTurns(was, now);
    changes.push(...turned);
    if (turned.length === 0 && isQuoted(from) && isQuoted(to)) changes.push(...changedSpeaker(was, now));
  }
  return changes;
}

/** Before the marked words, or behind them. */
type Side = -1 | 1;

function beside({ sentence, start, end }: Marked, side: Side): string {
  return side === -1 ? sentence.slice(0, start) : sentence.slice(end);
}

const nearest = (words: string, side: Side): string =>
  side === -1 ? words.slice(-NEAR) : words.slice(0, NEAR);

/** What changed among the words of one side that can turn a sentence: the stretch between what stayed at both ends. */
function changedTurns(from: string, to: string): ContextChange[] {
  const [tokens, now] = [tokenise(from, 0, from.length), tokenise(to, 0, to.length)];
  const dropped = tokens.filter(turnsSentence);
  const added = now.filter(turnsSentence);
  trimShared(dropped, added);
  if (dropped.length + added.length > 0) return [contextChange(dropped, added)];
  // Neither has such a word, but one may be the other's denial: „законно“ and „незаконно“.
  trimShared(tokens, now);
  for (const token of tokens) {
    const denied = now.find((other) => negates(token.lower, other.lower));
    if (denied) return [contextChange([token], [denied])];
  }
  return [];
}

const QUOTATION_MARK = /["“”„«»]/;

/** Whether marked words are somebody's: a quotation mark stands in them or directly at them. */
function isQuoted({ sentence, start, end }: Marked): boolean {
  return QUOTATION_MARK.test(sentence.slice(Math.max(0, start - 1), end + 1));
}

/** Whose words a quotation is, where another name stands with the verb of saying. */
function changedSpeaker(from: string, to: string): ContextChange[] {
  const [was, now] = [speakersIn(from), speakersIn(to)];
  return was === null || now === null || was === now ? [] : [{ from: was, to: now }];
}

/** The names that may be the subject of a verb of saying, in order; null where there is no such verb. */
function speakersIn(words: string): string | null {
  const tokens = tokenise(words, 0, words.length);
  if (!tokens.some((token) => isSpeechVerb(token))) return null;
  return namesIn(tokens, 0, tokens.length)
    .filter(isFree)
    .map(({ text }) => text)
    .join(", ");
}

function contextChange(from: readonly Token[], to: readonly Token[]): ContextChange {
  const words = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join(" ");
  return { from: words(from), to: words(to) };
}

/** Takes off what two lists share at their beginning and end, case aside. */
function trimShared(a: Token[], b: Token[]): void {
  let head = 0;
  while (head < a.length && head < b.length && a[head]?.lower === b[head]?.lower) head += 1;
  a.splice(0, head);
  b.splice(0, head);
  while (a.length > 0 && b.length > 0 && a.at(-1)?.lower === b.at(-1)?.lower) {
    a.pop();
    b.pop();
  }
}

/** Words that deny without a negation: they turn what follows as "not" does. */
const DENIALS =
  /^(?:fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|ceas(?:e|es|ed|ing)|stop(?:s|ped|ping)?|avoid(?:s|ed|ing)?|lack(?:s|ed|ing)?|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|doubt(?:s|ed|ing)?|prevent(?:s|ed|ing)?|forb(?:id|ids|ade|idden|idding)|bann?(?:s|ed|ing)?|prohibit(?:s|ed|ing)?|false|untrue|отказ\p{L}*|спря\p{L}*|престана\p{L}*|избягва\p{L}*|липсв\p{L}*|отхвърл\p{L}*|оспор\p{L}*|съмнява\p{L}*|забран\p{L}*|попреч\p{L}*|невяр\p{L}*|неверн\p{L}*|лъж\p{L}*)$/u;
/** Words for more and for less: one in the place of the other turns a figure without touching it. */
const DIRECTIONS =
  /^(?:(?:увелич|нарас|повиш|покач|поскъп|ръст|растеж|намал|пониж|поевтин|спадн|спада)\p{L}*|спад(?:ът|ове\p{L}*)?|increas(?:e|es|ed|ing)|r(?:ise|ises|ose|isen|ising)|gr(?:ow|ows|ew|own|owing|owth)|gain(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|f(?:all|alls|ell|allen|alling)|dro(?:p|ps|pped|pping)|shr(?:ink|inks|ank|unk|inking)|slump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tion))$/u;
/** What a clause depends on stands before these. */
const CLAUSE_BG = /^(?:че|дали)$/;
const CLAUSE_EN = /^(?:that|whether)$/;

function turnsSentence(token: Token, at: number, tokens: readonly Token[]): boolean {
  if (token.kind !== "word") return false;
  const { lower } = token;
  if (isNegation(lower) || isModality(lower) || isSpeechVerb(token)) return true;
  if (DENIALS.test(lower) || DIRECTIONS.test(lower)) return true;
  // Whatever the verb is: „… , че“, "…ed that".
  const next = tokens[at + 1]?.text === "," ? tokens[at + 2] : tokens[at + 1];
  if (next?.kind !== "word") return false;
  if (next.cyrillic) return CLAUSE_BG.test(next.lower);
  return CLAUSE_EN.test(next.lower) && /(?:ed|ing)$/.test(token.lower);
}

/** What changed in the rest of a figure, its unit, its hedge or a name that the marked words are part of. */
function changedReach(from: Marked, to: Marked, side: Side): ContextChange[] {
  const [was, now] = [new Reach(from, side), new Reach(to, side)];
  const [glued, gluedNow] = [was.glued(), now.glued()];
  if (glued !== gluedNow) return [{ from: glued, to: gluedNow }];
  const [length, lengthNow] = [was.length(), now.length()];
  const most = Math.max(length, lengthNow);
  // What is no part of it by one reading may be by the other: only other words make a change.
  const isSame = was.words(most).toLowerCase() === now.words(most).toLowerCase();
  return isSame ? [] : [{ from: was.words(length), to: now.words(lengthNow) }];
}

/** The neighbourhood of one edge of marked words, read. */
class Reach {
  private readonly reading: Reading;
  private readonly text: string;
  /** Where the edge lies in `text`, and the marked word at it. */
  private readonly edge: number;
  private readonly last: number;

  constructor(
    { sentence, start, end }: Marked,
    private readonly side: Side,
  ) {
    const from = side === -1 ? Math.max(0, start - REACH) : Math.max(start, end - INSIDE);
    this.text = sentence.slice(from, side === -1 ? Math.min(end, start + INSIDE) : end + REACH);
    this.edge = (side === -1 ? start : end) - from;
    this.reading = readWording(this.text);
    const { tokens } = this.reading;
    const behind = tokens.findIndex((token) =>
      side === -1 ? token.end > this.edge : token.start >= this.edge,
    );
    const first = behind === -1 ? tokens.length : behind;
    this.last = side === -1 ? first : first - 1;
  }

  /** Signs that stand directly at a marked word or figure and change it: "−", "%", digits, letters. */
  glued(): string {
    const { text, edge, side } = this;
    if (!/[\p{L}\p{N}$€£%‰+−±-]/u.test(text.charAt(side === -1 ? edge : edge - 1))) return "";
    if (side === 1)
      return (/^[\p{L}\p{N}$€£%‰+−±<>≈~°.,:/–-]*/u.exec(text.slice(edge))?.[0] ?? "").replace(
        /[.,:/–-]+$/,
        "",
      );
    const run = /[\p{L}\p{N}$€£%‰+−±<>≈~°.,:/–-]*$/u.exec(text.slice(0, edge))?.[0] ?? "";
    return run.replace(/^[.,:/]+|[.,:/–]+$/g, "");
  }

  /** How many words beside the marked ones belong to their figure or name. */
  length(): number {
    const { kinds } = this.reading;
    const belongs = (this.side === -1 ? BEFORE : BEHIND)[kinds[this.last] ?? "wording"];
    let count = 0;
    while (count < REACH_WORDS && belongs?.includes(kinds[this.last + this.side * (count + 1)] ?? "wording"))
      count += 1;
    return count;
  }

  /** `count` words beside the marked ones, in the order of the text. */
  words(count: number): string {
    const { keys } = this.reading;
    const [from, to] =
      this.side === -1 ? [this.last - count, this.last] : [this.last + 1, this.last + 1 + count];
    return keys.slice(Math.max(0, from), to).join(" ");
  }
}

/** What may stand before and behind the edge of the marked words and be one thing with it. */
const BEFORE: Partial<Record<MeaningChangeKind, readonly MeaningChangeKind[]>> = {
  figure: ["hedge", "figure", "unit"],
  unit: ["hedge", "figure"],
  hedge: ["hedge"],
  date: ["date"],
  name: ["name"],
};
const BEHIND: Partial<Record<MeaningChangeKind, readonly MeaningChangeKind[]>> = {
  figure: ["figure", "unit"],
  hedge: ["hedge", "figure", "unit"],
  date: ["date"],
  name: ["name"],
};
