import { describe, expect, test } from "vitest";
import { recogniseBlocks } from "../text/blocks";
import { type ComparedHunk, compareTexts } from "./comparison";

function compared(before: string, after: string): ComparedHunk[] {
  const work = compareTexts(
    { text: before, blocks: recogniseBlocks(before) },
    { text: after, blocks: recogniseBlocks(after) },
  );
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

const ARTICLE =
  "Около 8000 войници са в Курск.\n\nМинистърът Петър Колев заяви: „Те ще се върнат скоро“. Струва 5 млн. лева.";

describe("compareTexts", () => {
  test.each<[name: string, from: string, to: string, categories: string[]]>([
    ["a figure", "8000", "12 000", ["figure"]],
    ["a scale", "млн.", "млрд.", ["figure"]],
    ["a negation", "са в", "не са в", ["negation"]],
    ["a name", "Петър Колев", "Петър Симов", ["name"]],
    ["words in quotation marks", "скоро“", "бързо“", ["quotation", "wording"]],
    ["other words", "войници", "бойци", ["figure"]],
    ["another verb", "заяви", "обяви", ["wording"]],
    ["typography", "„Те ще се върнат скоро“", "«Те ще се върнат скоро»", ["typography"]],
  ])("sorts %s", (_, from, to, categories) => {
    const found = compared(ARTICLE, ARTICLE.replace(from, to)).flatMap((hunk) => hunk.categories);
    expect([...new Set(found)]).toEqual(categories);
  });

  test("finds nothing in the same text", () => {
    expect(compared(ARTICLE, ARTICLE).map(({ kind, categories }) => [kind, categories])).toEqual([
      ["same", []],
    ]);
    expect(compared("", "")).toEqual([]);
  });
});
