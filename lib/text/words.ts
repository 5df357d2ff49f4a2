/**
 * Decides what a word is: letters, digits and marks, with the hyphens, apostrophes, dots and commas
 * inside them („Сон-хуи“, „8000-ите“, "1,000.5", "U.S"). One definition for caret movement, for
 * nudging and for finding the same words again.
 */
import { nextGrapheme, previousGrapheme } from "./graphemes";
import type { Utf16Offset } from "./units";
import { utf16 } from "./units";

const WORD_CHARACTER = /^[\p{L}\p{N}\p{M}_]/u;
const PICTOGRAPH = /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const ALWAYS_JOINS = /[-‐‑'’ʼ.\u00ad]/;
const JOINS_DIGITS = /[,:/]/;
const DASH = /[-‐‑‒–−]/;

/** Tells whether a letter, digit, mark or underscore starts at `offset`; false at the end. */
export function isWordCharacterAt(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 0x80) {
    return (unit >= 0x30 && unit <= 0x39) || ((unit | 32) >= 0x61 && (unit | 32) <= 0x7a) || unit === 0x5f;
  }
  return offset < text.length && WORD_CHARACTER.test(characterAt(text, offset));
}

/**
 * Tells whether a word may be taken to start at `offset`: nothing of the same word stands before it,
 * nor a sign that would change a figure: "5" does not start a word in "−5".
 */
export function isWordStart(text: string, offset: Utf16Offset): boolean {
  if (offset === 0) return true;
  if (isWordCharacterBefore(text, offset)) return false;
  if (joinsAt(text, offset - 1)) return false;
  const isSigned = DASH.test(text.charAt(offset - 1)) && /\d/.test(text.charAt(offset));
  return !isSigned || isWordCharacterBefore(text, offset - 1);
}

/** Tells whether a word may be taken to end at `offset`: nothing of the same word follows it. */
export function isWordEnd(text: string, offset: Utf16Offset): boolean {
  return !isWordCharacterAt(text, offset) && !joinsAt(text, offset);
}

/** Tells whether a letter, digit, mark or underscore ends at `offset`; false at the start. */
export function isWordCharacterBefore(text: string, offset: number): boolean {
  if (offset <= 0) return false;
  const isPair = offset > 1 && (text.codePointAt(offset - 2) ?? 0) > 0xffff;
  return isWordCharacterAt(text, isPair ? offset - 2 : offset - 1);
}

/**
 * Returns the end of the word at or behind `offset`, or the end of the text when no word follows. An
 * emoji or flag counts as a word of its own. The result is a grapheme boundary behind `offset`.
 */
export function wordEndAfter(text: string, offset: Utf16Offset): Utf16Offset {
  let at = offset;
  while (at < text.length && !isInWord(text, at)) {
    if (PICTOGRAPH.test(characterAt(text, at))) return nextGrapheme(text, at);
    at = nextGrapheme(text, at);
  }
  while (at < text.length && isInWord(text, at)) at = nextGrapheme(text, at);
  return at;
}

/**
 * Returns the start of the word before or around `offset`, or 0 when no word precedes. An emoji or
 * flag counts as a word of its own. The result is a grapheme boundary before `offset`.
 */
export function wordStartBefore(text: string, offset: Utf16Offset): Utf16Offset {
  let at = offset;
  while (at > 0) {
    const before = previousGrapheme(text, at);
    if (isInWord(text, before)) break;
    at = before;
    if (PICTOGRAPH.test(characterAt(text, at))) return at;
  }
  while (at > 0) {
    const before = previousGrapheme(text, at);
    if (!isInWord(text, before)) break;
    at = before;
  }
  return at;
}

function isInWord(text: string, at: Utf16Offset): boolean {
  return isWordCharacterAt(text, at) || joinsAt(text, at);
}

/** Tells whether the sign at `at` holds a word together, as the hyphen in „8000-ите“ does. */
function joinsAt(text: string, at: number): boolean {
  const sign = text.charAt(at);
  if (ALWAYS_JOINS.test(sign)) return isWordCharacterBefore(text, at) && isWordCharacterAt(text, at + 1);
  if (!JOINS_DIGITS.test(sign)) return false;
  return /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1));
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(utf16(offset)) ?? 0);
}
