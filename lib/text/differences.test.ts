import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recogniseBlocks } from "./blocks";
import { type Difference, differencesOf } from "./differences";

function compare(from: string, to: string): Difference[] {
  const work = differencesOf(
    { text: from, blocks: recogniseBlocks(from) },
    { text: to, blocks: recogniseBlocks(to) },
  );
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const words = (from: string, to: string) =>
  compare(from, to).map((one) => [
    from.slice(one.from.start, one.from.end),
    to.slice(one.to.start, one.to.end),
  ]);

const A = "Около 8000 войници са в района.";
const B = "Срещата започва в петък вечерта в Рамщайн.";
const C = "Министърът потвърди вестта пред журналисти.";

describe("differencesOf", () => {
  it.each([
    ["a figure", A, A.replace("8000", "12 000"), [["8000", "12 000"]]],
    ["a word that came", A, A.replace("са", "не са"), [["", "не "]]],
    ["a word that went", A, A.replace("Около ", ""), [["Около ", ""]]],
    [
      "marks of another style",
      "Каза „да“ и си тръгна оттам.",
      "Каза «да» и си тръгна оттам.",
      [
        ["„", "«"],
        ["“", "»"],
      ],
    ],
    ["another space", A, A.replace("8000 ", "8000\u00a0"), [[" ", "\u00a0"]]],
    ["a sentence that went", `${A}\n${B}\n${C}`, `${A}\n${C}`, [[`${B}\n`, ""]]],
    ["a sentence that came", `${A} ${C}`, `${A} ${B} ${C}`, [["", `${B} `]]],
    ["a flag in front", A, `🇧🇬 ${A}`, [["", "🇧🇬 "]]],
    ["nothing", A, A, []],
  ])("finds %s", (_, from, to, expected) => {
    expect(words(from, to)).toEqual(expected);
  });

  it("names both ends of a passage that moved", () => {
    const [from, to] = [
      `${A} ${A.replace("8000", "900")}\n${B}\n${C}`,
      `${B}\n${C}\n${A} ${A.replace("8000", "900")}`,
    ];
    const found = compare(from, to);
    expect(found).toHaveLength(2);
    expect(found.map(({ pair }) => pair)).toEqual([1, 0]);
  });

  it("leaves nothing out: both texts are the same between any two differences", () => {
    const sentence = fc.constantFrom(A, B, C, A.replace("8000", "900"), `„${B}“`, "Да.", "🇧🇬", "1000");
    const break_ = fc.constantFrom(" ", "\n", "\n\n", "  ", "");
    const text = fc.array(fc.tuple(sentence, break_), { maxLength: 12 }).map((all) => all.flat().join(""));
    const edited = fc.tuple(
      text,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 9 }), fc.constantFrom("", " ", "не ", "12 000", "\n", A)), {
        maxLength: 5,
      }),
    );
    fc.assert(
      fc.property(edited, text, fc.boolean(), ([from, edits], other, fresh) => {
        let to = fresh ? other : from;
        for (const [at, length, put] of edits) {
          const start = at % (to.length + 1);
          to = (to.slice(0, start) + put + to.slice(start + length)).toWellFormed();
        }
        const found = compare(from, to);
        let at = { from: 0, to: 0 };
        let rebuilt = "";
        for (const [index, one] of found.entries()) {
          expect(one.from.start).toBeGreaterThanOrEqual(at.from);
          expect(one.to.start).toBeGreaterThanOrEqual(at.to);
          expect(from.slice(at.from, one.from.start)).toBe(to.slice(at.to, one.to.start));
          expect(one.from.end - one.from.start + one.to.end - one.to.start).toBeGreaterThan(0);
          if (one.pair !== null) expect(found[one.pair]?.pair).toBe(index);
          rebuilt += from.slice(at.from, one.from.start) + to.slice(one.to.start, one.to.end);
          at = { from: one.from.end, to: one.to.end };
        }
        expect(rebuilt + from.slice(at.from)).toBe(to);
      }),
      { numRuns: 500 },
    );
  });
});
