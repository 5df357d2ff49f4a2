/** Where the words of a claim that is put anew are to be looked for first. */
import { type Span, utf16 } from "../text/units";
import type { DeskClaim } from "./desk-claim";

/** Fewer signs than these are found by chance. */
const FEWEST_SIGNS = 6;

/** The longest end of `words` that is in the text, cut at spaces: where it ends; -1 where nothing of it is. */
function endOfLongestTail(words: string, text: string): number {
  for (let tail = words; tail.length >= FEWEST_SIGNS; tail = tail.slice(tail.search(/\s/u)).trimStart()) {
    const at = text.indexOf(tail);
    if (at >= 0) return at + tail.length;
    if (!/\s/u.test(tail)) break;
  }
  return -1;
}

/** The words a claim has; for a lost one, the place behind the words that stood before it, or before those behind. */
export function likelyPlace({ span, full }: DeskClaim, text: string): Span {
  if (span) return span;
  const behind = endOfLongestTail(full?.anchor.prefix.trim() ?? "", text);
  const suffix = full?.anchor.suffix.trim() ?? "";
  const before = suffix.length < FEWEST_SIGNS ? -1 : text.indexOf(suffix);
  const at = utf16(Math.max(behind >= 0 ? behind : before, 0));
  return { start: at, end: at };
}
