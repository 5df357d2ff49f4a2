/**
 * Turns marked spans, which overlap and nest as people please, into flat pieces that can be painted
 * one after another, and gives every span a lane so that its line is told apart from the others'.
 * A sweep over sorted borders, as in any interval problem; knows nothing of claims or of the DOM.
 */
import type { Span, Utf16Offset } from "./units";
import { utf16 } from "./units";

/** A span with a name. Ids are expected to be unique. */
export type Marked = { readonly id: string; readonly span: Span };

/** A half-open piece of text in which the same marks are active. */
export type Segment = {
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
  /** Ids of the marks over this piece, outermost first, innermost last. */
  readonly active: readonly string[];
};

/**
 * Cuts `within` at every border of a mark. The pieces are in order, not empty, do not overlap and
 * concatenate exactly to `within`; an empty `within` has none. Marks that lie outside or are empty do
 * not appear. Outer is the longer mark, then the earlier, then the smaller id, by the whole span and
 * not by its part in `within`, so that neighbouring paragraphs agree.
 * O((n + m) log n) for n marks and an output of m active ids.
 *
 * @example
 * segmentSpans(span(0, 6), [{ id: "a", span: span(1, 5) }, { id: "b", span: span(3, 5) }]);
 * // 0–1 [], 1–3 [a], 3–5 [a, b], 5–6 []
 */
export function segmentSpans(within: Span, marked: readonly Marked[]): Segment[] {
  if (within.start >= within.end) return [];
  const inside = marked
    .filter(({ span }) => Math.max(span.start, within.start) < Math.min(span.end, within.end))
    .sort(outermostFirst);
  const borders: Border[] = [];
  for (const [rank, { span }] of inside.entries()) {
    if (span.start > within.start) borders.push({ at: span.start, rank, opens: true });
    if (span.end < within.end) borders.push({ at: span.end, rank, opens: false });
  }
  borders.sort((a, b) => a.at - b.at);

  // Ranks are kept ascending: rank order is nesting order.
  const active = [...inside.keys()].filter((rank) => (inside[rank]?.span.start ?? 0) <= within.start);
  const segments: Segment[] = [];
  let from: Utf16Offset = within.start;
  for (const border of borders) {
    if (border.at > from) {
      segments.push({ start: from, end: border.at, active: idsOf(active, inside) });
      from = border.at;
    }
    const place = lowerBound(active, border.rank);
    if (border.opens) active.splice(place, 0, border.rank);
    else active.splice(place, 1);
  }
  segments.push({ start: from, end: within.end, active: idsOf(active, inside) });
  return segments;
}

/**
 * Gives every mark the lane its line is drawn in; lane 0 is nearest to the text. Marks that overlap
 * never share a lane, and a mark inside another always lies in a smaller lane than the outer one;
 * marks that only touch may share. Shorter marks choose first, each the smallest free lane: whatever
 * keeps an inner mark out of a lane overlaps the outer one too.
 * O(n · depth · log n) for the greatest number `depth` of marks over one place.
 */
export function assignLanes(marked: readonly Marked[]): Map<string, number> {
  const lanes: Span[][] = [];
  const assigned = new Map<string, number>();
  for (const { id, span } of marked.toSorted((a, b) => outermostFirst(b, a))) {
    let lane = 0;
    for (; lane < lanes.length; lane += 1) {
      const taken = lanes[lane] ?? [];
      const place = firstEndingAfter(taken, span.start);
      if ((taken[place]?.start ?? Number.POSITIVE_INFINITY) >= span.end) break;
    }
    const taken = lanes[lane];
    if (taken) taken.splice(firstEndingAfter(taken, span.start), 0, span);
    else lanes.push([span]);
    assigned.set(id, lane);
  }
  return assigned;
}

type Border = { readonly at: Utf16Offset; readonly rank: number; readonly opens: boolean };

function outermostFirst(a: Marked, b: Marked): number {
  const longer = b.span.end - b.span.start - (a.span.end - a.span.start);
  if (longer !== 0) return longer;
  if (a.span.start !== b.span.start) return a.span.start - b.span.start;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function idsOf(ranks: readonly number[], marked: readonly Marked[]): string[] {
  return ranks.flatMap((rank) => marked[rank]?.id ?? []);
}

/** The place of the first element not smaller than `value` in an ascending list. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the first span that ends behind `offset`, in an ordered list of disjoint spans. */
function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? utf16(0)) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
