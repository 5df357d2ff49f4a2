/**
 * The one reading of a claim: what is selected of its row, and how that becomes the wire's `Claim`.
 * Lists, exports, the reader and every answer to a write go through here.
 */
import { Prisma } from "../../prisma/generated/client";
import { AppError } from "../model/errors";
import { type Given, type Resolved, type Said, stands } from "../model/verdict";
import type { AnchorState, ArticleStatus } from "../model/vocabulary";
import type { Change, Claim, Value } from "../model/wire";
import type { Transaction } from "./db";

const PERSON = { id: true, name: true } as const;

const GIVEN = {
  verdict: true,
  exact: true,
  typeSlug: true,
  value: true,
  context: true,
  user: { select: PERSON },
  version: { select: { number: true } },
} as const;

/** Everything of a claim that the wire shows: its place in the newest version, its verdicts. */
export const CLAIM_SELECT = {
  id: true,
  articleId: true,
  typeSlug: true,
  wording: true,
  statement: true,
  valueMin: true,
  valueMax: true,
  approximate: true,
  valueUnit: true,
  valueHedge: true,
  speaker: true,
  attributedTo: true,
  revision: true,
  withdrawnAt: true,
  tag: true,
  contested: true,
  stale: true,
  unassessed: true,
  createdAt: true,
  updatedAt: true,
  createdBy: { select: PERSON },
  anchors: {
    where: { newest: true },
    select: {
      id: true,
      versionId: true,
      state: true,
      start: true,
      end: true,
      exact: true,
      prefix: true,
      suffix: true,
      paragraph: true,
      score: true,
      changes: true,
      context: true,
      version: { select: { number: true } },
    },
  },
  // Ordered by the mapper: Prisma cannot divide an ordered relation, and fails at a thousand claims.
  assessments: {
    select: { ...GIVEN, rating: true, justification: true, createdAt: true, updatedAt: true },
  },
  decision: { select: { ...GIVEN, reason: true, createdAt: true } },
} as const satisfies Prisma.ClaimSelect;

export type ClaimRow = Prisma.ClaimGetPayload<{ select: typeof CLAIM_SELECT }>;
/** A claim's place in its article's newest version. */
export type AnchorRow = ClaimRow["anchors"][number];
/** A row with how its article stands, as `requireClaimRow` reads it. */
export type WholeRow = ClaimRow & { readonly article: { status: ArticleStatus; revision: number } };
/** A row whose verdicts have still to be resolved. */
export type UnresolvedRow = Omit<ClaimRow, keyof Resolved>;

/** Where a claim now lies; every claim has one place in its article's newest version. */
export function anchorOf({ id, anchors: [anchor] }: Pick<ClaimRow, "id" | "anchors">): AnchorRow {
  if (anchor === undefined) throw new Error(`Claim ${id} has no place in the newest version.`);
  return anchor;
}

/** The value in a claim's five columns; `approximate` is null exactly when there is none. */
export function readValue(
  row: Pick<ClaimRow, "valueMin" | "valueMax" | "approximate" | "valueUnit" | "valueHedge">,
): Value | null {
  if (row.approximate === null) return null;
  const { valueMin: min, valueMax: max, approximate, valueUnit: unit, valueHedge: hedge } = row;
  return { min, max, approximate, unit, ...(hedge === null ? {} : { hedge }) };
}

/** A row's verdict with what it was given on. */
export function givenOf(row: Pick<ClaimRow["assessments"][number], keyof typeof GIVEN>): Given {
  // The column holds nothing but a `Value` we checked, or null.
  const value = row.value as Value | null;
  return { verdict: row.verdict, exact: row.exact, type: row.typeSlug, value, context: row.context };
}

/** What a claim says now, as verdicts are held against it. */
export function saidOf(row: UnresolvedRow): Said & { anchorState: AnchorState } {
  const { exact, context, state: anchorState } = anchorOf(row);
  return { type: row.typeSlug, value: readValue(row), exact, context, anchorState };
}

/** First given first; given at once, by person. */
function byAge(a: ClaimRow["assessments"][number], b: ClaimRow["assessments"][number]): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.user.id < b.user.id ? -1 : 1);
}

/** The claim as it crosses the wire. Its assessments stand in the order they were first given in. */
export function toClaim(row: ClaimRow): Claim {
  const anchor = anchorOf(row);
  const present = saidOf(row);
  const given = (verdict: ClaimRow["assessments"][number] | NonNullable<ClaimRow["decision"]>) => ({
    user: verdict.user,
    verdict: verdict.verdict,
    version: verdict.version.number,
    exact: verdict.exact,
    stands: stands(present, givenOf(verdict)),
  });
  return {
    id: row.id,
    articleId: row.articleId,
    revision: row.revision,
    type: row.typeSlug,
    tag: row.tag,
    contested: row.contested,
    stale: row.stale,
    unassessed: row.unassessed,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    wording: row.wording,
    anchor: {
      version: anchor.version.number,
      state: anchor.state,
      start: anchor.start,
      end: anchor.end,
      exact: anchor.exact,
      prefix: anchor.prefix,
      suffix: anchor.suffix,
      paragraph: anchor.paragraph,
      score: anchor.score,
      // The column holds nothing but a list of `Change` we made.
      changes: anchor.changes as Change[],
    },
    value: present.value,
    speaker: row.speaker,
    attributedTo: row.attributedTo,
    statement: row.statement,
    assessments: row.assessments.toSorted(byAge).map((one) => ({
      ...given(one),
      rating: one.rating,
      justification: one.justification,
      at: one.updatedAt.toISOString(),
    })),
    decision: row.decision && {
      ...given(row.decision),
      reason: row.decision.reason,
      at: row.decision.createdAt.toISOString(),
    },
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A claim's row as one statement gives it: what there is one of in columns, what there are many of as JSON. */
type FlatRow = Omit<ClaimRow, "createdBy" | "anchors" | "assessments" | "decision"> &
  Omit<AnchorRow, "id" | "version"> & {
    createdById: string;
    createdByName: string;
    articleStatus: ArticleStatus;
    articleRevision: number;
    anchorId: string | null;
    version: number;
    decision: string | null;
    assessments: string;
  };

/** A verdict's columns as JSON; `g` is the verdict, `u` who gave it, `v` the version it was given on. */
const GIVEN_JSON = Prisma.sql`'verdict', g."verdict", 'exact', g."exact", 'typeSlug', g."typeSlug",
  'value', json(g."value"), 'context', g."context", 'createdAt', g."createdAt",
  'user', json_object('id', u."id", 'name', u."name"), 'version', json_object('number', v."number")`;
const GIVEN_BY = Prisma.sql`JOIN "User" u ON u."id" = g."userId" JOIN "ArticleVersion" v ON v."id" = g."versionId"
  WHERE g."claimId" = c."id"`;

/**
 * What `CLAIM_SELECT` gives of one claim, withdrawn or not, and how its article stands: by one statement,
 * where Prisma takes one for each relation, since every change of a claim reads it.
 * @throws AppError `NOT_FOUND`
 */
export async function requireClaimRow(db: Transaction, id: string): Promise<WholeRow> {
  const [flat] = await db.$queryRaw<FlatRow[]>`
    SELECT c."id", c."articleId", c."typeSlug", c."wording", c."statement", c."valueMin", c."valueMax",
      c."approximate", c."valueUnit", c."valueHedge", c."speaker", c."attributedTo", c."revision",
      c."withdrawnAt", c."tag", c."contested", c."stale", c."unassessed", c."createdAt", c."updatedAt",
      c."createdById", p."name" AS "createdByName", t."status" AS "articleStatus", t."revision" AS "articleRevision",
      a."id" AS "anchorId", a."versionId", a."state", a."start", a."end", a."exact", a."prefix", a."suffix",
      a."paragraph", a."score", a."changes", a."context", n."number" AS "version",
      (SELECT json_group_array(json_object(${GIVEN_JSON}, 'rating', g."rating",
        'justification', g."justification", 'updatedAt', g."updatedAt"))
        FROM "Assessment" g ${GIVEN_BY}) AS "assessments",
      (SELECT json_object(${GIVEN_JSON}, 'reason', g."reason") FROM "Decision" g ${GIVEN_BY}) AS "decision"
    FROM "Claim" c JOIN "User" p ON p."id" = c."createdById" JOIN "Article" t ON t."id" = c."articleId"
      LEFT JOIN "Anchor" a ON a."claimId" = c."id" AND a."newest"
      LEFT JOIN "ArticleVersion" n ON n."id" = a."versionId"
    WHERE c."id" = ${id}`;
  if (flat === undefined) throw new AppError("NOT_FOUND", "There is no such claim.");
  const { createdById, createdByName, articleStatus, articleRevision, ...others } = flat;
  const { anchorId, versionId, version, assessments, decision, ...row } = others;
  const { state, start, end, exact, prefix, suffix, paragraph, score, changes, context, ...claim } = row;
  const words = { exact, prefix, suffix };
  const place = { versionId, state, start, end, ...words, paragraph, score, changes, context };
  return {
    ...claim,
    article: { status: articleStatus, revision: articleRevision },
    createdBy: { id: createdById, name: createdByName },
    anchors: anchorId === null ? [] : [{ id: anchorId, ...place, version: { number: version } }],
    assessments: JSON.parse(assessments, moments),
    decision: decision === null ? null : JSON.parse(decision, moments),
  };
}

/** Times as they are again, behind JSON. */
function moments(name: string, value: unknown): unknown {
  return name === "createdAt" || name === "updatedAt" ? new Date(String(value)) : value;
}
