/**
 * Groups an article's blocks into chunks. A chunk is the unit in which a long article wakes up in the
 * browser, is laid out when it comes near, and gets its margin stamps; a mark's cost is a chunk's at most.
 */
import type { DeskBlock } from "./claim-store";

/** A run of blocks, `[first, end)` by number, with a guess of how many lines it fills at full measure. */
export type Chunk = { readonly first: number; readonly end: number; readonly lines: number };

/** About two screens of text. */
const CHUNK_LENGTH = 6000;
/** Characters in a line of the full measure, and what a gap between blocks is worth. */
const LINE_LENGTH = 66;
const GAP_LINES = 0.66;

/** From this length (UTF-16 code units) on, chunks out of sight are not laid out. */
export const LONG_TEXT = 60_000;

/** Cuts blocks into chunks, none of them empty. */
export function chunksOf(blocks: readonly DeskBlock[]): Chunk[] {
  const chunks: Chunk[] = [];
  let first = 0;
  let length = 0;
  let lines = 0;
  for (const [number, { span }] of blocks.entries()) {
    length += span.end - span.start;
    lines += Math.ceil((span.end - span.start) / LINE_LENGTH) + GAP_LINES;
    if (length < CHUNK_LENGTH && number < blocks.length - 1) continue;
    chunks.push({ first, end: number + 1, lines: Math.round(lines) });
    first = number + 1;
    length = 0;
    lines = 0;
  }
  return chunks;
}
