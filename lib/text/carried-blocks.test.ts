import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recogniseBlocks, type TextBlock } from "./blocks";
import { carryBlocks, type TextWithBlocks } from "./carried-blocks";
import { utf16 } from "./units";

type Piece = Omit<TextBlock, "start" | "end"> & { words: string };

/** A text of pieces with a blank line between, and its blocks. */
function textOf(pieces: readonly Piece[]): TextWithBlocks {
  let text = "";
  const blocks = pieces.map(({ words, ...piece }): TextBlock => {
    if (text !== "") text += "\n\n";
    const start = utf16(text.length);
    text += words;
    return { ...piece, start, end: utf16(text.length) };
  });
  return { text, blocks };
}

const PAGE: readonly Piece[] = [
  { kind: "heading", words: "Мостът над реката, по който вървят влаковете, е затворен от днес" },
  { kind: "paragraph", words: "Около 8000 души останаха от другата страна." },
  { kind: "list", words: "първи автобус\nвтори автобус" },
  {
    kind: "post",
    words: "We have sent 14 trucks.\n— Ana (@ana) May 1",
    author: "Ana",
    handle: "@ana",
    address: "https://x.example/ana/1",
  },
  { kind: "quotation", words: "Дадохме всичко." },
  { kind: "related", words: "Реката спадна" },
];
const told = ({ text, blocks }: TextWithBlocks) =>
  blocks.map(({ start, end, ...block }) => ({ ...block, words: text.slice(start, end) }));

describe("carryBlocks", () => {
  it("takes over what plain words do not show, and recognises what is new", () => {
    const before = textOf(PAGE);
    const text = `${before.text.replace("8000", "12 000")}\n\n• нова точка\n• и още една`;
    const words = "Около 12 000 души останаха от другата страна.";
    expect(told({ text, blocks: carryBlocks(before, text) })).toEqual([
      ...PAGE.map((piece) => (piece.kind === "paragraph" ? { ...piece, words } : piece)),
      { kind: "list", words: "• нова точка\n• и още една" },
    ]);
  });

  it("follows blocks that moved, and tells those that begin alike apart", () => {
    const more: Piece[] = [...PAGE, { kind: "paragraph", words: "първи автобус" }];
    const before = textOf(more);
    const turned = textOf(more.toReversed());
    expect(carryBlocks(before, turned.text)).toEqual(turned.blocks);
  });

  it("takes over no block that goes on, and none that began inside of another", () => {
    const before = textOf([{ kind: "quotation", words: "Мостът е затворен" }]);
    for (const text of [
      "Мостът е затворен\nот днес, съобщиха от общината.",
      "Влакът спря.\nМостът е затворен",
    ]) {
      expect(carryBlocks(before, text)).toEqual(recogniseBlocks(text));
    }
  });

  it("leaves no sign out of any text, and keeps blocks in order and apart", () => {
    const words = fc.constantFrom("а", "б", "• а", "— X (@y) May 1", "„а“", "Вижте още: а");
    const line = fc.oneof(words, fc.constant(""));
    const kind = fc.constantFrom("paragraph", "heading", "list", "post", "quotation", "related");
    const piece = fc.record({ kind, words: fc.array(words, { minLength: 1, maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.array(line, { maxLength: 12 }), (pieces, lines) => {
        const before = textOf(
          // The kinds are those above.
          pieces.map(({ kind, words }) => ({ kind, words: words.join("\n") }) as Piece),
        );
        const text = lines.join("\n");
        let at = 0;
        for (const { start, end } of carryBlocks(before, text)) {
          expect(text.slice(at, start).trim()).toBe("");
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe("");
        expect(carryBlocks(before, before.text).map((one) => [one.start, one.end])).toEqual(
          before.blocks.map(({ start, end }) => [start, end]),
        );
      }),
    );
  });
});
