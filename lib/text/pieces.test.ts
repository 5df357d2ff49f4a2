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

  it("goes over line ends in a row once, however many they are", () => {
    const text = `Първо изречение${"\n".repeat(200_000)}второ изречение.`;
    // A context, since nothing else stops work that looks over all of them again at each.
    const pieces = runInNewContext("divide(text)", { divide, text }, { timeout: 20_000 });
    expect(pieces).toEqual(["Първо изречение", "второ изречение."]);
  });
});
