/**
 * The list of claims across articles, page by page. Pages are cut by the last row's sort key and id, not
 * by counting rows, so that a claim marked meanwhile neither repeats nor hides another.
 */
import { z } from "zod";
import { Prisma } from "../../prisma/generated/client";
import { AppError } from "../model/errors";
import { type Actor, authorise } from "../model/policy";
import type { Claim, ClaimFilter, ClaimListQuery, ClaimSort } from "../model/wire";
import { CLAIMS_FROM, claimsWhere } from "./claim-query";
import { CLAIM_SELECT, toClaim } from "./claim-view";
import { read, type Transaction } from "./db";
import { newsroomZone } from "./newsroom";

type SortKey = ClaimSort extends infer S ? (S extends `-${infer Name}` ? Name : never) : never;

/** What each order compares; never null. `risk`: contested, stale, lost, unassessed, unverified, verified. */
const KEYS: Record<SortKey, Prisma.Sql> = {
  created: Prisma.sql`c."createdAt"`,
  risk: Prisma.sql`CASE WHEN c."contested" THEN 0 WHEN c."stale" THEN 1 WHEN c."anchorState" = 'lost' THEN 2
    WHEN c."unassessed" THEN 3 WHEN c."tag" = 'unverified' THEN 4 ELSE 5 END`,
  quote: Prisma.sql`c."searchText"`,
  type: Prisma.sql`(SELECT t."position" FROM "ClaimType" t WHERE t."slug" = c."typeSlug")`,
  article: Prisma.sql`a."titleFolded"`,
  marker: Prisma.sql`(SELECT u."name" FROM "User" u WHERE u."id" = c."createdById")`,
};

const Cursor = z.tuple([z.union([z.string(), z.number()]), z.string()]);

function parseCursor(cursor: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch (cause) {
    throw new AppError("INVALID", "The cursor is none of ours.", {
      errors: [{ pointer: "/cursor", detail: "is not the nextCursor of a page" }],
      cause,
    });
  }
}

function orderOf(sort: ClaimSort): { key: Prisma.Sql; descending: boolean } {
  const descending = sort.startsWith("-");
  // What is left without the minus is a key, by the type above.
  const name = (descending ? sort.slice(1) : sort) as SortKey;
  return { key: KEYS[name], descending };
}

/** The claims with these ids, in their order, as the wire has them. */
async function claimsOf(db: Transaction, ids: readonly string[]): Promise<Claim[]> {
  const rows = await db.claim.findMany({ where: { id: { in: [...ids] } }, select: CLAIM_SELECT });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toClaim(row)];
  });
}

/**
 * One page of the claims that `query` lets through, in its order, then by id.
 * @throws AppError `INVALID` for a cursor that is none of ours
 */
export async function listClaims(
  actor: Actor,
  query: ClaimListQuery,
): Promise<{ items: Claim[]; nextCursor: string | null }> {
  authorise(actor, "article:read");
  const { limit, cursor, sort, ...filter } = query;
  const { key, descending } = orderOf(sort);
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  let where = claimsWhere(filter, await newsroomZone(read()));
  if (cursor !== undefined) {
    const [last, id] = parseCursor(cursor);
    const beyond = descending ? Prisma.sql`<` : Prisma.sql`>`;
    where = Prisma.sql`${where} AND (${key}, c."id") ${beyond} (${last}, ${id})`;
  }
  // An expression has no declared type: a time in it is handed over as the text that it is compared as.
  const rows = await read().$queryRaw<{ id: string; key: string | number | bigint }[]>`
    SELECT c."id" AS "id", coalesce(${key}, NULL) AS "key" FROM ${CLAIMS_FROM} WHERE ${where}
    ORDER BY ${key} ${direction}, c."id" ${direction} LIMIT ${limit + 1}`;
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: await claimsOf(
      read(),
      kept.map(({ id }) => id),
    ),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

function cursorOf({ key, id }: { key: string | number | bigint; id: string }): string {
  const plain = typeof key === "bigint" ? Number(key) : key;
  return Buffer.from(JSON.stringify([plain, id])).toString("base64url");
}

/** The claims that want an editor's look most, at most `count`; none that is simply verified or not. */
export async function listRiskiest(actor: Actor, filter: ClaimFilter, count: number): Promise<Claim[]> {
  const { items } = await listClaims(actor, { ...filter, sort: "risk", limit: count });
  return items.filter(
    (claim) => claim.contested || claim.stale || claim.unassessed || claim.anchor.state === "lost",
  );
}

/** How many claims `filter` lets through. */
export async function countClaims(actor: Actor, filter: ClaimFilter): Promise<number> {
  authorise(actor, "article:read");
  const where = claimsWhere(filter, await newsroomZone(read()));
  const [row] = await read().$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS "count" FROM ${CLAIMS_FROM} WHERE ${where}`;
  return Number(row?.count ?? 0);
}
