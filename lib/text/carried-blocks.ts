/**
 * Gives a text that came as words alone the blocks of the version it was made from, wherever their words
 * stand unaltered: what a page said of its headings, lists and posts is in no plain text. What is new is
 * recognised as in any other text.
 */
import { recogniseBlocks, type TextBlock } from "./blocks";
import { type Line, readLines } from "./lines";
import { utf16 } from "./units";

/** A text with its blocks, in UTF-16 units, in order and without overlap. */
export type TextWithBlocks = { readonly text: string; readonly blocks: readonly TextBlock[] };

/** Blocks with the same words, line by line, and how many of them were found again. */
type Known = {
  readonly lines: readonly Line[];
  /** Whether a blank line, or the end of the text, follows. */
  readonly closed: boolean;
  readonly blocks: TextBlock[];
  found: number;
};

/** Wordings that begin with the same line and are told apart by the others; no real text has more. */
const MOST_ALIKE = 8;
/** Longer blocks are looked at anew, so that no text costs much more than its length. */
const MOST_LINES = 200;

/**
 * Divides `text` into blocks as `recogniseBlocks` does, taking over those of `before`. Of blocks with the same
 * words the first stands for the first. Linear.
 */
export function carryBlocks(before: TextWithBlocks, text: string): TextBlock[] {
  const known = knownIn(before);
  const lines = readLines(text);
  const blocks: TextBlock[] = [];
  let fresh = 0;
  for (let at = 0; at < lines.length; ) {
    const same = known.get(lines[at]?.words ?? "")?.find((one) => standsAt(one, lines, at));
    if (same === undefined) {
      at += 1;
      continue;
    }
    blocks.push(...recognised(text, lines, fresh, at));
    blocks.push(placed(same, lines, at));
    at += same.lines.length;
    fresh = at;
  }
  blocks.push(...recognised(text, lines, fresh, lines.length));
  return blocks;
}

/** The blocks of a text by their first line, longer ones first; only those that lie on whole lines. */
function knownIn({ text, blocks }: TextWithBlocks): Map<string, Known[]> {
  const all = readLines(text);
  const byWords = new Map<string, Known>();
  const byLine = new Map<string, Known[]>();
  let at = 0;
  for (const block of blocks) {
    while ((all[at]?.start ?? block.start) < block.start) at += 1;
    const from = at;
    while ((all[at]?.end ?? Number.POSITIVE_INFINITY) <= block.end) at += 1;
    const lines = all.slice(from, at);
    if (lines[0]?.start !== block.start || lines.at(-1)?.end !== block.end) continue;
    if (lines.length > MOST_LINES) continue;
    const words = lines.map((line) => line.words).join("\n");
    const known = byWords.get(words);
    if (known !== undefined) {
      known.blocks.push(block);
      continue;
    }
    const alike = byLine.get(lines[0].words) ?? [];
    if (alike.length === MOST_ALIKE) continue;
    const one = { lines, closed: all[at]?.afterBlank ?? true, blocks: [block], found: 0 };
    byWords.set(words, one);
    byLine.set(
      lines[0].words,
      [...alike, one].toSorted((a, b) => b.lines.length - a.lines.length),
    );
  }
  return byLine;
}

/** Whether lines are a block's, and begin and end something as they did there. */
function standsAt({ lines, closed }: Known, all: readonly Line[], at: number): boolean {
  const next = all[at + lines.length];
  if (closed && next !== undefined && !next.afterBlank) return false;
  return lines.every((line, k) => {
    const now = all[at + k];
    const parted = k === 0 ? !line.afterBlank || now?.afterBlank : line.afterBlank === now?.afterBlank;
    return now?.words === line.words && parted;
  });
}

/** The next of some blocks with the same words, where they stand now. */
function placed(known: Known, all: readonly Line[], at: number): TextBlock {
  const { lines, blocks } = known;
  const block = blocks[Math.min(known.found, blocks.length - 1)];
  known.found += 1;
  const [first, last] = [all[at], all[at + lines.length - 1]];
  if (!block || !first || !last) throw new Error("A block without words was found.");
  return { ...block, start: utf16(first.start), end: utf16(last.end) };
}

/** What lines that are new make together. */
function recognised(text: string, lines: readonly Line[], from: number, to: number): TextBlock[] {
  const [first, last] = [lines[from], lines[to - 1]];
  if (from >= to || !first || !last) return [];
  const own = recogniseBlocks(text.slice(first.start, last.end));
  return own.map((block) => ({
    ...block,
    start: utf16(block.start + first.start),
    end: utf16(block.end + first.start),
  }));
}
