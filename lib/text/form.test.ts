import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bringIntoForm, MAX_TEXT_BYTES, type RefusalReason, TextRefused } from "./form";

function refusal(raw: string): RefusalReason | null {
  try {
    bringIntoForm(raw);
    return null;
  } catch (error) {
    if (error instanceof TextRefused) return error.reason;
    throw error;
  }
}

describe("bringIntoForm", () => {
  it.each([
    ["Windows line ends", "а\r\nб\r\n", "а\nб\n", 0],
    ["old Mac line ends", "а\rб", "а\nб", 0],
    ["mixed line ends", "а\r\r\n\nб", "а\n\n\nб", 0],
    ["byte order marks", "\ufeff\ufeffа\ufeff", "а\ufeff", 0],
    ["lone surrogates", "\uD83Cа\uDDE7", "\ufffdа\ufffd", 2],
    ["a pair, kept", "🇧🇬", "🇧🇬", 0],
    ["a replacement character that was there", "\ufffd", "\ufffd", 0],
    ["decomposed letters, kept", "и\u0306 e\u0301", "и\u0306 e\u0301", 0],
    ["white space around, kept", "  а \u00a0\n", "  а \u00a0\n", 0],
  ])("handles %s", (_name, raw, text, replacedSurrogates) => {
    expect(bringIntoForm(raw)).toEqual({ text, replacedSurrogates });
  });

  it.each([
    ["", "empty"],
    [" \u00a0\r\n\u2003\t", "empty"],
    ["\ufeff", "empty"],
    ["а\0б", "nul"],
    ["a".repeat(MAX_TEXT_BYTES + 1), "too-large"],
    ["я".repeat(MAX_TEXT_BYTES / 2 + 1), "too-large"],
    ["😀".repeat(MAX_TEXT_BYTES / 4 + 1), "too-large"],
  ])("refuses %#", (raw, reason) => {
    expect(refusal(raw)).toBe(reason);
  });

  it("takes exactly five mebibytes", () => {
    expect(refusal("a".repeat(MAX_TEXT_BYTES))).toBeNull();
    expect(refusal("я".repeat(MAX_TEXT_BYTES / 2))).toBeNull();
    expect(refusal("😀".repeat(MAX_TEXT_BYTES / 4))).toBeNull();
  });

  it("gives well-formed text without carriage returns and changes nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (raw) => {
        if (refusal(`x${raw}`) !== null) return;
        const { text } = bringIntoForm(`x${raw}`);
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toContain("\r");
        expect(bringIntoForm(text)).toEqual({ text, replacedSurrogates: 0 });
        expect(text).toBe(`x${raw}`.toWellFormed().replaceAll("\r\n", "\n").replaceAll("\r", "\n"));
      }),
    );
  });
});
