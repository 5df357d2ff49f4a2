/**
 * Claims of an article: marking one, reading them, and what has changed since a revision. Marking costs
 * the same however many claims there are.
 */
import { isDeepStrictEqual } from "node:util";
import { v7 } from "uuid";
import type { Prisma } from "../../prisma/generated/client";
import { requireOpen } from "../model/article-status";
import { AppError } from "../model/errors";
import { placeIn } from "../model/placing";
import { type Actor, authorise } from "../model/policy";
import type { Claim, Delta, Dismissal, HistoryEntry, MarkClaim, MarkedClaim } from "../model/wire";
import { type Act, asJson, jsonOrNull, nextRevision, record } from "./act";
import { CLAIM_SELECT, requireClaimRow, toClaim } from "./claim-view";
import { read, type Transaction } from "./db";
import { EVENT_SELECT, toHistoryEntry } from "./events";
import { carryForward } from "./following";
import { behind, OLDEST_FIRST, type PageRequest, pageOf } from "./keyset";
import { derivedColumns, refuseTwin, requireType, valueColumns } from "./settling";
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
  const article = await requireArticle(tx, articleId);
  const known = await tx.claim.findUnique({
    where: { id: input.id },
    select: { articleId: true, createdById: true },
  });
  if (known !== null) return markedBefore(act, articleId, input, known);
  requireOpen(article);
  await requireType(act, input.type);
  const versionId = await requireVersion(tx, articleId, input.version);
  const { index, blocks } = await versionText(tx, versionId);
  const place = placeIn(index, blocks, input);
  const marked = { versionId, ...place, state: "exact" as const, score: 1, changes: [], context: 0 };
  const revision = article.revision + 1;
  const anchors =
    input.version === article.newestVersion
      ? [marked]
      : [marked, ...(await carryForward(tx, { articleId, revision, version: input.version }, marked))];
  const present = anchors.at(-1) ?? marked;
  await refuseTwin(act, input.id, input.type, present);

  await nextRevision(act, articleId);
  const value = input.value ?? null;
  await tx.claim.create({
    data: {
      id: input.id,
      articleId,
      typeSlug: input.type,
      wording: place.exact,
      searchText: "",
      statement: input.statement ?? null,
      ...valueColumns(value),
      speaker: input.speaker ?? null,
      attributedTo: input.attributedTo ?? null,
      revision,
      createdById: actor.id,
      createdAt: at,
      updatedAt: at,
    },
    select: { id: true },
  });
  await tx.anchor.createMany({
    data: anchors.map((anchor) => ({
      ...anchor,
      id: v7(),
      claimId: input.id,
      newest: anchor === present,
      changes: [...anchor.changes],
      createdAt: at,
    })),
  });
  if (input.assessment !== undefined) {
    await tx.assessment.create({
      data: {
        claimId: input.id,
        userId: actor.id,
        verdict: input.assessment.verdict,
        rating: input.assessment.rating ?? null,
        justification: input.assessment.justification ?? null,
        versionId,
        exact: place.exact,
        typeSlug: input.type,
        value: jsonOrNull(value),
        createdAt: at,
        updatedAt: at,
      },
      select: { userId: true },
    });
  }
  const row = await requireClaimRow(tx, input.id);
  const stored = derivedColumns(row);
  await tx.claim.update({ where: { id: input.id }, data: stored, select: { id: true } });
  await record(act, { kind: "claim_marked", articleId, claimId: input.id, revision, to: asMarked(input) });
  return { claim: toClaim({ ...row, ...stored }), revision };
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
  if (article === null) throw new AppError("NOT_FOUND", "There is no such article.");
  return article;
}

/**
 * The id of the version with this number.
 * @throws AppError `INVALID` when the article has none
 */
export async function requireVersion(db: Transaction, articleId: string, number: number): Promise<string> {
  const version = await db.articleVersion.findUnique({
    where: { articleId_number: { articleId, number } },
    select: { id: true },
  });
  if (version !== null) return version.id;
  throw new AppError("INVALID", "The article has no such version. Nothing was changed.", {
    errors: [{ pointer: "/version", detail: "is not the number of a version of this article" }],
  });
}

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
 * everything. Where `since` is ahead of the article (a restored backup), everything, and `reset` says so.
 */
export async function claimsSince(actor: Actor, articleId: string, since: number): Promise<Delta> {
  authorise(actor, "article:read");
  // Read first: what comes in meanwhile is at worst told twice, never left out.
  const { revision, newestVersion, status, metaRevision } = await requireArticle(read(), articleId);
  const reset = since > revision;
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
