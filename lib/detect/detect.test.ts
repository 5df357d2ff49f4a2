import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DOUBTFUL_BELOW } from "./candidate";
import { type Candidate, detect } from "./detect";

const figures = (text: string) => detect(text).filter((candidate) => candidate.type !== "quote");
const quotes = (text: string) => detect(text).filter((candidate) => candidate.type === "quote");
const sure = (found: Candidate[]) => found.filter((candidate) => candidate.confidence >= DOUBTFUL_BELOW);
const only = (found: Candidate[]): Candidate => {
  expect(found).toHaveLength(1);
  const [candidate] = found;
  if (!candidate) throw new Error("nothing found");
  return candidate;
};

describe("figures", () => {
  const cases: [
    text: string,
    span: string,
    type: string,
    min: number | null,
    max: number | null,
    unit: string | null,
  ][] = [
    [
      "Там са около 8000 севернокорейски войници в района.",
      "около 8000 севернокорейски войници",
      "troop-count",
      8000,
      8000,
      "войник",
    ],
    ["Изпратени са повече от 1000 ракети.", "повече от 1000 ракети", "missile-count", 1000, null, "ракета"],
    [
      "Загинаха между 10 000 и 12 000 души.",
      "между 10 000 и 12 000 души",
      "troop-count",
      10000,
      12000,
      "душа",
    ],
    ["На митинга дойдоха 10-12 хиляди.", "10-12 хиляди", "quantity", 10000, 12000, null],
    ["Прехвърлени са хиляди войници.", "хиляди войници", "troop-count", 1000, null, "войник"],
    ["Свалени са две дузини дрона.", "две дузини дрона", "missile-count", 24, 24, "дрон"],
    ["Струва 1,5 млн. евро.", "1,5 млн. евро", "quantity", 1.5e6, 1.5e6, "EUR"],
    ["Пристигнаха 8000-ите войници.", "8000-ите войници", "troop-count", 8000, 8000, "войник"],
    ["Загинаха двайсет и трима миньори.", "двайсет и трима миньори", "troop-count", 23, 23, "миньор"],
    ["About 10,000 troops arrived.", "About 10,000 troops", "troop-count", 10000, 10000, "troop"],
    ["They fired dozens of missiles.", "dozens of missiles", "missile-count", 12, null, "missile"],
    ["The aid is worth $61 billion.", "$61 billion", "quantity", 61e9, 61e9, "USD"],
    ["Sales fell 20% in May.", "20%", "quantity", 20, 20, "%"],
    ["It lost up to a third of its value.", "up to a third", "quantity", null, 1 / 3, null],
    [
      "Two hundred and fifty thousand tonnes came.",
      "Two hundred and fifty thousand tonnes",
      "quantity",
      250000,
      250000,
      "t",
    ],
  ];
  test.each(cases)("reads %j", (text, span, type, min, max, unit) => {
    const found = only(sure(figures(text)));
    expect(found.text).toBe(span);
    expect(found.type).toBe(type);
    expect(found.value).toMatchObject({ min, max, unit });
  });

  test.each([
    "Срещата е на 1 ноември 2024 г. в 10,30 ч.",
    "Ф-16, С-300, Ту-95, Г-7, COVID-19 и 2S7 са имена.",
    "Мачът завърши 2:1 след 3-1 в първия.",
    "42-годишният Иван Петров, 42, живее на ул. „Шипка“ 12.",
    "Чл. 5, ал. 2 от закона от 1949 г.",
    "In the 1990s the 21st army used article 5 at 10:30.",
    "Вижте pic.twitter.com/BjERiV0Qn5 и @NOEL2024 #news24.",
    "Телефон: 0888 123 456, факс 02 981 1234.",
  ])("takes nothing out of %j", (text) => {
    expect(sure(figures(text))).toEqual([]);
  });

  test("names the hedge and the harm as reasons", () => {
    const { why } = only(figures("При атаката загинаха поне 12 души."));
    expect(why).toContainEqual({ code: "hedge", words: "поне" });
    expect(why).toContainEqual({ code: "harm", words: "загинаха" });
  });

  test("counts the dead of a disease as a quantity", () => {
    expect(only(figures("От грип починаха 12 души.")).type).toBe("quantity");
  });
});

describe("quotations", () => {
  const cases: [text: string, span: string, speaker: string | null][] = [
    ["„Няма да спрем“, заяви кметът Елена Маркова.", "„Няма да спрем“", "Елена Маркова"],
    ["«Няма да спрем», заяви Елена Маркова.", "«Няма да спрем»", "Елена Маркова"],
    ["“We stay,” said Foreign Minister Omar Haddad.", "“We stay,”", "Omar Haddad"],
    ['"We stay," Omar Haddad, the minister, said.', '"We stay,"', "Omar Haddad"],
    ["‘We stay,’ Omar Haddad told reporters.", "‘We stay,’", "Omar Haddad"],
    ["„Корабът „Вега“ потъна“, каза Иво Янев.", "„Корабът „Вега“ потъна“", "Иво Янев"],
    ["„Без край, каза Иво Янев.", "„Без край, каза Иво Янев.", "Иво Янев"],
    ['„Смесени марки", каза Иво Янев.', '„Смесени марки"', "Иво Янев"],
    ["``Fine,'' said Ada Stone.", "``Fine,''", "Ada Stone"],
    ["– Не знам – каза Иво Янев.", "– Не знам", "Иво Янев"],
    ["Според Иво Янев това е „грешка“.", "„грешка“", "Иво Янев"],
    ["Вера Станева дойде. „Добре“, каза тя.", "„Добре“", "Вера Станева"],
  ];
  test.each(cases)("reads %j", (text, span, speaker) => {
    const found = only(sure(quotes(text)));
    expect(found.text).toBe(span);
    if (found.text !== text) expect(found.speaker).toBe(speaker);
  });

  test("runs over a paragraph border when the next paragraph repeats the opening mark", () => {
    const text = "„Първо изречение.\n„Второ изречение“, каза Иво Янев.";
    const found = only(sure(quotes(text)));
    expect(found.text).toBe("„Първо изречение.\n„Второ изречение“");
    expect(found.speaker).toBe("Иво Янев");
  });

  test.each([
    "Вестник „Утринна поща“ спря да излиза.",
    "Операция „Синя стрела“ приключи.",
    "Този „експерт“ не дойде.",
    "The film “The Last Train” opens on Friday.",
    "„Левски“ и „Ботев“ играят в неделя.",
  ])("offers no quotation of %j", (text) => {
    expect(sure(quotes(text))).toEqual([]);
  });

  test("gives the figures inside a quotation its speaker", () => {
    expect(figures("„Загубихме 12 танка“, каза Иво Янев.")[0]?.speaker).toBe("Иво Янев");
  });
});

test("finds nothing in an empty text", () => {
  expect(detect("")).toEqual([]);
  expect(detect("\n\n \n")).toEqual([]);
});

const PIECES = [
  "„",
  "“",
  "”",
  '"',
  "«",
  "»",
  "'",
  "’",
  "‘",
  "``",
  "''",
  "–",
  "-",
  " ",
  " ",
  " ",
  "\n",
  ".",
  ",",
  ":",
  "%",
  "$",
  "€",
  "(",
  ")",
  "около",
  "поне",
  "между",
  "и",
  "до",
  "от",
  "на",
  "сто",
  "хиляди",
  "двайсет",
  "трима",
  "две",
  "10",
  "000",
  "1,5",
  "2024",
  "г.",
  "млн.",
  "войници",
  "ракети",
  "души",
  "загинаха",
  "каза",
  "заяви",
  "Иван",
  "Петрова",
  "той",
  "тя",
  "според",
  "март",
  "about",
  "two",
  "hundred",
  "thousand",
  "of",
  "dozens",
  "troops",
  "said",
  "John",
  "a",
  "third",
  "killed",
  "people",
  "🇧🇬",
  "👩‍👩‍👧",
  "e\u0301",
  "\u0301",
  "\u200d",
  "5️⃣",
  "\u0600",
  "\ud800",
  "\udc00",
  "ж",
  "٣",
  "नि",
  "각",
  "\r",
  "\u00a0",
  "\0",
];
const hostile = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));
const spaced = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(" "));
const anyText = fc.oneof(
  hostile,
  spaced,
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.string({ unit: "binary", maxLength: 80 }),
);

describe("for any text", () => {
  test("spans lie in the text, in order, on grapheme borders, and never overlap another of their type", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const borders = new Set([text.length]);
        for (const { index } of new Intl.Segmenter().segment(text)) borders.add(index);
        const ends = new Map<string, number>();
        let last = 0;
        for (const candidate of detect(text)) {
          expect(candidate.start).toBeGreaterThanOrEqual(last);
          last = candidate.start;
          expect(candidate.start).toBeLessThan(candidate.end);
          expect(candidate.text).toBe(text.slice(candidate.start, candidate.end));
          expect(borders).toContain(candidate.start as number);
          expect(borders).toContain(candidate.end as number);
          const kind = candidate.type === "quote" ? "quote" : "figure";
          expect(candidate.start).toBeGreaterThanOrEqual(ends.get(kind) ?? 0);
          ends.set(kind, candidate.end);
          const { value } = candidate;
          if (value?.min != null && value.max != null) expect(value.min).toBeLessThanOrEqual(value.max);
          expect(candidate.confidence).toBeGreaterThan(0);
          expect(candidate.confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 800 },
    );
  });

  test("a neutral paragraph in front shifts every span by its length and changes nothing else", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const front = "Времето остава тихо.\n";
        const moved = detect(front + text).map((c) => ({
          ...c,
          start: c.start - front.length,
          end: c.end - front.length,
        }));
        expect(moved).toEqual(detect(text).map((c) => ({ ...c })));
      }),
      { numRuns: 400 },
    );
  });

  test("the figures of two paragraphs are those of each alone", () => {
    const bare = (c: Candidate, by: number) => ({
      start: c.start + by,
      end: c.end + by,
      type: c.type,
      value: c.value,
      text: c.text,
    });
    fc.assert(
      fc.property(anyText, anyText, (one, two) => {
        const joined = figures(`${one}\n${two}`).map((c) => bare(c, 0));
        const apart = [
          ...figures(one).map((c) => bare(c, 0)),
          ...figures(two).map((c) => bare(c, one.length + 1)),
        ];
        expect(joined).toEqual(apart);
      }),
      { numRuns: 400 },
    );
  });

  test("quotations of two paragraphs are those of each alone, unless one runs over the border", () => {
    const closed = fc.array(
      fc.constantFrom("„Да“, каза Иво.", "“No,” said Ada Stone.", "Нищо.", "Филмът „Бриз“ върви."),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(closed, closed, (a, b) => {
        const [one, two] = [a.join(" "), b.join(" ")];
        const spans = (text: string, by: number) => quotes(text).map((c) => [c.start + by, c.end + by]);
        expect(spans(`${one}\n${two}`, 0)).toEqual([...spans(one, 0), ...spans(two, one.length + 1)]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("long runs of one thing", () => {
  test.each([
    "„",
    '" ',
    "7",
    "123 ",
    "около поне about ",
    "двадесет и хиляди hundreds of ",
    "Иван Said ",
    "„а “б ",
    "каза ",
  ])("of %j hide nothing of the paragraph after them", (piece) => {
    const found = figures(`${piece.repeat(2_000)}
Взети са 12 ракети.`).at(-1);
    expect(found?.text).toBe("12 ракети");
  });
});

const ARTICLE = new URL("../../../shared/articles/dprk-russia-2024-11-01.bg.txt", import.meta.url);

describe.runIf(existsSync(ARTICLE))("the real article", () => {
  const text = existsSync(ARTICLE) ? readFileSync(ARTICLE, "utf8") : "";
  const found = sure(detect(text));

  test("every figure is offered, with its value, and nothing else is", () => {
    expect(
      found.filter((c) => c.type !== "quote").map((c) => [c.type, c.value?.min, c.value?.max, c.value?.unit]),
    ).toEqual([
      ["troop-count", 1000, null, "войник"],
      ["missile-count", 1000, null, "ракета"],
      ["troop-count", 8000, 8000, "войник"],
    ]);
  });

  test("every pair of quotation marks is offered, with the speaker where the text names one", () => {
    const said = found.filter((c) => c.type === "quote");
    const marks = [...text.matchAll(/„[^“]*“|“[^”]*”|"[^"\n]*"/g)].map((match) => match[0]);
    expect(said.map((c) => c.text)).toEqual(marks);
    expect(said.map((c) => c.speaker)).toEqual([
      null,
      null,
      "Чое Сон-хуи",
      "Чое Сон-хуи",
      "Choe Son Hui",
      "Лавров",
      "Лавров",
      "Володимир Зеленски",
      "Пхенян",
      "Северна Корея",
      "North Korea",
    ]);
  });
});
