import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldForSearch, foldTypography, sameWords } from "./fold";
import { findOccurrences } from "./occurrences";
import { utf16 } from "./units";

const pieces = fc
  .array(
    fc.constantFrom(
      ..."ай1250 .,'\"-\n",
      "„",
      "“",
      "’",
      "—",
      "−",
      "\u00a0",
      "\u202f",
      "\u00ad",
      "\u200b",
      "и\u0306",
      "й",
      "e\u0301",
      "\u0301",
      "\u0323",
      "🇧🇬",
      "Å",
      "\uD83C",
      "한",
      "\u1112\u1161",
      "ש\u05b8",
      "10 000",
      "1.234.567",
      "\r\n",
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

/** Digits and whatever may stand between them, close together. */
const grouped = fc.string({ unit: fc.constantFrom(..."012 \n\r\u00a0.,'’-\u00ad") });

describe("foldTypography", () => {
  it.each([
    ["white space", "a\u00a0\u2009b\r\n\tc", "a b c"],
    ["quotation marks", "„а“ «б» “в” ‘г’ 'д' \"е\"", '"а" "б" "в" "г" "д" "е"'],
    ["apostrophes", "it’s it's", 'it"s it"s'],
    ["dashes", "1–2 — а − б ‑ в", "1-2 - а - б - в"],
    ["invisible signs", "ра\u00adке\u200bти\ufeff", "ракети"],
    ["composition", "и\u0306 e\u0301 Å", "й é Å"],
    ["digit grouping by space", "10 000, 1\u00a0234\u202f567 и 8\u2009000", "10000, 1234567 и 8000"],
    ["digit grouping over the end of a line", "10\n000 и 1\r\n110 0001", "10000 и 1110 0001"],
    ["digit grouping by apostrophe", "1'000’000", "1000000"],
    [
      "digit grouping that can be nothing else",
      "1.234.567 1,234,567 1.234,5 1,234.5",
      "1234567 1234567 1234,5 1234.5",
    ],
    ["feet and inches, kept apart", "6' 6\"", "6' 6\""],
    ["ambiguous groups, kept", "1.234 1,234 2024 800 05 123", "1.234 1,234 2024 800 05 123"],
    ["dates and addresses, kept", "12.10.2024, 0888 123456", "12.10.2024, 0888 123456"],
    ["case, marks and omission, kept", "Аа!? … ... -5 5", "Аа!? … ... -5 5"],
    ["nothing", "", ""],
  ])("folds %s", (_name, text, expected) => {
    expect(foldTypography(text).text).toBe(expected);
  });

  it("maps matches back to what they were made of", () => {
    const text = "за „10 000“ ра\u00adкети";
    const folded = foldTypography(text);
    const cut = (words: string) => {
      const at = folded.text.indexOf(words);
      return text.slice(folded.toOriginalStart(utf16(at)), folded.toOriginalEnd(utf16(at + words.length)));
    };
    expect(folded.text).toBe('за "10000" ракети');
    expect(cut("10000")).toBe("10 000");
    expect(cut("ра")).toBe("ра");
    expect(cut("кети")).toBe("кети");
    expect(cut("ракети")).toBe("ра\u00adкети");
  });

  it("is idempotent and blind to the form of composition", () => {
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: "binary" }), grouped), (text) => {
        const once = foldTypography(text).text;
        expect(foldTypography(once).text).toBe(once);
        expect(foldTypography(text.normalize("NFD")).text).toBe(once);
      }),
      { numRuns: 300 },
    );
  });

  it("maps every folded sign into the text, in order, to a piece that folds the same", () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const folded = foldTypography(text);
        let before = 0;
        for (let at = 0; at <= folded.text.length; at += 1) {
          const start = folded.toOriginalStart(utf16(at));
          const end = folded.toOriginalEnd(utf16(at));
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeLessThanOrEqual(text.length);
          if (at < folded.text.length) expect(folded.toOriginalEnd(utf16(at + 1))).toBeGreaterThan(start);
          before = start;
        }
        if (folded.text !== "") {
          const whole = text.slice(
            folded.toOriginalStart(utf16(0)),
            folded.toOriginalEnd(utf16(folded.text.length)),
          );
          expect(foldTypography(whole).text).toBe(folded.text);
        }
      }),
    );
  });

  it.each([
    ["accents", "\u0301".repeat(1_000_000)],
    ["white space", " \u00a0".repeat(500_000)],
    ["digits", "1".repeat(1_000_000)],
    ["grouped digits", "1 000".padEnd(1_000_000, " 000")],
    ["dotted digits", "1.000".padEnd(1_000_000, ".000")],
    ["quotation marks", "„".repeat(1_000_000)],
  ])("folds a megabyte of %s", (_name, text) => {
    expect(foldTypography(text).text.length).toBeGreaterThan(0);
  });
});

describe("sameWords", () => {
  it.each([
    ["„около 8 000 войници“", '"около 8000 войници"', true],
    [" 10–12\u00a0души ", "10-12 души", true],
    ["It’s ‘over’", "It's “over”", true],
    ["8000", "800", false],
    ["-5", "5", false],
    ["ракети!", "ракети", false],
    ["Ракети", "ракети", false],
    ["1,5", "1.5", false],
    ["6'", '6"', false],
  ])("%j and %j: %s", (a, b, same) => {
    expect(sameWords(a, b)).toBe(same);
  });
});

describe("foldForSearch", () => {
  it.each([
    ["ПХЕНЯН", "пхенян"],
    ["„НЕЙ“ и ѝ", '"ней" и ѝ'],
    ["ИИ\u0306", "ий"],
    ["№ 5 ﬁn", "no 5 fin"],
  ])("folds %j", (text, expected) => {
    expect(foldForSearch(text)).toBe(expected);
  });
});

describe("findOccurrences", () => {
  const cut = (text: string, words: string, limit?: number) =>
    findOccurrences(text, words, limit).map(({ start, end }) => text.slice(start, end));
  it.each([
    [
      "whatever typography",
      '„10 000 души“, "10\u00a0000 души" и 10000\nдуши',
      "10 000 души",
      ["10 000 души", "10\u00a0000 души", "10000\nдуши"],
    ],
    ["whole words only", "ракета ракети ракетите ракети", "ракети", ["ракети", "ракети"]],
    ["whole figures only", "8000 80001 8000-ите 8000,5 −8000 18000", "8000", ["8000"]],
    ["case by case", "Сеул сеул", "Сеул", ["Сеул"]],
    ["without overlap", "да да да", "да да", ["да да"]],
    ["no half flag", "🇧🇬🇬🇧", "🇬🇬", []],
    ["whole flags", "🇧🇬🇬🇧", "🇬🇧", ["🇬🇧"]],
    ["right-to-left words", "שלום עולם שלום", "שלום", ["שלום", "שלום"]],
    ["nothing for no words", "аб", " ", []],
    ["nothing in no text", "", "а", []],
  ])("finds %s", (_name, text, words, expected) => {
    expect(cut(text, words)).toEqual(expected);
  });

  it("stops at its limit", () => {
    expect(cut("а а а", "а", 2)).toHaveLength(2);
  });

  it("finds in order, without overlap, the same words, the marked ones among them", () => {
    fc.assert(
      fc.property(pieces, pieces, (before, behind) => {
        const text = `${before} | Ким 10 000 | ${behind}`;
        const places = findOccurrences(text, "Ким 10000");
        expect(places).toContainEqual({ start: before.length + 3, end: before.length + 13 });
        for (const { start, end } of places)
          expect(sameWords(text.slice(start, end), "Ким 10000")).toBe(true);
      }),
    );
  });
});
