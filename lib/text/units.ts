/**
 * The two units text is counted in, and the one place that converts between them.
 * At rest and on every wire: Unicode code points. In memory, in this room and in the DOM: UTF-16
 * code units, as JavaScript strings count. The brands keep them from being mixed.
 * W3C Web Annotation Data Model, section 4.2.4, counts text positions in code points.
 */

declare const unit: unique symbol;

/** An offset into a text in UTF-16 code units, zero-based. */
export type Utf16Offset = number & { readonly [unit]: "utf16" };
/** An offset into a text in Unicode code points, zero-based. */
export type CodePointOffset = number & { readonly [unit]: "code point" };

/** A half-open range `[start, end)` of a text, in UTF-16 code units. */
export type Span = { readonly start: Utf16Offset; readonly end: Utf16Offset };
/** A half-open range `[start, end)` of a text, in code points. */
export type CodePointSpan = { readonly start: CodePointOffset; readonly end: CodePointOffset };

/** Takes a plain number for a UTF-16 offset: for numbers that come from string methods or the DOM. */
export function utf16(offset: number): Utf16Offset {
  return offset as Utf16Offset; // The brand exists only in the type.
}

/** Takes a plain number for a code point offset: for numbers that come off the wire or the disk. */
export function codePoint(offset: number): CodePointOffset {
  return offset as CodePointOffset; // The brand exists only in the type.
}

/** Makes a span of two plain UTF-16 offsets. */
export function span(start: number, end: number): Span {
  return { start: utf16(start), end: utf16(end) };
}

/** Makes a span of two plain code point offsets. */
export function codePointSpan(start: number, end: number): CodePointSpan {
  return { start: codePoint(start), end: codePoint(end) };
}
