/**
 * Cuts a paragraph into words, numbers and single marks, in one pass over its UTF-16 code units.
 * A digit run with its separators („10 000“, "3.4", "1,234,567") is one token; what it means is
 * decided in `digits.ts`. A token never ends inside a grapheme: letters and digits swallow the marks
 * that follow them, and a digit or a mark that was joined with something becomes `other`.
 */

/** What a token is: `other` is everything no rule may touch (emoji, joined marks, foreign digits). */
export type TokenKind = "word" | "number" | "mark" | "other";

/** A piece of a text. `start`, `end`: UTF-16 code units into the whole text, half-open. */
export class Token {
  /** The words in lower case; for a mark the mark itself. */
  readonly lower: string;
  constructor(
    readonly kind: TokenKind,
    readonly start: number,
    readonly end: number,
    readonly text: string,
    /** White space stands directly before it, or it opens the paragraph. */
    readonly spaced: boolean,
    /** Its first letter is a capital. */
    readonly capital: boolean,
    /** Its first letter is Cyrillic. */
    readonly cyrillic: boolean,
  ) {
    this.lower = capital ? text.toLowerCase() : text;
  }
}

const SPACE = 0;
const LETTER = 1;
const CAPITAL = 2;
const DIGIT = 3;
const EXTEND = 4;
const MARK = 5;
const STRANGE = 6;
const PREPEND = 7;

const CLASSES = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(STRANGE);
  const rules: [RegExp, number][] = [
    [/[\p{P}\p{S}]/u, MARK],
    [/\p{L}/u, LETTER],
    [/[\p{Lu}\p{Lt}]/u, CAPITAL],
    [/\p{M}|\u200d|\ufe0f/u, EXTEND],
    [/[\s\u200b\u2060\ufeff]/u, SPACE],
    [/[0-9]/, DIGIT],
    [/[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e]/u, PREPEND],
  ];
  for (let code = 0; code < 0x10000; code++) {
    const c = String.fromCharCode(code);
    for (const [rule, value] of rules) if (rule.test(c)) table[code] = value;
  }
  // Pictures in the basic plane take part in joined emoji; Hangul and Indic letters join their neighbours.
  for (let code = 0x2190; code < 0x2c00; code++) if (table[code] === MARK) table[code] = STRANGE;
  for (let code = 0x0900; code < 0x1200; code++) if (table[code] === MARK) table[code] = STRANGE;
  table[0x20dd] = EXTEND;
  table[0xad] = EXTEND;
  return table;
}

/** One token may not be longer than this many code units: a hostile run of letters is cut, not kept. */
const LONGEST = 200;

/** The tokens of `text` between `from` and `to` (UTF-16 code units), in order; white space gives none. */
export function tokenise(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  let at = from;
  let spaced = true;
  while (at < to) {
    const code = text.charCodeAt(at);
    const kind = CLASSES[code];
    if (kind === SPACE) {
      spaced = true;
      at++;
      continue;
    }
    const start = at;
    if (kind === LETTER || kind === CAPITAL) {
      at = endOfInitialism(text, at, to) ?? endOfWord(text, at + 1, to);
      const word = text.slice(start, at);
      tokens.push(
        new Token("word", start, at, word, spaced, kind === CAPITAL, code >= 0x400 && code < 0x530),
      );
    } else if (kind === DIGIT) {
      at = endOfNumber(text, at, to);
      const joined = at < to && CLASSES[text.charCodeAt(at)] === EXTEND;
      if (joined) at = endOfExtended(text, at, to);
      tokens.push(
        new Token(joined ? "other" : "number", start, at, text.slice(start, at), spaced, false, false),
      );
    } else if (kind === MARK) {
      at++;
      const joined = at < to && CLASSES[text.charCodeAt(at)] === EXTEND;
      if (joined) at = endOfExtended(text, at, to);
      tokens.push(
        new Token(joined ? "other" : "mark", start, at, text.slice(start, at), spaced, false, false),
      );
    } else {
      at = endOfStrange(text, at, to);
      tokens.push(new Token("other", start, at, text.slice(start, at), spaced, false, false));
    }
    spaced = false;
  }
  return tokens;
}

const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const DOT = 0x2e;

/** "U.S.", "U.N.": two or more capitals with a dot each are one word; null for anything else. */
function endOfInitialism(text: string, from: number, to: number): number | null {
  let at = from;
  while (at + 1 < to && isUpper(text.charCodeAt(at)) && text.charCodeAt(at + 1) === DOT) at += 2;
  return at - from >= 4 && !(at < to && CLASSES[text.charCodeAt(at)] === EXTEND) ? at : null;
}

/** Letters, digits, marks on them and apostrophes between letters: "club's", "H5N1". */
function endOfWord(text: string, from: number, to: number): number {
  const limit = Math.min(to, from + LONGEST);
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    const kind = CLASSES[code];
    if (kind === LETTER || kind === CAPITAL || kind === DIGIT) at++;
    else if (kind === EXTEND) at = endOfExtended(text, at, to);
    else if ((code === 0x27 || code === 0x2019) && at + 1 < limit && isLetter(text.charCodeAt(at + 1))) at++;
    else break;
  }
  // A word cut at the limit must still swallow the marks on its last letter.
  return at < to && CLASSES[text.charCodeAt(at)] === EXTEND ? endOfExtended(text, at, to) : at;
}

function isLetter(code: number): boolean {
  const kind = CLASSES[code];
  return kind === LETTER || kind === CAPITAL;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** A comma, a dot, an apostrophe or a space of any width, as newsrooms write between groups of digits. */
function isSeparator(code: number): boolean {
  return (
    code === 0x2c ||
    code === 0x2e ||
    code === 0x27 ||
    code === 0x2019 ||
    code === 0x20 ||
    code === 0xa0 ||
    code === 0x2009 ||
    code === 0x202f
  );
}

const isBlank = (code: number): boolean => code !== 0x2c && code !== 0x2e && code !== 0x27 && code !== 0x2019;

function digitsEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** Digit runs with separators between them; a blank joins only groups of three after one to three digits. */
function endOfNumber(text: string, from: number, to: number): number {
  let end = digitsEnd(text, from, to);
  const grouped = end - from <= 3 && text.charCodeAt(from) !== 48;
  let blank = -1;
  while (end + 1 < to) {
    const separator = text.charCodeAt(end);
    if (!isSeparator(separator) || !isDigit(text.charCodeAt(end + 1))) break;
    const next = digitsEnd(text, end + 1, to);
    const blanks = isBlank(separator);
    const apostrophe = separator === 0x27 || separator === 0x2019;
    if ((blanks || apostrophe) && (!grouped || next - end !== 4)) break;
    if (blanks && blank === 0) break;
    blank = blanks ? 1 : 0;
    end = next;
  }
  return end;
}

function endOfExtended(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (CLASSES[code] === EXTEND) {
      at++;
      // A joiner takes the picture after it along.
      if (code === 0x200d && at < to && CLASSES[text.charCodeAt(at)] === STRANGE) at++;
    } else if (code >= 0xd800 && code <= 0xdfff && text.charCodeAt(at - 1) === 0x200d) at++;
    else if (code >= 0xdc00 && code <= 0xdfff) at++;
    else break;
  }
  return at;
}

/** A run of pictures, foreign digits and control characters; what follows a prepending mark joins it. */
function endOfStrange(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const kind = CLASSES[text.charCodeAt(at)];
    if (kind === PREPEND) at += 2;
    else if (kind === STRANGE || kind === EXTEND) at++;
    else break;
  }
  return Math.min(at, to);
}

const DASHES = new Set(["-", "–", "—", "−", "‑"]);

/** Whether the token is a dash of any length. */
export function isDash(token: Token | undefined): boolean {
  return token !== undefined && token.kind === "mark" && DASHES.has(token.text);
}
