import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextIndex } from "./offsets";
import { codePoint, codePointSpan, span, utf16 } from "./units";

/** Strings of every sort, lone surrogates included, rich in flags and joined emoji. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("а", "e\u0301", "🇧🇬", "👩‍🚀", "\uD83C", "\uDDE7", "\r\n", "שלום", " "))
    .map((parts) => parts.join("")),
);

describe("TextIndex", () => {
  it.each([
    ["", 0],
    ["абв", 3],
    ["🇧🇬", 2],
    ["👩‍🚀", 3],
    ["e\u0301", 2],
    ["\uD83C", 1],
    ["\uDDE7\uD83C", 2],
    ["a\r\nb", 4],
  ])("counts the code points of %j", (text, length) => {
    expect(new TextIndex(text).length).toBe(length);
  });

  it("agrees with string iteration at every code point of any text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const index = new TextIndex(text);
        let units = 0;
        let points = 0;
        for (const character of text) {
          expect(index.toCodePoint(utf16(units))).toBe(points);
          expect(index.toUtf16(codePoint(points))).toBe(units);
          units += character.length;
          points += 1;
        }
        expect(index.length).toBe(points);
        expect(index.toCodePoint(utf16(units))).toBe(points);
        expect(index.toUtf16(codePoint(points))).toBe(units);
      }),
    );
  });

  it("converts spans there and back", () => {
    const index = new TextIndex("a🇧🇬b");
    expect(index.spanToCodePoints(span(1, 5))).toEqual({ start: 1, end: 3 });
    expect(index.spanToUtf16(codePointSpan(1, 3))).toEqual({ start: 1, end: 5 });
  });

  it.each([-1, 6, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses the UTF-16 offset %s", (offset) => {
    expect(() => new TextIndex("a🇧🇬").toCodePoint(utf16(offset))).toThrow(RangeError);
  });

  it.each([-1, 4, 1.5, Number.NaN])("refuses the code point offset %s", (offset) => {
    expect(() => new TextIndex("a🇧🇬").toUtf16(codePoint(offset))).toThrow(RangeError);
  });

  it("names the number when an offset lies inside a surrogate pair", () => {
    expect(() => new TextIndex("a🇧🇬").toCodePoint(utf16(2))).toThrow("offset 2 lies inside");
  });

  it("refuses reversed spans in both units", () => {
    const index = new TextIndex("abc");
    expect(() => index.spanToCodePoints(span(2, 1))).toThrow("reversed");
    expect(() => index.spanToUtf16(codePointSpan(2, 1))).toThrow("reversed");
  });

  it("holds five megabytes of emoji", () => {
    const index = new TextIndex("😀".repeat(1_300_000));
    expect(index.length).toBe(1_300_000);
    expect(index.toUtf16(codePoint(1_299_999))).toBe(2_599_998);
    expect(index.toCodePoint(utf16(2_599_998))).toBe(1_299_999);
  });
});
