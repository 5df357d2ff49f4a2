/**
 * What the reader's page is told of the claim finder, in columns: every candidate of a version with what
 * was read in it and why, and who set which aside. Thousands of candidates as objects would outweigh the
 * text itself. What became of each is not in it: that follows from the claims and the dismissals.
 */
import type { DismissalKind } from "./vocabulary";
import type { Dismissal, Person, Suggestion, Value } from "./wire";

/** What of a candidate is packed. Offsets are code points into the version's text. */
export type PackableCandidate = Omit<Suggestion, "id" | "text" | "state" | "claimId">;

/** What of a dismissal is packed. Offsets are code points into the version's text. */
export type PackableDismissal = Pick<
  Dismissal,
  "id" | "type" | "kind" | "start" | "end" | "reason" | "revision" | "createdBy" | "createdAt"
>;

/** Minimum, maximum, 1 for approximate, unit and hedge; the last two point into `strings`, -1 for none. */
type PackedValue = [number | null, number | null, 0 | 1, number, number];

/** Candidates in columns of one length; candidate `i` is the `i`-th of every column. */
export type PackedCandidates = {
  /** What the other columns point into; -1 stands for null. */
  strings: string[];
  type: number[];
  /** Code points. */
  start: number[];
  length: number[];
  /** Per cent. */
  confidence: number[];
  speaker: number[];
  attributedTo: number[];
  value: (PackedValue | 0)[];
  /** Codes and words by turns. */
  why: number[][];
};

/** Dismissals in columns of one length. */
export type PackedDismissals = {
  people: Person[];
  ids: string[];
  type: string[];
  notCheckable: number[];
  start: number[];
  length: number[];
  person: number[];
  /** When it was set aside, in seconds since 1970. */
  at: number[];
  revision: number[];
  reason: (string | null)[];
};

/** Packs candidates, keeping their order; confidence is kept to the hundredth. */
export function packCandidates(candidates: readonly PackableCandidate[]): PackedCandidates {
  const strings = new Interned<string>();
  const at = (words: string | null | undefined) => (words == null ? -1 : strings.place(words, words));
  return {
    type: candidates.map(({ type }) => at(type)),
    start: candidates.map(({ start }) => start),
    length: candidates.map(({ start, end }) => end - start),
    confidence: candidates.map(({ confidence }) => Math.round(confidence * 100)),
    speaker: candidates.map(({ speaker }) => at(speaker)),
    attributedTo: candidates.map(({ attributedTo }) => at(attributedTo)),
    value: candidates.map(({ value: v }) =>
      v === null ? 0 : [v.min, v.max, v.approximate ? 1 : 0, at(v.unit), at(v.hedge)],
    ),
    why: candidates.map(({ why }) => why.flatMap(({ code, words }) => [at(code), at(words)])),
    strings: strings.table,
  };
}

/** Undoes {@link packCandidates}. */
export function unpackCandidates(packed: PackedCandidates): PackableCandidate[] {
  return packed.start.map((_, i) => unpackCandidate(packed, i));
}

/** The `i`-th candidate of the columns. */
export function unpackCandidate(packed: PackedCandidates, i: number): PackableCandidate {
  const said = (at: number | undefined) => packed.strings[at ?? -1] ?? null;
  return {
    ...unpackPlace(packed, i),
    speaker: said(packed.speaker[i]),
    attributedTo: said(packed.attributedTo[i]),
    value: unpackValue(packed.value[i] ?? 0, said),
    why: pairs(packed.why[i] ?? []).map(([code, words]) => ({
      code: said(code) ?? "",
      words: said(words) ?? "",
    })),
  };
}

/** Where the `i`-th candidate lies, of which type it is and how sure the finder is of it. */
export function unpackPlace(
  packed: PackedCandidates,
  i: number,
): Pick<PackableCandidate, "start" | "end" | "type" | "confidence"> {
  const start = packed.start[i] ?? 0;
  return {
    start,
    end: start + (packed.length[i] ?? 0),
    type: packed.strings[packed.type[i] ?? -1] ?? "",
    confidence: (packed.confidence[i] ?? 0) / 100,
  };
}

/** Packs dismissals, keeping their order. */
export function packDismissals(dismissals: readonly PackableDismissal[]): PackedDismissals {
  const people = new Interned<Person>();
  return {
    ids: dismissals.map(({ id }) => id),
    type: dismissals.map(({ type }) => type),
    notCheckable: dismissals.map(({ kind }) => (kind === "not_checkable" ? 1 : 0)),
    start: dismissals.map(({ start }) => start),
    length: dismissals.map(({ start, end }) => end - start),
    person: dismissals.map(({ createdBy }) => people.place(createdBy.id, createdBy)),
    at: dismissals.map(({ createdAt }) => Math.floor(Date.parse(createdAt) / 1000)),
    revision: dismissals.map(({ revision }) => revision),
    reason: dismissals.map(({ reason }) => reason),
    people: people.table,
  };
}

/** Undoes {@link packDismissals}; times come back to the second. */
export function unpackDismissals(packed: PackedDismissals): PackableDismissal[] {
  const nobody: Person = { id: "", name: "" };
  return packed.ids.map((id, i) => {
    const start = packed.start[i] ?? 0;
    const kind: DismissalKind = packed.notCheckable[i] ? "not_checkable" : "dismissed";
    return {
      id,
      kind,
      type: packed.type[i] ?? "",
      start,
      end: start + (packed.length[i] ?? 0),
      createdBy: packed.people[packed.person[i] ?? -1] ?? nobody,
      createdAt: new Date((packed.at[i] ?? 0) * 1000).toISOString(),
      revision: packed.revision[i] ?? 0,
      reason: packed.reason[i] ?? null,
    };
  });
}

function unpackValue(packed: PackedValue | 0, said: (at: number) => string | null): Value | null {
  if (packed === 0) return null;
  const [min, max, approximate, unit, hedge] = packed;
  const hedged = said(hedge);
  return {
    min,
    max,
    approximate: approximate === 1,
    unit: said(unit),
    ...(hedged === null ? {} : { hedge: hedged }),
  };
}

function pairs(flat: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) found.push([flat[i] ?? -1, flat[i + 1] ?? -1]);
  return found;
}

/** A table in which every value stands once. */
class Interned<T> {
  readonly table: T[] = [];
  readonly #places = new Map<string, number>();

  place(key: string, value: T): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.table.length);
    return this.table.push(value) - 1;
  }
}
