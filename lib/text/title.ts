/**
 * Proposes a title for a text that came without one; a person may change it before saving.
 */
import type { TextBlock } from "./blocks";
import { previousGrapheme } from "./graphemes";
import { nextSentence } from "./movement";
import { utf16 } from "./units";

/** Longest title proposed, in UTF-16 units, the … included. */
const LONGEST = 160;

/**
 * Returns the heading when the text opens with one, else the first sentence of its first block that
 * is not a related link; longer ones are cut behind a word, with "…". Line ends become spaces. Empty
 * for a text without blocks.
 */
export function suggestTitle(text: string, blocks: readonly TextBlock[]): string {
  const block = blocks.find(({ kind }) => kind !== "related") ?? blocks[0];
  if (!block) return "";
  const end = block.kind === "heading" ? block.end : Math.min(block.end, nextSentence(text, block.start));
  const words = text.slice(block.start, end).replace(/\s+/g, " ").trim();
  if (words.length <= LONGEST) return words;
  const room = words.slice(0, LONGEST);
  const space = room.lastIndexOf(" ");
  const cut = space > LONGEST / 2 ? space : previousGrapheme(words, utf16(LONGEST));
  return `${room.slice(0, cut).replace(/[\s\p{P}]+$/u, "")}…`;
}
