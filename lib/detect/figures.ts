/**
 * Finds the figures of one paragraph: a number with its hedge on the left and its unit or counted noun
 * phrase on the right, typed by what is counted and valued by what the hedge does to it. Looks at
 * nothing outside the paragraph, so the figures of two paragraphs are those of each.
 */
import { utf16 } from "../text/units";
import type { Candidate, Why } from "./candidate";
import { confidenceOf } from "./figure-confidence";
import { type FigureReading, readFigure } from "./figure-reading";
import { Context, countSoldiers, shareType, type Typed, typeOf } from "./figure-type";
import { readValue } from "./figure-value";
import { readNumber } from "./numbers";
import { mayStartNumber } from "./numerals";
import { SentenceCursor } from "./sentences";
import type { Token } from "./tokens";

function mayStart(token: Token): boolean {
  return token.kind === "number" || (token.kind === "word" && mayStartNumber(token.lower));
}

/** Where the parts of a figure stand, as half-open token ranges; null where it has no such part. */
export type FigureParts = {
  readonly number: readonly [from: number, to: number];
  readonly hedge: readonly [from: number, to: number] | null;
  /** The fixed unit, or the head noun alone. */
  readonly unit: readonly [from: number, to: number] | null;
};

/**
 * The figures of a paragraph's tokens, in order and without overlap. `text`: the whole text. `parts`
 * takes the places of number, hedge and unit of each, for those who compare them.
 */
export function findFigures(text: string, tokens: readonly Token[], parts?: FigureParts[]): Candidate[] {
  const figures: Candidate[] = [];
  let at = 0;
  let left = 0;
  const sentences = new SentenceCursor(tokens);
  let context: Context | null = null;
  while (at < tokens.length) {
    const token = tokens[at];
    if (!token || !mayStart(token)) {
      at++;
      continue;
    }
    const number = readNumber(tokens, at);
    if (!number) {
      at++;
      continue;
    }
    const read = readFigure(tokens, number, left);
    at = number.to;
    if (!read) continue;
    const sentence = sentences.at(number.from);
    if (context?.sentence !== sentence) context = new Context(tokens, sentence, figures.length);
    const typed = typeOf(tokens, read, context);
    context.harm = typed.harm;
    const candidate = build(text, tokens, read, typed, figures.length > context.first);
    candidate.attributedTo = context.source;
    shareType(tokens, figures.at(-1), candidate, left, read);
    countSoldiers(tokens, figures.at(-1), candidate, read.from);
    figures.push(candidate);
    parts?.push(partsOf(read));
    left = read.to;
    at = Math.max(at, read.to);
  }
  return figures;
}

function partsOf({ number, from, to, hedge, unit, phrase, currency }: FigureReading): FigureParts {
  const start = hedge ? number.from : from;
  let counted: readonly [number, number] | null = null;
  if (unit) counted = [number.to, unit.to];
  else if (phrase) counted = [phrase.to - 1, phrase.to];
  else if (currency) counted = start < number.from ? [start, number.from] : [number.to, to];
  return { number: [number.from, number.to], hedge: hedge ? [hedge.from, hedge.to] : null, unit: counted };
}

function build(
  text: string,
  tokens: readonly Token[],
  read: FigureReading,
  typed: Typed,
  follows: boolean,
): Candidate {
  const start = tokens[read.from]?.start ?? 0;
  const end = tokens[read.to - 1]?.end ?? start;
  const why: Why[] = [{ code: "number", words: wordsOf(text, tokens, read.number.from, read.number.to) }];
  if (read.hedge) why.push({ code: "hedge", words: read.hedge.words });
  if (read.unit) why.push({ code: "unit", words: wordsOf(text, tokens, read.number.to, read.unit.to) });
  else if (read.phrase)
    why.push({ code: "noun", words: wordsOf(text, tokens, read.number.to, read.phrase.to) });
  if (typed.why) why.push(typed.why);
  const confidence = confidenceOf(tokens, read, typed, follows, why);
  return {
    start: utf16(start),
    end: utf16(end),
    text: text.slice(start, end),
    type: typed.type,
    confidence,
    value: readValue(tokens, read),
    speaker: null,
    verb: null,
    attributedTo: null,
    why,
  };
}

function wordsOf(text: string, tokens: readonly Token[], from: number, to: number): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}
