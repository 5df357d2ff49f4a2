/**
 * Follows places of one text into another version of it: equal pieces first, then like ones, inside
 * which the words are aligned. All places share one pairing of the pieces, so that the cost grows with
 * the texts and with what was changed. A place whose piece was not found is lost, even if its words
 * stand somewhere else.
 */
import { alignWords, likeness, similarity, type Words, wordsOf } from "./alignment";
import { type FollowedPieces, followPieces } from "./followed-pieces";
import { snapToGraphemes } from "./graphemes";
import type { BlockedText } from "./pieces";
import { type Span, span, utf16 } from "./units";

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
    }
  | { readonly span: null; readonly best: number };

/** Least similarity of a place's words, unless they are few and stand exactly in between. */
const LEAST_SIMILARITY = 0.4;
const FEW_WORDS = 3;
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

/** What one piece became, word by word. */
type Aligned = { readonly from: Words; readonly to: Words; readonly map: Int32Array };

class Follower {
  private readonly aligned = new Map<number, Aligned>();

  private readonly before: readonly Span[];
  private readonly after: readonly Span[];
  private readonly toAfter: Int32Array;

  constructor(
    private readonly from: string,
    private readonly to: string,
    private readonly pieces: FollowedPieces,
  ) {
    this.before = pieces.before;
    this.after = pieces.after;
    this.toAfter = pieces.toAfter;
  }

  follow(place: Span): FollowedPlace {
    const first = this.pieceAt(place.start);
    let last = first;
    while ((this.before[last + 1]?.start ?? place.end) < place.end) last += 1;
    const [start, end] = [this.edge(first, place, "start"), this.edge(last, place, "end")];
    const lost = { span: null, best: this.pieces.best.get(first) ?? 0 };
    if (start === null || end === null || end <= start) return lost;
    const [from, to] = [this.around(this.before, first, last), this.aroundAfter(first, last)];
    if (!from || !to) return lost;
    const found = snapToGraphemes(this.to, span(start, end));
    const changed = this.from.slice(from.start, from.end) !== this.to.slice(to.start, to.end);
    if (changed && !this.isLikeEnough(place, found, first, last)) return lost;
    let stayed = true;
    for (let at = first; at <= last; at += 1) stayed &&= this.pieces.stayed[at] === 1;
    return { span: found, stayed, from, to, changed };
  }

  /** The first piece that ends behind `offset`. */
  private pieceAt(offset: number): number {
    let [low, high] = [0, this.before.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.before[middle]?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private around(pieces: readonly Span[], first: number, last: number): Span | null {
    const [one, other] = [pieces[first], pieces[last]];
    return one && other && one.start <= other.start ? span(one.start, other.end) : null;
  }

  private aroundAfter(first: number, last: number): Span | null {
    return this.around(this.after, this.toAfter[first] ?? -1, this.toAfter[last] ?? -1);
  }

  /** Where one end of a place lies in the other text, or null where nothing tells. */
  private edge(at: number, place: Span, side: "start" | "end"): number | null {
    const piece = this.before[at];
    const target = this.after[this.toAfter[at] ?? -1];
    if (!piece || !target) return null;
    const [start, end] = [Math.max(place.start, piece.start), Math.min(place.end, piece.end)];
    const length = piece.end - piece.start;
    if (
      target.end - target.start === length &&
      this.to.startsWith(this.from.slice(piece.start, piece.end), target.start)
    ) {
      return target.start + (side === "start" ? start : end) - piece.start;
    }
    const aligned = this.alignmentOf(at, piece, target);
    const edges = edgesIn(aligned, start - piece.start, end - piece.start);
    return edges && target.start + edges[side];
  }

  private alignmentOf(at: number, piece: Span, target: Span): Aligned {
    const known = this.aligned.get(at);
    if (known) return known;
    const [from, to] = [
      wordsOf(this.from.slice(piece.start, piece.end)),
      wordsOf(this.to.slice(target.start, target.end)),
    ];
    const aligned = { from, to, map: alignWords(from.words, to.words) };
    this.aligned.set(at, aligned);
    return aligned;
  }

  private isLikeEnough(place: Span, found: Span, first: number, last: number): boolean {
    const words = this.from.slice(place.start, place.end);
    if (similarity(words, this.to.slice(found.start, found.end)) >= LEAST_SIMILARITY) return true;
    const [piece, aligned] = [this.before[first], this.aligned.get(first)];
    if (first !== last || !piece || !aligned) return false;
    return standsInBetween(aligned, place.start - piece.start, place.end - piece.start);
  }
}

/** The words that `[start, end)` touches, as a half-open range of indexes. Offsets into the wording itself. */
function wordsTouched({ folded, starts, ends }: Words, start: number, end: number): [number, number] {
  const count = (holds: (at: number) => boolean): number => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (holds(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [
    count((at) => folded.toOriginalEnd(ends[at] ?? utf16(0)) <= start),
    count((at) => folded.toOriginalStart(starts[at] ?? utf16(0)) < end),
  ];
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

  const headAt = to.folded.toOriginalStart(to.starts[head] ?? utf16(0));
  const tailAt = to.folded.toOriginalEnd(to.ends[tail] ?? utf16(0));
  const cutHead = start - from.folded.toOriginalStart(from.starts[first] ?? utf16(0));
  const cutTail = from.folded.toOriginalEnd(from.ends[last - 1] ?? utf16(0)) - end;
  return {
    start: headAt + (isSame(first) ? Math.max(0, cutHead) : 0),
    end: tailAt - (isSame(last - 1) ? Math.max(0, cutTail) : 0),
  };
}

/** Whether a few words became as many of the same look, between neighbours that stayed. */
function standsInBetween({ from, to, map }: Aligned, start: number, end: number): boolean {
  const [first, last] = wordsTouched(from, start, end);
  if (last - first > FEW_WORDS) return false;
  const there = map[first] ?? -1;
  for (let at = first; at < last; at += 1) {
    if (map[at] !== there + at - first) return false;
    if (likeness(from.words[at] ?? "", to.words[there + at - first] ?? "") < 0.4) return false;
  }
  const isSame = (at: number, other: number) =>
    (at === -1 && other === -1) ||
    (at === from.words.length && other === to.words.length) ||
    (from.words[at] !== undefined && from.words[at] === to.words[other]);
  return isSame(first - 1, there - 1) && isSame(last, there + last - first);
}
