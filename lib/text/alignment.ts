/**
 * Aligns the words of two wordings: which word became which. Works on words as strings, knows their
 * look (a number, a capital, a shared stem) but not their meaning.
 */
import { foldTypography } from "./fold";
import { utf16 } from "./units";

/** A wording cut into words and single marks, their typography folded. */
export type Words = {
  readonly words: readonly string[];
  /** Where each word starts and ends in the text it was cut from, UTF-16. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

/** Letters and digits with what joins them („Сон-хуи“, "1,000.5", "didn't"), else one sign that is no space. */
const WORD = /[\p{L}\p{M}\p{N}_]+(?:['’.,:/-][\p{L}\p{M}\p{N}_]+)*|\S/gu;

/** Cuts the words of `[from, to)` out of a text. Linear in the stretch. */
export function wordsOf(text: string, from = 0, to = text.length): Words {
  return plainWords(text, from, to) ?? foldedWords(text, from, to);
}

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const JOINT = 4;
const MARK = 5;
/** Per unit what it is where nothing has to be folded around it; 0 for units that fold in their own way. */
const PLAIN = plainUnits();
/** Marks of which one stands for each of its styles. */
const FOLDED_MARKS = new Map([
  ...[..."“”„«»"].map((mark) => [mark, '"'] as const),
  ...[..."–—−"].map((mark) => [mark, "-"] as const),
]);

function plainUnits(): Uint8Array {
  const units = new Uint8Array(0x10000);
  const fill = (kind: number, ...ranges: [number, number][]) => {
    for (const [first, last] of ranges) units.fill(kind, first, last + 1);
  };
  fill(
    LETTER,
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0x5f, 0x5f],
    [0xc0, 0xd6],
    [0xd8, 0xf6],
    [0xf8, 0x17f],
    [0x400, 0x481],
    [0x48a, 0x52f],
  );
  fill(DIGIT, [0x30, 0x39]);
  for (const unit of " \n") units[unit.charCodeAt(0)] = SPACE;
  for (const unit of ".,:/-") units[unit.charCodeAt(0)] = JOINT;
  for (const unit of '!?;()[]"…%$€“”„«»–—−') units[unit.charCodeAt(0)] = MARK;
  return units;
}

/** The same as {@link foldedWords} at a third of its cost, or null where something needs folding proper. */
function plainWords(text: string, from: number, to: number): Words | null {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = from; at < to; ) {
    const kind = PLAIN[text.charCodeAt(at)] ?? 0;
    if (kind === 0) return null;
    const start = at;
    at += 1;
    if (kind === SPACE) continue;
    if (kind === LETTER || kind === DIGIT) {
      for (let isGoingOn = true; at < to && isGoingOn; ) {
        const next = PLAIN[text.charCodeAt(at)] ?? 0;
        if (next === 0 || (isDigitAt(text, at - 1) && groups(text, at, to))) return null;
        isGoingOn =
          next === LETTER || next === DIGIT || (next === JOINT && at + 1 < to && isWordAt(text, at + 1));
        // A dash of another style joins as a hyphen does, once it is folded.
        if (
          next === MARK &&
          FOLDED_MARKS.get(text.charAt(at)) === "-" &&
          at + 1 < to &&
          isWordAt(text, at + 1)
        )
          return null;
        if (isGoingOn) at += 1;
      }
    }
    const word = text.slice(start, at);
    words.push(kind === MARK ? (FOLDED_MARKS.get(word) ?? word) : word);
    starts.push(start);
    ends.push(at);
  }
  return { words, starts, ends };
}

const isDigitAt = (text: string, at: number): boolean => PLAIN[text.charCodeAt(at)] === DIGIT;

function isWordAt(text: string, at: number): boolean {
  const kind = PLAIN[text.charCodeAt(at)];
  return kind === LETTER || kind === DIGIT;
}

/** Whether what stands behind a digit may group it with the digits behind that. */
function groups(text: string, at: number, to: number): boolean {
  const kind = PLAIN[text.charCodeAt(at)];
  return (
    (kind === SPACE || kind === JOINT) &&
    at + 3 < to &&
    isDigitAt(text, at + 1) &&
    isDigitAt(text, at + 2) &&
    isDigitAt(text, at + 3)
  );
}

function foldedWords(text: string, from: number, to: number): Words {
  const folded = foldTypography(text.slice(from, to));
  const words = folded.text.match(WORD) ?? [];
  const starts: number[] = [];
  const ends: number[] = [];
  // Nothing but white space lies between two words, so each is found right behind the one before.
  let at = 0;
  for (const word of words) {
    const start = folded.text.indexOf(word, at);
    at = start + word.length;
    starts.push(from + folded.toOriginalStart(utf16(start)));
    ends.push(from + folded.toOriginalEnd(utf16(at)));
  }
  return { words, starts, ends };
}

/** Above this many pairs of words the changed middle is not compared word by word. */
const MOST_PAIRS = 160_000;

/**
 * Says for each word of `from` which word of `to` it became: its index, or -1. Ascending. A word may
 * become another one that looks like it or stands for it; equal words count for most, neighbours that
 * stay together for more. Quadratic in the changed middle, up to a bound beyond which that middle is
 * left unaligned.
 */
export function alignWords(from: readonly string[], to: readonly string[]): Int32Array {
  const map = new Int32Array(from.length).fill(-1);
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) {
    map[start] = start;
    start += 1;
  }
  let [endFrom, endTo] = [from.length, to.length];
  while (endFrom > start && endTo > start && from[endFrom - 1] === to[endTo - 1]) {
    endFrom -= 1;
    endTo -= 1;
    map[endFrom] = endTo;
  }
  const rows = endFrom - start;
  const columns = endTo - start;
  if (rows > 0 && columns > 0 && rows * columns <= MOST_PAIRS) {
    alignMiddle(from.slice(start, endFrom), to.slice(start, endTo), start, map);
  }
  return map;
}

function alignMiddle(from: readonly string[], to: readonly string[], offset: number, map: Int32Array): void {
  const width = to.length + 1;
  const best = new Float32Array((from.length + 1) * width);
  const gains = new Float32Array(from.length * to.length);
  for (let row = from.length - 1; row >= 0; row -= 1) {
    const word = from[row] ?? "";
    for (let column = to.length - 1; column >= 0; column -= 1) {
      const gain = gainOf(word, to[column] ?? "", from[row + 1] === to[column + 1]);
      gains[row * to.length + column] = gain;
      best[row * width + column] = Math.max(
        gain + (best[(row + 1) * width + column + 1] ?? 0),
        best[(row + 1) * width + column] ?? 0,
        best[row * width + column + 1] ?? 0,
      );
    }
  }
  let [row, column] = [0, 0];
  while (row < from.length && column < to.length) {
    const here = best[row * width + column] ?? 0;
    const gain = gains[row * to.length + column] ?? 0;
    if (gain > 0 && Math.abs(gain + (best[(row + 1) * width + column + 1] ?? 0) - here) < 1e-4) {
      map[offset + row] = offset + column;
      row += 1;
      column += 1;
    } else if ((best[(row + 1) * width + column] ?? 0) >= here - 1e-4) row += 1;
    else column += 1;
  }
}

const WORDLIKE = /^[\p{L}\p{N}]/u;

/** What aligning two words is worth; 0 where a word can never have become the other. */
function gainOf(a: string, b: string, together: boolean): number {
  if (a === b) return (WORDLIKE.test(a) ? 1 + Math.min(a.length, 10) / 10 : 0.5) + (together ? 0.2 : 0);
  return likeness(a, b) * 0.8;
}

/** How much one word looks like a new form of another, 0 to 1. 1 only for equal words. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (!WORDLIKE.test(a) || !WORDLIKE.test(b)) return 0;
  const [digitsA, digitsB] = [/\d/.test(a), /\d/.test(b)];
  if (digitsA !== digitsB) return 0.1;
  if (digitsA) return 0.6;
  const shared = sharedEnds(a, b) / Math.max(a.length, b.length);
  if (shared >= 0.5) return shared * 0.95;
  return isCapital(a) && isCapital(b) ? 0.4 : 0.2;
}

function isCapital(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}

/** How many signs two words share at their beginning and end together. */
export function sharedEnds(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head += 1;
  let tail = 0;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail += 1;
  return head + tail;
}

/**
 * How alike two wordings are, 0 to 1: the share of their signs, white space and typography aside, that
 * aligned words have in common. 1 exactly for the same words.
 */
export function similarity(from: string, to: string): number {
  return from === to ? 1 : similarityOf(wordsOf(from).words, wordsOf(to).words);
}

/** {@link similarity} of two lists of words. */
export function similarityOf(from: readonly string[], to: readonly string[]): number {
  const all = lengthOf(from) + lengthOf(to);
  let common = 0;
  let isSame = from.length === to.length;
  for (const [at, there] of alignWords(from, to).entries()) {
    const [word, other] = [from[at] ?? "", to[there] ?? ""];
    isSame &&= word === other;
    common += word === other ? word.length : sharedEnds(word, other);
  }
  if (isSame) return 1;
  return all === 0 ? 0 : Math.min((2 * common) / all, 0.999);
}

function lengthOf(words: readonly string[]): number {
  let length = 0;
  for (const word of words) length += word.length;
  return length;
}
