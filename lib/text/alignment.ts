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
