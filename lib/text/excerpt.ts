/**
 * Cuts a readable piece of text around a span, for previews and lists of hits.
 */
import { nextSentence, previousSentence } from "./movement";
import type { Span } from "./units";
import { utf16 } from "./units";

/**
 * Returns the sentence or sentences that `span` lies in, without white space around. Contains every
 * span that is trimmed; an empty one gives the sentence it stands in.
 */
export function sentenceAround(text: string, span: Span): Span {
  const start = previousSentence(text, utf16(Math.min(span.start + 1, text.length)));
  const lastSign = utf16(Math.max(span.end - 1, span.start));
  return { start, end: nextSentence(text, lastSign) };
}
