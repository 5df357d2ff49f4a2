/** Shows two short wordings as stretches that are the same, differ in typography or changed, word by word. */
import { alignWords, type Words, wordsOf } from "./alignment";
import { type Span, span } from "./units";

/** What a stretch is. */
export type HunkKind = "same" | "typography" | "changed";

/**
 * One stretch of both wordings, in UTF-16. The hunks of a diff cover both in order without a gap;
 * `from` is empty where something was added, `to` where something was removed. White space goes with
 * the word behind it.
 */
export type Hunk = { readonly kind: HunkKind; readonly from: Span; readonly to: Span };

/** The difference between two short wordings, word by word. */
export function wordDiff(from: string, to: string): Hunk[] {
  const hunks = new Hunks();
  diffWords(from, to, hunks);
  return hunks.close(from.length, to.length);
}

function diffWords(from: string, to: string, hunks: Hunks): void {
  const [a, b] = [wordsOf(from), wordsOf(to)];
  let there = 0;
  for (const [at, target] of alignWords(a.words, b.words).entries()) {
    const end = endOf(a, at);
    if (target === -1 || a.words[at] !== b.words[target]) {
      hunks.add("changed", end, hunks.to);
      continue;
    }
    if (target > there) hunks.add("changed", hunks.from, endOf(b, target - 1));
    there = target + 1;
    hunks.addSpaced(from, to, span(startOf(a, at), endOf(a, at)), span(startOf(b, target), endOf(b, target)));
  }
  if (there < b.words.length) hunks.add("changed", hunks.from, endOf(b, b.words.length - 1));
}

const startOf = ({ starts }: Words, at: number): number => starts[at] ?? 0;
const endOf = ({ ends }: Words, at: number): number => ends[at] ?? 0;

/** Hunks in the making: each new one starts where the last ended, and joins it where it is alike. */
class Hunks {
  from = 0;
  to = 0;
  private readonly hunks: Hunk[] = [];

  add(kind: HunkKind, from: number, to: number): void {
    const last = this.hunks.at(-1);
    const next = { kind, from: span(this.from, from), to: span(this.to, to) };
    // Removed and added words side by side are one change.
    if (last?.kind === kind)
      this.hunks[this.hunks.length - 1] = {
        kind,
        from: span(last.from.start, from),
        to: span(last.to.start, to),
      };
    else if (from > this.from || to > this.to) this.hunks.push(next);
    this.from = from;
    this.to = to;
  }

  /** Adds words that are the same on both sides, and the white space before them, which may not be. */
  addSpaced(from: string, to: string, words: Span, target: Span): void {
    const space = from.slice(this.from, words.start);
    const spaceTo = to.slice(this.to, target.start);
    // Beside a change, or at the start, a space that came or went belongs to that; elsewhere it is one.
    const last = this.hunks.at(-1)?.kind ?? "changed";
    if ((space === "") !== (spaceTo === "") && (last === "same" || last === "typography"))
      this.add("changed", words.start, target.start);
    const isTypography =
      (space !== spaceTo && space !== "" && spaceTo !== "") ||
      from.slice(words.start, words.end) !== to.slice(target.start, target.end);
    this.add(isTypography ? "typography" : "same", words.end, target.end);
  }

  /** The finished list, with the white space at the ends of the texts. */
  close(length: number, lengthTo: number): Hunk[] {
    if (length > this.from || lengthTo > this.to) {
      const isSame = length > this.from && lengthTo > this.to;
      this.add(isSame ? "same" : (this.hunks.at(-1)?.kind ?? "typography"), length, lengthTo);
    }
    return this.hunks;
  }
}
