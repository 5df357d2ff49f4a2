/**
 * Says what became of every piece of a text in another version of it: the pairing that following
 * claims and showing two versions beside each other have in common.
 */
import { lengthiestOrder, pairEqualPieces } from "./equal-pieces";
import { pairLikePieces } from "./like-pieces";
import { type BlockedText, dividePieces } from "./pieces";
import type { Span } from "./units";

/** The pieces of two texts and which became which. */
export type FollowedPieces = {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
  /** Per piece of `before`: what it became, or -1. */
  readonly toAfter: Int32Array;
  /** Per piece of `before`: 1 where it kept its place among the others. */
  readonly stayed: Uint8Array;
  /** Per piece of `before` that found no equal: the likeness of the best candidate, 0 to 1. */
  readonly best: ReadonlyMap<number, number>;
};

/** Divides both texts and pairs their pieces. Yields often. */
export function* followPieces(from: BlockedText, to: BlockedText): Generator<void, FollowedPieces> {
  const before = yield* dividePieces(from);
  const after = yield* dividePieces(to);
  const equal = yield* pairEqualPieces(from, to, before, after);
  const like = yield* pairLikePieces(from.text, to.text, equal);
  const toAfter = equal.toAfter.slice();
  for (const pair of like.pairs) toAfter[pair.before] = pair.after;
  const stayed = new Uint8Array(before.length);
  for (const at of lengthiestOrder(toAfter, before)) stayed[at] = 1;
  yield;
  return { before, after, toAfter, stayed, best: like.best };
}
