/**
 * Sorts the differences of two versions by what they are about: a figure, a negation, a name, something
 * inside a quotation, other wording, or typography alone. The text says where, the finder's own parsers
 * say what.
 */
import { compareWordings } from "../detect/compare";
import { quotationsIn } from "../detect/quoted-spans";
import { type Difference, differencesOf } from "../text/differences";
import { sameWords } from "../text/fold";
import type { BlockedText } from "../text/pieces";
import type { Span } from "../text/units";
import type { ChangeKind } from "./vocabulary";
import type { Change } from "./wire";
import type { DiffKind } from "./wire-versions";

/** One difference, sorted. Offsets are UTF-16 units of either text. */
export type SortedDifference = Pick<Difference, "from" | "to" | "pair"> & {
  readonly kind: DiffKind;
  readonly changes: readonly Change[];
};

/** Differences sorted between two breaths. */
const STRIDE = 20;
/** A longer stretch is new text rather than a change of wording, and is not read for its meaning. */
const LONGEST = 4000;

/** The gravest first. What has no line here is other wording. */
const GRAVITY: readonly (readonly [ChangeKind, DiffKind])[] = [
  ["figure", "figure"],
  ["unit", "figure"],
  ["date", "figure"],
  ["negation", "negation"],
  ["name", "name"],
];

/** The differences of two versions in the order of both texts. Yields often. */
export function* compareVersions(from: BlockedText, to: BlockedText): Generator<void, SortedDifference[]> {
  const differences = yield* differencesOf(from, to);
  if (differences.length === 0) return [];
  const [before, after] = [yield* quotationsIn(from.text), yield* quotationsIn(to.text)];
  const sorted: SortedDifference[] = [];
  for (const difference of differences) {
    const { changes, kind } = sort(from.text, to.text, difference);
    const quoted = kind === "wording" && isQuoted(before, after, difference);
    const { from: old, to: now, pair } = difference;
    sorted.push({ from: old, to: now, pair, kind: quoted ? "quotation" : kind, changes });
    if (sorted.length % STRIDE === 0) yield;
  }
  return sorted;
}

function sort(from: string, to: string, difference: Difference): { kind: DiffKind; changes: Change[] } {
  const [old, now] = [cut(from, difference.from), cut(to, difference.to)];
  const { pair, within } = difference;
  if (pair !== null && within !== null) {
    const changes = changesOf(cut(from, within.from), cut(to, within.to));
    return { kind: changes.length === 0 ? "moved" : gravest(changes), changes };
  }
  if (sameWords(old.trim(), now.trim())) return { kind: "typography", changes: [] };
  // Read in its sentence: a name or a figure alone may not be known for one.
  const inSentence = within === null ? [] : changesOf(cut(from, within.from), cut(to, within.to));
  const own = inSentence.filter((change) => isPart(change.from, old) && isPart(change.to, now));
  const changes = own.length > 0 ? own : changesOf(old, now);
  return { kind: gravest(changes), changes };
}

const cut = (text: string, { start, end }: Span) => text.slice(start, end);
const isPart = (part: string, words: string) => part === "" || words.includes(part);

function changesOf(from: string, to: string): Change[] {
  return from.length > LONGEST || to.length > LONGEST ? [] : compareWordings(from, to);
}

function gravest(changes: readonly Change[]): DiffKind {
  const found = GRAVITY.find(([kind]) => changes.some((change) => change.kind === kind));
  return found?.[1] ?? "wording";
}

/** Whether words inside a quotation differ, or a quotation came or went with all that it says. */
function isQuoted(before: readonly Span[], after: readonly Span[], { from, to }: Difference): boolean {
  const isNew = from.start === from.end;
  const isGone = to.start === to.end;
  return (
    isInside(before, from) ||
    isInside(after, to) ||
    (isGone && holds(before, from)) ||
    (isNew && holds(after, to))
  );
}

/** Whether a stretch that is not empty lies within one of these spans, which are in order. */
function isInside(spans: readonly Span[], { start, end }: Span): boolean {
  const around = firstOf(spans, (span) => span.end >= end);
  return start < end && around !== undefined && around.start <= start;
}

/** Whether one of these spans lies within a stretch. */
function holds(spans: readonly Span[], { start, end }: Span): boolean {
  const first = firstOf(spans, (span) => span.start >= start);
  return first !== undefined && first.end <= end;
}

/** The first of some spans in order that is far enough on. */
function firstOf(spans: readonly Span[], isFar: (span: Span) => boolean): Span | undefined {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const span = spans[middle];
    if (span && !isFar(span)) low = middle + 1;
    else high = middle;
  }
  return spans[low];
}
