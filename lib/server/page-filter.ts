/** What a page with a filter needs: the filter in its address, and what can be chosen instead. */
import type { FilterChoices } from "../model/claim-filter";
import { type Actor, authorise } from "../model/policy";
import { ClaimFilter } from "../model/wire";
import { read } from "./db";

/** As Next hands an address' query to a page. */
export type PageQuery = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The filter in a page's address. A part that cannot be understood is left out and named in `faulty`:
 * the page says so, since what it shows is then more than was asked for.
 */
export function readFilter(query: PageQuery): { filter: ClaimFilter; faulty: string[] } {
  const filter: Record<string, unknown> = {};
  const faulty: string[] = [];
  for (const [name, schema] of Object.entries(ClaimFilter.shape)) {
    const given = query[name];
    if (given === undefined || given === "") continue;
    const parsed = schema.safeParse(given);
    if (parsed.success) filter[name] = parsed.data;
    else faulty.push(name);
  }
  // Each part was parsed by the schema of its name.
  return { filter: filter as ClaimFilter, faulty };
}

/** Everything a filter can be set to, articles newest first. */
export async function filterChoices(actor: Actor): Promise<FilterChoices> {
  authorise(actor, "article:read");
  const [articles, types, people] = await Promise.all([
    read().article.findMany({
      where: { status: { not: "archived" } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true, title: true, language: true },
    }),
    read().claimType.findMany({
      orderBy: [{ position: "asc" }, { slug: "asc" }],
      select: { slug: true, nameBg: true, nameEn: true, hue: true, retiredAt: true },
    }),
    read().user.findMany({
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
  ]);
  return {
    articles,
    types: types.map(({ retiredAt, ...type }) => ({ ...type, retired: retiredAt !== null })),
    people,
  };
}
