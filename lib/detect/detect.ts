/**
 * The claim finder: figures and quotations of a Bulgarian, English or mixed text, each with what was
 * read in it, how sure the finder is, and why. One pass over the paragraphs, linear in the text; a
 * figure depends on its own paragraph alone, a quotation may run over borders and take its speaker
 * from the paragraph before.
 */
import { isGraphemeBoundary } from "../text/graphemes";
import { type Candidate, DOUBTFUL_BELOW, type Why } from "./candidate";
import { dialogueIn } from "./dialogue";
import { findFigures } from "./figures";
import { judgeQuotation } from "./judgement";
import { QuotationReader, type Quoted } from "./quotations";
import type { Memory, Seen } from "./surroundings";
import { tokenise } from "./tokens";

export type { Candidate } from "./candidate";

/** Changes with every change of what the finder finds. */
export const DETECTOR_VERSION = "1";

/** The candidates of `text` in text order; a figure may lie inside a quotation. Offsets are UTF-16. */
export function detect(text: string): Candidate[] {
  const quotes: Candidate[] = [];
  const figures: Candidate[] = [];
  const reader = new QuotationReader();
  const memory: Memory = { lastSpeaker: null, previous: null };
  let silent = 0;
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end;
    const tokens = to > from ? tokenise(text, from, to) : [];
    from = to + 1;
    if (tokens.length === 0) continue;
    for (const figure of findFigures(text, tokens)) figures.push(figure);
    const quoted = reader.read(tokens);
    const spoken = quoted.length > 0 || reader.isOpen ? quoted : dialogueIn(tokens);
    judgeAll(text, spoken, memory, quotes);
    if (spoken.length === 0 && !reader.isOpen) silent++;
    else silent = 0;
    if (silent >= FORGETFUL) memory.lastSpeaker = null;
    memory.previous = memory.previous?.tokens === tokens ? memory.previous : { tokens, quoted: [] };
  }
  judgeAll(text, reader.finish(), memory, quotes);
  return merge(quotes, figures).filter(
    ({ start, end }) => isGraphemeBoundary(text, start) && isGraphemeBoundary(text, end),
  );
}

/** After this many paragraphs without a quotation „каза той" no longer means the last speaker. */
const FORGETFUL = 2;

/** How many quotations of a paragraph are remembered as places where no speaker is named. */
const REMEMBERED = 8;

/** Judges quotations that were completed together, in text order, and remembers who spoke. */
function judgeAll(text: string, quoted: readonly Quoted[], memory: Memory, into: Candidate[]): void {
  let seen: Seen = { tokens: [], quoted: [] };
  let floor = 0;
  let speaker: string | null = null;
  let cue: Why | null = null;
  for (const [index, quotation] of quoted.entries()) {
    if (seen.tokens !== quotation.paragraph) {
      seen = { tokens: quotation.paragraph, quoted: [] };
      floor = 0;
      speaker = null;
      cue = null;
    }
    const next = quoted.slice(index + 1, index + 3).find((other) => !isName(other));
    const ceiling = next && next.paragraph === quotation.last ? next.open : quotation.last.length;
    const candidate = judgeQuotation(text, quotation, { floor, ceiling, speaker, cue, seen }, memory);
    into.push(candidate);
    if (candidate.confidence >= DOUBTFUL_BELOW && candidate.speaker) {
      memory.lastSpeaker = candidate.speaker;
      speaker = candidate.speaker;
    }
    cue = candidate.confidence >= DOUBTFUL_BELOW ? (candidate.why.find(ascribes) ?? null) : null;
    if (quotation.last !== quotation.paragraph) seen = { tokens: quotation.last, quoted: [] };
    floor = quotation.close + 1;
    seen.quoted.push([quotation.last === quotation.paragraph ? quotation.open : 0, quotation.close]);
    if (seen.quoted.length > REMEMBERED) seen.quoted.shift();
    memory.previous = seen;
  }
}

const ascribes = ({ code }: Why): boolean => code === "verb" || code === "source";

const LONGEST_NAME = 7;

/** „каза пред „Сутрешен преглед“ Ирена Тачева": a short capitalised pair after a word does not end the search. */
function isName({ paragraph, open, opening, last, close }: Quoted): boolean {
  const before = paragraph[open - 1];
  const first = paragraph[open + opening];
  return (
    last === paragraph && close - open <= LONGEST_NAME && before?.kind === "word" && first?.capital === true
  );
}

/** Both lists in text order, an outer span before the spans inside it; figures in quotations get the speaker. */
function merge(quotes: readonly Candidate[], figures: readonly Candidate[]): Candidate[] {
  const merged: Candidate[] = [];
  let at = 0;
  let around: Candidate | null = null;
  for (const figure of figures) {
    for (let quote = quotes[at]; quote && quote.start <= figure.start; quote = quotes[++at]) {
      merged.push(quote);
      around = quote;
    }
    if (around && around.end >= figure.end && around.confidence >= 0.5) figure.speaker = around.speaker;
    merged.push(figure);
  }
  for (let quote = quotes[at]; quote; quote = quotes[++at]) merged.push(quote);
  return merged;
}
