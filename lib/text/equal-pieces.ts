/**
 * Pairs the pieces of two texts that have the same words, typography aside. A piece that exists once
 * in both is certain wherever it stands; one that repeats is told apart by its neighbours, and left
 * alone when they do not tell: never a guess between equals.
 */
import { foldTypography } from "./fold";
import type { BlockedText } from "./pieces";
import type { Span } from "./units";

/** The pieces of two texts and what became of each. */
export type PairedPieces = {
  readonly before: readonly Span[];
  readonly after: readonly Span[];
  /** Per piece of `before`: the piece of `after` with the same words, or -1. */
  readonly toAfter: Int32Array;
  /** The way back. */
  readonly toBefore: Int32Array;
  /** Per piece, 1 where pieces with the same words exist on both sides and nothing tells them apart. */
  readonly unclearBefore: Uint8Array;
  readonly unclearAfter: Uint8Array;
};

/** Pieces of work between two breaths. */
const STRIDE = 400;

/** Pairs equal pieces. Yields often; n log n in the number of pieces. */
export function* pairEqualPieces(
  from: BlockedText,
  to: BlockedText,
  before: readonly Span[],
  after: readonly Span[],
): Generator<void, PairedPieces> {
  const keys = yield* keysOf(from.text, to.text, before, after);
  const matcher = new Matcher(before, after, keys);
  yield;
  matcher.pairUnique();
  yield;
  const pillars = lengthiestOrder(matcher.toAfter, before);
  yield;
  matcher.pairRepeated(pillars);
  matcher.followMoved(pillars);
  matcher.markUnclear();
  return matcher;
}

/** Per piece a number that stands for its words; the same words have the same number. */
type Keys = {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly count: number;
};

function* keysOf(
  from: string,
  to: string,
  before: readonly Span[],
  after: readonly Span[],
): Generator<void, Keys> {
  const raw = new Map<string, number>();
  const keys = { before: new Int32Array(before.length), after: new Int32Array(after.length) };
  const shared = new Uint8Array(after.length);
  for (const [at, { start, end }] of after.entries()) {
    const words = to.slice(start, end);
    const key = raw.get(words) ?? raw.size;
    if (key === raw.size) raw.set(words, key);
    keys.after[at] = key;
    if (at % STRIDE === 0) yield;
  }
  const unknown: number[] = [];
  for (const [at, { start, end }] of before.entries()) {
    const key = raw.get(from.slice(start, end));
    if (key === undefined) unknown.push(at);
    else {
      keys.before[at] = key;
      shared[key] = 1;
    }
    if (at % STRIDE === 0) yield;
  }
  // Only what is new as it stands is folded: most pieces of a corrected article are not.
  const folded = new Map<string, number>();
  let count = raw.size;
  for (const [at, { start, end }] of after.entries()) {
    if (shared[keys.after[at] ?? 0] === 1) continue;
    const words = foldTypography(to.slice(start, end)).text;
    const key = folded.get(words) ?? keys.after[at] ?? 0;
    folded.set(words, key);
    keys.after[at] = key;
    if (folded.size % STRIDE === 0) yield;
  }
  for (const [done, at] of unknown.entries()) {
    const { start, end } = before[at] ?? { start: 0, end: 0 };
    const words = foldTypography(from.slice(start, end)).text;
    const key = folded.get(words) ?? count;
    if (key === count) {
      folded.set(words, key);
      count += 1;
    }
    keys.before[at] = key;
    if (done % STRIDE === 0) yield;
  }
  return { ...keys, count };
}

class Matcher implements PairedPieces {
  readonly toAfter: Int32Array;
  readonly toBefore: Int32Array;
  readonly unclearBefore: Uint8Array;
  readonly unclearAfter: Uint8Array;

  constructor(
    readonly before: readonly Span[],
    readonly after: readonly Span[],
    private readonly keys: Keys,
  ) {
    this.toAfter = new Int32Array(before.length).fill(-1);
    this.toBefore = new Int32Array(after.length).fill(-1);
    this.unclearBefore = new Uint8Array(before.length);
    this.unclearAfter = new Uint8Array(after.length);
  }

  /** Pairs what exists exactly once on both sides. */
  pairUnique(): void {
    const last = new Int32Array(this.keys.count);
    const times = new Uint8Array(this.keys.count);
    for (const [at, key] of this.keys.after.entries()) {
      times[key] = Math.min(2, (times[key] ?? 0) + 1);
      last[key] = at;
    }
    const timesBefore = new Uint8Array(this.keys.count);
    for (const key of this.keys.before) timesBefore[key] = Math.min(2, (timesBefore[key] ?? 0) + 1);
    for (const [at, key] of this.keys.before.entries()) {
      if (timesBefore[key] === 1 && times[key] === 1) this.pair(at, last[key] ?? 0);
    }
  }

  /**
   * Pairs repeated pieces between two neighbouring `pillars` (pairs that kept their order), where both
   * sides have as many of them: first with first, second with second.
   */
  pairRepeated(pillars: readonly number[]): void {
    let [fromBefore, fromAfter] = [0, 0];
    for (const pillar of [...pillars, this.before.length]) {
      const toAfter = this.toAfter[pillar] ?? this.after.length;
      this.pairGap(fromBefore, pillar, fromAfter, toAfter);
      fromBefore = pillar + 1;
      fromAfter = toAfter + 1;
    }
  }

  private pairGap(fromBefore: number, toBefore: number, fromAfter: number, toAfter: number): void {
    if (fromBefore >= toBefore || fromAfter >= toAfter) return;
    const places = new Map<number, { before: number[]; after: number[] }>();
    for (let at = fromBefore; at < toBefore; at += 1) {
      if (this.toAfter[at] !== -1) continue;
      const key = this.keys.before[at] ?? 0;
      const known = places.get(key);
      if (known) known.before.push(at);
      else places.set(key, { before: [at], after: [] });
    }
    for (let at = fromAfter; at < toAfter; at += 1) {
      if (this.toBefore[at] === -1) places.get(this.keys.after[at] ?? 0)?.after.push(at);
    }
    for (const { before, after } of places.values()) {
      if (before.length !== after.length) continue;
      for (const [k, at] of before.entries()) this.pair(at, after[k] ?? 0);
    }
  }

  /** Pairs repeated pieces beside pairs that moved: what stood between or next to them went along. */
  followMoved(pillars: readonly number[]): void {
    const stayed = new Uint8Array(this.before.length);
    for (const at of pillars) stayed[at] = 1;
    let edge = [...this.toAfter.keys()].filter((at) => this.toAfter[at] !== -1 && stayed[at] === 0);
    while (edge.length > 0) {
      const proposed = new Map<number, number>();
      const disputed = new Set<number>();
      for (const at of edge) {
        for (const step of [-1, 1]) {
          const there = (this.toAfter[at] ?? 0) + step;
          if (!this.isOpenPair(at + step, there)) continue;
          if ((proposed.get(at + step) ?? there) !== there) disputed.add(at + step);
          proposed.set(at + step, there);
        }
      }
      const taken = new Map<number, number>();
      for (const there of proposed.values()) taken.set(there, (taken.get(there) ?? 0) + 1);
      edge = [...proposed.keys()].filter(
        (at) => !disputed.has(at) && taken.get(proposed.get(at) ?? -1) === 1,
      );
      for (const at of edge) this.pair(at, proposed.get(at) ?? -1);
    }
  }

  private isOpenPair(at: number, there: number): boolean {
    return (
      this.toAfter[at] === -1 &&
      this.toBefore[there] === -1 &&
      this.keys.before[at] === this.keys.after[there]
    );
  }

  /** Marks what is left over with equals on the other side. */
  markUnclear(): void {
    const left = new Uint8Array(this.keys.count);
    for (const [at, key] of this.keys.after.entries()) if (this.toBefore[at] === -1) left[key] = 1;
    for (const [at, key] of this.keys.before.entries()) {
      if (this.toAfter[at] !== -1 || left[key] === 0) continue;
      this.unclearBefore[at] = 1;
      left[key] = 2;
    }
    for (const [at, key] of this.keys.after.entries()) {
      if (this.toBefore[at] === -1 && left[key] === 2) this.unclearAfter[at] = 1;
    }
  }

  private pair(before: number, after: number): void {
    this.toAfter[before] = after;
    this.toBefore[after] = before;
  }
}

/**
 * The paired pieces that kept their order, as indexes of `before`: of all ascending selections the one
 * with the most text, so that what moved is the smaller part. n log n.
 */
export function lengthiestOrder(toAfter: Int32Array, before: readonly Span[]): number[] {
  const size = toAfter.reduce((most, at) => Math.max(most, at), -1) + 1;
  // A Fenwick tree over the places in `after`: the heaviest selection that ends at or before each.
  const heaviest = new Float64Array(size + 1);
  const holder = new Int32Array(size + 1).fill(-1);
  const previous = new Int32Array(toAfter.length).fill(-1);
  let [last, most] = [-1, 0];
  for (const [at, there] of toAfter.entries()) {
    if (there === -1) continue;
    let [weight, from] = [0, -1];
    for (let node = there; node > 0; node -= node & -node) {
      if ((heaviest[node] ?? 0) > weight) [weight, from] = [heaviest[node] ?? 0, holder[node] ?? -1];
    }
    const piece = before[at];
    weight += piece ? piece.end - piece.start : 0;
    previous[at] = from;
    for (let node = there + 1; node <= size; node += node & -node) {
      if (weight > (heaviest[node] ?? 0)) {
        heaviest[node] = weight;
        holder[node] = at;
      }
    }
    if (weight > most) [last, most] = [at, weight];
  }
  const order: number[] = [];
  for (let at = last; at !== -1; at = previous[at] ?? -1) order.push(at);
  return order.reverse();
}
