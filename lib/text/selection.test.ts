import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGraphemeBoundary } from "./graphemes";
import { normaliseSelection, trimSpan } from "./selection";
import { span } from "./units";

describe("trimSpan", () => {
  it.each([
    ["spaces on both sides", "  дума ", span(0, 7), span(2, 6)],
    ["no-break, thin and zero-width spaces", "\u00a0\u2009\u200bдума\u202f\ufeff", span(0, 9), span(3, 7)],
    ["line ends", "\r\nдума\n\n", span(0, 8), span(2, 6)],
    ["nothing", "дума", span(0, 4), span(0, 4)],
    ["white space alone", " \n\u3000", span(0, 3), null],
    ["an empty span", "дума", span(2, 2), null],
    ["a reversed span", "дума", span(3, 1), null],
    ["a span beyond the text", " ab ", span(-5, 99), span(1, 3)],
  ])("cuts off %s", (_name, text, given, expected) => {
    expect(trimSpan(text, given)).toEqual(expected);
  });
});

describe("normaliseSelection", () => {
  it("keeps the flag a pointer cut in half", () => {
    expect(normaliseSelection("a 🇧🇬 b", span(1, 4))).toEqual(span(2, 6));
  });

  it("is null for white space and idempotent for everything else", () => {
    const text = fc
      .array(fc.constantFrom(" ", "\n", "a", "🇧", "🇬", "\u0301", "👩", "\u200d", "\u200b", "\uD83C"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.nat(12), fc.nat(12), (text, a, b) => {
        const start = Math.min(a, b, text.length);
        const end = Math.min(Math.max(a, b), text.length);
        const selection = normaliseSelection(text, span(start, end));
        if (selection === null) {
          expect(text.slice(start, end)).toMatch(/^[\s\u200b]*$/);
          return;
        }
        expect(isGraphemeBoundary(text, selection.start) && isGraphemeBoundary(text, selection.end)).toBe(
          true,
        );
        expect(normaliseSelection(text, selection)).toEqual(selection);
      }),
    );
  });
});
