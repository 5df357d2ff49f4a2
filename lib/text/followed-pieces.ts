/**
 * Says what became of every piece of a text in another version of it: the pairing that following
 * claims and showing two versions beside each other have in common.
 */
import { lengthiestOrder, type PairedPieces, pairEqualPieces } from "./equal-pieces";
import { groupLikePieces, type LikeGroup } from "./like-pieces";
import { PieceWords } from "./piece-words";
import { type BlockedText, dividePieces } from "./pieces";
import type { Span } from "./units";

/** Pieces side by side and what they became, as half-open ranges of pieces. */
export type FollowedGroup = {
  readonly before: readonly [from: number, to: number];
  readonly after: readonly [from: number, to: number];
};

/** The pieces of two texts and which became which. */
export type FollowedPieces = {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
  /** Per piece of `before`: the first piece of what it became, or -1. */
  readonly toAfter: Int32Array;
  /** Per piece of `before` that was split, joined or changed: what it is part of. */
  readonly groups: ReadonlyMap<number, FollowedGroup>;
  /** Per piece of `before`: 1 where it kept its place among the others. */
  readonly stayed: Uint8Array;
  /** Per piece of `before` that found no equal: the likeness of the best candidate, 0 to 1. */
  readonly best: ReadonlyMap<number, number>;
  /** The pieces nothing was found for, between the same neighbours as a piece of `before`. */
  readonly open: OpenPieces;
  /** The words of the pieces, as far as they were needed. */
  readonly words: { readonly before: PieceWords; readonly after: PieceWords };
};

/** Divides both texts and pairs their pieces. Yields often. */
export function* followPieces(from: BlockedText, to: BlockedText): Generator<void, FollowedPieces> {
  const before = yield* dividePieces(from);
  const after = yield* dividePieces(to);
  const equal = yield* pairEqualPieces(from, to, before, after);
  const loose = releaseMoved(equal);
  yield;
  const words = { before: new PieceWords(from.text, before), after: new PieceWords(to.text, after) };
  const like = yield* groupLikePieces(from.text, words.before, words.after, equal, loose);
  const toAfter = equal.toAfter.slice();
  const groups = new Map<number, FollowedGroup>();
  for (const group of like.groups) {
    toAfter.fill(group.after[0], ...group.before);
    for (let at = group.before[0]; at < group.before[1]; at += 1) groups.set(at, group);
  }
  return {
    before,
    after,
    toAfter,
    groups,
    stayed: stayedOf(toAfter, before, groups),
    best: like.best,
    open: new OpenPieces(equal, like.groups),
    words,
  };
}

/** A run of pieces that moved together and is longer speaks for itself. */
const SHORT_RUN = 5;

/**
 * Takes apart the pairs that moved alone or in a short run: their words alone speak for them, and what
 * stands in their old place may speak against. Answers which they were.
 */
function releaseMoved({ before, toAfter, toBefore }: PairedPieces): Map<number, number> {
  const stayed = new Uint8Array(before.length);
  for (const at of lengthiestOrder(toAfter, before)) stayed[at] = 1;
  const moved = new Map<number, number>();
  for (let at = 0; at < before.length; ) {
    let end = at + 1;
    const there = toAfter[at] ?? -1;
    while (end < before.length && stayed[end] === stayed[at] && toAfter[end] === there + end - at) end += 1;
    if (there !== -1 && stayed[at] === 0 && end - at <= SHORT_RUN)
      for (let one = at; one < end; one += 1) moved.set(one, there + one - at);
    at = end;
  }
  for (const [at, there] of moved) {
    toAfter[at] = -1;
    toBefore[there] = -1;
  }
  return moved;
}

function stayedOf(
  toAfter: Int32Array,
  before: readonly Span[],
  groups: ReadonlyMap<number, FollowedGroup>,
): Uint8Array {
  // Of a group only the first piece can stand in an ascending order; the others share its fate.
  const leading = toAfter.map((there, at) => ((groups.get(at)?.before[0] ?? at) === at ? there : -1));
  const stayed = new Uint8Array(before.length);
  for (const at of lengthiestOrder(leading, before)) stayed.fill(1, at, groups.get(at)?.before[1] ?? at + 1);
  return stayed;
}

/** What is left of both texts once everything was paired that can be. */
class OpenPieces {
  private readonly isOpenBefore: Uint8Array;
  private readonly isOpenAfter: Uint8Array;
  private readonly toAfter: Int32Array;

  constructor(pieces: PairedPieces, groups: readonly LikeGroup[]) {
    this.isOpenBefore = openFlags(pieces.toAfter, pieces.unclearBefore);
    this.isOpenAfter = openFlags(pieces.toBefore, pieces.unclearAfter);
    this.toAfter = pieces.toAfter.slice();
    for (const { before, after } of groups) {
      this.isOpenBefore.fill(0, ...before);
      this.isOpenAfter.fill(0, ...after);
      this.toAfter.fill(after[0], ...before);
      this.toAfter[before[1] - 1] = after[1] - 1;
    }
  }

  /** The open pieces of `before` beside an open piece, itself left out; none where they are many. */
  before(at: number): number[] {
    const [from, to] = run(this.isOpenBefore, at);
    const open = Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
    return open.filter((other) => other !== at);
  }

  /** The open pieces of `after` between the neighbours of an open piece of `before`; none where they are many. */
  after(at: number): number[] {
    const [from, to] = run(this.isOpenBefore, at);
    const first = from === 0 ? 0 : (this.toAfter[from - 1] ?? -1) + 1;
    if (to - from > MOST_OPEN || (from > 0 && this.toAfter[from - 1] === -1)) return [];
    const open: number[] = [];
    for (let there = first; this.isOpenAfter[there] === 1; there += 1) open.push(there);
    const end = to === this.toAfter.length ? this.isOpenAfter.length : this.toAfter[to];
    return open.length <= MOST_OPEN && first + open.length === end ? open : [];
  }
}

const MOST_OPEN = 6;

function openFlags(paired: Int32Array, unclear: Uint8Array): Uint8Array {
  const flags = new Uint8Array(paired.length);
  for (let at = 0; at < paired.length; at += 1) flags[at] = paired[at] === -1 && unclear[at] === 0 ? 1 : 0;
  return flags;
}

function run(isOpen: Uint8Array, at: number): [from: number, to: number] {
  let [from, to] = [at, at + 1];
  while (at - from <= MOST_OPEN && isOpen[from - 1] === 1) from -= 1;
  while (to - at <= MOST_OPEN && isOpen[to] === 1) to += 1;
  return [from, to];
}
