/**
 * Follows an article's claims and dismissals into a text: reads where each was last found, has the
 * anchoring look for it from there, and works out what that makes of its verdicts. Writes nothing, and
 * works in slices, so that ten thousand claims keep nobody waiting.
 */
import { followClaims, type Placement } from "../model/anchoring";
import { contextAfter, contextChanges } from "../model/carrying";
import { placeOf } from "../model/placing";
import { type Given, type Resolved, resolveVerdict } from "../model/verdict";
import type { AnchorState } from "../model/vocabulary";
import type { Change, Value } from "../model/wire";
import { codePointSpan } from "../text/units";
import { readValue } from "./claim-view";
import type { Transaction } from "./db";
import { inSlices, turn } from "./slices";
import { blockedText, type VersionText, versionText } from "./version-text";

/** Rows that Prisma turns into objects, or takes from them, before others get a turn. */
export const ROWS = 250;

/** Stands for the revision that a new version will be, which is not known while it is prepared. */
export const NEW_CONTEXT = -1;

/** A claim with its present place and the one where it was last found, which differ when it is lost. */
export type Following = {
  readonly id: string;
  readonly wording: string;
  readonly type: string;
  readonly value: Value | null;
  readonly withdrawn: boolean;
  readonly ownContext: number;
  readonly state: AnchorState;
  /** Code points in the newest version; null when lost. */
  readonly start: number | null;
  readonly end: number | null;
  readonly exact: string;
  readonly changes: readonly Change[];
  readonly found: Found;
};

/** Where something was last found: code points in that version. */
export type Found = {
  readonly versionId: string;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly context: number;
  readonly changes: readonly Change[];
};

/** An anchor as it is to be written, but for its ids. */
export type NewAnchor = {
  readonly state: AnchorState;
  readonly start: number | null;
  readonly end: number | null;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly paragraph: number | null;
  readonly score: number;
  readonly changes: readonly Change[];
  readonly context: number;
};

/** A claim with its place in the new text and what its verdicts amount to there. */
export type Followed = { readonly claim: Following; readonly anchor: NewAnchor; readonly resolved: Resolved };

/** A dismissal that was not taken back, and where it lies; its version is an older one when it is open again. */
export type FollowingDismissal = {
  readonly id: string;
  readonly found: Found;
};

type ClaimColumns = Omit<Following, "value" | "withdrawn" | "found"> & {
  valueMin: number | null;
  valueMax: number | null;
  approximate: boolean | null;
  valueUnit: string | null;
  valueHedge: string | null;
  withdrawnAt: Date | null;
  versionId: string;
  foundStart: number;
  foundEnd: number;
  foundExact: string;
  prefix: string;
  suffix: string;
  context: number;
  foundChanges: Change[];
};

/** The claims of an article, withdrawn ones too, that changed after revision `since`, in the order of marking. */
export async function readFollowing(db: Transaction, articleId: string, since: number): Promise<Following[]> {
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Claim" WHERE "articleId" = ${articleId} AND "revision" > ${since} ORDER BY "createdAt", "id"`;
  const claims: Following[] = [];
  for (let from = 0; from < ids.length; from += ROWS) {
    const slice = JSON.stringify(ids.slice(from, from + ROWS).map(({ id }) => id));
    const rows = await db.$queryRaw<ClaimColumns[]>`
      SELECT c."id", c."wording", c."typeSlug" AS "type", c."valueMin", c."valueMax", c."approximate",
        c."valueUnit", c."valueHedge", c."withdrawnAt", c."context" AS "ownContext",
        n."state", n."start", n."end", n."exact", n."changes",
        f."versionId", f."start" AS "foundStart", f."end" AS "foundEnd", f."exact" AS "foundExact",
        f."prefix", f."suffix", f."context", f."changes" AS "foundChanges"
      FROM json_each(${slice}) i JOIN "Claim" c ON c."id" = i."value"
      JOIN "Anchor" n ON n."claimId" = c."id" AND n."newest"
      JOIN "Anchor" f ON f."id" = iif(n."start" IS NOT NULL, n."id", (
        SELECT p."id" FROM "Anchor" p JOIN "ArticleVersion" v ON v."id" = p."versionId"
        WHERE p."claimId" = c."id" AND p."start" IS NOT NULL ORDER BY v."number" DESC LIMIT 1))
      ORDER BY i."key"`;
    claims.push(...rows.map(toFollowing));
    await turn();
  }
  return claims;
}

function toFollowing(row: ClaimColumns): Following {
  const { id, wording, type, ownContext, state, start, end, exact, changes } = row;
  const { versionId, foundStart, foundEnd, foundExact, prefix, suffix, context, foundChanges } = row;
  return {
    id,
    wording,
    type,
    value: readValue(row),
    withdrawn: row.withdrawnAt !== null,
    ownContext,
    state,
    start,
    end,
    exact,
    changes,
    found: {
      versionId,
      start: foundStart,
      end: foundEnd,
      exact: foundExact,
      prefix,
      suffix,
      context,
      changes: foundChanges,
    },
  };
}

/** The dismissals of an article that nobody took back and that changed after revision `since`. */
export async function readDismissals(
  db: Transaction,
  articleId: string,
  since: number,
): Promise<FollowingDismissal[]> {
  const rows = await db.dismissal.findMany({
    where: { articleId, takenBackAt: null, revision: { gt: since } },
    orderBy: { id: "asc" },
    select: { id: true, versionId: true, start: true, end: true, exact: true, prefix: true, suffix: true },
  });
  return rows.map(({ id, ...found }) => ({ id, found: { ...found, context: 0, changes: [] } }));
}

/** What the anchoring is asked about. */
type Sought = { readonly id: string; readonly wording: string; readonly found: Found };

/** Where each thing lies in the text of `after`, by id; all that were last found in one version at once. */
async function placements(
  db: Transaction,
  sought: readonly Sought[],
  after: VersionText,
): Promise<ReadonlyMap<string, Placement>> {
  const placed = new Map<string, Placement>();
  for (const versionId of new Set(sought.map(({ found }) => found.versionId))) {
    const before = await versionText(db, versionId);
    const own = sought.filter(({ found }) => found.versionId === versionId);
    const claims = own.map(({ id, wording, found }) => ({
      id,
      wording,
      span: before.index.spanToUtf16(codePointSpan(found.start, found.end)),
      context: contextChanges(found.changes),
    }));
    const results = await inSlices(followClaims(blockedText(before), blockedText(after), claims));
    for (const placement of results) placed.set(placement.id, placement);
  }
  return placed;
}

/** Follows claims into the text of `after`, keeping their order. */
export async function followInto(
  db: Transaction,
  claims: readonly Following[],
  after: VersionText,
): Promise<Followed[]> {
  const placed = await placements(db, claims, after);
  const followed: Followed[] = [];
  for (let from = 0; from < claims.length; from += ROWS) {
    const slice = claims.slice(from, from + ROWS);
    const given = await readGiven(
      db,
      slice.map(({ id }) => id),
    );
    for (const claim of slice) {
      const placement = placed.get(claim.id);
      if (placement === undefined) throw new Error(`Claim ${claim.id} was not followed.`);
      followed.push(followedTo(claim, placement, after, given(claim.id)));
    }
    await turn();
  }
  return followed;
}

function followedTo(claim: Following, placement: Placement, after: VersionText, given: OnClaim): Followed {
  const context = contextAfter({ ...claim.found, ownContext: claim.ownContext }, placement, NEW_CONTEXT);
  const anchor = anchorAt(claim.found, placement, after, context);
  const { type, value } = claim;
  const said = { type, value, exact: anchor.exact, context, anchorState: anchor.state };
  return { claim, anchor, resolved: resolveVerdict(said, given.assessments, given.decision) };
}

/** The anchor that a placement makes in the text of `after`; of a lost claim the last words and context. */
function anchorAt(found: Found, placement: Placement, after: VersionText, context: number): NewAnchor {
  const { state, score, changes } = placement;
  if (placement.state === "lost") {
    const { exact, prefix, suffix } = found;
    return { state, start: null, end: null, exact, prefix, suffix, paragraph: null, score, changes, context };
  }
  return { ...placeOf(after.index, after.blocks, placement.span), state, score, changes, context };
}

type OnClaim = { readonly assessments: readonly Given[]; readonly decision: Given | null };
type GivenRow = Given & { readonly claimId: string };

/** The verdicts on each of these claims. */
async function readGiven(db: Transaction, ids: readonly string[]): Promise<(id: string) => OnClaim> {
  const list = JSON.stringify(ids);
  const assessments = await db.$queryRaw<GivenRow[]>`
    SELECT "claimId", "verdict", "exact", "typeSlug" AS "type", "value", "context"
    FROM "Assessment" WHERE "claimId" IN (SELECT "value" FROM json_each(${list}))`;
  const decisions = await db.$queryRaw<GivenRow[]>`
    SELECT "claimId", "verdict", "exact", "typeSlug" AS "type", "value", "context"
    FROM "Decision" WHERE "claimId" IN (SELECT "value" FROM json_each(${list}))`;
  const byClaim = new Map<string, GivenRow[]>();
  for (const one of assessments) {
    const own = byClaim.get(one.claimId);
    if (own === undefined) byClaim.set(one.claimId, [one]);
    else own.push(one);
  }
  const settled = new Map(decisions.map((decision) => [decision.claimId, decision]));
  return (id) => ({ assessments: byClaim.get(id) ?? [], decision: settled.get(id) ?? null });
}

/**
 * Carries words marked in an older version of an article forward: their anchor in each later version, the
 * newest last. Each is looked for where it was last found.
 * @param marked where they stand in `version`; `revision` is the one they are marked with
 */
export async function carryForward(
  db: Transaction,
  { articleId, version, revision }: { articleId: string; version: number; revision: number },
  marked: Found & { readonly versionId: string },
): Promise<(NewAnchor & { versionId: string })[]> {
  const later = await db.articleVersion.findMany({
    where: { articleId, number: { gt: version } },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  const id = articleId;
  const wording = marked.exact;
  const anchors: (NewAnchor & { versionId: string })[] = [];
  let found: Found = marked;
  for (const { id: versionId } of later) {
    const after = await versionText(db, versionId);
    const placement = (await placements(db, [{ id, wording, found }], after)).get(id);
    if (placement === undefined) throw new Error("The marked words were not followed.");
    const context = contextAfter({ ...found, ownContext: marked.context }, placement, revision);
    const anchor = { ...anchorAt(found, placement, after, context), versionId };
    anchors.push(anchor);
    const { start, end } = anchor;
    if (start !== null && end !== null) found = { ...anchor, start, end };
  }
  return anchors;
}

/** Where a candidate set aside in an older version lies in the newest; null where it is open there. */
export async function carryDismissal(
  db: Transaction,
  at: { articleId: string; version: number },
  dismissed: Pick<Found, "versionId" | "start" | "end" | "exact" | "prefix" | "suffix">,
): Promise<typeof dismissed | null> {
  const found = { ...dismissed, context: 0, changes: [] };
  const anchor = (await carryForward(db, { ...at, revision: NEW_CONTEXT }, found)).at(-1);
  if (anchor === undefined || anchor.state === "drifted") return null;
  const { versionId, start, end, exact, prefix, suffix } = anchor;
  return start === null || end === null ? null : { versionId, start, end, exact, prefix, suffix };
}

/** The new places of dismissals whose words are there as they were; the others are open again. */
export async function followDismissals(
  db: Transaction,
  dismissals: readonly FollowingDismissal[],
  after: VersionText,
): Promise<ReadonlyMap<string, NewAnchor>> {
  const sought = dismissals.map(({ id, found }) => ({ id, wording: found.exact, found }));
  const placed = await placements(db, sought, after);
  const kept = new Map<string, NewAnchor>();
  for (const { id, found } of dismissals) {
    const placement = placed.get(id);
    if (placement === undefined || placement.state === "lost" || placement.state === "drifted") continue;
    kept.set(id, anchorAt(found, placement, after, 0));
  }
  return kept;
}
