/**
 * A filter of claims as a query, so that every number on a page can be a link to exactly the claims it
 * counts, and the choices that a page offers for it.
 */
import type { Hue } from "./vocabulary";
import type { ClaimFilter } from "./wire";

/** What can be chosen in a filter; archived articles are not among them, retired types are. */
export type FilterChoices = {
  articles: readonly { id: string; title: string; language: string }[];
  types: readonly { slug: string; nameBg: string; nameEn: string; hue: Hue; retired: boolean }[];
  people: readonly { id: string; name: string }[];
};

/** In this order in every address, so that one filter has one address. */
const NAMES = [
  "article",
  "type",
  "tag",
  "anchor",
  "contested",
  "stale",
  "unassessed",
  "marker",
  "assessor",
  "from",
  "to",
  "q",
  "withdrawn",
] as const satisfies readonly (keyof ClaimFilter)[];

/** `?type=quote&tag=verified`, or the empty string for a filter that lets everything through. */
export function filterQuery(filter: ClaimFilter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    const text = Array.isArray(value) ? value.join(",") : String(value ?? "");
    if (text !== "") query.set(name, text);
  }
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const text = query.toString().replaceAll("%2C", ",");
  return text === "" ? "" : `?${text}`;
}

const LISTS = ["article", "type", "tag", "anchor", "marker", "assessor"] as const;
const FLAGS = ["contested", "stale", "unassessed", "withdrawn"] as const;

/** The filter that a query says, the other way of `filterQuery`; the values are taken as they are. */
export function filterOf(query: URLSearchParams): ClaimFilter {
  const said = <T>(names: readonly string[], value: (text: string) => T) =>
    names.flatMap((name) => {
      const text = query.get(name);
      return text === null ? [] : [[name, value(text)] as const];
    });
  const parts = [
    ...said(LISTS, (text) => text.split(",")),
    ...said(FLAGS, (text) => text === "true"),
    ...said(["from", "to", "q"], (text) => text),
  ];
  // Each part has the type of its name.
  return Object.fromEntries(parts) as ClaimFilter;
}

/** The address of the list of the claims that `filter` lets through. */
export function claimsHref(filter: ClaimFilter, more?: Readonly<Record<string, string>>): string {
  return `/claims${filterQuery(filter, more)}`;
}
