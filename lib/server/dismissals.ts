/**
 * Candidates set aside: by whom, why, and taken back again. They belong to the newsroom, so anybody who
 * works on the article may take one back. Each counts the article's revision up like every other change.
 */
import { isDeepStrictEqual } from "node:util";
import { requireOpen } from "../model/article-status";
import { AppError } from "../model/errors";
import { placeIn } from "../model/placing";
import { authorise } from "../model/policy";
import type { Dismissal, DismissCandidate } from "../model/wire";
import { type Act, asJson, nextRevision, record } from "./act";
import { DISMISSAL_SELECT, requireArticle, requireVersion, toDismissal } from "./claims";
import { carryDismissal } from "./following";
import { requireType } from "./settling";
import { versionText } from "./version-text";

/**
 * Sets a candidate aside. The same id with the same place again is answered as the first time.
 * @throws AppError `NOT_FOUND`, `FORBIDDEN`, `ID_REUSED`, `ARTICLE_SEALED`, `INVALID`, `SPAN_INVALID`,
 * `TEXT_MISMATCH`
 */
export async function dismissCandidate(
  act: Act,
  articleId: string,
  input: DismissCandidate,
): Promise<Dismissal> {
  const { tx, actor, at } = act;
  authorise(actor, "candidate:dismiss");
  const article = await requireArticle(tx, articleId);
  const known = await tx.dismissal.findUnique({ where: { id: input.id }, select: DISMISSAL_SELECT });
  if (known !== null) return dismissedBefore(act, articleId, input, toDismissal(known));
  requireOpen(article);
  await requireType(act, input.type);
  const versionId = await requireVersion(tx, articleId, input.version);
  const { index, blocks } = await versionText(tx, versionId);
  const { paragraph: _, ...place } = placeIn(index, blocks, input);
  const present =
    input.version === article.newestVersion
      ? null
      : await carryDismissal(tx, { articleId, version: input.version }, { ...place, versionId });
  const revision = await nextRevision(act, articleId);
  const row = await tx.dismissal.create({
    data: {
      id: input.id,
      articleId,
      ...(present ?? { ...place, versionId }),
      typeSlug: input.type,
      kind: input.kind,
      reason: input.reason ?? null,
      revision,
      createdById: actor.id,
      createdAt: at,
    },
    select: DISMISSAL_SELECT,
  });
  record(act, {
    kind: "candidate_dismissed",
    articleId,
    subject: input.id,
    revision,
    to: asDismissed(input),
    reason: input.reason ?? null,
  });
  return toDismissal(row);
}

/** What was asked for, as the event keeps it: by this a repeated dismissal is recognised, wherever it lies now. */
function asDismissed({ type, kind, version, start, end, exact }: DismissCandidate) {
  return asJson({ type, kind, version, start, end, exact });
}

async function dismissedBefore(
  { tx, actor }: Act,
  articleId: string,
  input: DismissCandidate,
  known: Dismissal,
): Promise<Dismissal> {
  const event = await tx.event.findFirst({
    where: { articleId, subject: input.id, kind: "candidate_dismissed" },
    orderBy: { id: "asc" },
    select: { change: true },
  });
  const same =
    known.articleId === articleId &&
    known.createdBy.id === actor.id &&
    known.reason === (input.reason ?? null) &&
    isDeepStrictEqual(event?.change, { from: {}, to: asDismissed(input) });
  if (same) return known;
  throw new AppError("ID_REUSED", "This id is another dismissal's. Nothing was changed.");
}

/**
 * Takes a dismissal back; one that was taken back already stays so.
 * @throws AppError `NOT_FOUND`, `FORBIDDEN`, `ARTICLE_SEALED`
 */
export async function takeBackDismissal(act: Act, articleId: string, id: string): Promise<Dismissal> {
  const { tx, actor, at } = act;
  authorise(actor, "candidate:dismiss");
  const article = await requireArticle(tx, articleId);
  const known = await tx.dismissal.findUnique({ where: { id, articleId }, select: DISMISSAL_SELECT });
  if (known === null) throw new AppError("NOT_FOUND", "There is no such dismissal.");
  if (known.takenBackAt !== null) return toDismissal(known);
  requireOpen(article);
  const revision = await nextRevision(act, articleId);
  const row = await tx.dismissal.update({
    where: { id },
    data: { takenBackAt: at, takenBackById: actor.id, revision },
    select: DISMISSAL_SELECT,
  });
  const { type, kind, exact } = toDismissal(known);
  record(act, {
    kind: "dismissal_taken_back",
    articleId,
    subject: id,
    revision,
    from: asJson({ type, kind, exact }),
  });
  return toDismissal(row);
}
