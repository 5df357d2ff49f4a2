/**
 * Finds what ascribes a quotation to somebody: a verb of saying after, before or between, „според", a
 * colon, or the verb of the quotation before it in the sentence.
 */
import type { Why } from "./candidate";
import { pronounSource, sourceName, subjectAfter, subjectBefore } from "./speakers";
import { isJudgingVerb, isSpeechVerb, readSource } from "./speech";
import type { Content, Memory, Place, Surroundings } from "./surroundings";
import { isDash, type Token } from "./tokens";

/** Who is said to have said something; `verb` as the text has it, null for „според" and the like. */
export type Attribution = {
  speaker: string | null;
  verb: string | null;
  cue: Why | null;
};

/** The attribution around the marks: after them, before them, then „според" on either side. */
export function attribute(around: Surroundings, content: Content, memory: Memory, place: Place): Attribution {
  const before = place.speaker;
  if (isJudged(around)) {
    const judged = attributeBefore(around, memory, before);
    if (judged) return judged;
  }
  const inside = attributeInside(around, memory);
  if (inside) return inside;
  const after = attributeAfter(around, content, memory);
  if (after?.close) return after;
  const ahead = attributeBefore(around, memory, before);
  if (ahead) return ahead;
  if (after) return after;
  return (
    goesOn(around, place) ??
    attributeSource(around, memory) ??
    colonOf(around) ?? { speaker: null, verb: null, cue: null }
  );
}

/** „нарече атаката „…“": the verb before gives the word, whatever agency the sentence ends with. */
function isJudged({ quoted }: Surroundings): boolean {
  for (let at = quoted.open - 1; at >= Math.max(0, quoted.open - 4); at--) {
    const token = quoted.paragraph[at];
    if (token?.kind === "mark") return false;
    if (isJudgingVerb(token)) return true;
  }
  return false;
}

/** A second quotation in the sentence of the first belongs to the same verb. */
function goesOn({ quoted, beforeFrom }: Surroundings, place: Place): Attribution | null {
  const next = quoted.paragraph[place.floor];
  const same =
    place.floor > 0 && beforeFrom === place.floor && (next?.kind === "mark" || next?.capital === false);
  return same && place.cue && place.floor < quoted.open
    ? { speaker: place.speaker, verb: null, cue: place.cue }
    : null;
}

function colonOf(around: Surroundings): Attribution | null {
  const colon = around.quoted.paragraph[around.quoted.open - 1];
  return colon?.text === ":" ? { speaker: null, verb: null, cue: { code: "colon", words: ":" } } : null;
}

/** A verb of saying that tells what was said; „ще отговори" and „да каже" do not. */
function saysAt(tokens: readonly Token[], index: number): boolean {
  return isSpeechVerb(tokens[index]) && !/^(?:ще|да|will|would|to)$/.test(tokens[index - 1]?.lower ?? "");
}

type Near = Attribution & { close: boolean };

/** „Няма да спрем, каза Иво Янев.": the closing mark was forgotten, and the words about the speaker lie inside. */
function attributeInside({ quoted, ...around }: Surroundings, memory: Memory): Attribution | null {
  if (quoted.closing > 0 || quoted.style === "dash") return null;
  const tokens = quoted.last;
  const from = tokens === quoted.paragraph ? quoted.open + 2 : 1;
  for (let at = from; at <= Math.min(quoted.close, from + INSIDE_REACH); at++) {
    if (!saysAt(tokens, at)) continue;
    const subject = afterComma(tokens, at);
    if (subject === null) continue;
    const speaker = subjectAfter({ quoted, ...around }, subject, at, quoted.close + 1, memory);
    const words = tokens[at]?.text ?? "";
    return { speaker, verb: tokens[at]?.lower ?? null, cue: { code: "verb", words } };
  }
  return null;
}

/**
 * Where the words between the last comma and a verb begin: the verb itself („…, каза Иво") or an English
 * subject before it ("…, Jakob Stein told"). Null when anything else stands between.
 */
function afterComma(tokens: readonly Token[], verb: number): number | null {
  for (let at = verb - 1; at >= Math.max(0, verb - 5); at--) {
    const token = tokens[at];
    if (token?.kind === "mark") return /^[,”“"–—!?-]$/.test(token.text) ? at + 1 : null;
    if (!token || token.cyrillic) return null;
    if (
      !token.capital &&
      !/^(?:he|she|they|the|a|an|who)$/.test(token.lower) &&
      at !== verb - 1 &&
      at !== verb - 2
    )
      return null;
  }
  return null;
}

/** How far into a quotation without an end its verb is looked for. */
const INSIDE_REACH = 60;

/** How many tokens after the closing mark a verb still clearly belongs to it. */
const CLOSE = 9;

function attributeAfter(around: Surroundings, content: Content, memory: Memory): Near | null {
  const { quoted, afterTo } = around;
  const tokens = quoted.last;
  const from = quoted.close + 1;
  if (quoted.closing === 0 && quoted.style !== "dash") return null;
  const first = tokens[from];
  if (!first) return null;
  const ended = /[.!?…]/.test(content.ends);
  const question = /[!?,]/.test(content.ends);
  if (ended && !question && first.kind === "word" && first.capital) return null;
  if (first.kind === "mark" && /^[.;]$/.test(first.text)) return null;
  let verb = -1;
  for (let at = from; at < afterTo; at++) {
    const token = tokens[at];
    if (!saysAt(tokens, at)) continue;
    // "… ‘a disaster’ saying it was …": the participle opens the next quotation.
    if (first.text !== "," && token?.lower.endsWith("ing")) break;
    verb = at;
    break;
  }
  if (verb < 0) return null;
  // "… “lost control,” and demanded answers": a second verb of a subject before the marks.
  const second = /^(?:and|but|и|но|а)$/.test(tokens[verb - 1]?.lower ?? "");
  const joined = first.text === "," || isDash(first) || content.ends === "," || ended || verb === from;
  const close = joined && !second && verb - from <= CLOSE;
  const speaker = subjectAfter(around, from, verb, afterTo, memory);
  const token = tokens[verb];
  return { speaker, verb: token?.lower ?? null, cue: { code: "verb", words: token?.text ?? "" }, close };
}

const BEFORE_STOP = 60;

/** `before`: the speaker of the quotation before it in the paragraph, whom "adding" goes on with. */
function attributeBefore(around: Surroundings, memory: Memory, before: string | null): Attribution | null {
  const { quoted, beforeFrom } = around;
  const tokens = quoted.paragraph;
  for (let at = quoted.open - 1; at >= Math.max(beforeFrom, quoted.open - BEFORE_STOP); at--) {
    const token = tokens[at];
    const source = readSource(tokens, at);
    if (source !== null) {
      const named = sourceName(around, tokens, at, source, quoted.open);
      const name = named ?? pronounSource(around, tokens, source, memory);
      if (name) return { speaker: name, verb: null, cue: { code: "source", words: token?.text ?? "" } };
    }
    if (!saysAt(tokens, at)) continue;
    const speaker = subjectBefore(around, at, memory) ?? (token?.lower.endsWith("ing") ? before : null);
    return { speaker, verb: token?.lower ?? null, cue: { code: "verb", words: token?.text ?? "" } };
  }
  return null;
}

function attributeSource(around: Surroundings, memory: Memory): Attribution | null {
  const { quoted, beforeFrom, afterTo } = around;
  const sides: [readonly Token[], number, number][] = [
    [quoted.paragraph, beforeFrom, quoted.open],
    [quoted.last, quoted.close + 1, afterTo],
  ];
  for (const [tokens, from, to] of sides) {
    for (let at = from; at < to; at++) {
      const end = readSource(tokens, at);
      if (end === null) continue;
      const name = sourceName(around, tokens, at, end, to) ?? pronounSource(around, tokens, end, memory);
      return { speaker: name, verb: null, cue: { code: "source", words: tokens[at]?.text ?? "" } };
    }
  }
  return null;
}
