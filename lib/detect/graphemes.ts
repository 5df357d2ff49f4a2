/**
 * Keeps candidates off the inside of graphemes. Tokens end on borders in all ordinary text; this is the
 * proof for the rest, asked only where a neighbour is not an everyday character.
 */

const WINDOW = 40;
const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Whether both ends of a span (UTF-16) lie on grapheme borders of `text`. */
export function onGraphemeBorders(text: string, { start, end }: { start: number; end: number }): boolean {
  return isBorder(text, start) && isBorder(text, end);
}

/** Latin, Cyrillic, punctuation and spaces never join with each other. */
function isPlain(code: number): boolean {
  return (
    (code >= 0x20 && code < 0x300) ||
    (code >= 0x400 && code < 0x483) ||
    (code >= 0x2010 && code < 0x2028) ||
    code === 0x0a
  );
}

function isBorder(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  if (isPlain(text.charCodeAt(offset - 1)) && isPlain(text.charCodeAt(offset))) return true;
  let from = Math.max(0, offset - WINDOW);
  // A window may not begin inside a pair of surrogates.
  const first = text.charCodeAt(from);
  if (first >= 0xdc00 && first <= 0xdfff) from++;
  const window = text.slice(from, offset + WINDOW);
  for (const { index } of segmenter.segment(window)) {
    if (from + index === offset) return true;
    if (from + index > offset) return false;
  }
  return false;
}
