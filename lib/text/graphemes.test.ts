import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGraphemeBoundary, nextGrapheme, previousGrapheme, snapToGraphemes } from "./graphemes";
import { span, utf16 } from "./units";

/** What the platform's own segmenter says of the whole of a short text. */
function boundaries(text: string): number[] {
  const segments = new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text);
  return [...[...segments].map((segment) => segment.index), text.length];
}

const pieces = [
  ..."aя1 \n\r\t\u00a0„“—.#",
  "\u0301",
  "\u0483",
  "\u20e3",
  "\ufe0f",
  "\u200d",
  "\u200c",
  "\u200b",
  "\u00ad",
  "🇧",
  "🇬",
  "🇺",
  "👩",
  "🚀",
  "🏽",
  "❤",
  "©",
  "\uD83C",
  "\uDDE7",
  "ש",
  "\u05b8",
  "\u0600",
  "क",
  "\u094d",
  "\u093f",
  "ก",
  "\u0e33",
  "\u1100",
  "\u1161",
  "\u11a8",
  "가",
  "漢",
  "\u{e0067}",
  "🏴",
];
const clusteredText = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(""));

describe("isGraphemeBoundary", () => {
  it("agrees with the platform's segmenter at every offset of any short text", () => {
    fc.assert(
      fc.property(fc.oneof(clusteredText, fc.string({ unit: "binary", maxLength: 20 })), (text) => {
        const expected = new Set(boundaries(text));
        for (let at = 0; at <= text.length; at += 1) {
          expect([at, isGraphemeBoundary(text, utf16(at))]).toEqual([at, expected.has(at)]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("has no boundary outside the text", () => {
    expect(isGraphemeBoundary("ab", utf16(-1))).toBe(false);
    expect(isGraphemeBoundary("ab", utf16(3))).toBe(false);
    expect(isGraphemeBoundary("ab", utf16(Number.NaN))).toBe(false);
  });

  it("pairs flags from the start of their run, a megabyte away", () => {
    const text = `x${"🇧🇬".repeat(250_000)}`;
    expect(isGraphemeBoundary(text, utf16(text.length - 4))).toBe(true);
    expect(isGraphemeBoundary(text, utf16(text.length - 2))).toBe(false);
    const odd = `🇺${text.slice(1)}`;
    expect(isGraphemeBoundary(odd, utf16(odd.length - 4))).toBe(false);
    expect(isGraphemeBoundary(odd, utf16(odd.length - 2))).toBe(true);
  });
});

describe("nextGrapheme and previousGrapheme", () => {
  it("visit exactly the boundaries, forward and back", () => {
    fc.assert(
      fc.property(clusteredText, (text) => {
        const forward = [0];
        while ((forward.at(-1) ?? 0) < text.length)
          forward.push(nextGrapheme(text, utf16(forward.at(-1) ?? 0)));
        const back = [text.length];
        while ((back[0] ?? 0) > 0) back.unshift(previousGrapheme(text, utf16(back[0] ?? 0)));
        const expected = text === "" ? [0] : boundaries(text);
        expect(forward).toEqual(expected);
        expect(back).toEqual(expected);
      }),
    );
  });

  it.each([
    ["a megabyte of accents on one letter", `o${"\u0335".repeat(1_000_000)}b`, 1_000_001],
    ["a hundred thousand joined emoji", `${"👩\u200d".repeat(100_000)}🚀b`, 300_002],
    ["CR LF", "\r\nb", 2],
  ])("step over %s as one", (_name, text, end) => {
    expect(nextGrapheme(text, utf16(0))).toBe(end);
    expect(previousGrapheme(text, utf16(end))).toBe(0);
  });

  it("stay at the ends of the text", () => {
    expect(nextGrapheme("ab", utf16(2))).toBe(2);
    expect(previousGrapheme("ab", utf16(0))).toBe(0);
    expect(nextGrapheme("", utf16(0))).toBe(0);
  });
});

describe("snapToGraphemes", () => {
  it.each([
    ["half a flag", "🇧🇬🇺🇦", span(2, 4), span(0, 4)],
    ["the second half and the next first half", "🇧🇬🇺🇦", span(2, 6), span(0, 8)],
    ["an astronaut's rocket", "👩‍🚀", span(3, 5), span(0, 5)],
    ["an accent", "e\u0301a", span(1, 3), span(0, 3)],
    ["a span that is whole", "абв", span(1, 2), span(1, 2)],
    ["a caret on a border", "абв", span(1, 1), span(1, 1)],
    ["a caret inside a flag", "🇧🇬", span(2, 2), span(0, 4)],
    ["offsets beyond the text", "аб", span(-3, 9), span(0, 2)],
    ["nothing at all", "", span(0, 0), span(0, 0)],
  ])("grows %s outward", (_name, text, given, expected) => {
    expect(snapToGraphemes(text, given)).toEqual(expected);
  });

  it("only grows, to boundaries, and changes nothing the second time", () => {
    fc.assert(
      fc.property(clusteredText, fc.nat(24), fc.nat(24), (text, a, b) => {
        const start = Math.min(a, b, text.length);
        const end = Math.min(Math.max(a, b), text.length);
        const snapped = snapToGraphemes(text, span(start, end));
        expect(snapped.start).toBeLessThanOrEqual(start);
        expect(snapped.end).toBeGreaterThanOrEqual(end);
        expect(isGraphemeBoundary(text, snapped.start) && isGraphemeBoundary(text, snapped.end)).toBe(true);
        expect(snapToGraphemes(text, snapped)).toEqual(snapped);
      }),
    );
  });
});
