/** Which claims the page shows: by type, by sign, by the person who marked them. */
import type { DeskClaim } from "./desk-claim";

/** The signs one can filter by: what a claim's line and glyph say. */
export type FilterSign = "verified" | "unverified" | "contested" | "stale" | "unassessed";

/** An empty set asks for nothing; several values of one set are alternatives. */
export type Filter = {
  readonly types: ReadonlySet<string>;
  readonly signs: ReadonlySet<FilterSign>;
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
    (filter.signs.size === 0 || [...filter.signs].some((sign) => bears(claim, sign)))
  );
}

/** The filter with one value switched on or off. */
export function toggled<K extends keyof Filter>(filter: Filter, key: K, value: string): Filter {
  // The caller pairs key and value; a set of literals cannot be told so.
  const next = new Set(filter[key] as ReadonlySet<string>);
  if (!next.delete(value)) next.add(value);
  return { ...filter, [key]: next };
}
