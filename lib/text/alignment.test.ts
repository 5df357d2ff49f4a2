import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignWords, likeness, similarity, wordsOf } from "./alignment";
import { foldTypography, sameWords } from "./fold";

const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’.,:/-][\p{L}\p{M}\p{N}_]+)*|\S/gu;
const texts = fc
  .array(
    fc.constantFrom(
      ..."аБx1_½é",
      "12",
      "000",
      "2345",
      ..." \n\u00a0.,:/-–—−„“”\"'’%$…(",
      "\u00ad",
      "e\u0301",
      "🇧🇬",
    ),
    { maxLength: 16 },
  )
  .map((list) => list.join(""));

describe("wordsOf", () => {
  test("gives the words of the folded text, whichever way it takes", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(wordsOf(text).words).toEqual([...(foldTypography(text).text.match(WORD) ?? [])]);
      }),
      { numRuns: 3000 },
    );
  });

  test("says where in the text each word lies, in order", () => {
    fc.assert(
      fc.property(texts, texts, (around, text) => {
        const { words, starts, ends } = wordsOf(around + text, around.length);
        let last = around.length;
        for (const at of words.keys()) {
          const [start, end] = [starts[at] ?? 0, ends[at] ?? 0];
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(around.length + text.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("alignWords", () => {
  const aligned = (from: string, to: string) => {
    const [a, b] = [from.split(" "), to.split(" ")];
    return [...alignWords(a, b)].map((there, at) => `${a[at]}→${b[there] ?? ""}`).join(" ");
  };

  test.each([
    ["около 8000 войници", "8000 войници", "около→ 8000→8000 войници→войници"],
    ["над 8000 войници", "над 12000 войници", "над→над 8000→12000 войници→войници"],
    ["каза Лавров вчера", "каза вчера Шойгу", "каза→каза Лавров→ вчера→вчера"],
    ["войнци и танкове", "войници и танкове", "войнци→войници и→и танкове→танкове"],
  ])("%j, %j", (from, to, expected) => {
    expect(aligned(from, to)).toBe(expected);
  });

  test("is ascending and never sends two words to one", () => {
    const words = fc.array(fc.constantFrom("а", "не", "12", "13", "Петър", "Петра", ","), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (from, to) => {
        const there = [...alignWords(from, to)].filter((at) => at !== -1);
        expect(there).toEqual([...new Set(there)].sort((a, b) => a - b));
        expect(there.every((at) => at < to.length)).toBe(true);
      }),
    );
  });
});

test("similarity is 1 exactly for the same words, and likeness for the same word", () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      if (sameWords(a, b)) expect(similarity(a, b)).toBe(1);
      expect(similarity(a, b)).toBeLessThanOrEqual(1);
      expect(similarity(a, a)).toBe(1);
    }),
  );
  expect(similarity("10 000 войници", "12 000 войници")).toBeLessThan(1);
  expect(likeness("Лавров", "лавров")).toBeLessThan(1);
});
