import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGraphemeBoundary, snapToGraphemes } from "./graphemes";
import { quoteContext } from "./quote";
import { span, utf16 } from "./units";

describe("quoteContext", () => {
  it("takes 32 code points on each side", () => {
    const text = `${"а".repeat(40)}ДУМИ${"б".repeat(40)}`;
    expect(quoteContext(text, span(40, 44))).toEqual({
      exact: "ДУМИ",
      prefix: "а".repeat(32),
      suffix: "б".repeat(32),
    });
  });

  it("counts code points, not code units", () => {
    const text = `${"😀".repeat(40)}x${"😀".repeat(40)}`;
    const { prefix, suffix } = quoteContext(text, span(80, 81));
    expect([[...prefix].length, [...suffix].length]).toEqual([32, 32]);
  });

  it("leaves out a cluster that would be cut at the rim", () => {
    const text = `e\u0301${"а".repeat(31)}X${"б".repeat(31)}e\u0301`;
    expect(quoteContext(text, span(33, 34))).toMatchObject({
      prefix: "а".repeat(31),
      suffix: "б".repeat(31),
    });
  });

  it("has empty context at the ends of the text and beside an endless cluster", () => {
    expect(quoteContext("дума", span(0, 4))).toEqual({ exact: "дума", prefix: "", suffix: "" });
    const zalgo = `o${"\u0335".repeat(100)}`;
    expect(quoteContext(`${zalgo}x${zalgo}`, span(101, 102))).toMatchObject({ prefix: "", suffix: "" });
  });

  it("touches the span, keeps to 32 code points and cuts no cluster", () => {
    const text = fc
      .array(fc.constantFrom("a", "🇧", "🇬", "\u0301", "👩", "\u200d", "\n", "\uD83C", "ш"), { maxLength: 90 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.nat(120), fc.nat(120), (text, a, b) => {
        const start = Math.min(a, b, text.length);
        const snapped = snapToGraphemes(
          text,
          span(start, Math.max(start, Math.min(Math.max(a, b), text.length))),
        );
        const { exact, prefix, suffix } = quoteContext(text, snapped);
        const from = snapped.start - prefix.length;
        expect(text.slice(from)).toBe(prefix + exact + suffix + text.slice(snapped.end + suffix.length));
        expect(Math.max([...prefix].length, [...suffix].length)).toBeLessThanOrEqual(32);
        expect(isGraphemeBoundary(text, utf16(from))).toBe(true);
        expect(isGraphemeBoundary(text, utf16(snapped.end + suffix.length))).toBe(true);
      }),
    );
  });
});
