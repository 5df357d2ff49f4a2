/**
 * Decides which differences between two wordings are mere typography, and gives a folded view of a
 * text in which they are gone, with a way back to the real offsets. Folded are: the kind and length
 * of white space; the style of quotation marks, apostrophes and dashes; soft hyphens and zero-width
 * spaces; canonical composition; digit grouping. Not folded are case, marks or a minus added or
 * removed, decimal marks, and "…" against "...": those can change what is said.
 */
import type { Utf16Offset } from "./units";
import { utf16 } from "./units";

/** A folded view of a text. Fold a long text once and pass the view on. */
export type Folded = {
  readonly text: string;
  /** Where in the original the sign at a folded offset starts. Ascending; clamped to the text. */
  toOriginalStart(offset: Utf16Offset): Utf16Offset;
  /** Where in the original the sign before a folded offset ends. Ascending; clamped to the text. */
  toOriginalEnd(offset: Utf16Offset): Utf16Offset;
};

/** Invisible break opportunities: soft hyphen, zero-width space, word joiner, byte order mark. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]+/g;
const HAS_INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/;
/** A base with its marks, Hangul syllables, and the ranges that hold singletons of NFC. */
const COMPOSABLE =
  /\P{M}?\p{M}+|[\u1100-\u11ff\uac00-\ud7ff]+|[\u0340-\u0387\u0958-\u0fb9\u1f71-\u1fff\u2000\u2001\u2126-\u212b\u2329\u232a\u2adc\uf900-\ufaff\ufb1d-\ufb4e\u{1d15e}-\u{1d1c0}\u{2f800}-\u{2fa1d}]/gu;
/**
 * White space and apostrophes that group digits; which of them is a matter of style. White space of any kind
 * and length, as everywhere: what a line end parts in one text a space parts in the next.
 */
const GROUP = "(?:\\s+|['’])";
/**
 * Grouped digits, white space, quotation marks and dashes, in this order. A dot or comma groups only
 * where nothing else is possible: twice or more in one number, or before the other one as a decimal
 * mark; "1.234" alone may be one and a bit. A leading zero or a fourth digit is no group, so "2024
 * 800" stays two numbers.
 */
const STYLED = new RegExp(
  `(?<!\\d)(?<!\\d[.,])[1-9]\\d{0,2}(?:(?:${GROUP}\\d{3})+|(?:\\.\\d{3}){2,}|(?:,\\d{3}){2,}|(?:\\.\\d{3})+(?=,\\d)|(?:,\\d{3})+(?=\\.\\d))(?!\\d)` +
    // A single space is what white space becomes: it need not be found.
    "|[^\\S ]\\s*| \\s+|['\"`´ʼ‘’‚‛“”„‟«»‹›]|[‐‑‒–—―−]",
  "g",
);

/**
 * Folds the typography of a text. Idempotent on its own output; linear. White space becomes one
 * space (at the ends too), dashes "-", quotation marks of every level `"`. Behind a digit single
 * marks become `'` and stay apart from double ones, because there they may be feet and inches.
 *
 * @example
 * foldTypography("„10 000“ — тук").text; // '"10000" - тук'
 */
export function foldTypography(text: string): Folded {
  const visible = HAS_INVISIBLE.test(text) ? rewrite(text, INVISIBLE, () => "") : new Rewritten(text, []);
  const composed =
    visible.text.normalize("NFC") === visible.text
      ? visible
      : chain(
          visible,
          rewrite(visible.text, COMPOSABLE, (piece) => piece.normalize("NFC")),
        );
  return chain(composed, rewrite(composed.text, STYLED, restyle));
}

/** Tells whether two wordings say the same words: equal but for typography and white space around. */
export function sameWords(a: string, b: string): boolean {
  return a === b || foldTypography(a).text.trim() === foldTypography(b).text.trim();
}

/**
 * Folds a text for search, regardless of case: typography as {@link foldTypography}, compatibility
 * forms (NFKC: "№" is "No", "ﬁ" is "fi"), lower case by Bulgarian rules. „й“ and „ѝ“ are letters and
 * stay apart from „и“. Offsets are lost; for places in a text use `findOccurrences`.
 */
export function foldForSearch(text: string): string {
  return foldTypography(text).text.normalize("NFKC").toLocaleLowerCase("bg").normalize("NFC");
}

function restyle(piece: string, at: number, text: string): string {
  if (/^\d/.test(piece)) return piece.replace(/\D/g, "");
  if (/^\s/.test(piece)) return " ";
  if (/[‐‑‒–—―−]/.test(piece)) return "-";
  return /['`´ʼ‘’‚‛‹›]/.test(piece) && /\d/.test(text.charAt(at - 1)) ? "'" : '"';
}

/**
 * Replaces every match of a pattern and keeps, for each replacement of another length, where it lay.
 * Between two such places offsets differ by a constant, so the map grows with the changes alone.
 */
function rewrite(
  text: string,
  pattern: RegExp,
  replace: (piece: string, at: number, text: string) => string,
): Rewritten {
  const parts: string[] = [];
  const edits: Edit[] = [];
  let copied = 0;
  let length = 0;
  // Not matchAll: it copies the pattern for every text, and most texts are a sentence.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const piece = match[0];
    const replacement = replace(piece, match.index, text);
    if (replacement === piece) continue;
    parts.push(text.slice(copied, match.index), replacement);
    length += match.index - copied;
    copied = match.index + piece.length;
    if (replacement.length !== piece.length || piece.length > 1) {
      edits.push({ from: length, to: length + replacement.length, start: match.index, end: copied });
    }
    length += replacement.length;
  }
  parts.push(text.slice(copied));
  return new Rewritten(parts.length === 1 ? text : parts.join(""), edits);
}

/** One pass over a text. Without edits that shift anything, offsets are what they were. */
class Rewritten implements Folded {
  constructor(
    readonly text: string,
    readonly edits: readonly Edit[],
  ) {}

  toOriginalStart(offset: Utf16Offset): Utf16Offset {
    return originalStart(this.edits, clamp(offset, this.text.length));
  }

  toOriginalEnd(offset: Utf16Offset): Utf16Offset {
    return originalEnd(this.edits, clamp(offset, this.text.length));
  }
}

/** Folded `[from, to)` stands for original `[start, end)`. */
type Edit = { readonly from: number; readonly to: number; readonly start: number; readonly end: number };

/** The original start of the sign at a folded offset: removed signs before it are passed over. */
function originalStart(edits: readonly Edit[], offset: number): Utf16Offset {
  const edit = edits[countWhile(edits, (candidate) => candidate.from <= offset) - 1];
  if (!edit) return utf16(offset);
  return utf16(offset < edit.to ? edit.start : edit.end + offset - edit.to);
}

/** The original end of the sign before a folded offset: removed signs behind it are left out. */
function originalEnd(edits: readonly Edit[], offset: number): Utf16Offset {
  const edit = edits[countWhile(edits, (candidate) => candidate.from < offset) - 1];
  if (!edit) return utf16(offset);
  return utf16(offset <= edit.to ? edit.end : edit.end + offset - edit.to);
}

/** How many edits satisfy a predicate that holds for a prefix of the list: a binary search. */
function countWhile(edits: readonly Edit[], holds: (edit: Edit) => boolean): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const edit = edits[middle];
    if (edit && holds(edit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two passes, one after the other. */
class Chained implements Folded {
  readonly text: string;
  constructor(
    private readonly first: Folded,
    private readonly second: Folded,
  ) {
    this.text = second.text;
  }

  toOriginalStart(offset: Utf16Offset): Utf16Offset {
    return this.first.toOriginalStart(this.second.toOriginalStart(offset));
  }

  toOriginalEnd(offset: Utf16Offset): Utf16Offset {
    return this.first.toOriginalEnd(this.second.toOriginalEnd(offset));
  }
}

function chain(first: Folded, second: Folded): Folded {
  const isShifted = !(first instanceof Rewritten) || first.edits.length > 0;
  return isShifted ? new Chained(first, second) : second;
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}
