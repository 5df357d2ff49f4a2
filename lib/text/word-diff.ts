/**
 * Shows two wordings or two texts as stretches that are the same, differ in typography, moved, or
 * changed, word by word. Texts are paired sentence by sentence first, so that the cost grows with what
 * was changed and a word is never matched with its like at the other end of the article.
 */
import { alignWords, type Words, wordsOf } from "./alignment";
import { followPieces } from "./followed-pieces";
import type { BlockedText } from "./pieces";
import { type Span, span } from "./units";

/** What a stretch is. `moved`: the same words stand elsewhere in the other text. */
export type HunkKind = "same" | "typography" | "changed" | "moved";

/**
 * One stretch of both texts, in UTF-16. The hunks of a diff cover both texts in order without a gap;
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

/** The difference between two texts. Yields often. */
export function* diffTexts(from: BlockedText, to: BlockedText): Generator<void, Hunk[]> {
  const { before, after, toAfter, groups, stayed } = yield* followPieces(from, to);
  const toBefore = new Int32Array(after.length).fill(-1);
  for (const [at, there] of toAfter.entries()) if (there !== -1) toBefore[there] = at;
  const hunks = new Hunks();
  const isSame = (at: number, there: number) => {
    const [one, other] = [before[at], after[there]];
    return one && other && from.text.slice(one.start, one.end) === to.text.slice(other.start, other.end);
  };
  const removed = (at: number): void => {
    const isMoved = isSame(at, toAfter[at] ?? -1) ?? false;
    hunks.add(isMoved ? "moved" : "changed", before[at]?.end ?? 0, hunks.to);
  };
  const added = (there: number): void => {
    const isMoved = isSame(toBefore[there] ?? -1, there) ?? false;
    hunks.add(isMoved ? "moved" : "changed", hunks.from, after[there]?.end ?? 0);
  };
  let there = 0;
  for (const [at, piece] of before.entries()) {
    if (at % 200 === 0) yield;
    const group = groups.get(at);
    const target = after[(group ? group.after[1] : (toAfter[at] ?? -1) + 1) - 1];
    if (stayed[at] === 0 || !target) {
      removed(at);
      continue;
    }
    // A group is compared as a whole when its last piece is reached.
    if (group && at < group.before[1] - 1) continue;
    for (; there < (toAfter[at] ?? 0); there += 1) added(there);
    there = group ? group.after[1] : there + 1;
    if (isSame(at, there - 1)) {
      hunks.addSpaced(from.text, to.text, piece, target);
    } else {
      // The white space before a piece goes with its first word.
      diffWords(from.text.slice(hunks.from, piece.end), to.text.slice(hunks.to, target.end), hunks);
    }
  }
  for (; there < after.length; there += 1) added(there);
  return hunks.close(from.text.length, to.text.length);
}

function diffWords(from: string, to: string, hunks: Hunks): void {
  const [a, b] = [wordsOf(from), wordsOf(to)];
  const [offset, offsetTo] = [hunks.from, hunks.to];
  let there = 0;
  for (const [at, target] of alignWords(a.words, b.words).entries()) {
    const end = offset + endOf(a, at);
    if (target === -1 || a.words[at] !== b.words[target]) {
      hunks.add("changed", end, hunks.to);
      continue;
    }
    if (target > there) hunks.add("changed", hunks.from, offsetTo + endOf(b, target - 1));
    there = target + 1;
    hunks.addSpaced(
      from,
      to,
      span(startOf(a, at), endOf(a, at)),
      span(startOf(b, target), endOf(b, target)),
      offset,
      offsetTo,
    );
  }
  if (there < b.words.length) hunks.add("changed", hunks.from, offsetTo + endOf(b, b.words.length - 1));
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
    // Removed and added words side by side are one change; two moved pieces are two.
    const joins = last?.kind === kind && kind !== "moved";
    if (joins && last)
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
  addSpaced(from: string, to: string, words: Span, target: Span, offset = 0, offsetTo = 0): void {
    const space = from.slice(this.from - offset, words.start);
    const spaceTo = to.slice(this.to - offsetTo, target.start);
    // Beside a change, or at the start, a space that came or went belongs to that; elsewhere it is one.
    const last = this.hunks.at(-1)?.kind ?? "changed";
    if ((space === "") !== (spaceTo === "") && (last === "same" || last === "typography"))
      this.add("changed", offset + words.start, offsetTo + target.start);
    const isTypography =
      (space !== spaceTo && space !== "" && spaceTo !== "") ||
      from.slice(words.start, words.end) !== to.slice(target.start, target.end);
    this.add(isTypography ? "typography" : "same", offset + words.end, offsetTo + target.end);
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
