/**
 * Makes a new version of an article. The long part, following every claim into the new text, is done
 * before the one transaction and in slices; inside it only what changed meanwhile is followed again, and
 * everything is written, a thousand rows a statement. So nothing half-made is ever seen, a mark waits
 * for the writing at most, and reads wait for nothing.
 */
import { v7 } from "uuid";
import { requireOpen } from "../model/article-status";
import { sameChanges } from "../model/carrying";
import { AppError } from "../model/errors";
import { type Actor, authorise } from "../model/policy";
import type { AnchorState } from "../model/vocabulary";
import type { SourceMetadata } from "../model/wire";
import type {
  FollowedClaim,
  FollowedCounts,
  MadeVersion,
  NewVersion,
  SameVersion,
} from "../model/wire-versions";
import { TextIndex } from "../text/offsets";
import { type Act, nextRevision, record } from "./act";
import { changeWithVersion, type Prepared, type VersionMeta } from "./articles";
import { requireArticle } from "./claims";
import { read, type Transaction } from "./db";
import {
  type Followed,
  followDismissals,
  followInto,
  NEW_CONTEXT,
  type NewAnchor,
  ROWS,
  readDismissals,
  readFollowing,
} from "./following";
import { turn } from "./slices";
import { STOOD } from "./stood";
import type { VersionText } from "./version-text";
import { newestVersionOf, storeVersion } from "./versions";

/** What a new version is asked to be, beside its text. */
export type VersionInput = VersionMeta & Pick<NewVersion, "basedOn">;

/** The one transaction that makes a prepared version. */
export type Making = (act: Act) => Promise<MadeVersion | SameVersion>;

/** Everything of an article, followed into a new text; true as of `revision`. */
type Plan = {
  readonly revision: number;
  readonly after: VersionText;
  readonly claims: ReadonlyMap<string, Followed>;
  readonly dismissals: Dismissals;
};

/** Dismissals by id: the new place, or null for a candidate that is open again. */
type Dismissals = ReadonlyMap<string, NewAnchor | null>;

/**
 * Does the long part of making a version, for any transaction after it to end.
 * @throws AppError `FORBIDDEN`, `NOT_FOUND`, `ARTICLE_SEALED`, or `STALE` with the newest version
 */
export async function prepareVersion(
  actor: Actor,
  articleId: string,
  prepared: Prepared,
  { basedOn, ...meta }: VersionInput,
): Promise<Making> {
  authorise(actor, "version:make");
  const { revision, sha256 } = await requireBase(read(), articleId, basedOn);
  if (sha256 === prepared.sha256) {
    return (act) => keepText(act, articleId, prepared.intake.metadata, { basedOn, ...meta });
  }
  const after = { index: new TextIndex(prepared.text), blocks: prepared.blocks };
  const plan = { revision, after, ...(await followAll(read(), articleId, 0, after)) };
  return (act) => writeVersion(act, articleId, prepared, { basedOn, ...meta }, plan);
}

/** @throws AppError as `prepareVersion` */
async function requireBase(db: Transaction, articleId: string, basedOn: number) {
  // First of all: whatever changes from here on has a later revision.
  const article = await requireArticle(db, articleId);
  requireOpen(article);
  const newest = await newestVersionOf(db, articleId);
  if (newest.number !== basedOn) {
    throw new AppError("STALE", "There is a newer version of this article. Nothing was changed.", {
      current: newest,
    });
  }
  return { revision: article.revision, sha256: newest.sha256, metadata: newest.intake.metadata };
}

async function followAll(db: Transaction, articleId: string, since: number, after: VersionText) {
  const claims = await followInto(db, await readFollowing(db, articleId, since), after);
  const dismissals = await readDismissals(db, articleId, since);
  const kept = await followDismissals(db, dismissals, after);
  return {
    claims: new Map(claims.map((one) => [one.claim.id, one])),
    dismissals: new Map(dismissals.map(({ id }) => [id, kept.get(id) ?? null])),
  };
}

/** The text is the newest version's already: only the metadata may differ. */
async function keepText(
  act: Act,
  articleId: string,
  said: SourceMetadata | undefined,
  { basedOn, ...meta }: VersionInput,
): Promise<SameVersion> {
  const before = await requireBase(act.tx, articleId, basedOn);
  const changed = await changeWithVersion(act, articleId, meta, {
    revision: () => nextRevision(act, articleId),
    reopens: false,
    said: { before: before.metadata, now: said },
  });
  const { revision } = await requireArticle(act.tx, articleId);
  return { created: false, version: basedOn, revision, changed };
}

async function writeVersion(
  act: Act,
  articleId: string,
  prepared: Prepared,
  { basedOn, ...meta }: VersionInput,
  plan: Plan,
): Promise<MadeVersion> {
  const { tx } = act;
  const before = await requireBase(tx, articleId, basedOn);
  const meanwhile = await followAll(tx, articleId, plan.revision, plan.after);
  const claims = [...new Map([...plan.claims, ...meanwhile.claims]).values()];
  const revision = await nextRevision(act, articleId);
  const version = basedOn + 1;
  const id = await storeVersion(act, { articleId, number: version }, prepared);
  await writeClaims(act, { articleId, id, version, revision }, claims);
  const gone = await takenBack(tx, articleId, plan.revision);
  const dismissals = [...new Map([...plan.dismissals, ...meanwhile.dismissals])].filter(
    ([id]) => !gone.has(id),
  );
  await writeDismissals(act, { id, revision }, dismissals);
  await tx.article.update({
    where: { id: articleId },
    data: { newestVersion: version },
    select: { id: true },
  });
  await changeWithVersion(act, articleId, meta, {
    revision: async () => revision,
    reopens: true,
    said: { before: before.metadata, now: prepared.intake.metadata },
  });
  const live = claims.filter(({ claim }) => !claim.withdrawn);
  const counts = countsOf(live);
  record(act, {
    kind: "version_made",
    articleId,
    revision,
    from: { version: basedOn },
    to: { version, sha256: prepared.sha256, counts },
  });
  return { created: true, version, revision, counts, claims: live.map(toWire) };
}

/** The dismissals that somebody took back after revision `since`. */
async function takenBack(tx: Transaction, articleId: string, since: number): Promise<ReadonlySet<string>> {
  const rows = await tx.dismissal.findMany({
    where: { articleId, revision: { gt: since }, takenBackAt: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** Rows written by one statement: many, since each is waited for in turn and works in another thread. */
const WRITTEN = 1000;

type Made = { articleId: string; id: string; version: number; revision: number };

/** Ends the claims' places in the version before, and gives each its place and verdict in the new one. */
async function writeClaims(act: Act, made: Made, claims: readonly Followed[]): Promise<void> {
  const { tx, at } = act;
  for (let from = 0; from < claims.length; from += WRITTEN) {
    const slice = claims.slice(from, from + WRITTEN);
    const rows = JSON.stringify(slice.map((one) => rowOf(one, made.revision)));
    await tx.$executeRaw`
      UPDATE "Anchor" SET "newest" = false, "stood" = (SELECT ${STOOD} FROM "Claim" c WHERE c."id" = "Anchor"."claimId")
      WHERE "claimId" IN (SELECT "value" ->> 'claimId' FROM json_each(${rows})) AND "newest"`;
    await turn();
    await tx.$executeRaw`
      INSERT INTO "Anchor" ("id", "claimId", "versionId", "start", "end", "exact", "prefix", "suffix",
        "paragraph", "state", "score", "changes", "context", "newest", "createdAt")
      SELECT "value" ->> 'id', "value" ->> 'claimId', ${made.id}, "value" ->> 'start', "value" ->> 'end',
        "value" ->> 'exact', "value" ->> 'prefix', "value" ->> 'suffix', "value" ->> 'paragraph',
        "value" ->> 'state', "value" ->> 'score', "value" -> 'changes', "value" ->> 'context', true, ${at}
      FROM json_each(${rows})`;
    await turn();
    // Every claim has changed: its offsets count in another text now.
    await tx.$executeRaw`
      UPDATE "Claim" SET "revision" = ${made.revision}, "updatedAt" = ${at}, "anchorState" = j."value" ->> 'state',
        "tag" = j."value" ->> 'tag', "contested" = j."value" ->> 'contested', "stale" = j."value" ->> 'stale',
        "unassessed" = j."value" ->> 'unassessed'
      FROM json_each(${rows}) j WHERE "Claim"."id" = j."value" ->> 'claimId'`;
    const news = slice.filter(isNews);
    for (let at = 0; at < news.length; at += ROWS) {
      await turn();
      record(act, ...news.slice(at, at + ROWS).map((one) => eventOf(one, made)));
    }
    await turn();
  }
}

function rowOf({ claim, anchor, resolved }: Followed, revision: number) {
  const context = anchor.context === NEW_CONTEXT ? revision : anchor.context;
  return { id: v7(), claimId: claim.id, ...anchor, context, ...resolved };
}

/** Whether something became of a claim that its history should tell: not a mere shift of its offsets. */
function isNews({ claim, anchor }: Followed): boolean {
  switch (anchor.state) {
    case "moved":
      return true;
    case "lost":
      return claim.state !== "lost";
    case "exact":
      return claim.state === "lost" || claim.state === "drifted";
    case "drifted":
      return (
        claim.state !== "drifted" ||
        claim.exact !== anchor.exact ||
        !sameChanges(claim.changes, anchor.changes)
      );
  }
}

function eventOf({ claim, anchor }: Followed, { articleId, version, revision }: Made) {
  const { state, start, end, exact, score } = anchor;
  return {
    kind: "claim_followed" as const,
    articleId,
    claimId: claim.id,
    revision,
    from: {
      version: version - 1,
      state: claim.state,
      start: claim.start,
      end: claim.end,
      exact: claim.exact,
    },
    to: {
      version,
      state,
      start,
      end,
      exact,
      score,
      changes: anchor.changes.map((change) => ({ ...change })),
    },
  };
}

/** Moves what is still set aside into the new version; what is not stays where it was, and is told too. */
async function writeDismissals(
  { tx }: Act,
  { id, revision }: Pick<Made, "id" | "revision">,
  dismissals: readonly (readonly [string, NewAnchor | null])[],
): Promise<void> {
  for (let from = 0; from < dismissals.length; from += WRITTEN) {
    const rows = JSON.stringify(
      dismissals.slice(from, from + WRITTEN).map(([id, place]) => ({ id, ...place, kept: place !== null })),
    );
    await tx.$executeRaw`
      UPDATE "Dismissal" SET "revision" = ${revision}, "versionId" = ${id}, "start" = j."value" ->> 'start',
        "end" = j."value" ->> 'end', "exact" = j."value" ->> 'exact', "prefix" = j."value" ->> 'prefix',
        "suffix" = j."value" ->> 'suffix'
      FROM json_each(${rows}) j WHERE "Dismissal"."id" = j."value" ->> 'id' AND j."value" ->> 'kept'`;
    await tx.$executeRaw`
      UPDATE "Dismissal" SET "revision" = ${revision}
      FROM json_each(${rows}) j WHERE "Dismissal"."id" = j."value" ->> 'id' AND NOT j."value" ->> 'kept'`;
    await turn();
  }
}

function countsOf(live: readonly Followed[]): FollowedCounts {
  const counts: Record<AnchorState, number> = { exact: 0, moved: 0, drifted: 0, lost: 0 };
  for (const { anchor } of live) counts[anchor.state] += 1;
  return counts;
}

function toWire({ claim, anchor }: Followed): FollowedClaim {
  const { state, score, changes, start, end, exact } = anchor;
  return {
    id: claim.id,
    state,
    score,
    changes: [...changes],
    from: { start: claim.start, end: claim.end, exact: claim.exact },
    to: start === null ? null : { start, end, exact },
  };
}
