import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recogniseBlocks } from "../text/blocks";
import { sameWords } from "../text/fold";
import { isGraphemeBoundary } from "../text/graphemes";
import { span } from "../text/units";
import { type AnchoringText, type Followed, followClaims, type Placement } from "./anchoring";

const article = (text: string): AnchoringText => ({ text, blocks: recogniseBlocks(text) });

function follow(before: string, after: string, claims: readonly Followed[]): Placement[] {
  const work = followClaims(article(before), article(after), claims);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/** The claim on the first place of `words`. */
function claimOn(text: string, words: string, id = words): Followed {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`no such words: ${words}`);
  return { id, span: span(start, start + words.length), wording: words };
}

/** Marks `words` in `before` and says what became of them: state, words found, kinds of change. */
function fate(before: string, after: string, words: string) {
  const [placement] = follow(before, after, [claimOn(before, words)]);
  if (!placement || placement.state === "lost") return { state: "lost" };
  return {
    state: placement.state,
    words: after.slice(placement.span.start, placement.span.end),
    changes: placement.changes.map(({ kind, from, to }) => `${kind}: ${from} → ${to}`),
  };
}

const ARTICLE = [
  "Северна Корея изпраща войници",
  "Около 8000 севернокорейски войници са в Курска област, каза говорителят на Пентагона.",
  "Министърът потвърди, че са загинали 12 души. Разследването продължава.",
  "Според Сеул Пхенян е дал на Москва над 1000 ракети. „Това е сериозна заплаха“, заяви президентът.",
  "Кремъл не отговори на въпросите на журналистите.",
].join("\n\n");

const edit = (from: string, to: string): string => {
  if (!ARTICLE.includes(from)) throw new Error(`no such words: ${from}`);
  return ARTICLE.replace(from, to);
};

describe("followClaims", () => {
  test.each<[string, string, string, object]>([
    [
      "keeps a claim exact in the same text",
      ARTICLE,
      "8000 севернокорейски войници",
      { state: "exact", words: "8000 севернокорейски войници", changes: [] },
    ],
    [
      "keeps a claim exact behind text that was added",
      `🇧🇬 Новина\n\n${ARTICLE}`,
      "12 души",
      { state: "exact", words: "12 души", changes: [] },
    ],
    [
      "keeps a claim exact through typography",
      edit("„Това е сериозна заплаха“", '"Това\u00a0е сериозна заплаха"'),
      "„Това е сериозна заплаха“",
      { state: "exact", words: '"Това\u00a0е сериозна заплаха"', changes: [] },
    ],
    [
      "reports a changed figure",
      edit("8000", "12 000"),
      "8000 севернокорейски войници",
      { state: "drifted", words: "12 000 севернокорейски войници", changes: ["figure: 8000 → 12 000"] },
    ],
    [
      "reports an added negation",
      edit("са загинали", "не са загинали"),
      "са загинали 12 души",
      { state: "drifted", words: "са загинали 12 души", changes: ["context:  → не"] },
    ],
    [
      "reports a verb of saying that was turned round",
      edit("потвърди", "отрече"),
      "са загинали 12 души",
      { state: "drifted", words: "са загинали 12 души", changes: ["context: потвърди → отрече"] },
    ],
    [
      "loses a claim whose sentence was deleted",
      edit("Министърът потвърди, че са загинали 12 души. ", ""),
      "12 души",
      { state: "lost" },
    ],
    ["loses every claim of an emptied text", "", "12 души", { state: "lost" }],
  ])("%s", (_, after, words, expected) => {
    expect(fate(ARTICLE, after, words)).toEqual(expected);
  });

  test("calls a claim in a moved paragraph moved", () => {
    const [head, one, two, ...rest] = ARTICLE.split("\n\n");
    const swapped = [head, two, one, ...rest].join("\n\n");
    const states = ["8000 севернокорейски войници", "12 души"].map(
      (words) => follow(ARTICLE, swapped, [claimOn(ARTICLE, words)])[0]?.state,
    );
    expect(states.sort()).toEqual(["exact", "moved"]);
  });

  test("does not take a look-alike for a deleted sentence", () => {
    const before = "В Курск загинаха 12 души.\n\nВремето е ясно.\n\nВ Брянск загинаха 12 души.";
    const after = "Времето е ясно.\n\nВ Брянск загинаха 12 души.";
    expect(fate(before, after, "загинаха 12 души")).toEqual({ state: "lost" });
  });

  test("does not guess between equals", () => {
    const before = "Има жертви.\nВремето е ясно.\nИма жертви.\nВремето е ясно.";
    expect(fate(before, "Има жертви.", "Има жертви")).toEqual({ state: "lost" });
  });

  test("keeps the drift of an earlier version, and ends it when the old words come back", () => {
    const second = edit("8000", "12 000");
    const claim = { ...claimOn(second, "12 000 севернокорейски"), wording: "8000 севернокорейски" };
    const [kept] = follow(second, `${second}\n\nКрай.`, [claim]);
    expect(kept?.state).toBe("drifted");
    const [back] = follow(second, ARTICLE, [claim]);
    expect(back?.state).toBe("exact");
  });

  test("keeps an unconfirmed change of context until the old context comes back", () => {
    const second = edit("потвърди", "отрече");
    const context = [{ kind: "context", from: "потвърди", to: "отрече" }] as const;
    const claim = { ...claimOn(second, "12 души"), context };
    expect(follow(second, second, [claim])[0]).toMatchObject({ state: "drifted", changes: context });
    expect(follow(second, ARTICLE, [claim])[0]).toMatchObject({ state: "exact", changes: [] });
  });

  test("answers in the order given, and does not mind hostile texts", () => {
    const equal = Array.from({ length: 10_000 }, () => "Същият ред.").join("\n");
    const claims = [claimOn(equal, "ред", "b"), claimOn(equal, "Същият", "a")];
    expect(follow(equal, `${equal}\nДруг ред.`, claims).map(({ id, state }) => [id, state])).toEqual([
      ["b", "exact"],
      ["a", "exact"],
    ]);
    const endless = "абвгдежзик".repeat(50_000);
    expect(follow(endless, `а${endless}`, [claimOn(endless, endless.slice(5000, 5040))])).toHaveLength(1);
  });
});

/** Sentences that leave a marked claim in place and turn what it says. */
describe("followClaims sees what turns a claim from outside its words", () => {
  test.each<[string, string, string, string]>([
    [
      "a verb of saying",
      "Officials confirmed that 12 people died.",
      "Officials denied that 12 people died.",
      "12 people died",
    ],
    [
      "an unknown verb",
      "Щабът съгласува, че 12 души са там.",
      "Щабът прикри, че 12 души са там.",
      "12 души са там",
    ],
    [
      "a negation",
      "The army did attack the town of Orel.",
      "The army did not attack the town of Orel.",
      "attack the town of Orel",
    ],
    [
      "a contracted negation",
      "They are ready for the long winter.",
      "They aren't ready for the long winter.",
      "ready for the long winter",
    ],
    [
      "a denying prefix",
      "Незаконно са внесени 40 тона жито.",
      "Законно са внесени 40 тона жито.",
      "са внесени 40 тона жито",
    ],
    [
      "a denying verb",
      "The ministry agreed to send 300 tents.",
      "The ministry refused to send 300 tents.",
      "send 300 tents",
    ],
    [
      "a modality",
      "Русия ще изпрати 8000 войници в Курск.",
      "Русия може да изпрати 8000 войници в Курск.",
      "изпрати 8000 войници",
    ],
    [
      "not having",
      "Имаме данни, че 8000 войници са в Курск.",
      "Нямаме данни, че 8000 войници са в Курск.",
      "8000 войници са в Курск",
    ],
    [
      "having had",
      "Те имали 300 танка на границата.",
      "Те нямали 300 танка на границата.",
      "300 танка на границата",
    ],
    [
      "what hardly is",
      "Според щаба дойдоха 300 танка.",
      "Според щаба едва ли дойдоха 300 танка.",
      "дойдоха 300 танка",
    ],
    [
      "a condition",
      "The army sent 300 tanks to the border.",
      "If the army sent 300 tanks to the border.",
      "300 tanks to the border",
    ],
    [
      "what is only planned",
      "В Курск пристигат 300 танка от Омск.",
      "В Курск предстои да пристигнат 300 танка от Омск.",
      "300 танка",
    ],
    [
      "what is forbidden",
      "Съдът позволи износа на 300 танка.",
      "Съдът забрани износа на 300 танка.",
      "300 танка",
    ],
    [
      "less for more",
      "Цените се увеличиха с 5 процента за година.",
      "Цените намаляха с 5 процента за година.",
      "5 процента",
    ],
    [
      "a fall for a rise",
      "Exports rose by 5 percent in May.",
      "Exports fell by 5 percent in May.",
      "5 percent",
    ],
    ["a minus in words", "Там са 12 градуса в Банско.", "Там са минус 12 градуса в Банско.", "12 градуса"],
    [
      "who is quoted",
      "„Ще стоим докрай“, каза Иван Петров в петък.",
      "„Ще стоим докрай“, каза Стоян Илиев в петък.",
      "„Ще стоим докрай“",
    ],
    [
      "who is quoted, before the quotation",
      "Сергей Лавров заяви: „Ще стоим докрай“.",
      "Сергей Шойгу заяви: „Ще стоим докрай“.",
      "Ще стоим докрай",
    ],
    [
      "a hedge beside the figure",
      "В Курск са 8000 войници от Корея.",
      "В Курск са почти 8000 войници от Корея.",
      "8000 войници",
    ],
    [
      "a turned bound",
      "At least 300 tents were sent to Kursk.",
      "At most 300 tents were sent to Kursk.",
      "300 tents",
    ],
    ["a minus", "Измерени са 12 градуса в Банско.", "Измерени са −12 градуса в Банско.", "12 градуса"],
    [
      "a unit behind the figure",
      "Цената порасна с 20 процента за месец.",
      "Цената порасна с 20 пункта за месец.",
      "порасна с 20",
    ],
    [
      "a scale behind the figure",
      "Отпуснати са 61 милиона долара помощ.",
      "Отпуснати са 61 милиарда долара помощ.",
      "Отпуснати са 61",
    ],
    [
      "digits grown onto the figure",
      "Загинали са 10 души край Орел.",
      "Загинали са 10,5 души край Орел.",
      "Загинали са 10",
    ],
    [
      "the other half of a name",
      "Вчера Сергей Лавров посети Пхенян.",
      "Вчера Сергей Шойгу посети Пхенян.",
      "Вчера Сергей",
    ],
  ])("%s", (_, before, after, words) => {
    const around = (sentence: string) => `Времето е ясно.\n\n${sentence}\n\nПазарът е пълен с хора.`;
    expect(fate(around(before), around(after), words)).toMatchObject({ state: "drifted" });
  });
});

test("a quotation stays whose it is, where a place or a day beside its speaker changed", () => {
  const said = "„Ще стоим докрай“, каза Иван Петров в петък.";
  for (const now of ["в събота", "в Лондон", "пред Съвета на Европа"]) {
    expect(fate(said, said.replace("в петък", now), "„Ще стоим докрай“")).toMatchObject({ state: "exact" });
  }
});

describe("followClaims finds words whose sentence was written anew", () => {
  const words = "10 000 севернокорейски войници";
  const around = ["Времето е ясно.", "Пазарът е пълен с хора.", "Мостът над реката е затворен."] as const;
  const text = (...sentences: string[]) => [around[0], around[1], ...sentences, around[2]].join("\n\n");
  const old = `В дълго изявление пред журналисти министърът на отбраната проследи пътя, по който ${words} пътуват натам с влакове от далечния изток.`;
  const now = `Снимки от сателит, които агенцията публикува днес заедно с обширен анализ на двама учени, показват палатки и кухни за ${words} край границата.`;
  const other = `Генералът, който пожела да остане неназован, изброи складове, гари и мостове, по които минават ${words} на смени.`;

  test("and calls them drifted, however like they are", () => {
    expect(fate(text(old), text(now), words)).toEqual({
      state: "drifted",
      words,
      changes: [`context: ${old} → ${now}`],
    });
  });

  test("but not where another sentence that went had them, or another that came has them", () => {
    expect(fate(text(old, other), text(now), words)).toEqual({ state: "lost" });
    expect(fate(text(old), text(now, other), words)).toEqual({ state: "lost" });
  });
});

describe("followClaims tells a place from its likes", () => {
  const filler = [
    "Времето е ясно.",
    "Пазарът е пълен с хора.",
    "Мостът над реката е затворен.",
    "Вестникът излиза утре.",
  ];

  test("a look-alike about another town is not the deleted sentence", () => {
    const before = [...filler, "В Курск загинаха 12 войници от Корея.", "Край."].join("\n\n");
    const after = ["В Брянск загинаха 12 войници от Корея.", ...filler, "Край."].join("\n\n");
    expect(fate(before, after, "загинаха 12 войници")).toEqual({ state: "lost" });
  });

  test("a sentence edited where it stood, with its old words planted elsewhere, is not sure", () => {
    const sentence = "В Курск загинаха 12 войници от Корея.";
    const before = [...filler, sentence, "Край."].join("\n\n");
    const after = [sentence, ...filler, "В Курск загинаха 15 войници от Корея.", "Край."].join("\n\n");
    expect(fate(before, after, "загинаха 12 войници")).toEqual({ state: "lost" });
  });

  test("a second copy of a sentence leaves the first where it is", () => {
    const sentence = "В Курск загинаха 12 войници от Корея.";
    const before = [...filler, sentence, "Край."].join("\n\n");
    const after = [sentence, ...filler, sentence, "Край."].join("\n\n");
    const claim = claimOn(before, "12 войници");
    expect(follow(before, after, [claim])[0]).toMatchObject({
      state: "exact",
      span: { start: after.lastIndexOf("12 войници") },
    });
  });

  test("finds a claim in a sentence that was split, joined or written anew around it", () => {
    const before = [...filler, "Сеул съобщи за 1000 ракети, а Киев говори за 12 000 войници.", "Край."].join(
      "\n\n",
    );
    const split = before.replace(", а Киев", ". А Киев");
    expect(fate(before, split, "за 12 000 войници")).toMatchObject({ words: "за 12 000 войници" });
    expect(fate(split, before, "за 12 000 войници")).toMatchObject({ words: "за 12 000 войници" });
    const anew = before.replace(
      "Сеул съобщи за 1000 ракети, а Киев",
      "Според последните данни, които щабът обяви днес след дълго мълчание, източници",
    );
    expect(fate(before, anew, "говори за 12 000 войници")).toMatchObject({ state: "drifted" });
  });

  test("loses nothing when a whole text is set in one line", () => {
    const text = filler.join("\n");
    expect(fate(text, filler.join(" "), "Мостът над реката")).toMatchObject({ state: "exact" });
  });
});

const sentences = fc.constantFrom(
  "Около 8000 войници са в Курск.",
  "Не са загинали 12 души!",
  "Има жертви.",
  "🇧🇬👩‍👩‍👧 Е\u0301то ги",
  "שלום עולם.",
  "„Да“, каза той.",
  "Sources deny it…",
);
const texts = fc
  .array(
    fc.array(sentences, { maxLength: 4 }).map((list) => list.join(" ")),
    { maxLength: 6 },
  )
  .map((list) => list.join("\n\n"));

describe("followClaims, whatever the texts", () => {
  test("what is neither lost nor drifted has its words, and every span lies on graphemes of the text", () => {
    fc.assert(
      fc.property(
        texts,
        texts,
        fc.array(fc.tuple(fc.nat(200), fc.nat(60)), { maxLength: 5 }),
        (before, after, ranges) => {
          const claims = ranges.map(([start, length], at) => {
            const from = Math.min(start, before.length);
            const to = Math.min(from + length, before.length);
            return { id: String(at), span: span(from, to), wording: before.slice(from, to) };
          });
          for (const placement of follow(before, after, claims)) {
            if (placement.state === "lost") continue;
            const { start, end } = placement.span;
            expect(start).toBeLessThanOrEqual(end);
            expect(isGraphemeBoundary(after, start) && isGraphemeBoundary(after, end)).toBe(true);
            const { wording } = claims[Number(placement.id)] ?? { wording: "" };
            if (placement.state !== "drifted") expect(sameWords(wording, after.slice(start, end))).toBe(true);
            expect(placement.changes.length > 0).toBe(placement.state === "drifted");
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  const news = fc.uniqueArray(
    fc
      .tuple(
        fc.constantFrom("Киев", "Сеул", "Пхенян", "Токио", "Прага"),
        fc.constantFrom("изпрати", "върна", "поиска", "продаде"),
        fc.integer({ min: 2, max: 9999 }),
        fc.constantFrom("ракети", "войници", "палатки", "тона жито"),
      )
      .map(([who, did, many, what]) => `${who} ${did} ${many} ${what} през седмицата.`),
    { minLength: 3, maxLength: 12 },
  );
  const claimsOn = (text: string, list: readonly string[]) => list.map((words) => claimOn(text, words));

  test("sentences added to or taken from around it leave a claim exact", () => {
    fc.assert(
      fc.property(news, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (list, kept) => {
        const some = list.filter((_, at) => kept[at]);
        const [all, fewer] = [list.join(" "), some.join(" ")];
        for (const placement of [
          ...follow(all, fewer, claimsOn(all, some)),
          ...follow(fewer, all, claimsOn(fewer, some)),
        ])
          expect(placement.state).toBe("exact");
        const gone = list.filter((_, at) => !kept[at]);
        for (const { state } of follow(all, fewer, claimsOn(all, gone)))
          expect(["lost", "drifted"]).toContain(state);
      }),
      { numRuns: 100 },
    );
  });

  test("paragraphs in another order keep their claims, exact or moved", () => {
    fc.assert(
      fc.property(
        news.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const [before, after] = [list.join("\n\n"), shuffled.join("\n\n")];
          for (const placement of follow(before, after, claimsOn(before, list))) {
            expect(["exact", "moved"]).toContain(placement.state);
            if (placement.state !== "lost")
              expect(after.slice(placement.span.start, placement.span.end)).toBe(placement.id);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
