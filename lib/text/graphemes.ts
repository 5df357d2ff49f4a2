/**
 * Decides where a text may be cut without splitting what a reader sees as one sign: a flag, a joined
 * emoji, a letter with its accents (extended grapheme clusters, Unicode UAX #29).
 * `Intl.Segmenter` is quadratic in the length of its string on Node 20, so it is only ever shown the
 * two or three code points around one offset. The rules that look further back (pairs of regional
 * indicators, joined emoji, Indic conjuncts) are walked by hand; the tests compare both.
 */
import type { Span, Utf16Offset } from "./units";
import { utf16 } from "./units";

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

const ZWJ = 0x200d;
/** Longest run of marks looked at for an Indic conjunct; real ones have at most four. */
const CONJUNCT_WINDOW = 32;

const PICTOGRAPH = /^\p{Extended_Pictographic}/u;
const EXTENDS = /^[\p{Grapheme_Extend}\p{Emoji_Modifier}]/u;
const OTHER_LETTER = /^\p{Lo}/u;
const MARK_OR_JOINER = /^[\p{M}\u200c\u200d]/u;

/**
 * Tells whether a cut at `offset` falls between two grapheme clusters. Both ends of the text are
 * boundaries; offsets outside `[0, text.length]` are not.
 * Constant time, but for a cut inside a run of flags or behind a run of marks: linear in that run.
 */
export function isGraphemeBoundary(text: string, offset: Utf16Offset): boolean {
  if (offset === 0 || offset === text.length) return true;
  if (!(offset > 0 && offset < text.length)) return false;
  const unitBefore = text.charCodeAt(offset - 1);
  const unitAfter = text.charCodeAt(offset);
  if (isPlain(unitBefore) && isPlain(unitAfter)) return !(unitBefore === 0x0d && unitAfter === 0x0a);
  if (isHigh(unitBefore) && isLow(unitAfter)) return false;

  const before = codePointBefore(text, offset);
  const after = text.codePointAt(offset) ?? 0;
  if (isRegional(before) && isRegional(after)) return regionalsBefore(text, offset) % 2 === 0;
  const next = String.fromCodePoint(after);
  if (before === ZWJ && PICTOGRAPH.test(next)) return !joinsPictograph(text, offset);
  const previous = String.fromCodePoint(before);
  if (MARK_OR_JOINER.test(previous) && OTHER_LETTER.test(next)) {
    return breaksAt(conjunctContext(text, offset), next);
  }
  // GB9, decided here because a pile of marks asks it once a mark and the segmenter costs 2 µs.
  if (EXTENDS.test(next) && EXTENDS.test(previous)) return false;
  return breaksAt(previous, next);
}

/** Returns the nearest grapheme boundary behind `offset`, or the end of the text. */
export function nextGrapheme(text: string, offset: Utf16Offset): Utf16Offset {
  let at = clamp(text, offset);
  if (at === text.length) return utf16(at);
  do at += 1;
  while (!isGraphemeBoundary(text, utf16(at)));
  return utf16(at);
}

/** Returns the nearest grapheme boundary before `offset`, or 0. */
export function previousGrapheme(text: string, offset: Utf16Offset): Utf16Offset {
  let at = clamp(text, offset);
  if (at === 0) return utf16(0);
  do at -= 1;
  while (!isGraphemeBoundary(text, utf16(at)));
  return utf16(at);
}

/**
 * Grows a span outward until both ends are grapheme boundaries. Offsets outside the text come to its
 * ends first. An empty span on a boundary stays empty; one inside a cluster takes the cluster.
 *
 * @example
 * snapToGraphemes("🇧🇬🇺🇦", span(2, 4)); // { start: 0, end: 4 }
 */
export function snapToGraphemes(text: string, span: Span): Span {
  const start = utf16(clamp(text, span.start));
  const end = utf16(clamp(text, span.end));
  return {
    start: isGraphemeBoundary(text, start) ? start : previousGrapheme(text, start),
    end: isGraphemeBoundary(text, end) ? end : nextGrapheme(text, end),
  };
}

/**
 * Units between two of which there is always a boundary (but for CR LF): Latin, Greek and Cyrillic
 * letters, digits, ASCII, quotation marks and dashes. Nearly every question about news text ends here.
 */
function isPlain(unit: number): boolean {
  return (
    unit < 0x300 ||
    (unit >= 0x370 && unit < 0x483) ||
    (unit >= 0x48a && unit < 0x530) ||
    (unit >= 0x2010 && unit < 0x2028)
  );
}

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

function isRegional(point: number): boolean {
  return point >= 0x1f1e6 && point <= 0x1f1ff;
}

/** The code point that ends at `offset`; a lone surrogate stands for itself. */
function codePointBefore(text: string, offset: number): number {
  const unit = text.charCodeAt(offset - 1);
  if (isLow(unit) && offset > 1 && isHigh(text.charCodeAt(offset - 2))) {
    return text.codePointAt(offset - 2) ?? unit;
  }
  return unit;
}

function widthOf(point: number): number {
  return point > 0xffff ? 2 : 1;
}

/** GB12 and GB13: flags pair up from the start of their run, however far back that is. */
function regionalsBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && isRegional(codePointBefore(text, at))) at -= 2;
  return (offset - at) / 2;
}

/** GB11: a pictograph, marks or skin tones, one joiner before `offset`. */
function joinsPictograph(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at > 0) {
    const point = codePointBefore(text, at);
    const character = String.fromCodePoint(point);
    if (PICTOGRAPH.test(character)) return true;
    if (point === ZWJ || !EXTENDS.test(character)) return false;
    at -= widthOf(point);
  }
  return false;
}

/** GB9c: the letter before `offset` with its marks, without marks beyond the window. */
function conjunctContext(text: string, offset: number): string {
  let at = offset;
  for (let steps = 0; at > 0 && steps < CONJUNCT_WINDOW; steps += 1) {
    const point = codePointBefore(text, at);
    at -= widthOf(point);
    if (!MARK_OR_JOINER.test(String.fromCodePoint(point))) break;
  }
  return text.slice(at, offset);
}

function breaksAt(left: string, right: string): boolean {
  return segmenter.segment(left + right).containing(left.length)?.index === left.length;
}

function clamp(text: string, offset: number): number {
  return Math.min(Math.max(offset, 0), text.length);
}
