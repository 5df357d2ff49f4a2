/**
 * The one converter between UTF-16 code units (memory, DOM) and code points (disk, wire).
 * The two counts differ only behind astral characters, so an index is the list of those and nothing
 * else: an article of five million plain letters costs one scan and no memory.
 */
import type { CodePointOffset, CodePointSpan, Span, Utf16Offset } from "./units";
import { codePoint, utf16 } from "./units";

/**
 * Converts offsets and spans of one text in both directions. Building is one linear scan, every
 * look-up O(log a) in the number of astral characters. A lone surrogate counts as one code point, as
 * string iteration and Python's `surrogatepass` count it.
 *
 * @example
 * const index = new TextIndex("🇧🇬 ok");
 * index.toCodePoint(utf16(4)); // 2: a flag is two code points, four code units
 * index.toUtf16(codePoint(3)); // 5
 */
export class TextIndex {
  readonly text: string;
  /** The number of code points in the text. */
  readonly length: CodePointOffset;
  /** UTF-16 offsets of the high halves of all surrogate pairs, ascending. */
  readonly #pairs: Uint32Array;

  constructor(text: string) {
    this.text = text;
    this.#pairs = surrogatePairs(text);
    this.length = codePoint(text.length - this.#pairs.length);
  }

  /**
   * Converts a UTF-16 offset in `[0, text.length]`.
   * @throws RangeError when the offset is no integer, out of range or inside a surrogate pair.
   */
  toCodePoint(offset: Utf16Offset): CodePointOffset {
    this.#check(offset, this.text.length, "UTF-16 offset");
    const before = this.#countPairs((high) => high < offset);
    if (before > 0 && this.#pairs[before - 1] === offset - 1) {
      throw new RangeError(`UTF-16 offset ${offset} lies inside a surrogate pair`);
    }
    return codePoint(offset - before);
  }

  /**
   * Converts a code point offset in `[0, length]`.
   * @throws RangeError when the offset is no integer or out of range.
   */
  toUtf16(offset: CodePointOffset): Utf16Offset {
    this.#check(offset, this.length, "code point offset");
    // Pair number k has k pairs before it, so its own code point offset is `high - k`.
    return utf16(offset + this.#countPairs((high, k) => high - k < offset));
  }

  /**
   * Converts a half-open span.
   * @throws RangeError as {@link toCodePoint}, and when the span ends before it starts.
   */
  spanToCodePoints(span: Span): CodePointSpan {
    checkOrder(span);
    return { start: this.toCodePoint(span.start), end: this.toCodePoint(span.end) };
  }

  /**
   * Converts a half-open span.
   * @throws RangeError as {@link toUtf16}, and when the span ends before it starts.
   */
  spanToUtf16(span: CodePointSpan): Span {
    checkOrder(span);
    return { start: this.toUtf16(span.start), end: this.toUtf16(span.end) };
  }

  #check(offset: number, limit: number, what: string): void {
    if (!Number.isInteger(offset) || offset < 0 || offset > limit) {
      throw new RangeError(`${what} ${offset} is not in 0 to ${limit}`);
    }
  }

  /** How many pairs satisfy a predicate that holds for a prefix of the list: a binary search. */
  #countPairs(holds: (high: number, k: number) => boolean): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(this.#pairs[middle] ?? 0, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function checkOrder(span: { start: number; end: number }): void {
  if (span.start > span.end) throw new RangeError(`span ${span.start} to ${span.end} is reversed`);
}

function surrogatePairs(text: string): Uint32Array {
  const found: number[] = [];
  // The regex engine skips text without surrogates several times faster than a loop over units.
  const pair = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
  while (pair.test(text)) found.push(pair.lastIndex - 2);
  return Uint32Array.from(found);
}
