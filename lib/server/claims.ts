/**
 * Claims of an article: marking one, reading them, and what has changed since a revision. Marking costs
 * the same however many claims there are.
 */
import { isDeepStrictEqual } from "node:util";
import { v7 } from "uuid";
import { Prisma } from "../../prisma/generated/client";
import { requireOpen } from "../model/article-status";
import { AppError } from "../model/errors";
import { placeIn } from "../model/placing";
import { type Actor, authorise } from "../model/policy";
import type { ArticleStatus } from "../model/vocabulary";
import type { Claim, Delta, Dismissal, HistoryEntry, MarkClaim, MarkedClaim } from "../model/wire";
import { type Act, asJson, record, revise } from "./act";
import { type AnchorRow, CLAIM_SELECT, requireClaimRow, toClaim } from "./claim-view";
import { read, type Transaction } from "./db";
import { EVENT_SELECT, toHistoryEntry } from "./events";
import { carryForward } from "./following";
import { behind, OLDEST_FIRST, type PageRequest, pageOf } from "./keyset";
import { isSamePast } from "./pasts";
import { insertRow } from "./rows";
import { derivedColumns, refuseTwin, refuseType, twinOf, valueColumns } from "./settling";
import { turn } from "./slices";
import { versionText } from "./version-text";

/**
 * Marks a claim, with a first assessment where one is given.
 * @throws AppError `NOT_FOUND`, `FORBIDDEN`, `ID_REUSED`, `ARTICLE_SEALED`, `INVALID`, `SPAN_INVALID`,
 * `TEXT_MISMATCH`, `CLAIM_EXISTS`
 */
export async function markClaim(act: Act, articleId: string, input: MarkClaim): Promise<MarkedClaim> {
  const { tx, actor, at } = act;
  authorise(actor, "claim:mark");
  const { article, known, type, versionId, twin } = await lookAround(tx, articleId, input);
  if (known !== null) return markedBefore(act, articleId, input, known);
  requireOpen(article);
  refuseType(type);
  if (versionId === null) throw noSuchVersion();
  const { index, blocks } = await versionText(tx, versionId);
  const place = placeIn(index, blocks, input);
  const revision = article.revision + 1;
  const exactly = { state: "exact" as const, score: 1, changes: [], context: 0 };
  const marked = { id: v7(), versionId, ...place, ...exactly };
  const later =
    input.version === article.newestVersion
      ? []
      : await carryForward(tx, { articleId, revision, version: input.version }, marked);
  const followed = later.map((anchor) => ({ ...anchor, id: v7(), changes: [...anchor.changes] }));
  const present = followed.at(-1) ?? marked;
  if (twin || followed.length > 0) await refuseTwin(act, input.id, input.type, present);

  revise(act, articleId, article.revision);
  const row = markedRow(act, { articleId, revision, input }, { ...present, version: article.newestVersion });
  const { createdBy, anchors: _, assessments, decision: none, ...columns } = row;
  insertRow("Claim", { ...columns, createdById: createdBy.id });
  for (const anchor of [marked, ...followed]) {
    const newest = anchor === present;
    insertRow("Anchor", { ...anchor, claimId: row.id, newest, createdAt: at });
  }
  for (const { user, version, value, ...given } of assessments) {
    const on = { claimId: row.id, userId: user.id, versionId, ...(value !== null && { value }) };
    insertRow("Assessment", { ...given, ...on });
  }
  record(act, { kind: "claim_marked", articleId, claimId: row.id, revision, to: asMarked(input) });
  return { claim: toClaim(row), revision };
}

/** The row of a claim that is being marked, as `requireClaimRow` would read it. */
function markedRow(
  { actor, at }: Act,
  { articleId, revision, input }: { articleId: string; revision: number; input: MarkClaim },
  { version, ...place }: Omit<AnchorRow, "version"> & { version: number },
) {
  const createdBy = { id: actor.id, name: actor.name };
  const { id, type: typeSlug, exact, assessment } = input;
  const value = input.value ?? null;
  const given = { exact, typeSlug, value, context: 0, user: createdBy, version: { number: input.version } };
  const row = {
    id,
    articleId,
    typeSlug,
    wording: exact,
    statement: input.statement ?? null,
    ...valueColumns(value),
    speaker: input.speaker ?? null,
    attributedTo: input.attributedTo ?? null,
    revision,
    withdrawnAt: null,
    createdAt: at,
    updatedAt: at,
    createdBy,
    anchors: [{ ...place, version: { number: version } }],
    assessments:
      assessment === undefined
        ? []
        : [
            {
              ...given,
              verdict: assessment.verdict,
              rating: assessment.rating ?? null,
              justification: assessment.justification ?? null,
              createdAt: at,
              updatedAt: at,
            },
          ],
    decision: null,
  };
  return { ...row, ...derivedColumns(row) };
}

type Around = {
  status: ArticleStatus;
  revision: number;
  newestVersion: number;
  versionId: string | null;
  typeSlug: string | null;
  retiredAt: Date | null;
  knownIn: string | null;
  knownBy: string | null;
  twin: string | null;
};

/**
 * All that a mark depends on, by one statement: its article, its version, type and id where they are known,
 * and whether in that version a twin of it lies in its place.
 * @throws AppError `NOT_FOUND`
 */
async function lookAround(tx: Transaction, articleId: string, input: MarkClaim) {
  const { id, type, version, start, end } = input;
  const [found] = await tx.$queryRaw<Around[]>`
    SELECT p."status", p."revision", p."newestVersion", v."id" AS "versionId", t."slug" AS "typeSlug",
      t."retiredAt", k."articleId" AS "knownIn", k."createdById" AS "knownBy",
      (${twinOf(id, type, { versionId: Prisma.sql`v."id"`, start, end })}) AS "twin"
    FROM "Article" p LEFT JOIN "ArticleVersion" v ON v."articleId" = p."id" AND v."number" = ${version}
      LEFT JOIN "ClaimType" t ON t."slug" = ${type} LEFT JOIN "Claim" k ON k."id" = ${id}
    WHERE p."id" = ${articleId}`;
  if (found === undefined) throw noSuchArticle();
  const { versionId, typeSlug, retiredAt, knownIn, knownBy, twin, ...article } = found;
  return {
    article,
    known: knownIn === null || knownBy === null ? null : { articleId: knownIn, createdById: knownBy },
    type: typeSlug === null ? null : { retiredAt },
    versionId,
    twin: twin !== null,
  };
}

/** What was asked for, as the event keeps it: by this a repeated mark is recognised. */
function asMarked({ id: _, ...asked }: MarkClaim): Prisma.JsonObject {
  return asJson(asked);
}

/** The same mark again is answered as the first time; another one under its id is refused. */
async function markedBefore(
  { tx, actor }: Act,
  articleId: string,
  input: MarkClaim,
  known: { articleId: string; createdById: string },
): Promise<MarkedClaim> {
  const event = await tx.event.findFirst({
    where: { claimId: input.id, kind: "claim_marked" },
    orderBy: { id: "asc" },
    select: { change: true },
  });
  const again = { from: {}, to: asMarked(input) };
  if (
    known.articleId !== articleId ||
    known.createdById !== actor.id ||
    !isDeepStrictEqual(event?.change, again)
  ) {
    throw new AppError("ID_REUSED", "This id is another claim's. Nothing was changed.");
  }
  const claim = toClaim(await requireClaimRow(tx, input.id));
  return { claim, revision: claim.revision };
}

/** @throws AppError `NOT_FOUND` */
export async function requireArticle(db: Transaction, id: string) {
  const article = await db.article.findUnique({
    where: { id },
    select: { status: true, revision: true, metaRevision: true, newestVersion: true },
  });
  if (article === null) throw noSuchArticle();
  return article;
}

const noSuchArticle = () => new AppError("NOT_FOUND", "There is no such article.");

/**
 * The id of the version with this number.
 * @throws AppError `INVALID` when the article has none
 */
export async function requireVersion(db: Transaction, articleId: string, number: number): Promise<string> {
  const version = await db.articleVersion.findUnique({
    where: { articleId_number: { articleId, number } },
    select: { id: true },
  });
  if (version === null) throw noSuchVersion();
  return version.id;
}

const noSuchVersion = () =>
  new AppError("INVALID", "The article has no such version. Nothing was changed.", {
    errors: [{ pointer: "/version", detail: "is not the number of a version of this article" }],
  });

/** A claim, withdrawn ones too. */
export async function readClaim(actor: Actor, id: string): Promise<Claim> {
  authorise(actor, "article:read");
  return toClaim(await requireClaimRow(read(), id));
}

/** A page of an article's live claims. */
export async function listArticleClaims(actor: Actor, articleId: string, { limit, cursor }: PageRequest) {
  authorise(actor, "article:read");
  await requireArticle(read(), articleId);
  const rows = await read().claim.findMany({
    where: { articleId, withdrawnAt: null, ...behind(cursor) },
    orderBy: [...OLDEST_FIRST],
    take: limit + 1,
    select: CLAIM_SELECT,
  });
  return pageOf(rows, limit, toClaim);
}

/**
 * Everything of an article that changed after revision `since`, in the order of the changes; 0 gives
 * everything. Where `since` is of another past (a restored backup), everything, and `reset` says so.
 */
export async function claimsSince(actor: Actor, articleId: string, since: number): Promise<Delta> {
  authorise(actor, "article:read");
  // Read first: what comes in meanwhile is at worst told twice, never left out.
  const { revision, newestVersion, status, metaRevision } = await requireArticle(read(), articleId);
  const reset = since > revision || (since > 0 && !isSamePast(since, revision));
  const from = reset ? 0 : since;
  const where = { articleId, revision: { gt: from } };
  const claims = await claimsBehind(articleId, from);
  const dismissals = await read().dismissal.findMany({
    where,
    orderBy: [{ revision: "asc" }, { id: "asc" }],
    select: DISMISSAL_SELECT,
  });
  return {
    revision,
    from,
    reset,
    article: { version: newestVersion, status, metaRevision },
    claims,
    dismissals: dismissals.map(toDismissal),
  };
}

/** Claims read at once: a new version changes all of an article's, and other requests want a turn. */
const SLICE = 250;

/** Every claim changed after a revision, in the order of the changes. One that changes meanwhile is told last. */
async function claimsBehind(articleId: string, revision: number): Promise<Claim[]> {
  const claims = new Map<string, Claim>();
  let last = { revision, id: "\uffff" };
  for (;;) {
    const rows = await read().claim.findMany({
      where: {
        articleId,
        // What the index is searched by; the rest leaves out what was read.
        revision: { gte: last.revision },
        OR: [{ revision: { gt: last.revision } }, { id: { gt: last.id } }],
      },
      orderBy: [{ revision: "asc" }, { id: "asc" }],
      take: SLICE,
      select: CLAIM_SELECT,
    });
    for (const row of rows) {
      claims.delete(row.id);
      claims.set(row.id, toClaim(row));
    }
    last = rows.at(-1) ?? last;
    if (rows.length < SLICE) return [...claims.values()];
    await turn();
  }
}

/** What is selected of a dismissal for `toDismissal`. */
export const DISMISSAL_SELECT = {
  id: true,
  articleId: true,
  start: true,
  end: true,
  exact: true,
  typeSlug: true,
  kind: true,
  reason: true,
  revision: true,
  createdAt: true,
  takenBackAt: true,
  version: { select: { number: true } },
  createdBy: { select: { id: true, name: true } },
} as const satisfies Prisma.DismissalSelect;

/** A dismissal as it crosses the wire. */
export function toDismissal({
  typeSlug,
  version,
  createdAt,
  takenBackAt,
  ...row
}: Prisma.DismissalGetPayload<{ select: typeof DISMISSAL_SELECT }>): Dismissal {
  return {
    ...row,
    type: typeSlug,
    version: version.number,
    createdAt: createdAt.toISOString(),
    takenBackAt: takenBackAt?.toISOString() ?? null,
  };
}

/** A page of what happened to a claim, oldest first. */
export async function claimHistory(
  actor: Actor,
  claimId: string,
  { limit, cursor }: PageRequest,
): Promise<{ items: HistoryEntry[]; nextCursor: string | null }> {
  authorise(actor, "article:read");
  if ((await read().claim.findUnique({ where: { id: claimId }, select: { id: true } })) === null) {
    throw new AppError("NOT_FOUND", "There is no such claim.");
  }
  const after = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(after) || after < 0) {
    throw new AppError("INVALID", "The cursor is none of ours.", {
      errors: [{ pointer: "/cursor", detail: "is not the nextCursor of a page" }],
    });
  }
  const rows = await read().event.findMany({
    where: { claimId, id: { gt: after } },
    orderBy: { id: "asc" },
    take: limit + 1,
    select: EVENT_SELECT,
  });
  const items = rows.slice(0, limit).map(toHistoryEntry);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? String(last.id) : null };
}
