/**
 * What a claim amounts to in one version of its article: in the newest as it stands, in an old one as it
 * stood when the next was made. `Anchor.stood` keeps the latter; here is the one place that writes and
 * reads it. In all statements `c` is the claim, `a` its anchor.
 */
import { Prisma } from "../../prisma/generated/client";
import { type Actor, authorise } from "../model/policy";
import type { AnchorState, Verdict } from "../model/vocabulary";
import type { Change } from "../model/wire";
import type { StoodClaim } from "../model/wire-versions";
import { read } from "./db";
import { type PageRequest, pageOf, position } from "./keyset";
import { requireVersionId } from "./versions";

/** What is kept of a claim beside its place. */
export type Stood = Pick<StoodClaim, "type" | "tag" | "contested" | "stale" | "unassessed">;

/** The claim's present columns as `Anchor.stood` keeps them. */
export const STOOD = Prisma.sql`json_object('type', c."typeSlug", 'tag', c."tag", 'contested', c."contested",
  'stale', c."stale", 'unassessed', c."unassessed", 'withdrawn', c."withdrawnAt" IS NOT NULL)`;

/** `Stood` as columns. */
export const STOOD_COLUMNS = Prisma.sql`
  iif(a."newest", c."typeSlug", a."stood" ->> 'type') AS "type",
  iif(a."newest", c."tag", a."stood" ->> 'tag') AS "tag",
  iif(a."newest", c."contested", a."stood" ->> 'contested') AS "contested",
  iif(a."newest", c."stale", a."stood" ->> 'stale') AS "stale",
  iif(a."newest", c."unassessed", a."stood" ->> 'unassessed') AS "unassessed"`;

/** Whether the claim is, or was, live there. Marked in a version that was old already, it was not yet. */
export const STOOD_LIVE = Prisma.sql`
  iif(a."newest", c."withdrawnAt" IS NULL, a."stood" IS NOT NULL AND NOT a."stood" ->> 'withdrawn')`;

/** A row of `STOOD_COLUMNS`: SQLite's expressions have no truth values, only 0 and 1. */
export type StoodRow = { type: string; tag: Verdict; contested: number; stale: number; unassessed: number };

/** What `STOOD_COLUMNS` gave. */
export function stoodOf({ type, tag, contested, stale, unassessed }: StoodRow): Stood {
  return {
    type,
    tag,
    contested: Number(contested) === 1,
    stale: Number(stale) === 1,
    unassessed: Number(unassessed) === 1,
  };
}

type Row = StoodRow & {
  id: string;
  createdAt: Date;
  personId: string;
  personName: string;
  state: AnchorState;
  start: number | null;
  end: number | null;
  exact: string;
  prefix: string;
  suffix: string;
  paragraph: number | null;
  score: number;
  changes: Change[];
};

/**
 * A page of the claims of one version, as they stand or stood in it.
 * @param number as an address has it
 * @throws AppError `NOT_FOUND`
 */
export async function listVersionClaims(
  actor: Actor,
  articleId: string,
  number: string,
  { limit, cursor }: PageRequest,
): Promise<{ items: StoodClaim[]; nextCursor: string | null }> {
  authorise(actor, "article:read");
  const versionId = await requireVersionId(read(), articleId, number);
  const [time, id] = cursor === undefined ? ["", ""] : position(cursor);
  const rows = await read().$queryRaw<Row[]>`
    SELECT c."id", c."createdAt", u."id" AS "personId", u."name" AS "personName", ${STOOD_COLUMNS},
      a."state", a."start", a."end", a."exact", a."prefix", a."suffix", a."paragraph", a."score", a."changes"
    FROM "Anchor" a JOIN "Claim" c ON c."id" = a."claimId" JOIN "User" u ON u."id" = c."createdById"
    WHERE a."versionId" = ${versionId} AND ${STOOD_LIVE}
      AND (substr(c."createdAt", 1, 23), c."id") > (${time.slice(0, 23)}, ${id})
    ORDER BY c."createdAt", c."id" LIMIT ${limit + 1}`;
  return pageOf(rows, limit, (row) => {
    const { state, start, end, exact, prefix, suffix, paragraph, score, changes } = row;
    const place = { state, start, end, exact, prefix, suffix, paragraph, score, changes };
    return {
      id: row.id,
      ...stoodOf(row),
      anchor: { version: Number(number), ...place },
      createdBy: { id: row.personId, name: row.personName },
      createdAt: row.createdAt.toISOString(),
    };
  });
}
