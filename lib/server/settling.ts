/**
 * How every change of a claim ends: rights and revision checked before it, and after it one step of the
 * article's revision, the verdicts resolved anew, the search text made, and the event recorded.
 */
import { Prisma } from "../../prisma/generated/client";
import { requireOpen } from "../model/article-status";
import { AppError } from "../model/errors";
import { type Action, authorise } from "../model/policy";
import { type Resolved, resolveVerdict } from "../model/verdict";
import type { Claim, Value } from "../model/wire";
import { foldForSearch } from "../text/fold";
import { type Act, type Recorded, record, revise } from "./act";
import {
  type AnchorRow,
  anchorOf,
  type ClaimRow,
  givenOf,
  requireClaimRow,
  saidOf,
  toClaim,
  type UnresolvedRow,
  type WholeRow,
} from "./claim-view";
import { updateClaim } from "./rows";

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
): Promise<WholeRow> {
  const row = await requireClaimRow(tx, id);
  authorise(actor, action, row.createdBy.id);
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

/** What a change sets of a claim's own row: of what every claim shows, and two columns that none does. */
export type ClaimColumns = Partial<
  Omit<ClaimRow, "createdBy" | "anchors" | "assessments" | "decision"> & {
    withdrawnById: string | null;
    context: number;
  }
>;

/**
 * Ends a change of one claim and returns it as it now is.
 * @param changing its row with the anchor and the verdicts as the change has written them already
 * @param columns what the change sets of the row itself, which is written here
 */
export function settle(act: Act, changing: WholeRow, columns: ClaimColumns, ...events: ClaimEvent[]): Claim {
  const { id, articleId, article } = changing;
  const revision = revise(act, articleId, article.revision);
  const own = { ...columns, revision, updatedAt: act.at };
  const row = { ...changing, ...own };
  const derived = derivedColumns(row);
  updateClaim(id, { ...own, ...derived });
  record(act, ...events.map((event) => ({ ...event, articleId, claimId: id, revision })));
  return toClaim({ ...row, ...derived });
}

/** Puts a claim that is about to be settled on words that a person chose or confirmed: the row with that place. */
export async function moveAnchor<T extends ClaimRow>(
  { tx }: Act,
  row: T,
  place: Partial<Pick<AnchorRow, "start" | "end" | "exact" | "prefix" | "suffix" | "paragraph" | "context">>,
): Promise<T> {
  const anchor = anchorOf(row);
  const exactly = { ...place, state: "exact" as const, score: 1, changes: [] };
  await tx.anchor.update({ where: { id: anchor.id }, data: exactly, select: { id: true } });
  return { ...row, anchors: [{ ...anchor, ...exactly }] };
}

/** What the verdicts on a claim now amount to. */
export function resolvedOf(row: UnresolvedRow): Resolved {
  return resolveVerdict(saidOf(row), row.assessments.map(givenOf), row.decision && givenOf(row.decision));
}

/** The columns of a claim that follow from the rest of it and are kept for filters and search. */
export function derivedColumns(row: UnresolvedRow) {
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
  refuseType(await tx.claimType.findUnique({ where: { slug }, select: { retiredAt: true } }), pointer);
}

/** As `requireType`, for a type that has been looked up. */
export function refuseType(type: { retiredAt: Date | null } | null, pointer = "/type"): void {
  if (type !== null && type.retiredAt === null) return;
  const detail = type === null ? "is not a claim type of this newsroom" : "is retired";
  throw new AppError("INVALID", `The type ${detail}. Nothing was changed.`, {
    errors: [{ pointer, detail }],
  });
}

/** Where a claim lies, in a version that may be another statement's; nowhere when it is lost. */
type Lying = { versionId: string | Prisma.Sql; start: number | null; end: number | null };

/** Selects the id of the oldest live claim that has a place and a type, but for one claim. */
export function twinOf(
  id: string,
  typeSlug: string,
  { versionId, start, end }: Lying,
  among = Prisma.sql`true`,
): Prisma.Sql {
  return Prisma.sql`
    SELECT c."id" FROM "Anchor" a JOIN "Claim" c ON c."id" = a."claimId"
    WHERE a."versionId" = ${versionId} AND a."start" = ${start} AND a."end" = ${end}
      AND c."typeSlug" = ${typeSlug} AND c."withdrawnAt" IS NULL AND c."id" <> ${id}
      AND ${among}
    ORDER BY a."id" LIMIT 1`;
}

/**
 * Does nothing where no other live claim of the same type has the same place.
 * @param among which of the anchors there, `a`, count as having it
 * @throws AppError `CLAIM_EXISTS` with that claim
 */
export async function refuseTwin(
  { tx }: Act,
  id: string,
  typeSlug: string,
  place: Lying,
  among?: Prisma.Sql,
): Promise<void> {
  const [twin] = await tx.$queryRaw<{ id: string }[]>`${twinOf(id, typeSlug, place, among)}`;
  if (twin === undefined) return;
  throw new AppError("CLAIM_EXISTS", "The same words are marked with the same type already.", {
    current: toClaim(await requireClaimRow(tx, twin.id)),
  });
}
