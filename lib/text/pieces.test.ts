import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { recogniseBlocks } from "./blocks";
import { dividePieces } from "./pieces";

function divide(text: string): string[] {
  const work = dividePieces({ text, blocks: recogniseBlocks(text) });
  for (;;) {
    const step = work.next();
    if (step.done) return step.value.map(({ start, end }) => text.slice(start, end));
  }
}

describe("dividePieces", () => {
  it("parts sentences and lines, and leaves out the white space between", () => {
    const text = "Първо изречение. Второ!\n\n \n\nЗаглавие\n• точка\n• друга\n\n\n";
    expect(divide(text)).toEqual(["Първо изречение.", "Второ!", "Заглавие", "• точка", "• друга"]);
  });

  it.each([
    ["line ends in a row", `Първо изречение${"\n".repeat(200_000)}второ изречение.`, 2],
    ["lines without a stop", "Заглавие\n".repeat(200_000), 200_000],
    ["items without a stop", "• точка\n".repeat(200_000), 200_000],
  ])("goes over %s once, however many they are", (_, text, count) => {
    // A context, since nothing else stops work that goes over all of them again for each.
    const pieces = runInNewContext("divide(text)", { divide, text }, { timeout: 20_000 });
    expect(pieces).toHaveLength(count);
  });
});
