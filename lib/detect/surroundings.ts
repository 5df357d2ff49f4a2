/** What stands around and inside a quotation: its sentence on both sides, its words, and what was said before. */
import type { Why } from "./candidate";
import type { Quoted } from "./quotations";
import { endsSentence } from "./sentences";
import type { Token } from "./tokens";

/** What is known of the text before a quotation. */
export type Memory = {
  /** Whom the last quotation with a named speaker was ascribed to; forgotten after a paragraph without one. */
  lastSpeaker: string | null;
  /** The paragraph before, for a speaker named there. */
  previous: Seen | null;
};

/** A paragraph with its quotations so far (token indexes, inclusive): names inside them name no speaker. */
export type Seen = { readonly tokens: readonly Token[]; readonly quoted: [from: number, to: number][] };

const AFTER_REACH = 28;

const BEFORE_REACH = 40;

/** The sentence a quotation stands in, on both sides of its marks. */
export type Surroundings = {
  quoted: Quoted;
  seen: Seen;
  /** Tokens of the sentence before the opening mark: `[beforeFrom, open)`. */
  beforeFrom: number;
  /** Tokens of the sentence after the closing mark: `(close, afterTo)` of the last paragraph. */
  afterTo: number;
};

/**
 * Where a quotation stands among its neighbours. `floor`: index of the token after the quotation before
 * it in the same paragraph; `ceiling`: index of the next opening mark after it; neither is looked
 * beyond. `speaker`: of the quotation before it in the paragraph.
 */
export type Place = {
  floor: number;
  ceiling: number;
  speaker: string | null;
  /** The verb or source that ascribes the quotation before it, when that was ascribed to anybody. */
  cue: Why | null;
  seen: Seen;
};

/** The surroundings of a quotation, bounded in both directions. */
export function surroundings(quoted: Quoted, { floor, ceiling, seen }: Place): Surroundings {
  let beforeFrom = quoted.open;
  const lowest = Math.max(floor, quoted.open - BEFORE_REACH);
  while (beforeFrom > lowest && !endsSentence(quoted.paragraph, beforeFrom - 1)) beforeFrom--;
  let afterTo = quoted.close + 1;
  const highest = Math.min(ceiling, quoted.close + 1 + AFTER_REACH, quoted.last.length);
  while (afterTo < highest) {
    afterTo++;
    if (endsSentence(quoted.last, afterTo - 1)) break;
  }
  return { quoted, seen, beforeFrom, afterTo };
}

/** What is between the marks: `ends` its last punctuation mark, `inner` a sentence ends within. */
export type Content = {
  words: number;
  capital: boolean;
  ends: string;
  titleCase: boolean;
  first: Token | undefined;
  inner: boolean;
};

/** Looks at the words between the marks, at most the first sixty. */
export function contentOf(quoted: Quoted): Content {
  const from = quoted.open + quoted.opening;
  const sameParagraph = quoted.last === quoted.paragraph;
  const to = sameParagraph ? quoted.close + 1 - quoted.closing : quoted.paragraph.length;
  let words = 0;
  let capitals = 0;
  let inner = false;
  for (let at = from; at < to && words < 60; at++) {
    const token = quoted.paragraph[at];
    if (token?.kind === "word") {
      words++;
      if (token.capital || token.lower.length <= 3) capitals++;
    } else if (token?.kind === "mark" && endsSentence(quoted.paragraph, at)) inner ||= at < to - 1;
  }
  const last = sameParagraph ? quoted.paragraph[to - 1] : quoted.last[quoted.close - quoted.closing];
  const first = quoted.paragraph[from];
  return {
    words: sameParagraph ? words : words + 20,
    capital: first?.kind === "word" && first.capital,
    ends: last?.kind === "mark" ? last.text : "",
    titleCase: words > 0 && capitals === words,
    first,
    inner,
  };
}
