/**
 * Says what changed around marked words in their own sentence that turns what they say: a negation, a
 * modality or a verb of saying ("confirmed that" and "denied that" leave every marked word in place),
 * and what belongs to a figure or a name of which only a part is marked.
 */
import {
  isModality,
  isNegation,
  type MeaningChangeKind,
  negates,
  type Reading,
  readWording,
} from "./compare";
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

/** What changed around the marked words, before them first. Empty where nothing turns them. */
export function compareContexts(from: Marked, to: Marked): ContextChange[] {
  const [before, beforeNow] = [from.sentence.slice(0, from.start), to.sentence.slice(0, to.start)];
  const [behind, behindNow] = [from.sentence.slice(from.end), to.sentence.slice(to.end)];
  const changes: ContextChange[] = [];
  if (before.slice(-NEAR) !== beforeNow.slice(-NEAR) || behind.slice(0, NEAR) !== behindNow.slice(0, NEAR))
    changes.push(...changedReach(from, to));
  if (before !== beforeNow) changes.push(...changedTurns(before, beforeNow));
  if (behind !== behindNow) changes.push(...changedTurns(behind, behindNow));
  return changes;
}

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
  /^(?:fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|ceas(?:e|es|ed|ing)|stop(?:s|ped|ping)?|avoid(?:s|ed|ing)?|lack(?:s|ed|ing)?|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|doubt(?:s|ed|ing)?|false|untrue|отказ\p{L}*|спря\p{L}*|престана\p{L}*|избягва\p{L}*|липсв\p{L}*|отхвърл\p{L}*|оспор\p{L}*|съмнява\p{L}*|невярно|лъжа)$/u;
/** What a clause depends on stands before these. */
const CLAUSE_BG = /^(?:че|дали)$/;
const CLAUSE_EN = /^(?:that|whether)$/;

function turnsSentence(token: Token, at: number, tokens: readonly Token[]): boolean {
  if (token.kind !== "word") return false;
  if (isNegation(token.lower) || isModality(token.lower) || isSpeechVerb(token) || DENIALS.test(token.lower))
    return true;
  // Whatever the verb is: „… , че“, "…ed that".
  const next = tokens[at + 1]?.text === "," ? tokens[at + 2] : tokens[at + 1];
  if (next?.kind !== "word") return false;
  if (next.cyrillic) return CLAUSE_BG.test(next.lower);
  return CLAUSE_EN.test(next.lower) && /(?:ed|ing)$/.test(token.lower);
}

/** What changed in the rest of a figure, its unit, its hedge or a name that the marked words are part of. */
function changedReach(from: Marked, to: Marked): ContextChange[] {
  const [was, now] = [new Reach(from), new Reach(to)];
  const changes: ContextChange[] = [];
  for (const side of [-1, 1] as const) {
    const [glued, gluedNow] = [was.glued(side), now.glued(side)];
    if (glued !== gluedNow) {
      changes.push({ from: glued, to: gluedNow });
      continue;
    }
    const length = Math.max(was.length(side), now.length(side));
    const [words, wordsNow] = [was.words(side, length), now.words(side, length)];
    if (words.join(" ").toLowerCase() === wordsNow.join(" ").toLowerCase()) continue;
    changes.push({
      from: was.words(side, was.length(side)).join(" "),
      to: now.words(side, now.length(side)).join(" "),
    });
  }
  return changes;
}

/** The neighbourhood of marked words, read. */
class Reach {
  private readonly reading: Reading;
  private readonly first: number;
  private readonly last: number;
  private readonly text: string;
  private readonly start: number;
  private readonly end: number;

  constructor({ sentence, start, end }: Marked) {
    const from = Math.max(0, start - REACH);
    this.text = sentence.slice(from, end + REACH);
    [this.start, this.end] = [start - from, end - from];
    this.reading = readWording(this.text);
    const { tokens } = this.reading;
    const first = tokens.findIndex((token) => token.end > this.start);
    this.first = first === -1 ? tokens.length : first;
    let last = this.first - 1;
    while ((tokens[last + 1]?.start ?? this.end) < this.end) last += 1;
    this.last = last;
  }

  /** Signs that stand directly at a marked word or figure and change it: "−", "%", digits, letters. */
  glued(side: -1 | 1): string {
    const edge = this.text.slice(...(side === -1 ? [this.start, this.start + 1] : [this.end - 1, this.end]));
    if (!/[\p{L}\p{N}$€£%‰+−±-]/u.test(edge)) return "";
    const near = side === -1 ? this.text.slice(0, this.start) : this.text.slice(this.end);
    const run = (side === -1 ? /\S*$/ : /^\S*/).exec(near)?.[0] ?? "";
    const inner = (
      side === -1 ? /[\p{L}\p{N}$€£%‰+−±<>≈~°.,:/–-]*$/u : /^[\p{L}\p{N}$€£%‰+−±<>≈~°.,:/–-]*/u
    ).exec(run);
    return (inner?.[0] ?? "").replace(side === -1 ? /^[.,:/]+|[.,:/–-]+$/g : /[.,:/–-]+$/, "").toLowerCase();
  }

  /** How many words beside the marked ones belong to their figure or name. */
  length(side: -1 | 1): number {
    const { kinds } = this.reading;
    const edge = kinds[side === -1 ? this.first : this.last];
    const belongs = side === -1 ? BEFORE[edge ?? "wording"] : BEHIND[edge ?? "wording"];
    let count = 0;
    while (count < REACH_WORDS && belongs?.includes(kinds[this.at(side, count)] ?? "wording")) count += 1;
    return count;
  }

  /** `count` words beside the marked ones, in the order of the text. */
  words(side: -1 | 1, count: number): string[] {
    const words = Array.from({ length: count }, (_, k) => this.reading.keys[this.at(side, k)] ?? "");
    return side === -1 ? words.reverse() : words;
  }

  private at(side: -1 | 1, distance: number): number {
    return side === -1 ? this.first - 1 - distance : this.last + 1 + distance;
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
