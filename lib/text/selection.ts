/**
 * Decides what a person meant by a selection: the words without the white space around them, and
 * whole signs. Pointers overshoot into spaces and line ends; nobody marks half a flag on purpose.
 */
import { snapToGraphemes } from "./graphemes";
import type { Span } from "./units";
import { span as makeSpan } from "./units";

/** `\s` and the invisible spaces it leaves out: next line, Mongolian vowel separator, zero width. */
const BLANK = /[\s\u0085\u180e\u200b\u2060]/;

/**
 * Shrinks a span until it neither starts nor ends with white space of any kind (no-break, thin and
 * zero-width spaces and line ends included). Offsets outside the text come to its ends first.
 * Null when nothing but white space is left.
 */
export function trimSpan(text: string, span: Span): Span | null {
  let start = Math.max(span.start, 0);
  let end = Math.min(span.end, text.length);
  while (start < end && BLANK.test(text.charAt(start))) start += 1;
  while (end > start && BLANK.test(text.charAt(end - 1))) end -= 1;
  return start < end ? makeSpan(start, end) : null;
}

/**
 * Brings a raw selection into the form in which it may become a claim: trimmed, then grown outward
 * to whole grapheme clusters. Null when the selection holds no sign. Idempotent.
 */
export function normaliseSelection(text: string, span: Span): Span | null {
  const trimmed = trimSpan(text, span);
  return trimmed && snapToGraphemes(text, trimmed);
}
