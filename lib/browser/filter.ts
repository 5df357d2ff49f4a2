/** Which claims the page shows: by type, by sign, by the person who marked them. */
import type { Person } from "../model/wire";
import type { DeskClaim } from "./desk-claim";

/** The signs one can filter by: what a claim's line and glyph say. */
export type FilterSign = "verified" | "unverified" | "contested" | "stale" | "unassessed";

const SIGNS: readonly FilterSign[] = ["verified", "unverified", "contested", "stale", "unassessed"];

/** An empty set asks for nothing; several values of one set are alternatives. */
export type Filter = {
  readonly types: ReadonlySet<string>;
  /** Of {@link FilterSign}. */
  readonly signs: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
};

export const NO_FILTER: Filter = { types: new Set(), signs: new Set(), people: new Set() };

/** Whether the filter hides nothing. */
export function isOpen(filter: Filter): boolean {
  return filter.types.size + filter.signs.size + filter.people.size === 0;
}

/** Whether a claim bears a sign; contested and stale claims are unverified too. */
export function bears(claim: DeskClaim, sign: FilterSign): boolean {
  return sign === "verified" || sign === "unverified" ? claim.tag === sign : claim[sign];
}

/** Whether the filter lets a claim through. */
export function passes(claim: DeskClaim, filter: Filter): boolean {
  return (
    (filter.types.size === 0 || filter.types.has(claim.type)) &&
    (filter.people.size === 0 || filter.people.has(claim.createdBy.id)) &&
    (filter.signs.size === 0 || SIGNS.some((sign) => filter.signs.has(sign) && bears(claim, sign)))
  );
}

/** The filter with one value switched on or off. */
export function toggled(filter: Filter, key: keyof Filter, value: string): Filter {
  const next = new Set(filter[key]);
  if (!next.delete(value)) next.add(value);
  return { ...filter, [key]: next };
}

/** How many live claims there are of each type, sign and person, whatever the filter hides. */
export class Tally {
  #counts = new Map<string, number>();
  readonly #people = new Map<string, Person>();

  /** Takes a claim in (1) or out (-1). */
  add(claim: DeskClaim, by: 1 | -1): void {
    // A new map, because whoever shows the counts compares maps.
    this.#counts = new Map(this.#counts);
    this.#count(claim, by);
  }

  /** Begins with so many claims of each kind. */
  start(kinds: readonly { sample: DeskClaim; count: number }[]): void {
    for (const { sample, count } of kinds) this.#count(sample, count);
  }

  /** The counts by `all`, `type SLUG`, `sign SIGN` and `person ID`; the same map until one changes. */
  counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** Everybody who ever marked one of the claims taken in, in no order. */
  people(): readonly Person[] {
    return [...this.#people.values()];
  }

  #count(claim: DeskClaim, by: number): void {
    this.#people.set(claim.createdBy.id, claim.createdBy);
    const signs = SIGNS.filter((sign) => bears(claim, sign)).map((sign) => `sign ${sign}`);
    for (const key of ["all", `type ${claim.type}`, `person ${claim.createdBy.id}`, ...signs]) {
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
    }
  }
}
