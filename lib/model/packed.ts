/**
 * An article's claims in columns: what a page needs to paint all of them, and nothing else. Ten thousand
 * claims as objects would outweigh the article itself; the rest of a claim is fetched when it is opened.
 */
import type { AnchorState, Verdict } from "./vocabulary";
import type { Person } from "./wire";

/** What of a claim is packed. Offsets are code points into the article's newest version. */
export type PackableClaim = {
  id: string;
  type: string;
  tag: Verdict;
  contested: boolean;
  stale: boolean;
  unassessed: boolean;
  revision: number;
  createdBy: Person;
  createdAt: string;
  anchor: { state: AnchorState; start: number | null; end: number | null; exact: string };
};

/** Claims in columns of one length; claim `i` is the `i`-th of every column. */
export type PackedClaims = {
  ids: string[];
  /** The slugs and people that `type` and `person` point into. */
  types: string[];
  people: Person[];
  type: number[];
  person: number[];
  /** Code points; -1 for a lost claim. */
  start: number[];
  /** Code points from the start. */
  length: number[];
  flags: number[];
  /** When it was marked, in seconds since 1970. */
  at: number[];
  revision: number[];
  /** The last words of lost claims, by position; all other words are in the text. */
  words: Record<number, string>;
};

const STATES = ["exact", "moved", "drifted", "lost"] as const satisfies readonly AnchorState[];
const VERIFIED = 1;
const CONTESTED = 2;
const STALE = 4;
const UNASSESSED = 8;
const STATE_SHIFT = 4;

/** Packs claims, keeping their order. */
export function packClaims(claims: Iterable<PackableClaim>): PackedClaims {
  const packed: PackedClaims = {
    ids: [],
    types: [],
    people: [],
    type: [],
    person: [],
    start: [],
    length: [],
    flags: [],
    at: [],
    revision: [],
    words: {},
  };
  const typeAt = new Map<string, number>();
  const personAt = new Map<string, number>();
  for (const claim of claims) {
    const { start, end } = claim.anchor;
    if (start === null || end === null) packed.words[packed.ids.length] = claim.anchor.exact;
    packed.ids.push(claim.id);
    packed.type.push(place(typeAt, packed.types, claim.type, claim.type));
    packed.person.push(place(personAt, packed.people, claim.createdBy.id, claim.createdBy));
    packed.start.push(start ?? -1);
    packed.length.push(start === null || end === null ? 0 : end - start);
    packed.flags.push(flagsOf(claim));
    packed.at.push(Math.floor(Date.parse(claim.createdAt) / 1000));
    packed.revision.push(claim.revision);
  }
  return packed;
}

/**
 * Undoes {@link packClaims}; times come back to the second.
 * @param wordsAt the version's words between two code point offsets
 */
export function unpackClaims(
  packed: PackedClaims,
  wordsAt: (start: number, end: number) => string,
): PackableClaim[] {
  return packed.ids.map((_, i) => unpackClaim(packed, i, wordsAt));
}

const NOBODY: Person = { id: "", name: "" };

/** The `i`-th claim of the columns; see {@link unpackClaims}. */
export function unpackClaim(
  packed: PackedClaims,
  i: number,
  wordsAt: (start: number, end: number) => string,
): PackableClaim {
  const flags = packed.flags[i] ?? 0;
  const first = packed.start[i] ?? -1;
  const start = first < 0 ? null : first;
  const end = start === null ? null : start + (packed.length[i] ?? 0);
  return {
    id: packed.ids[i] ?? "",
    type: packed.types[packed.type[i] ?? 0] ?? "",
    tag: flags & VERIFIED ? "verified" : "unverified",
    contested: Boolean(flags & CONTESTED),
    stale: Boolean(flags & STALE),
    unassessed: Boolean(flags & UNASSESSED),
    revision: packed.revision[i] ?? 0,
    createdBy: packed.people[packed.person[i] ?? 0] ?? NOBODY,
    createdAt: new Date((packed.at[i] ?? 0) * 1000).toISOString(),
    anchor: {
      state: STATES[flags >> STATE_SHIFT] ?? "exact",
      start,
      end,
      exact: start === null || end === null ? (packed.words[i] ?? "") : wordsAt(start, end),
    },
  };
}

function flagsOf(claim: PackableClaim): number {
  return (
    (claim.tag === "verified" ? VERIFIED : 0) |
    (claim.contested ? CONTESTED : 0) |
    (claim.stale ? STALE : 0) |
    (claim.unassessed ? UNASSESSED : 0) |
    (STATES.indexOf(claim.anchor.state) << STATE_SHIFT)
  );
}

function place<T>(index: Map<string, number>, table: T[], key: string, value: T): number {
  const known = index.get(key);
  if (known !== undefined) return known;
  index.set(key, table.length);
  table.push(value);
  return table.length - 1;
}
