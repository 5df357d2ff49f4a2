/**
 * Finds every place with the same words, whatever typography they are set in, so that one claim can
 * be marked wherever the article repeats it.
 */
import { type Folded, foldTypography } from "./fold";
import { isGraphemeBoundary } from "./graphemes";
import type { Span } from "./units";
import { utf16 } from "./units";
import { isWordCharacterAt, isWordCharacterBefore, isWordEnd, isWordStart } from "./words";

/**
 * Returns the places of `words` in `text`, in order and without overlap, at most `limit`. Typography
 * is forgiven, case is not. A place begins and ends on grapheme boundaries and, where the words begin
 * or end with a letter or digit, on word boundaries: "8000" is not found in „8000-ите“, "5" not in
 * "−5". Empty for words without a sign. `folded` is the folded view of `text`, when at hand.
 */
export function findOccurrences(
  text: string,
  words: string,
  limit = Number.POSITIVE_INFINITY,
  folded: Folded = foldTypography(text),
): Span[] {
  const needle = foldTypography(words).text.trim();
  const found: Span[] = [];
  if (needle === "") return found;
  const startsWord = isWordCharacterAt(needle, 0);
  const endsWord = isWordCharacterBefore(needle, needle.length);
  let at = folded.text.indexOf(needle);
  while (at >= 0 && found.length < limit) {
    const start = folded.toOriginalStart(utf16(at));
    const end = folded.toOriginalEnd(utf16(at + needle.length));
    const isPlace =
      (!startsWord || isWordStart(folded.text, utf16(at))) &&
      (!endsWord || isWordEnd(folded.text, utf16(at + needle.length))) &&
      isGraphemeBoundary(text, start) &&
      isGraphemeBoundary(text, end);
    if (isPlace) found.push({ start, end });
    at = folded.text.indexOf(needle, isPlace ? at + needle.length : at + 1);
  }
  return found;
}

/** Fewer letters and digits than these say little of where they stand. */
const FEW_SIGNS = 4;
/** Words that stand in so many places are hard to tell apart once the text around them changes. */
const MANY_PLACES = 4;

/**
 * Why words are hard to follow into a changed text: there are too few of them, or they occur too often.
 * Null for words that are neither.
 * @param count how many places in the text have these words
 */
export function fragility(words: string, count: number): "short" | "often" | null {
  if (count >= MANY_PLACES) return "often";
  return (words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < FEW_SIGNS ? "short" : null;
}
