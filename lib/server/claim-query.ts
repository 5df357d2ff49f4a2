/**
 * Which claims a filter lets through: the one translation of `ClaimFilter` to SQL. The list, the counts,
 * the table and the files all select with it, which is why every number equals the list behind it.
 * Claims of archived articles are out everywhere; withdrawn ones unless the filter asks for them alone.
 */
import { Prisma } from "../../prisma/generated/client";
import { addDays, dayStart } from "../model/day";
import type { ClaimFilter } from "../model/wire";
import { foldForSearch } from "../text/fold";

/** The tables that `claimsWhere` speaks of, under the names it uses: `c` the claim, `a` its article. */
export const CLAIMS_FROM = Prisma.sql`"Claim" c JOIN "Article" a ON a."id" = c."articleId"`;

/**
 * A moment as the database's times compare with it: they are texts that end in their offset, and without
 * one this sorts before every spelling of the same moment.
 */
function comparable(moment: Date): string {
  return moment.toISOString().slice(0, -1);
}

/** The condition that `filter` is, days being those of `timeZone`. A list that is empty lets all through. */
export function claimsWhere(filter: ClaimFilter, timeZone: string): Prisma.Sql {
  const all = [Prisma.sql`a."status" <> 'archived'`];
  all.push(filter.withdrawn ? Prisma.sql`c."withdrawnAt" IS NOT NULL` : Prisma.sql`c."withdrawnAt" IS NULL`);
  const oneOf = (column: Prisma.Sql, values: readonly string[] | undefined) => {
    if (values !== undefined && values.length > 0)
      all.push(Prisma.sql`${column} IN (${Prisma.join(values)})`);
  };
  oneOf(Prisma.sql`c."articleId"`, filter.article);
  oneOf(Prisma.sql`c."typeSlug"`, filter.type);
  oneOf(Prisma.sql`c."tag"`, filter.tag);
  oneOf(Prisma.sql`c."anchorState"`, filter.anchor);
  oneOf(Prisma.sql`c."createdById"`, filter.marker);
  for (const name of ["contested", "stale", "unassessed"] as const) {
    const wanted = filter[name];
    if (wanted !== undefined) all.push(Prisma.sql`c.${Prisma.raw(`"${name}"`)} = ${wanted}`);
  }
  if (filter.assessor !== undefined && filter.assessor.length > 0) {
    all.push(Prisma.sql`EXISTS (SELECT 1 FROM "Assessment" s
      WHERE s."claimId" = c."id" AND s."userId" IN (${Prisma.join(filter.assessor)}))`);
  }
  if (filter.from !== undefined) {
    all.push(Prisma.sql`c."createdAt" >= ${comparable(dayStart(filter.from, timeZone))}`);
  }
  if (filter.to !== undefined) {
    all.push(Prisma.sql`c."createdAt" < ${comparable(dayStart(addDays(filter.to, 1), timeZone))}`);
  }
  for (const word of foldForSearch(filter.q ?? "").split(/\s+/)) {
    // Not LIKE, to which % and _ are not the characters a person typed.
    if (word !== "") all.push(Prisma.sql`instr(c."searchText", ${word}) > 0`);
  }
  return Prisma.join(all, " AND ");
}
