/**
 * Pairs the pieces that no equal was found for with what they became: the piece, or the few pieces
 * side by side, that share the most words and stand between the same neighbours. Two candidates that
 * are about as good leave a piece alone: it is better lost than found in the wrong place.
 */
import type { PairedPieces } from "./equal-pieces";
import type { PieceWords } from "./piece-words";
import { merged, type Profile, Vocabulary } from "./vocabulary";

/** Pieces side by side and what they became, as half-open ranges of pieces; `likeness` of the words, 0 to 1. */
export type LikeGroup = {
  readonly before: readonly [from: number, to: number];
  readonly after: readonly [from: number, to: number];
  readonly likeness: number;
};

/** How well two groups stand in the same place: alone between the same neighbours, among others between them, beside one of them, neither. */
type Nearness = 0 | 1 | 2 | 3;

/** `disputed`: near, too, if what only stands elsewhere had moved there. */
type Edge = LikeGroup & { readonly near: Nearness; readonly firm: boolean; readonly disputed: boolean };

/** Least likeness by nearness: the less the neighbours say, the more the words must. */
const LEAST = [0.9, 0.6, 0.46, 0.34] as const;
/** What standing in the same place is worth against another candidate. */
const WORTH = [0, 0.12, 0.24, 0.24] as const;
/** By how much the best candidate must be better than the next. */
const MARGIN = 0.08;
/** From which likeness on what stands in the old place disputes a move of the same words. */
const DISPUTE = 0.4;
/** Likeness below which a candidate is not even a rival. */
const RIVAL = 0.2;
/** By how much more pieces together must be alike than one of them. */
const GROUP_GAIN = 0.06;
const LONGEST_GROUP = 3;
/** Likeness in the same place from which on no other place is looked at, but where the same words stand. */
const FOUND = 0.7;
/** Above this many pairs a gap is searched through the index alone. */
const MOST_PAIRS = 600;
/** Words that stand in more open pieces than this lead to no candidate. */
const MOST_POSTINGS = 12;
const CANDIDATES = 3;
/** How many of the paired pieces are read to learn which words are common. */
const SAMPLE = 96;
/** Every pair found is a neighbour for the next round. */
const ROUNDS = 7;
const STRIDE = 40;

/**
 * Groups like pieces and says for the others how like the best candidate was. `from`: the text before. `loose`: pairs of open
 * pieces with the same words that only stand elsewhere, as candidates. Yields often; grows with the
 * pieces that have no equal.
 */
export function* groupLikePieces(
  from: string,
  wordsBefore: PieceWords,
  wordsAfter: PieceWords,
  pieces: PairedPieces,
  loose: ReadonlyMap<number, number>,
): Generator<void, { groups: LikeGroup[]; best: Map<number, number> }> {
  const openBefore = openPieces(pieces.toAfter, pieces.unclearBefore);
  const openAfter = openPieces(pieces.toBefore, pieces.unclearAfter);
  if (openBefore.length === 0 || openAfter.length === 0) return { groups: [], best: new Map() };
  const vocabulary = new Vocabulary();
  const before = yield* vocabulary.read(wordsBefore, openBefore);
  const after = yield* vocabulary.read(wordsAfter, openAfter);
  const step = Math.max(1, Math.floor(pieces.before.length / SAMPLE));
  for (let at = 0; at < pieces.before.length; at += step) {
    const piece = pieces.before[at];
    if (piece && pieces.toAfter[at] !== -1) vocabulary.learn(from.slice(piece.start, piece.end));
  }
  vocabulary.settle();
  yield;
  const finder = new Finder(pieces, before, after, vocabulary, new Set(loose.values()));
  for (const [done, at] of openBefore.entries()) {
    finder.find(at, loose.get(at));
    if (done % STRIDE === 0) yield;
  }
  const groups: LikeGroup[] = [];
  const paired = { toAfter: pieces.toAfter.slice(), toBefore: pieces.toBefore.slice() };
  let isFar = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    // If all that stands elsewhere had moved there, its neighbours might have gone along and been edited.
    const moved = isFar ? withLoose(paired, loose) : paired;
    const found = finder.choose(new Neighbours(paired), new Neighbours(moved), isFar);
    yield;
    // Far pairs come when nothing near is left: what stands in the old place may still speak up.
    if (found.length === 0 && isFar) break;
    isFar = found.length === 0;
    for (const group of found) {
      groups.push(group);
      paired.toAfter.fill(group.after[0], ...group.before);
      paired.toBefore.fill(group.before[0], ...group.after);
      // The last of a group is the neighbour of what follows it.
      paired.toAfter[group.before[1] - 1] = group.after[1] - 1;
      paired.toBefore[group.after[1] - 1] = group.before[1] - 1;
    }
  }
  return { groups, best: finder.best };
}

function withLoose(
  { toAfter, toBefore }: Pick<PairedPieces, "toAfter" | "toBefore">,
  loose: ReadonlyMap<number, number>,
): Pick<PairedPieces, "toAfter" | "toBefore"> {
  const moved = { toAfter: toAfter.slice(), toBefore: toBefore.slice() };
  for (const [at, there] of loose) {
    if (toAfter[at] !== -1 || toBefore[there] !== -1) continue;
    moved.toAfter[at] = there;
    moved.toBefore[there] = at;
  }
  return moved;
}

function openPieces(paired: Int32Array, unclear: Uint8Array): number[] {
  const open: number[] = [];
  for (const [at, other] of paired.entries()) if (other === -1 && unclear[at] === 0) open.push(at);
  return open;
}

type Profiles = ReadonlyMap<number, Profile>;

/** Finds candidates, and chooses among them. */
class Finder {
  readonly best = new Map<number, number>();
  private edges: Edge[] = [];
  private readonly index: ReadonlyMap<number, readonly number[]>;
  private readonly neighbours: Neighbours;
  private readonly loose = new Set<string>();

  constructor(
    pieces: PairedPieces,
    private readonly before: Profiles,
    private readonly after: Profiles,
    private readonly vocabulary: Vocabulary,
    /** Open pieces of `after` with the same words as a piece of `before`: they are nobody else's. */
    private readonly spoken: ReadonlySet<number>,
  ) {
    this.index = indexOf(after, vocabulary);
    this.neighbours = new Neighbours(pieces);
  }

  /** Finds the candidates of one open piece. @param loose the piece elsewhere with the same words, if any */
  find(at: number, loose: number | undefined): void {
    const profile = this.before.get(at);
    if (!profile) return;
    if (loose !== undefined) this.loose.add(`${at} ${loose}`);
    const near = this.neighbours.gap(at, this.after);
    let best = 0;
    for (const there of near) best = Math.max(best, this.consider(at, there, true));
    if (loose !== undefined && !near.includes(loose)) this.consider(at, loose, false);
    // What is found where it was need not be looked for elsewhere.
    if (best >= FOUND) return;
    for (const there of this.indexed(profile)) {
      if (there !== loose && !near.includes(there)) this.consider(at, there, false);
    }
  }

  private consider(at: number, there: number, isNear: boolean): number {
    const likeness = this.add([at, at + 1], [there, there + 1], RIVAL);
    if (isNear && likeness >= RIVAL && likeness < 0.9) this.widen(at, there, likeness);
    return likeness;
  }

  /** Tries whether a piece was split, or joined with the ones behind it. */
  private widen(at: number, there: number, likeness: number): void {
    for (
      let [to, least] = [there + 2, likeness];
      to <= there + LONGEST_GROUP && this.after.has(to - 1);
      to += 1
    )
      least = Math.max(least, this.add([at, at + 1], [there, to], least + GROUP_GAIN));
    for (let [to, least] = [at + 2, likeness]; to <= at + LONGEST_GROUP && this.before.has(to - 1); to += 1)
      least = Math.max(least, this.add([at, to], [there, there + 1], least + GROUP_GAIN));
    // The first of the pieces may be the one that shares least with the whole.
    if (this.after.has(there - 1)) this.add([at, at + 1], [there - 1, there + 1], likeness + GROUP_GAIN);
    if (this.before.has(at - 1)) this.add([at - 1, at + 1], [there, there + 1], likeness + GROUP_GAIN);
  }

  /** Adds a candidate that is alike enough; answers how alike it is. */
  private add(before: readonly [number, number], after: readonly [number, number], least: number): number {
    const isOwn =
      this.loose.has(`${before[0]} ${after[0]}`) && before[1] - before[0] + after[1] - after[0] === 2;
    if (!isOwn && !each(after, (at) => !this.spoken.has(at))) return 0;
    const [one, other] = [profileOf(this.before, before), profileOf(this.after, after)];
    if (!one || !other) return 0;
    const likeness = this.vocabulary.likeness(one, other);
    if (likeness >= least) {
      this.edges.push({
        before,
        after,
        likeness,
        near: 0,
        disputed: false,
        firm: this.vocabulary.hasSameFirm(one, other),
      });
      for (let at = before[0]; at < before[1]; at += 1)
        this.best.set(at, Math.max(this.best.get(at) ?? 0, likeness));
    }
    return likeness;
  }

  /** The open pieces that share the most rare words with a profile. */
  private indexed(profile: Profile): number[] {
    const shared = new Map<number, number>();
    for (const id of profile.counts.keys()) {
      for (const at of this.index.get(id) ?? [])
        shared.set(at, (shared.get(at) ?? 0) + this.vocabulary.weight(id));
    }
    const ranked = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return ranked.slice(0, CANDIDATES).map(([at]) => at);
  }

  /** Takes the best groups, each only while no other use of its pieces is about as good, and forgets their rivals. */
  choose(neighbours: Neighbours, moved: Neighbours, isFar: boolean): LikeGroup[] {
    const ranked = this.edges
      .map((edge) => ({ ...edge, near: neighbours.nearness(edge), disputed: moved.nearness(edge) > 0 }))
      .sort((a, b) => scoreOf(b) - scoreOf(a) || a.before[0] - b.before[0] || a.after[0] - b.after[0]);
    const [byBefore, byAfter] = [grouped(ranked, "before"), grouped(ranked, "after")];
    const chosen: Edge[] = [];
    const taken = { before: new Set<number>(), after: new Set<number>() };
    const isFree = (edge: Edge) =>
      each(edge.before, (at) => !taken.before.has(at)) && each(edge.after, (at) => !taken.after.has(at));
    for (let more = true; more; ) {
      more = false;
      for (const edge of ranked) {
        if (!isGood(edge) || (edge.near === 0 && !isFar) || !isFree(edge)) continue;
        const isRival = (other: Edge) => isFree(other) && this.rivals(edge, other);
        if (byBefore.get(edge.before[0])?.some(isRival) || byAfter.get(edge.after[0])?.some(isRival))
          continue;
        if (edge.before[1] - edge.before[0] > 1 && byBefore.get(edge.before[1] - 1)?.some(isRival)) continue;
        if (edge.after[1] - edge.after[0] > 1 && byAfter.get(edge.after[1] - 1)?.some(isRival)) continue;
        each(edge.before, (at) => taken.before.add(at));
        each(edge.after, (at) => taken.after.add(at));
        chosen.push(edge);
        more = true;
      }
    }
    this.edges = this.edges.filter(isFree);
    return chosen;
  }

  private rivals(edge: Edge, other: Edge): boolean {
    if (other === edge || (overlap(edge.before, other.before) && overlap(edge.after, other.after)))
      return false;
    // Edited where it stood, or moved and another one put in its place: nobody can tell.
    const isLoose = (one: Edge) => this.loose.has(`${one.before[0]} ${one.after[0]}`) && one.near < 2;
    if (isLoose(edge) !== isLoose(other))
      return isGood(other) || ((other.near > 0 || other.disputed) && other.likeness >= DISPUTE);
    return scoreOf(other) > scoreOf(edge) - MARGIN;
  }
}

const scoreOf = ({ likeness, near }: Edge): number => likeness + WORTH[near];

/** Whether a candidate is alike enough for its place; far from its neighbours no name or figure may differ. */
const isGood = ({ likeness, near, firm }: Edge): boolean => likeness >= LEAST[near] && (near > 0 || firm);

const overlap = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  a[0] < b[1] && b[0] < a[1];

function each([from, to]: readonly [number, number], holds: (at: number) => unknown): boolean {
  for (let at = from; at < to; at += 1) if (!holds(at)) return false;
  return true;
}

function profileOf(profiles: Profiles, [from, to]: readonly [number, number]): Profile | undefined {
  if (to - from === 1) return profiles.get(from);
  const parts: Profile[] = [];
  for (let at = from; at < to; at += 1) {
    const profile = profiles.get(at);
    if (profile) parts.push(profile);
  }
  return parts.length === to - from ? merged(parts) : undefined;
}

function grouped(edges: readonly Edge[], side: "before" | "after"): Map<number, Edge[]> {
  const groups = new Map<number, Edge[]>();
  for (const edge of edges) {
    for (let at = edge[side][0]; at < edge[side][1]; at += 1) {
      const group = groups.get(at);
      if (group) group.push(edge);
      else groups.set(at, [edge]);
    }
  }
  return groups;
}

function indexOf(profiles: Profiles, vocabulary: Vocabulary): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (const [at, { counts }] of profiles) {
    for (const id of counts.keys()) {
      const places = index.get(id);
      if (places) places.push(at);
      else index.set(id, [at]);
    }
  }
  for (const [id, places] of index) {
    if (places.length > MOST_POSTINGS || !vocabulary.isTelling(id)) index.delete(id);
  }
  return index;
}

/** Where an open piece must be looked for if its neighbours stayed its neighbours. */
class Neighbours {
  private readonly toAfter: Int32Array;
  private readonly toBefore: Int32Array;
  /** Per piece the nearest paired piece at or before it, and at or behind it. */
  private readonly left: Int32Array;
  private readonly right: Int32Array;
  private readonly leftAfter: Int32Array;
  private readonly rightAfter: Int32Array;

  constructor({ toAfter, toBefore }: Pick<PairedPieces, "toAfter" | "toBefore">) {
    [this.toAfter, this.toBefore] = [toAfter, toBefore];
    [this.left, this.right] = nearestPaired(toAfter);
    [this.leftAfter, this.rightAfter] = nearestPaired(toBefore);
  }

  nearness({ before, after }: LikeGroup): Nearness {
    const left = this.left[before[0] - 1] ?? -1;
    const right = this.right[before[1]] ?? this.toAfter.length;
    const leftAfter = this.leftAfter[after[0] - 1] ?? -1;
    const rightAfter = this.rightAfter[after[1]] ?? this.toBefore.length;
    const sameLeft = left === -1 ? leftAfter === -1 : this.toAfter[left] === leftAfter;
    const atEnd = right === this.toAfter.length;
    const sameRight = atEnd ? rightAfter === this.toBefore.length : this.toAfter[right] === rightAfter;
    if (!sameLeft || !sameRight) return sameLeft || sameRight ? 1 : 0;
    const isAlone =
      right - left - 1 === before[1] - before[0] && rightAfter - leftAfter - 1 === after[1] - after[0];
    return isAlone ? 3 : 2;
  }

  /** The open pieces of `after` between or beside the same neighbours; none where the gap is too wide. */
  gap(before: number, open: ReadonlyMap<number, unknown>): number[] {
    const [left, right] = [this.left[before] ?? -1, this.right[before] ?? 0];
    const width = right - left;
    const from = left === -1 ? 0 : (this.toAfter[left] ?? 0) + 1;
    const to = right === this.toAfter.length ? this.toBefore.length - 1 : (this.toAfter[right] ?? 0) - 1;
    const found: number[] = [];
    for (let at = from; found.length * width <= MOST_PAIRS && open.has(at); at += 1) found.push(at);
    const reached = from + found.length;
    for (let at = to; at >= reached && found.length * width <= 2 * MOST_PAIRS && open.has(at); at -= 1)
      found.push(at);
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
