/** Moves one end of a span by a sign or a word, as the bracket keys do for claims and candidates alike. */
import { nextGrapheme, previousGrapheme } from "../text/graphemes";
import { nextWord, previousWord } from "../text/movement";
import { normaliseSelection } from "../text/selection";
import type { Span, Utf16Offset } from "../text/units";

/** The two ends of some words, and which way one may go. */
export type Nudge = { readonly end: "start" | "end"; readonly grow: boolean; readonly byWord: boolean };

/** The span after the nudge; null when nothing would be left of it. */
export function nudged(text: string, { start, end: until }: Span, { end, grow, byWord }: Nudge): Span | null {
  const forward = (end === "end") === grow;
  const next = byWord ? nextWord : nextGrapheme;
  const previous = byWord ? previousWord : previousGrapheme;
  const go = (at: Utf16Offset) => (forward ? next(text, at) : previous(text, at));
  const wanted = end === "end" ? { start, end: go(until) } : { start: go(start), end: until };
  const span = wanted.start < wanted.end ? normaliseSelection(text, wanted) : null;
  if (!grow || span?.start !== start || span.end !== until) return span;
  // A step onto a space is no change: it goes on to the next sign.
  const further = end === "end" ? { start, end: go(wanted.end) } : { start: go(wanted.start), end: until };
  return normaliseSelection(text, further);
}
