import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentenceAround } from "./excerpt";
import { isGraphemeBoundary } from "./graphemes";
import { nextSentence, nextWord, previousSentence, previousWord } from "./movement";
import { trimSpan } from "./selection";
import { span, type Utf16Offset, utf16 } from "./units";

type Move = (text: string, offset: Utf16Offset) => Utf16Offset;

/** Every stop of a movement through the whole text, the starting end included. */
function stops(text: string, move: Move, from: number): number[] {
  const found = [from];
  for (let at = utf16(from); ; ) {
    const next = move(text, at);
    if (next === at) return found;
    found.push(next);
    at = next;
  }
}

/** The pieces between each forward stop and the backward stop before it. */
function pieces(text: string, forward: Move, back: Move): string[] {
  return stops(text, forward, 0)
    .slice(1)
    .map((end) => text.slice(back(text, utf16(end)), end));
}

const anyText = fc
  .array(
    fc.constantFrom(
      ...'аБz1 .\n,!„“"-—',
      "🇧",
      "🇬",
      "👩",
      "\u200d",
      "\u0301",
      "\uD83C",
      "ש",
      "г. ",
      "\r\n",
      "… ",
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("nextWord and previousWord", () => {
  it.each([
    ["Чое Сон-хуи каза: „8000-ите“.", ["Чое", "Сон-хуи", "каза", "8000-ите"]],
    ["over 1,000.5 at 12:30", ["over", "1,000.5", "at", "12:30"]],
    ["It’s the U.S. Army", ["It’s", "the", "U.S", "Army"]],
    ["и\u0306од — a\u00adb", ["и\u0306од", "a\u00adb"]],
    ["ура 🇪🇺🇺🇦 (👩‍🚀)", ["ура", "🇪🇺", "🇺🇦", "👩‍🚀"]],
    ["שלום עולם", ["שלום", "עולם"]],
  ])("go through %j by whole words", (text, expected) => {
    // Behind the last word the caret still goes to the end of the text.
    expect(pieces(text, nextWord, previousWord).slice(0, expected.length)).toEqual(expected);
  });

  it("finish the word the caret stands in", () => {
    expect(nextWord("ракети", utf16(2))).toBe(6);
    expect(previousWord("ракети", utf16(2))).toBe(0);
  });

  it("stay within a text however far outside they are asked", () => {
    expect(nextWord("аб", utf16(-5))).toBe(2);
    expect(previousWord("аб", utf16(50))).toBe(0);
    expect(nextWord("", utf16(0))).toBe(0);
    expect(previousWord("", utf16(0))).toBe(0);
  });
});

describe("nextSentence and previousSentence", () => {
  it.each([
    [
      "initials and titles",
      "Ген. П. Иванов дойде. Проф. Т. Ганев също.",
      ["Ген. П. Иванов дойде.", "Проф. Т. Ганев също."],
    ],
    ["English titles", "Mr. Smith paid Dr. Jones. She left.", ["Mr. Smith paid Dr. Jones.", "She left."]],
    [
      "a year before its verb",
      "На 5 май 2021 г. Иран отговори. Край.",
      ["На 5 май 2021 г. Иран отговори.", "Край."],
    ],
    [
      "a year at the end",
      "Мостът е построен от местни майстори през 1936 г. Реката го отнесе.",
      ["Мостът е построен от местни майстори през 1936 г.", "Реката го отнесе."],
    ],
    [
      "a year before a pronoun",
      "Това беше през 1936 г. Той замина.",
      ["Това беше през 1936 г.", "Той замина."],
    ],
    ["the U.S. inside", "The U.S. Army left. It did.", ["The U.S. Army left.", "It did."]],
    ["the U.S. at the end", "They came to the U.S. He stayed.", ["They came to the U.S.", "He stayed."]],
    [
      "closing quotation marks",
      "„Идваме.“ Тръгнаха. “No.” Yes.",
      ["„Идваме.“", "Тръгнаха.", "“No.”", "Yes."],
    ],
    [
      "a question inside a sentence",
      "„Кога?“, попита тя. После – „Къде!“ – и млъкна.",
      ["„Кога?“, попита тя.", "После – „Къде!“ – и млъкна."],
    ],
    [
      "decimals and links",
      "It cost 1.5 million, see a.example.com. Yes.",
      ["It cost 1.5 million, see a.example.com.", "Yes."],
    ],
    ["dots of omission", "Може би… или не… Кой знае?! Никой.", ["Може би… или не…", "Кой знае?!", "Никой."]],
    ["line ends", "Заглавие\nПърви ред.\n\nВтори", ["Заглавие", "Първи ред.", "Втори"]],
    ["wrapped lines", "Ред, който\nпродължава. Край", ["Ред, който\nпродължава.", "Край"]],
    ["numbered lines", "1. Първо.\n2. Второ.", ["1. Първо.", "2. Второ."]],
    ["a number at the end", "Беше през 2021. После дойде 2022.", ["Беше през 2021.", "После дойде 2022."]],
  ])("keep %s", (_name, text, expected) => {
    expect(pieces(text, nextSentence, previousSentence)).toEqual(expected);
    expect(stops(text, previousSentence, text.length)).toHaveLength(expected.length + 1);
  });
});

describe.each([
  ["word", nextWord, previousWord],
  ["sentence", nextSentence, previousSentence],
])("movement by %s", (_unit, next, previous) => {
  it("always makes way, in both directions, to both ends of any text", () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), (text, seed) => {
        const at = utf16(Math.min(seed, text.length));
        if (at < text.length) expect(next(text, at)).toBeGreaterThan(at);
        if (at > 0) expect(previous(text, at)).toBeLessThan(at);
        expect(stops(text, next, 0).at(-1)).toBe(text.length);
        expect(stops(text, previous, text.length).at(-1)).toBe(0);
      }),
    );
  });

  it.each([
    ["white space", " \n".repeat(500_000)],
    ["full stops", ".".repeat(1_000_000)],
    ["spaced full stops", ". ".repeat(500_000)],
    ["closing marks", `a.${"“".repeat(1_000_000)}`],
    ["abbreviations", "г. ".repeat(300_000)],
    ["flags", "🇧🇬".repeat(250_000)],
    ["one word", "а".repeat(1_000_000)],
  ])("crosses a megabyte of %s", (_name, text) => {
    expect(next(text, utf16(0))).toBeGreaterThan(0);
    expect(previous(text, utf16(text.length))).toBeLessThan(text.length);
  });
});

it("words begin and end on grapheme boundaries", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const at of [...stops(text, nextWord, 0), ...stops(text, previousWord, text.length)]) {
        expect(isGraphemeBoundary(text, utf16(at))).toBe(true);
      }
    }),
  );
});

describe("sentenceAround", () => {
  it.each([
    ["Първо. Второ нещо. Трето.", span(7, 12), "Второ нещо."],
    ["Първо. Второ нещо. Трето.", span(2, 9), "Първо. Второ нещо."],
    ["Първо. Второ нещо. Трето.", span(0, 0), "Първо."],
    ["Ред\nВтори ред\nТрети", span(4, 13), "Втори ред"],
  ])("in %j around %j", (text, given, expected) => {
    const around = sentenceAround(text, given);
    expect(text.slice(around.start, around.end)).toBe(expected);
  });

  it("contains every trimmed span", () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.nat(40), (text, a, b) => {
        const trimmed = trimSpan(text, span(Math.min(a, b), Math.max(a, b)));
        if (!trimmed) return;
        const around = sentenceAround(text, trimmed);
        expect(around.start).toBeLessThanOrEqual(trimmed.start);
        expect(around.end).toBeGreaterThanOrEqual(trimmed.end);
      }),
    );
  });
});
