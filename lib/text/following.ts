/**
 * Follows places of one text into another version of it: equal pieces first, then like ones, inside
 * which the words are aligned. All places share one pairing of the pieces, so that the cost grows with
 * the texts and with what was changed. A place whose piece was not found is lost, even if its words
 * stand somewhere else.
 */
import { alignWords, likeness, sharedEnds, similarity, type Words } from "./alignment";
import { findApproximately } from "./approximate";
import { type FollowedGroup, type FollowedPieces, followPieces } from "./followed-pieces";
import { snapToGraphemes } from "./graphemes";
import type { BlockedText } from "./pieces";
import { type Span, span } from "./units";

/** Where a place lies now, or how like the best was that was not good enough. */
export type FollowedPlace =
  | {
      readonly span: Span;
      /** Its piece kept its place among the others. */
      readonly stayed: boolean;
      /** The pieces around it, then and now; the same words in both where `changed` is false. */
      readonly from: Span;
      readonly to: Span;
      readonly changed: boolean;
      /** The piece it stood in is gone; only the words were found, in what took its place. */
      readonly rewritten: boolean;
    }
  | { readonly span: null; readonly best: number };

const NO_GROUP: FollowedGroup = { before: [0, 0], after: [0, 0] };
/** Least similarity of a place's words, unless they are few and stand exactly in between. */
const LEAST_SIMILARITY = 0.4;
const FEW_WORDS = 4;
const STRIDE = 100;

/** Follows `places` (UTF-16 in `from`, in any order) into `to`; the answers come in the same order. Yields often. */
export function* followPlaces(
  from: BlockedText,
  to: BlockedText,
  places: readonly Span[],
): Generator<void, FollowedPlace[]> {
  const follower = new Follower(from.text, to.text, yield* followPieces(from, to));
  const followed: FollowedPlace[] = [];
  for (const [done, place] of places.entries()) {
    followed.push(follower.follow(place));
    if (done % STRIDE === 0) yield;
  }
  return followed;
}

/** What one piece, or a few side by side, became, word by word. */
type Aligned = {
  readonly from: Words;
  readonly to: Words;
  readonly map: Int32Array;
};

class Follower {
  private readonly aligned = new Map<number, Aligned>();
  /** Per piece: 0 not asked yet, 1 the same unit by unit, 2 not. */
  private readonly untouched: Uint8Array;

  constructor(
    private readonly from: string,
    private readonly to: string,
    private readonly pieces: FollowedPieces,
  ) {
    this.untouched = new Uint8Array(pieces.before.length);
  }

  follow(place: Span): FollowedPlace {
    const { before, toAfter, stayed } = this.pieces;
    let first = this.pieceAt(place.start);
    let last = first;
    while ((before[last + 1]?.start ?? place.end) < place.end) last += 1;
    if (first === last && toAfter[first] === -1) return this.rewritten(first, place);
    const lost = { span: null, best: this.pieces.best.get(first) ?? 0 };
    // What is left of a place whose beginning or end is gone may still be enough of it.
    while (first < last && toAfter[first] === -1) first += 1;
    while (first < last && toAfter[last] === -1) last -= 1;
    const [start, end] = [this.edge(first, place, "start"), this.edge(last, place, "end")];
    const [from, to] = [this.around(first, last, "before"), this.around(first, last, "after")];
    if (start === null || end === null || end <= start || !from || !to) return lost;
    const found = snapToGraphemes(this.to, span(start, end));
    const changed =
      first === last
        ? this.untouched[first] !== 1
        : this.from.slice(from.start, from.end) !== this.to.slice(to.start, to.end);
    const isWhole = from.start <= place.start && from.end >= place.end;
    if ((changed || !isWhole) && !this.isLikeEnough(place, found, first, last)) return lost;
    const hasStayed = stayed.subarray(first, last + 1).every((one) => one === 1);
    return { span: found, stayed: hasStayed, from, to, changed, rewritten: false };
  }

  /** The words themselves, in what stands where their sentence was and cannot be told to have come of it. */
  private rewritten(at: number, place: Span): FollowedPlace {
    const { before, after, open } = this.pieces;
    const lost = { span: null, best: this.pieces.best.get(at) ?? 0 };
    const gap = open.after(at);
    const [from, words] = [before[at], this.from.slice(place.start, place.end)];
    if (gap.length === 0 || !from) return lost;
    const passages = gap.map((there) => after[there]).filter((piece) => piece !== undefined);
    const found = findApproximately(this.to, passages, words);
    const to = found && passages.find((piece) => piece.start <= found.start && found.end <= piece.end);
    if (!found || !to) return lost;
    // Another sentence that went from here may have had the words.
    const others = open
      .before(at)
      .map((other) => before[other])
      .filter((piece) => piece !== undefined);
    if (findApproximately(this.from, others, words) !== null) return lost;
    const stayed = true;
    return { span: snapToGraphemes(this.to, found), stayed, from, to, changed: true, rewritten: true };
  }

  /** The first piece that ends behind `offset`. */
  private pieceAt(offset: number): number {
    const { before } = this.pieces;
    let [low, high] = [0, before.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((before[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The stretch of one text from the group of the first piece to the group of the last. */
  private around(first: number, last: number, side: "before" | "after"): Span | null {
    const { groups, toAfter } = this.pieces;
    const [one, other] = [groups.get(first), groups.get(last)];
    const pieces = this.pieces[side];
    const alone = (at: number) => (side === "before" ? at : (toAfter[at] ?? -1));
    const from = pieces[one ? one[side][0] : alone(first)];
    const to = pieces[other ? other[side][1] - 1 : alone(last)];
    return from && to && from.start <= to.start ? span(from.start, to.end) : null;
  }

  /** Where one end of a place lies in the other text, or null where nothing tells. */
  private edge(at: number, place: Span, side: "start" | "end"): number | null {
    const [before, after] = [this.around(at, at, "before"), this.around(at, at, "after")];
    if (!before || !after) return null;
    const [start, end] = [Math.max(place.start, before.start), Math.min(place.end, before.end)];
    if (this.isUntouched(at, before, after))
      return after.start + (side === "start" ? start : end) - before.start;
    return edgesIn(this.alignmentOf(at), start, end)?.[side] ?? null;
  }

  /** Whether a piece is the same unit by unit; asked once a piece, however many places lie in it. */
  private isUntouched(at: number, before: Span, after: Span): boolean {
    if (this.untouched[at] === 0) {
      const isSame =
        after.end - after.start === before.end - before.start &&
        this.to.startsWith(this.from.slice(before.start, before.end), after.start);
      this.untouched[at] = isSame ? 1 : 2;
    }
    return this.untouched[at] === 1;
  }

  private alignmentOf(at: number): Aligned {
    const group = this.pieces.groups.get(at) ?? NO_GROUP;
    const key = group === NO_GROUP ? at : group.before[0];
    const known = this.aligned.get(key);
    if (known) return known;
    const there = this.pieces.toAfter[at] ?? 0;
    const { words } = this.pieces;
    const isAlone = group === NO_GROUP;
    const from = isAlone ? words.before.of(at) : words.before.ofAll(...group.before);
    const to = isAlone ? words.after.of(there) : words.after.ofAll(...group.after);
    const aligned = { from, to, map: alignWords(from.words, to.words) };
    this.aligned.set(key, aligned);
    return aligned;
  }

  private isLikeEnough(place: Span, found: Span, first: number, last: number): boolean {
    const { groups } = this.pieces;
    const key = groups.get(first)?.before[0] ?? first;
    const aligned = this.aligned.get(key);
    if (aligned && key === (groups.get(last)?.before[0] ?? last)) {
      const touched = wordsTouched(aligned.from, place.start, place.end);
      const now = wordsTouched(aligned.to, found.start, found.end);
      return sharedShare(aligned, touched, now) >= LEAST_SIMILARITY || standsInBetween(aligned, touched);
    }
    const words = this.from.slice(place.start, place.end);
    return similarity(words, this.to.slice(found.start, found.end)) >= LEAST_SIMILARITY;
  }
}

/** {@link similarity} of a stretch and what it became, by an alignment that is there already. */
function sharedShare({ from, to, map }: Aligned, was: [number, number], now: [number, number]): number {
  let [common, all] = [0, 0];
  for (let at = was[0]; at < was[1]; at += 1) {
    const [word, there] = [from.words[at] ?? "", map[at] ?? -1];
    all += word.length;
    if (there >= now[0] && there < now[1]) common += sharedEnds(word, to.words[there] ?? "");
  }
  for (let at = now[0]; at < now[1]; at += 1) all += to.words[at]?.length ?? 0;
  return all === 0 ? 0 : (2 * common) / all;
}

/** The words that `[start, end)` touches, as a half-open range of indexes. */
function wordsTouched({ starts, ends }: Words, start: number, end: number): [number, number] {
  return [countUpTo(ends, start), countUpTo(starts, end - 1)];
}

/** How many of ascending numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where `[start, end)` of one wording lies in the other; null where none of its words is left. */
function edgesIn(aligned: Aligned, start: number, end: number): { start: number; end: number } | null {
  const { from, to, map } = aligned;
  const [first, last] = wordsTouched(from, start, end);
  const kept: number[] = [];
  for (let at = first; at < last; at += 1) if (map[at] !== -1) kept.push(at);
  const [firstKept, lastKept] = [kept[0], kept.at(-1)];
  if (firstKept === undefined || lastKept === undefined) return null;
  const isSame = (at: number) => from.words[at] === to.words[map[at] ?? -1];
  const isChanged = (at: number) => at >= 0 && at < map.length && !isSame(at);

  let head = map[firstKept] ?? 0;
  // Where the change begins exactly here, all that took the place of the old words is meant.
  if (isChanged(first) && !isChanged(first - 1)) head = (first === 0 ? -1 : (map[first - 1] ?? -1)) + 1;
  let tail = map[lastKept] ?? 0;
  if (isChanged(last - 1) && !isChanged(last))
    tail = (last === map.length ? to.words.length : (map[last] ?? 0)) - 1;

  const cutHead = start - (from.starts[first] ?? 0);
  const cutTail = (from.ends[last - 1] ?? 0) - end;
  return {
    start: (to.starts[head] ?? 0) + (isSame(first) ? Math.max(0, cutHead) : 0),
    end: (to.ends[tail] ?? 0) - (isSame(last - 1) ? Math.max(0, cutTail) : 0),
  };
}

/** Whether a few words became others between neighbours that stayed: one of them stayed too, or all look alike. */
function standsInBetween({ from, to, map }: Aligned, [first, last]: [number, number]): boolean {
  const there = map[first] ?? -1;
  const behind = map[last - 1] ?? -1;
  if (there === -1 || behind === -1) return false;
  const isSame = (at: number, other: number) =>
    (at === -1 && other === -1) ||
    (at === from.words.length && other === to.words.length) ||
    (from.words[at] !== undefined && from.words[at] === to.words[other]);
  if (!isSame(first - 1, there - 1) || !isSame(last, behind + 1)) return false;
  let [kept, alike] = [0, 0];
  for (let at = first; at < last; at += 1) {
    const [word, other] = [from.words[at] ?? "", to.words[map[at] ?? -1] ?? ""];
    if (word === other && /[\p{L}\p{N}]/u.test(word)) kept += 1;
    if (likeness(word, other) >= 0.4) alike += 1;
  }
  return last - first <= FEW_WORDS && (kept > 0 || alike === last - first);
}
