/**
 * Divides a text into the pieces by which two versions of it are compared: sentences, or parts of a
 * sentence where one is endless. Where a piece ends depends on the words around that place alone, so
 * that an edit changes the pieces it touches and no others.
 */
import type { TextBlock } from "./blocks";
import { endOfSentence } from "./sentences";
import { type Span, span } from "./units";

/** A version's text with its blocks, in order and without overlap; white space may lie between them. */
export type BlockedText = {
  readonly text: string;
  readonly blocks: readonly Pick<TextBlock, "kind" | "start" | "end">[];
};

/** Longer runs without a sentence end are cut, in UTF-16 units; no real sentence is. */
const LONGEST = 1200;
const SHORTEST_CUT = 200;
/** Signs of work between two breaths. */
const STRIDE = 40_000;

/** The pieces of a text in order, none blank. Yields often; linear. */
export function* dividePieces({ text, blocks }: BlockedText): Generator<void, Span[]> {
  const pieces: Span[] = [];
  let at = 0;
  let breath = STRIDE;
  for (const block of blocks) {
    if (block.start < at || block.end > text.length) continue;
    cutRegion(text, at, block.start, false, pieces);
    // In prose a line break is where a program wrapped the line; in lists and posts it ends something.
    const isProse = block.kind !== "list" && block.kind !== "post" && block.kind !== "related";
    cutRegion(text, block.start, block.end, isProse, pieces);
    at = block.end;
    if (at > breath) {
      breath = at + STRIDE;
      yield;
    }
  }
  cutRegion(text, at, text.length, false, pieces);
  return pieces;
}

function cutRegion(text: string, from: number, to: number, isProse: boolean, pieces: Span[]): void {
  // In the region alone: where it has no stop, the search would go on through all that follows.
  const region = text.slice(from, to);
  const stops = isProse ? /[.!?…]+/g : /[.!?…]+|\n/g;
  let at = from;
  for (let stop = stops.exec(region); stop; stop = stops.exec(region)) {
    const end = endOfSentence(text, from + stop.index);
    // Of several line ends in a row the first has said it all, having looked over the others.
    if (stop[0] === "\n") while (isBlank(region, stops.lastIndex)) stops.lastIndex += 1;
    if (end === null || end <= at) continue;
    at = addPieces(text, at, Math.min(end, to), pieces);
    stops.lastIndex = Math.max(stops.lastIndex, at - from);
  }
  addPieces(text, at, to, pieces);
}

/** Adds what is not white space in `[from, to)`, and answers `to`. */
function addPieces(text: string, from: number, to: number, pieces: Span[]): number {
  let [start, end] = [from, to];
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  while (end - start > LONGEST) {
    const cut = cutInside(text, start);
    pieces.push(span(start, cut));
    start = cut;
    while (start < end && isBlank(text, start)) start += 1;
  }
  if (end > start) pieces.push(span(start, end));
  return to;
}

/** Where to cut an endless piece: behind a space if there is one, at a place the signs before it choose. */
function cutInside(text: string, start: number): number {
  let space = 0;
  let sign = 0;
  for (let at = start + SHORTEST_CUT; at < start + LONGEST; at += 1) {
    if (isBlank(text, at)) {
      if (space === 0 || isChosen(text, at, 16)) space = at;
      if (isChosen(text, at, 16)) return at;
    } else if (sign === 0 && isChosen(text, at, 128)) sign = at;
  }
  const cut = space || sign || start + LONGEST;
  const isLow = (text.charCodeAt(cut) & 0xfc00) === 0xdc00;
  return isLow ? cut - 1 : cut;
}

function isChosen(text: string, at: number, oneIn: number): boolean {
  const signs = text.charCodeAt(at - 1) + text.charCodeAt(at - 2) * 0x1f3 + text.charCodeAt(at - 3) * 0x3d0d1;
  return Math.imul(signs, 0x9e3779b1) >>> 0 < 0x1_0000_0000 / oneIn;
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || (unit < 0x21 && unit > 0x08) || (unit >= 0xa0 && /\s/.test(text.charAt(at)));
}
