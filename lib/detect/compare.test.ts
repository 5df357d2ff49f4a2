import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sameWords } from "../text/fold";
import { compareWordings, type MeaningChange } from "./compare";

const cases: [name: string, from: string, to: string, changes: MeaningChange[]][] = [
  ["a figure", "10 000 войници", "12 000 войници", [{ kind: "figure", from: "10 000", to: "12 000" }]],
  [
    "a spelled figure",
    "осем хиляди войници",
    "девет хиляди войници",
    [{ kind: "figure", from: "осем", to: "девет" }],
  ],
  [
    "a scale",
    "$61 million in aid",
    "$61 billion in aid",
    [{ kind: "figure", from: "million", to: "billion" }],
  ],
  ["a dropped hedge", "около 8000 войници", "8000 войници", [{ kind: "hedge", from: "около", to: "" }]],
  ["a turned bound", "at least 20 tanks", "at most 20 tanks", [{ kind: "hedge", from: "least", to: "most" }]],
  [
    "hedge and figure together",
    "около 8000 войници",
    "10 000 войници",
    [
      { kind: "hedge", from: "около", to: "" },
      { kind: "figure", from: "8000", to: "10 000" },
    ],
  ],
  ["a unit", "20 процента от тях", "20 пункта от тях", [{ kind: "unit", from: "процента", to: "пункта" }]],
  [
    "what is counted",
    "12 ракети паднаха",
    "12 дрона паднаха",
    [{ kind: "unit", from: "ракети", to: "дрона" }],
  ],
  ["a currency", "Струва $5.", "Струва €5.", [{ kind: "unit", from: "$", to: "€" }]],
  [
    "an added negation",
    "Русия изпрати войници.",
    "Русия не изпрати войници.",
    [{ kind: "negation", from: "", to: "не" }],
  ],
  [
    "a contracted negation",
    "They did agree.",
    "They didn't agree.",
    [{ kind: "negation", from: "did", to: "didn't" }],
  ],
  [
    "a date",
    "на 1 ноември в Москва",
    "на 2 ноември в Москва",
    [{ kind: "date", from: "1 ноември", to: "2 ноември" }],
  ],
  ["a year", "signed in 1949", "signed in 1950", [{ kind: "date", from: "1949", to: "1950" }]],
  [
    "a weekday",
    "в петък ще гласуват",
    "в събота ще гласуват",
    [{ kind: "date", from: "петък", to: "събота" }],
  ],
  [
    "a name",
    "каза Сергей Лавров пред медиите",
    "каза Сергей Шойгу пред медиите",
    [{ kind: "name", from: "Лавров", to: "Шойгу" }],
  ],
  ["modality", "They may attack.", "They will attack.", [{ kind: "modality", from: "may", to: "will" }]],
  [
    "a new spelling of the same figure",
    "8000 войници",
    "осем хиляди войници",
    [{ kind: "wording", from: "8000", to: "осем хиляди" }],
  ],
  [
    "an adjective inside a figure",
    "12 руски танка",
    "12 украински танка",
    [{ kind: "wording", from: "руски", to: "украински" }],
  ],
  [
    "another word",
    "войниците пристигат",
    "войниците заминават",
    [{ kind: "wording", from: "пристигат", to: "заминават" }],
  ],
];

describe("compareWordings", () => {
  test.each(cases)("tells %s", (_, from, to, changes) => {
    expect(compareWordings(from, to)).toEqual(changes);
  });

  test("sees a negation in a prefix", () => {
    expect(compareWordings("Това е възможно.", "Това е невъзможно.")[0]?.kind).toMatch(/negation|modality/);
    expect(compareWordings("решението е законно", "решението е незаконно")).toEqual([
      { kind: "negation", from: "законно", to: "незаконно" },
    ]);
  });

  test.each([
    ["„10 000“ войници – тук", '"10\u00a0000" войници — тук'],
    ["  същите думи ", "същите думи"],
    ["10'000 troops", "10 000 troops"],
  ])("finds no change of meaning in typography: %j, %j", (from, to) => {
    expect(compareWordings(from, to)).toEqual([]);
  });

  test("takes a mark or a capital that came or went for a change", () => {
    expect(compareWordings("победа", "„победа“")).not.toEqual([]);
    expect(compareWordings("Край.", "Край?")).toEqual([{ kind: "wording", from: ".", to: "?" }]);
    expect(compareWordings("май", "Май")).not.toEqual([]);
    expect(compareWordings("−5 градуса", "5 градуса")).not.toEqual([]);
  });

  test.each<[kind: string, from: string, to: string]>([
    ["negation", "няма жертви", "има жертви"],
    ["negation", "имаме данни", "нямаме данни"],
    ["negation", "нямащи данни", "имащи данни"],
    ["negation", "без загуби", "със загуби"],
    ["negation", "ни един", "един"],
    ["negation", "never said", "said"],
    ["negation", "no losses", "losses"],
    ["negation", "isn’t", "is"],
    ["negation", "can", "can't"],
    ["negation", "възможен провал и законен", "възможен провал и незаконен"],
    ["figure", "10 000 войници", "10 00 войници"],
    ["figure", "10 000 войници", "100 000 войници"],
    ["figure", "5 танка", "−5 танка"],
    ["figure", "1,5 млн.", "1,5 млрд."],
    ["figure", "трима души", "двама души"],
    ["figure", "вторият етап", "третият етап"],
    ["figure", "½ от тях", "¼ от тях"],
    ["figure", "12–15 души", "12–16 души"],
    ["unit", "20 км", "20 мили"],
    ["unit", "20%", "20‰"],
    ["unit", "5 МВт", "5 мВт"],
    ["name", "Лавров каза", "лавров каза"],
    ["name", "Русия нападна Украйна", "Украйна нападна Русия"],
    ["name", "САЩ", "сащ"],
    ["hedge", "най-малко 5", "най-много 5"],
    ["hedge", "не повече от 5", "повече от 5"],
    ["modality", "must go", "should go"],
    ["modality", "unlikely", "likely"],
    ["modality", "пристигат", "очаква се да пристигнат"],
    ["modality", "едва ли е така", "е така"],
    ["figure", "5 градуса", "минус 5 градуса"],
    ["date", "в 14:30 ч.", "в 15:30 ч."],
  ])("calls it a %s: %j, %j", (kind, from, to) => {
    for (const changes of [compareWordings(from, to), compareWordings(to, from)])
      expect(changes.map((change) => change.kind)).toContain(kind);
  });

  test.each([
    ["Русия", "Pусия"],
    ["й", "и"],
    ["ѐ", "е"],
    ["H5N1", "H5N2"],
    ["F-16", "F 16"],
    ["1.234", "1,234"],
    ["кучето ухапа човека", "човека ухапа кучето"],
    ["победиха", "победиха?"],
    ["не възможно", "невъзможно"],
  ])("takes look-alikes and another order for a change: %j, %j", (from, to) => {
    expect(compareWordings(from, to)).not.toEqual([]);
  });

  const words = fc
    .array(
      fc.constantFrom(
        "около",
        "8000",
        "10 000",
        "войници",
        "ракети",
        "не",
        "ще",
        "Лавров",
        "каза",
        "на",
        "1",
        "ноември",
        "2024",
        "„",
        "“",
        ".",
        "–",
        "$5",
        "two",
        "dozen",
        "may",
        "\u00a0",
        "е\u0301",
      ),
      { maxLength: 14 },
    )
    .map((list) => list.join(" "));

  test("gives no change exactly when the words are the same", () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        expect(compareWordings(from, to).length === 0).toBe(sameWords(from, to));
      }),
      { numRuns: 500 },
    );
  });

  test("never throws, and quotes only words of the two wordings", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.string({ unit: "binary", maxLength: 40 }),
        (from, to) => {
          for (const change of compareWordings(from, to)) {
            if (!change.from.includes(" ")) expect(from).toContain(change.from);
            if (!change.to.includes(" ")) expect(to).toContain(change.to);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
