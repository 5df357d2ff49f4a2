/**
 * Finds words in a passage that was rewritten around them: the best approximate match above a floor, and
 * only where nothing else in reach is nearly as good. Approximate matching by `approx-string-match`
 * (Myers' bit-parallel algorithm).
 */
import search from "approx-string-match";
import { foldTypography } from "./fold";
import { type Span, span, utf16 } from "./units";
import { isWordEnd, isWordStart } from "./words";

/** Fewer signs say too little about where they belong. */
const SHORTEST = 20;
const LONGEST = 400;
/** One sign in so many may differ. */
const SIGNS_AN_ERROR = 6;

/**
 * The place of `words` in one of the `passages` of `text` (UTF-16), or null: too short, not there, or
 * there more than once. Linear in the passages times the errors allowed.
 */
export function findApproximately(text: string, passages: readonly Span[], words: string): Span | null {
  const needle = foldTypography(words).text.trim();
  if (needle.length < SHORTEST || needle.length > LONGEST) return null;
  const most = Math.floor(needle.length / SIGNS_AN_ERROR);
  let best: { place: Span; errors: number } | null = null;
  let isUnsure = false;
  for (const passage of passages) {
    const folded = foldTypography(text.slice(passage.start, passage.end));
    for (const { start, end, errors } of search(folded.text, needle, most)) {
      if (!isWordStart(folded.text, utf16(start)) || !isWordEnd(folded.text, utf16(end))) continue;
      const place = span(
        passage.start + folded.toOriginalStart(utf16(start)),
        passage.start + folded.toOriginalEnd(utf16(end)),
      );
      // Matches of one place differ by a sign or two at their ends.
      const isOther = best !== null && (place.end <= best.place.start || place.start >= best.place.end);
      if (best === null || errors < best.errors) {
        isUnsure = isOther && best !== null && best.errors - errors <= most / 2;
        best = { place, errors };
      } else if (isOther && errors - best.errors <= most / 2) isUnsure = true;
    }
  }
  return isUnsure ? null : (best?.place ?? null);
}
