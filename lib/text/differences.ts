/**
 * Where two versions of a text differ, by word: the list of stretches between which both are the same to
 * the letter. What kept its place is compared word by word; what went, came or moved is taken whole.
 */
import { alignWords, type Words, wordsOf } from "./alignment";
import { type FollowedGroup, type FollowedPieces, followPieces } from "./followed-pieces";
import type { BlockedText } from "./pieces";
import { type Span, span } from "./units";

/** One stretch, in UTF-16 units of either text; a side may be empty, not both. */
export type Difference = {
  readonly from: Span;
  readonly to: Span;
  /** Of a passage that moved: the index of the difference that is its other end. */
  readonly pair: number | null;
  /** The pieces it lies in, where one became the other; of a passage that moved, the whole of it. */
  readonly within: { readonly from: Span; readonly to: Span } | null;
};

/** Pieces of work between two breaths. */
const STRIDE = 200;

/** The differences in the order of both texts. They neither overlap nor repeat; yields often. */
export function* differencesOf(from: BlockedText, to: BlockedText): Generator<void, Difference[]> {
  const pieces = yield* followPieces(from, to);
  const comparison = new Comparison(from.text, to.text, pieces);
  let done = 0;
  for (const at of pieces.before.keys()) {
    const group = pieces.groups.get(at);
    // Pieces that were split or joined are compared as a whole, where the first of them stands.
    if (pieces.stayed[at] === 1 && (group === undefined || group.before[0] === at))
      comparison.stay(at, group);
    if (++done % STRIDE === 0) yield;
  }
  return comparison.end();
}

/** Pieces next to each other, by index, half-open: a passage that moved, or one that went or came. */
type Passage = { readonly first: number; readonly end: number; readonly moved: number | null };

class Comparison {
  readonly #found: Difference[] = [];
  /** Where a passage that moved was found first, by the index of its first piece in the older text. */
  readonly #moved = new Map<number, number>();
  readonly #toAfter: Int32Array;
  readonly #toBefore: Int32Array;
  /** Up to where both texts are compared, and the first pieces behind that. */
  #at = { from: 0, to: 0 };
  #next = { from: 0, to: 0 };

  constructor(
    private readonly from: string,
    private readonly to: string,
    private readonly pieces: FollowedPieces,
  ) {
    this.#toBefore = new Int32Array(pieces.after.length).fill(-1);
    // What moved and was split or joined on the way is shown as gone and come.
    this.#toAfter = pieces.toAfter.map((there, at) => {
      const group = pieces.groups.get(at);
      const isOne =
        group === undefined || group.before[1] - group.before[0] + group.after[1] - group.after[0] === 2;
      return isOne ? there : -1;
    });
    for (const [at, there] of this.#toAfter.entries()) if (there !== -1) this.#toBefore[there] = at;
  }

  /** Goes on to a piece that kept its place, or the group it is the first of, over what lies before it. */
  stay(at: number, group: FollowedGroup | undefined): void {
    const there = this.pieces.toAfter[at] ?? -1;
    if (there === -1) return;
    const [end, endThere] = [group?.before[1] ?? at + 1, group?.after[1] ?? there + 1];
    const piece = whole(this.pieces.before, at, end);
    const target = whole(this.pieces.after, there, endThere);
    this.#gap({ from: piece.start, to: target.start }, { from: at, to: there });
    this.#words(piece, target);
    this.#at = { from: piece.end, to: target.end };
    this.#next = { from: end, to: endThere };
  }

  end(): Difference[] {
    const { before, after } = this.pieces;
    this.#gap({ from: this.from.length, to: this.to.length }, { from: before.length, to: after.length });
    return this.#found;
  }

  /** What lies between two pieces that kept their place, up to `until`; `next` are the pieces there. */
  #gap(until: { from: number; to: number }, next: { from: number; to: number }): void {
    const gap = trimmed(this.from, this.to, span(this.#at.from, until.from), span(this.#at.to, until.to));
    if (gap === null) return;
    const went = passages(this.#toAfter, this.#next.from, next.from);
    const came = passages(this.#toBefore, this.#next.to, next.to);
    if (went.every(({ moved }) => moved === null) && came.every(({ moved }) => moved === null)) {
      this.#found.push({ ...gap, pair: null, within: null });
      return;
    }
    const nowhere = span(gap.to.start, gap.to.start);
    for (const [passage, from] of parted(went, this.pieces.before, gap.from)) {
      if (from.end > from.start) this.#passage(passage, { from, to: nowhere });
    }
    const behind = span(gap.from.end, gap.from.end);
    for (const [passage, to] of parted(came, this.pieces.after, gap.to)) {
      if (to.end > to.start) this.#passage(passage, { from: behind, to });
    }
  }

  #passage({ first, end, moved }: Passage, place: { from: Span; to: Span }): void {
    if (moved === null) {
      this.#found.push({ ...place, pair: null, within: null });
      return;
    }
    const isOld = place.from.end > place.from.start;
    const [before, after] = isOld ? [first, moved] : [moved, first];
    const within = {
      from: whole(this.pieces.before, before, before + end - first),
      to: whole(this.pieces.after, after, after + end - first),
    };
    const other = this.#moved.get(before);
    const here = this.#found.length;
    this.#found.push({ ...place, pair: other ?? null, within });
    if (other === undefined) this.#moved.set(before, here);
    else {
      const known = this.#found[other];
      if (known !== undefined) this.#found[other] = { ...known, pair: here };
    }
  }

  /** The differences inside a piece and what it became. */
  #words(piece: Span, target: Span): void {
    const [from, to] = [this.from.slice(piece.start, piece.end), this.to.slice(target.start, target.end)];
    if (from === to) return;
    const within = { from: piece, to: target };
    for (const hunk of wordHunks(from, to)) {
      this.#found.push({
        from: span(piece.start + hunk.from.start, piece.start + hunk.from.end),
        to: span(target.start + hunk.to.start, target.start + hunk.to.end),
        pair: null,
        within,
      });
    }
  }
}

/** The passages of the pieces `first` to `end`: those that moved together are one. */
function passages(there: Int32Array, first: number, end: number): Passage[] {
  const found: Passage[] = [];
  for (let at = first; at < end; at += 1) {
    const moved = there[at] ?? -1;
    const last = found.at(-1);
    const goesOn =
      last !== undefined &&
      (moved === -1 ? last.moved === null : last.moved !== null && moved === last.moved + at - last.first);
    if (goesOn) found[found.length - 1] = { ...last, end: at + 1 };
    else found.push({ first: at, end: at + 1, moved: moved === -1 ? null : moved });
  }
  return found;
}

/** The whole of the pieces `first` to `end`. */
function whole(pieces: readonly Span[], first: number, end: number): Span {
  return span(pieces[first]?.start ?? 0, pieces[end - 1]?.end ?? 0);
}

/** The part of a gap that each passage takes, so that together they take all of it. */
function* parted(
  passages: readonly Passage[],
  pieces: readonly Span[],
  gap: Span,
): Generator<[Passage, Span]> {
  let start: number = gap.start;
  for (const [index, passage] of passages.entries()) {
    const next = passages[index + 1];
    const end = next === undefined ? gap.end : (pieces[next.first]?.start ?? gap.end);
    yield [passage, span(start, Math.max(start, end))];
    start = Math.max(start, end);
  }
  // White space without a piece.
  if (passages.length === 0) yield [{ first: 0, end: 0, moved: null }, gap];
}

/** Two stretches without the white space they share at their ends; null where nothing is left. */
function trimmed(from: string, to: string, a: Span, b: Span): { from: Span; to: Span } | null {
  let [startA, startB]: [number, number] = [a.start, b.start];
  let [endA, endB]: [number, number] = [a.end, b.end];
  const isSame = (i: number, j: number) => from[i] === to[j] && /\s/u.test(from[i] ?? "");
  while (startA < endA && startB < endB && isSame(startA, startB)) {
    startA += 1;
    startB += 1;
  }
  while (endA > startA && endB > startB && isSame(endA - 1, endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  return startA === endA && startB === endB ? null : { from: span(startA, endA), to: span(startB, endB) };
}

/** The differences of two wordings, by word; offsets into the wordings. */
function wordHunks(from: string, to: string): { from: Span; to: Span }[] {
  const [a, b] = [wordsOf(from), wordsOf(to)];
  const hunks: { from: Span; to: Span }[] = [];
  let at = { from: 0, to: 0 };
  const until = (next: { from: number; to: number }) => {
    const [old, now] = [span(at.from, next.from), span(at.to, next.to)];
    if (from.slice(old.start, old.end) === to.slice(now.start, now.end)) return;
    const hunk = trimmed(from, to, old, now);
    if (hunk !== null) hunks.push(hunk);
  };
  for (const [i, j] of alignWords(a.words, b.words).entries()) {
    if (j === -1 || a.words[i] !== b.words[j]) continue;
    const [word, same] = [wordAt(a, i), wordAt(b, j)];
    until({ from: word.start, to: same.start });
    at = { from: word.start, to: same.start };
    until({ from: word.end, to: same.end });
    at = { from: word.end, to: same.end };
  }
  until({ from: from.length, to: to.length });
  return hunks;
}

function wordAt({ starts, ends }: Words, index: number): Span {
  return span(starts[index] ?? 0, ends[index] ?? 0);
}
