/**
 * Decides where sentences end in Bulgarian and English news prose. `Intl.Segmenter` breaks „Ген. П.
 * Иванов“ in two and is quadratic on long strings, so the rules are our own: every decision looks at
 * one full stop, the word before it and the word behind it, and never further than a few words.
 */
import type { Utf16Offset } from "./units";
import { utf16 } from "./units";
import { isWordCharacterAt } from "./words";

/** Abbreviations that a name or a number follows: the sentence goes on. */
const LEADS_ON = new Set(
  (
    "ген полк подп кап о.з лейт адм проф доц инж арх акад св ул бул гр с кв жк тел стр чл ал бр вж срв " +
    "напр т.нар т.е д-р г-н г-жа г-ца чл.-кор б.р бел им " +
    "mr mrs ms dr prof gen col lt maj sgt capt cmdr adm sen rep gov pres st mt fig vol rev hon vs e.g i.e " +
    "jan feb mar apr jun jul aug sep sept oct nov dec"
  ).split(" "),
);

/** Abbreviations that stand inside a sentence as often as at its end. */
const MAY_END = new Set(
  (
    "г гг лв млн млрд хил ст др пр т.н ч мин сек км кг м см т нар дж вкл гл зам " +
    "a.m p.m inc ltd co corp jr sr etc approx"
  ).split(" "),
);

/** Words that open a sentence more readily than they continue a name. */
const OPENERS = new Set(
  (
    "той тя то те ние вие аз това този тази тези там тук така но а и ако когато докато след преди според " +
    "междувременно освен обаче затова при през по на в във от за до с със не всички никой " +
    "the a an he she it they we i you this that these those there here his her their its our but and or so " +
    "in on at as for if when while after before since although however meanwhile according to from with by no"
  ).split(" "),
);

const TERMINAL = /[.!?…]/;
const CLOSER = /["”“’'»)\]]/;
const BLANK = /\s/;
/** Quotation marks, brackets and dashes a sentence may start with. */
const LEAD_IN = /["“„«‘'([\s—–-]/;
/** Longest abbreviation, in UTF-16 units, and how far back an opening phrase is looked for. */
const WORD_WINDOW = 24;
const LONGEST_ABBREVIATION = 8;
const PHRASE_WINDOW = 120;
/** „На 1 ноември 2024 г.“ has four words before the abbreviation: more make a sentence. */
const PHRASE_WORDS = 5;

/**
 * Returns the end of the sentence at or behind `offset`: behind its last mark and closing quotation
 * marks, without white space. A line end is a sentence end unless the next line goes on in lower
 * case. The end of the text when no sentence ends behind `offset`. Linear in the distance.
 */
export function sentenceEndAfter(text: string, offset: Utf16Offset): Utf16Offset {
  let at: number = offset;
  while (at > 0 && isMarkOrCloser(text.charAt(at - 1))) at -= 1;
  if (at === offset) at = skipBlank(text, at);
  const stops = /[.!?…\n]/g;
  stops.lastIndex = at;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    const end = endOfSentence(text, stop.index);
    if (end !== null && end > offset) return utf16(end);
    stops.lastIndex = skipMarks(text, stop.index + 1);
  }
  const end = trimBlankBefore(text, text.length);
  return utf16(end > offset ? end : text.length);
}

/**
 * Returns the greatest start of a sentence before `offset`, or 0. A start is the first sign that is
 * not white space. Linear in the distance.
 */
export function sentenceStartBefore(text: string, offset: Utf16Offset): Utf16Offset {
  let at: number = offset;
  while (at > 0) {
    at -= 1;
    const sign = text.charAt(at);
    if (sign !== "\n" && !TERMINAL.test(sign)) continue;
    while (sign !== "\n" && at > 0 && TERMINAL.test(text.charAt(at - 1))) at -= 1;
    const end = endOfSentence(text, at);
    if (end === null) continue;
    const start = skipBlank(text, end);
    if (start < offset) return utf16(start);
    if (sign === "\n") at = Math.min(at, end);
  }
  const first = skipBlank(text, 0);
  return utf16(first < offset ? first : 0);
}

/**
 * The end of the sentence whose first last mark (or line end) stands at `stop`, behind its marks and
 * closing quotation marks; null when it goes on. Looks at a few words around `stop` alone.
 */
export function endOfSentence(text: string, stop: number): number | null {
  if (text.charAt(stop) === "\n") {
    const end = trimBlankBefore(text, stop);
    const next = skipBlank(text, stop);
    const isWrapped =
      next - stop < 3 && /\p{Ll}/u.test(text.charAt(next)) && !isMarkOrCloser(text.charAt(end - 1));
    return isWrapped ? null : end;
  }
  let end = skipMarks(text, stop);
  const marks = text.slice(stop, end);
  while (end < text.length && CLOSER.test(text.charAt(end))) end += 1;
  if (end === text.length) return end;
  if (!BLANK.test(text.charAt(end))) return null;
  const next = skipBlank(text, end);
  if (next === text.length || text.slice(end, next).includes("\n")) return end;
  let word = next;
  while (word < text.length && word - next < WORD_WINDOW && LEAD_IN.test(text.charAt(word))) word += 1;
  if (/\p{Ll}/u.test(text.charAt(word))) return null;
  return marks === "." && goesOnAfterStop(text, stop, word) ? null : end;
}

/** Tells whether the full stop at `stop` only shortens a word; `next` is where the next word starts. */
function goesOnAfterStop(text: string, stop: number, next: number): boolean {
  let start = stop;
  while (start > 0 && stop - start < WORD_WINDOW && isInAbbreviation(text, start - 1)) start -= 1;
  const word = text.slice(start, stop);
  // Most sentences end with a word too long for any abbreviation, and are asked no further.
  if (word.length > LONGEST_ABBREVIATION && !word.includes(".")) return false;
  const lower = word.toLowerCase();
  if (LEADS_ON.has(lower)) return true;
  if (/^\d{1,3}$/.test(word)) return isLineStart(text, stop - word.length);
  const isInitial = /^(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|Ал|Дж|Йо|Ст|Хр|Цв)$/u.test(word);
  const beforeDigit = /\d/.test(text.charAt(next));
  if (!isInitial && !MAY_END.has(lower)) return lower === "no" && beforeDigit;
  if (beforeDigit) return true;
  const following = /^\p{L}+(?!\p{L}|\.)/u.exec(text.slice(next, next + WORD_WINDOW))?.[0];
  if (following && OPENERS.has(following.toLocaleLowerCase("bg"))) return false;
  return isInitial || wordsInPhrase(text, stop) <= PHRASE_WORDS;
}

/** Tells whether the unit at `at` may belong to an abbreviation: a letter, a digit, a dot or a hyphen. */
function isInAbbreviation(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0x410 && unit < 0x450) return true;
  if (unit < 0x80) return unit === 0x2e || unit === 0x2d || isWordCharacterAt(text, at);
  return /[\p{L}\p{N}]/u.test(text.charAt(at)) || (unit & 0xf800) === 0xd800;
}

/** Counts the words between the last stop or line start and `offset`, up to the window. */
function wordsInPhrase(text: string, offset: number): number {
  const before = text.slice(Math.max(0, offset - PHRASE_WINDOW), offset);
  const phrase = before.slice(Math.max(before.lastIndexOf("\n"), before.search(/[.!?…]\s[^.!?…]*$/)) + 1);
  return phrase.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

function isLineStart(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 8), offset);
  return /(?:^|\n)[ \t]*$/.test(before) && (offset < 8 || before.includes("\n"));
}

function isMarkOrCloser(sign: string): boolean {
  return TERMINAL.test(sign) || CLOSER.test(sign);
}

function skipMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && TERMINAL.test(text.charAt(at))) at += 1;
  return at;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && BLANK.test(text.charAt(at))) at += 1;
  return at;
}

function trimBlankBefore(text: string, from: number): number {
  let at = from;
  while (at > 0 && BLANK.test(text.charAt(at - 1))) at -= 1;
  return at;
}
