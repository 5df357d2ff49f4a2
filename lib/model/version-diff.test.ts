import { describe, expect, it } from "vitest";
import { recogniseBlocks } from "../text/blocks";
import { compareVersions } from "./version-diff";

function compare(from: string, to: string) {
  const work = compareVersions(
    { text: from, blocks: recogniseBlocks(from) },
    { text: to, blocks: recogniseBlocks(to) },
  );
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const FIRST = "Около 8000 войници са в района на Курск, съобщи Вашингтон.";
const SECOND = "„Ще стоим твърдо докрай“, каза министърът Иван Петров в петък.";
const THIRD = "Срещата започна късно и свърши без решение.";
const TEXT = [FIRST, SECOND, THIRD].join("\n");

describe("compareVersions", () => {
  it.each([
    ["a figure", "8000", "12 000", "figure"],
    ["a unit", "войници", "офицери", "figure"],
    ["a negation", "са в района", "не са в района", "negation"],
    ["a name", "Петров", "Стоянов", "name"],
    ["words inside a quotation", "твърдо", "смело", "quotation"],
    ["other wording", "късно", "рано", "wording"],
    ["the style of the marks", "„Ще стоим твърдо докрай“", '"Ще стоим твърдо докрай"', "typography"],
  ])("calls %s by its name", (_, from, to, kind) => {
    const found = compare(TEXT, TEXT.replace(from, to));
    expect(new Set(found.map((one) => one.kind))).toEqual(new Set([kind]));
  });

  it.each(["„Виждаме края и се радваме на него“.", "„Виждаме края“, каза министърът пред сградата."])(
    "calls it a quotation that %s went or came, and no name that it opens with",
    (said) => {
      const [without, with_] = [[FIRST, THIRD].join("\n"), [FIRST, said, THIRD].join("\n")];
      for (const found of [compare(with_, without), compare(without, with_)]) {
        expect(found).toMatchObject([{ kind: "quotation" }]);
      }
      // What is said beside a quotation that stayed is no part of it.
      expect(compare(with_, `${with_}\nТова е всичко засега.`)).toMatchObject([{ kind: "wording" }]);
    },
  );

  it("tells a passage that merely moved from one that changed on its way", () => {
    const [moved] = [compare(TEXT, [SECOND, THIRD, FIRST].join("\n"))];
    expect(moved.map(({ kind, pair }) => [kind, pair])).toEqual([
      ["moved", 1],
      ["moved", 0],
    ]);
    const changed = compare(TEXT, [SECOND, THIRD, FIRST.replace("8000", "9000")].join("\n"));
    expect(changed.map(({ kind }) => kind)).toEqual(["figure", "figure"]);
  });

  it("names a sentence that came after the gravest thing it says", () => {
    expect(compare(TEXT, `${TEXT}\nОще 300 танка пристигат.`).map(({ kind }) => kind)).toEqual(["figure"]);
    expect(compare(TEXT, `${TEXT}\nТова е всичко засега.`).map(({ kind }) => kind)).toEqual(["wording"]);
  });
});
