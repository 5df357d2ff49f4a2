/**
 * Pairs the pieces that no equal was found for with the piece they became: the one that shares the most
 * words, rare words counting for more, and stands between the same neighbours. Two candidates that are
 * about as good leave a piece alone: it is better lost than found in the wrong place.
 */
import { type Words, wordsOf } from "./alignment";
import type { PairedPieces } from "./equal-pieces";
import type { Span } from "./units";

/** A piece and what it became: `likeness` of the words, 0 to 1. */
export type LikePair = { readonly before: number; readonly after: number; readonly likeness: number };

/** How well two pieces stand in the same place: between the same neighbours, beside one of them, neither. */
type Nearness = 0 | 1 | 2;

type Edge = LikePair & { readonly near: Nearness; readonly score: number };

/** Least likeness by nearness: the less the neighbours say, the more the words must. */
const LEAST = [0.82, 0.6, 0.46] as const;
/** What standing in the same place is worth against another candidate. */
const NEAR_WORTH = 0.12;
/** By how much the best candidate must be better than the next. */
const MARGIN = 0.08;
/** Likeness below which a candidate is not even a rival. */
const RIVAL = 0.2;
/** Above this many pairs a gap is searched through the index alone. */
const MOST_PAIRS = 600;
/** Words that stand in more open pieces than this lead to no candidate. */
const MOST_POSTINGS = 24;
const CANDIDATES = 4;
/** How many of the paired pieces are read to learn which words are common. */
const SAMPLE = 240;
const STRIDE = 60;

/** Pairs like pieces. Yields often; grows with the pieces that have no equal. */
export function* pairLikePieces(
  from: string,
  to: string,
  pieces: PairedPieces,
): Generator<void, { pairs: LikePair[]; best: Map<number, number> }> {
  const best = new Map<number, number>();
  const openBefore = openPieces(pieces.toAfter, pieces.unclearBefore);
  const openAfter = openPieces(pieces.toBefore, pieces.unclearAfter);
  if (openBefore.length === 0 || openAfter.length === 0) return { pairs: [], best };
  const vocabulary = new Vocabulary();
  const profilesBefore = yield* vocabulary.read(from, pieces.before, openBefore);
  const profilesAfter = yield* vocabulary.read(to, pieces.after, openAfter);
  vocabulary.sample(from, pieces.before, pieces.toAfter);
  vocabulary.settle();
  yield;
  const index = indexOf(profilesAfter, vocabulary);
  const edges: Edge[] = [];
  const neighbours = new Neighbours(pieces);
  for (const [done, at] of openBefore.entries()) {
    const profile = profilesBefore.get(at);
    if (!profile) continue;
    const candidates = new Set([
      ...neighbours.candidates(at, profilesAfter),
      ...indexed(profile, index, vocabulary),
    ]);
    for (const there of candidates) {
      const other = profilesAfter.get(there);
      if (!other) continue;
      const likeness = likenessOf(profile, other, vocabulary);
      if (likeness < RIVAL) continue;
      const near = neighbours.nearness(at, there);
      edges.push({ before: at, after: there, likeness, near, score: likeness + near * NEAR_WORTH });
      best.set(at, Math.max(best.get(at) ?? 0, likeness));
    }
    if (done % STRIDE === 0) yield;
  }
  return { pairs: choose(edges), best };
}

function openPieces(paired: Int32Array, unclear: Uint8Array): number[] {
  const open: number[] = [];
  for (const [at, other] of paired.entries()) if (other === -1 && unclear[at] === 0) open.push(at);
  return open;
}

/** The words of one piece: how often each, by number. */
type Profile = { readonly counts: ReadonlyMap<number, number> };

class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly pieces: number[] = [];
  private readonly shapes: number[] = [];
  private read_ = 0;
  private weights = new Float64Array(0);

  *read(
    text: string,
    pieces: readonly Span[],
    open: readonly number[],
  ): Generator<void, Map<number, Profile>> {
    const profiles = new Map<number, Profile>();
    for (const [done, at] of open.entries()) {
      const piece = pieces[at];
      if (piece) profiles.set(at, this.profile(wordsOf(text.slice(piece.start, piece.end))));
      if (done % STRIDE === 0) yield;
    }
    return profiles;
  }

  private profile({ words }: Words): Profile {
    const counts = new Map<number, number>();
    this.read_ += 1;
    for (const word of words) {
      if (!/^[\p{L}\p{N}]/u.test(word)) continue;
      const id = this.idOf(word);
      const count = counts.get(id) ?? 0;
      if (count === 0) this.pieces[id] = (this.pieces[id] ?? 0) + 1;
      counts.set(id, count + 1);
    }
    return { counts };
  }

  private idOf(word: string): number {
    const lower = word.toLowerCase();
    const known = this.ids.get(lower);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(lower, id);
    this.shapes[id] = /^\d/.test(word) || lower !== word ? 1.5 : 1;
    return id;
  }

  /** Reads some of the pieces that were paired, to learn which of the open pieces' words are common. */
  sample(text: string, pieces: readonly Span[], paired: Int32Array): void {
    const step = Math.max(1, Math.floor(pieces.length / SAMPLE));
    for (let at = 0; at < pieces.length; at += step) {
      const piece = pieces[at];
      if (!piece || paired[at] === -1) continue;
      this.read_ += 1;
      const seen = new Set<number>();
      for (const [word] of text
        .slice(piece.start, piece.end)
        .toLowerCase()
        .matchAll(/[\p{L}\p{N}]+/gu)) {
        const id = this.ids.get(word);
        if (id === undefined || seen.has(id)) continue;
        seen.add(id);
        this.pieces[id] = (this.pieces[id] ?? 0) + 1;
      }
    }
  }

  settle(): void {
    const rarity = (id: number) => Math.log((this.read_ + 2) / ((this.pieces[id] ?? 0) + 0.5));
    this.weights = Float64Array.from(this.shapes, (shape, id) => Math.max(0.2, rarity(id)) * shape);
  }

  weight(id: number): number {
    return this.weights[id] ?? 0;
  }
}

/** The share of the words' weight that two pieces have in common, 0 to 1. */
function likenessOf(a: Profile, b: Profile, vocabulary: Vocabulary): number {
  let [common, all] = [0, 0];
  for (const [id, count] of a.counts) {
    const weight = vocabulary.weight(id);
    all += count * weight;
    common += 2 * Math.min(count, b.counts.get(id) ?? 0) * weight;
  }
  for (const [id, count] of b.counts) all += count * vocabulary.weight(id);
  return all === 0 ? 0 : common / all;
}

function indexOf(profiles: ReadonlyMap<number, Profile>, vocabulary: Vocabulary): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (const [at, { counts }] of profiles) {
    for (const id of counts.keys()) {
      const places = index.get(id);
      if (places) places.push(at);
      else index.set(id, [at]);
    }
  }
  for (const [id, places] of index) {
    if (places.length > MOST_POSTINGS || vocabulary.weight(id) <= 0.2) index.delete(id);
  }
  return index;
}

/** The open pieces that share the most rare words with a profile. */
function indexed(profile: Profile, index: ReadonlyMap<number, number[]>, vocabulary: Vocabulary): number[] {
  const shared = new Map<number, number>();
  for (const id of profile.counts.keys()) {
    for (const at of index.get(id) ?? []) shared.set(at, (shared.get(at) ?? 0) + vocabulary.weight(id));
  }
  const ranked = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked.slice(0, CANDIDATES).map(([at]) => at);
}

/** Where an open piece must be looked for if its neighbours stayed its neighbours. */
class Neighbours {
  /** Per piece of `before` and `after`: the nearest paired piece at or before it, and at or behind it. */
  private readonly left: Int32Array;
  private readonly right: Int32Array;
  private readonly leftAfter: Int32Array;
  private readonly rightAfter: Int32Array;

  constructor(private readonly pieces: PairedPieces) {
    [this.left, this.right] = nearestPaired(pieces.toAfter);
    [this.leftAfter, this.rightAfter] = nearestPaired(pieces.toBefore);
  }

  nearness(before: number, after: number): Nearness {
    const left = this.left[before] ?? -1;
    const right = this.right[before] ?? -1;
    const sameLeft =
      left === -1 ? this.leftAfter[after] === -1 : this.pieces.toAfter[left] === this.leftAfter[after];
    const sameRight =
      right === this.pieces.before.length
        ? this.rightAfter[after] === this.pieces.after.length
        : this.pieces.toAfter[right] === this.rightAfter[after];
    if (sameLeft && sameRight) return 2;
    return sameLeft || sameRight ? 1 : 0;
  }

  /** The open pieces of `after` between or beside the same neighbours; none where the gap is too wide. */
  candidates(before: number, open: ReadonlyMap<number, unknown>): number[] {
    const left = this.left[before] ?? -1;
    const right = this.right[before] ?? 0;
    const width = right - left;
    const from = left === -1 ? 0 : (this.pieces.toAfter[left] ?? 0) + 1;
    const to =
      right === this.pieces.before.length
        ? this.pieces.after.length - 1
        : (this.pieces.toAfter[right] ?? 0) - 1;
    const found: number[] = [];
    for (let at = from; found.length * width <= MOST_PAIRS && open.has(at); at += 1) found.push(at);
    for (let at = to; found.length * width <= 2 * MOST_PAIRS && open.has(at); at -= 1) found.push(at);
    return found.length * width > MOST_PAIRS ? [] : found;
  }
}

function nearestPaired(paired: Int32Array): [left: Int32Array, right: Int32Array] {
  const left = new Int32Array(paired.length);
  const right = new Int32Array(paired.length);
  for (let at = 0, last = -1; at < paired.length; at += 1) {
    if (paired[at] !== -1) last = at;
    left[at] = last;
  }
  for (let at = paired.length - 1, last = paired.length; at >= 0; at -= 1) {
    if (paired[at] !== -1) last = at;
    right[at] = last;
  }
  return [left, right];
}

/** Takes the best pairs first, each only while no other use of its pieces is about as good. */
function choose(edges: Edge[]): LikePair[] {
  const ranked = edges.sort((a, b) => b.score - a.score || a.before - b.before || a.after - b.after);
  const byBefore = grouped(ranked, (edge) => edge.before);
  const byAfter = grouped(ranked, (edge) => edge.after);
  const [takenBefore, takenAfter] = [new Set<number>(), new Set<number>()];
  const isFree = (edge: Edge) => !takenBefore.has(edge.before) && !takenAfter.has(edge.after);
  const chosen: LikePair[] = [];
  for (let more = true; more; ) {
    more = false;
    for (const edge of ranked) {
      if (edge.likeness < LEAST[edge.near] || !isFree(edge)) continue;
      const rivals = [...(byBefore.get(edge.before) ?? []), ...(byAfter.get(edge.after) ?? [])];
      const rival = rivals.find(
        (other) => other !== edge && isFree(other) && other.score > edge.score - MARGIN,
      );
      if (rival) continue;
      takenBefore.add(edge.before);
      takenAfter.add(edge.after);
      chosen.push(edge);
      more = true;
    }
  }
  return chosen;
}

function grouped(edges: readonly Edge[], by: (edge: Edge) => number): Map<number, Edge[]> {
  const groups = new Map<number, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(by(edge));
    if (group) group.push(edge);
    else groups.set(by(edge), [edge]);
  }
  return groups;
}
