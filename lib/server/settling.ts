/**
 * How every change of a claim ends: rights and revision checked before it, and after it one step of the
 * article's revision, the verdicts resolved anew, the search text made, and the event recorded.
 */
import type { Prisma } from "../../prisma/generated/client";
import { requireOpen } from "../model/article-status";
import { AppError } from "../model/errors";
import { type Action, authorise } from "../model/policy";
import { type Resolved, resolveVerdict } from "../model/verdict";
import type { Claim, Value } from "../model/wire";
import { foldForSearch } from "../text/fold";
import { type Act, nextRevision, type Recorded, record } from "./act";
import {
  anchorOf,
  CLAIM_SELECT,
  type ClaimRow,
  givenOf,
  requireClaimRow,
  saidOf,
  toClaim,
} from "./claim-view";

/** A change as `settle` records it: where and when it happened is added there. */
export type ClaimEvent = Omit<Recorded, "articleId" | "claimId" | "revision">;

/**
 * The row of a claim that is about to change.
 * @param revision the one the change was made on, or null where the change does not depend on it
 * @throws AppError `NOT_FOUND`, `FORBIDDEN`, `ARTICLE_SEALED`, or `STALE` with the claim as it now is
 */
export async function claimToChange(
  { tx, actor }: Act,
  id: string,
  action: Action,
  revision: number | null,
): Promise<ClaimRow> {
  const row = await tx.claim.findUnique({
    where: { id },
    select: { ...CLAIM_SELECT, createdById: true, article: { select: { status: true } } },
  });
  if (row === null) throw new AppError("NOT_FOUND", "There is no such claim.");
  authorise(actor, action, row.createdById);
  requireOpen(row.article);
  if (revision !== null && row.revision !== revision) throw stale(row);
  return row;
}

/** The refusal of a change made on a claim that is another by now. */
export function stale(row: ClaimRow): AppError {
  return new AppError("STALE", "The claim has changed in the meantime. Nothing was changed now.", {
    current: toClaim(row),
  });
}

/**
 * Ends a change of one claim, whose anchors and verdicts are written already, and returns it as it now is.
 * @param data columns of the claim that change as well
 */
export async function settle(
  act: Act,
  { id, articleId }: Pick<ClaimRow, "id" | "articleId">,
  data: Prisma.ClaimUncheckedUpdateInput,
  ...events: ClaimEvent[]
): Promise<Claim> {
  const revision = await nextRevision(act, articleId);
  await act.tx.claim.update({
    where: { id },
    data: { ...data, revision, updatedAt: act.at },
    select: { id: true },
  });
  const row = await requireClaimRow(act.tx, id);
  const stored = derivedColumns(row);
  await act.tx.claim.update({ where: { id }, data: stored, select: { id: true } });
  await record(act, ...events.map((event) => ({ ...event, articleId, claimId: id, revision })));
  return toClaim({ ...row, ...stored });
}

/** What the verdicts on a claim now amount to. */
export function resolvedOf(row: ClaimRow): Resolved {
  return resolveVerdict(saidOf(row), row.assessments.map(givenOf), row.decision && givenOf(row.decision));
}

/** The columns of a claim that follow from the rest of it and are kept for filters and search. */
export function derivedColumns(row: ClaimRow) {
  const words = [row.wording, row.statement, row.speaker, row.attributedTo];
  return {
    ...resolvedOf(row),
    anchorState: anchorOf(row).state,
    searchText: foldForSearch(words.filter((part) => part !== null).join("\n")),
  };
}

/** A value as a claim's five columns hold it. */
export function valueColumns(value: Value | null) {
  return {
    valueMin: value?.min ?? null,
    valueMax: value?.max ?? null,
    approximate: value?.approximate ?? null,
    valueUnit: value?.unit ?? null,
    valueHedge: value?.hedge ?? null,
  };
}

/**
 * Does nothing where a claim may take a type.
 * @throws AppError `INVALID` when there is no such type or it is retired
 */
export async function requireType({ tx }: Act, slug: string, pointer = "/type"): Promise<void> {
  const type = await tx.claimType.findUnique({ where: { slug }, select: { retiredAt: true } });
  if (type !== null && type.retiredAt === null) return;
  const detail = type === null ? "is not a claim type of this newsroom" : "is retired";
  throw new AppError("INVALID", `The type ${detail}. Nothing was changed.`, {
    errors: [{ pointer, detail }],
  });
}

/**
 * Does nothing where no other live claim of the same type has the same place.
 * @param among the anchors that count as having it
 * @throws AppError `CLAIM_EXISTS` with that claim
 */
export async function refuseTwin(
  { tx }: Act,
  claimId: string,
  typeSlug: string,
  place: { versionId: string; start: number | null; end: number | null },
  among: Prisma.AnchorWhereInput = {},
): Promise<void> {
  const { versionId, start, end } = place;
  if (start === null || end === null) return;
  const twin = await tx.anchor.findFirst({
    where: {
      versionId,
      start,
      end,
      claim: { typeSlug, withdrawnAt: null, id: { not: claimId } },
      AND: among,
    },
    orderBy: { id: "asc" },
    select: { claimId: true },
  });
  if (twin === null) return;
  throw new AppError("CLAIM_EXISTS", "The same words are marked with the same type already.", {
    current: toClaim(await requireClaimRow(tx, twin.claimId)),
  });
}
