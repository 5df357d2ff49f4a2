import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sameWords } from "./fold";
import { type Hunk, wordDiff } from "./word-diff";

const shown = (from: string, to: string, hunks: readonly Hunk[]): string[] =>
  hunks.map(({ kind, from: a, to: b }) =>
    kind === "same"
      ? to.slice(b.start, b.end)
      : `${kind}(${from.slice(a.start, a.end)}|${to.slice(b.start, b.end)})`,
  );

describe("wordDiff", () => {
  test.each<[string, string, string[]]>([
    ["същите думи", "същите думи", ["същите думи"]],
    ["около 8000 войници", "10 000 войници", ["changed(около 8000|10 000)", " войници"]],
    ["те потвърдиха", "те не потвърдиха", ["те", "changed(| не)", " потвърдиха"]],
    ["„да“, каза", '"да", каза', ['typography(„|")', "да", 'typography(“|")', ", каза"]],
    ["", "ново", ["changed(|ново)"]],
    ["старо", "", ["changed(старо|)"]],
    ["", "", []],
  ])("%j, %j", (from, to, expected) => {
    expect(shown(from, to, wordDiff(from, to))).toEqual(expected);
  });
});

const texts = fc
  .array(
    fc.constantFrom("Едно.", "Две не.", "8000 души!", "🇧🇬", "„А“", "\n\n", " ", "той каза ", "ж\u0301"),
    {
      maxLength: 20,
    },
  )
  .map((list) => list.join(""));

describe("wordDiff, whatever the texts", () => {
  test("covers both texts in order, and what it calls the same has the same words", () => {
    fc.assert(
      fc.property(texts, texts, (from, to) => {
        const hunks = wordDiff(from, to);
        expect(hunks.map((hunk) => from.slice(hunk.from.start, hunk.from.end)).join("")).toBe(from);
        expect(hunks.map((hunk) => to.slice(hunk.to.start, hunk.to.end)).join("")).toBe(to);
        for (const { kind, from: a, to: b } of hunks) {
          if (kind === "same" || kind === "typography")
            expect(sameWords(from.slice(a.start, a.end), to.slice(b.start, b.end))).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
