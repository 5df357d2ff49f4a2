/**
 * One change of many claims, all or none: an editor's. What costs a dozen statements for one claim is
 * done for all of them together, so that a thousand claims stay one short transaction.
 */
import { requireOpen } from "../model/article-status";
import { AppError } from "../model/errors";
import { authorise } from "../model/policy";
import type { BulkClaims, Claim } from "../model/wire";
import { type Act, jsonOrNull, nextRevision, record } from "./act";
import { anchorOf, CLAIM_SELECT, type ClaimRow, readValue, toClaim } from "./claim-view";
import { type ClaimEvent, refuseTwin, requireType, resolvedOf } from "./settling";

type Asked = BulkClaims["set"];
type Planned = { readonly row: ClaimRow; readonly events: ClaimEvent[] };

/**
 * Sets type, decision or withdrawal of all named claims. Those that are so already are left alone and not
 * counted. A decision is given on each claim's present words.
 * @returns how many changed, and those claims as they now are
 * @throws AppError `FORBIDDEN`, `NOT_FOUND` when one is missing, `ARTICLE_SEALED`, `INVALID`,
 * `CLAIM_EXISTS`; nothing is changed then
 */
export async function changeClaims(
  act: Act,
  { ids, set }: BulkClaims,
): Promise<{ changed: number; claims: Claim[] }> {
  authorise(act.actor, "claim:bulk");
  const plan = (await rowsOf(act, [...new Set(ids)])).map((row) => ({ row, events: eventsOf(row, set) }));
  const planned = plan.filter(({ events }) => events.length > 0);
  if (set.type !== undefined && planned.some(({ row }) => row.typeSlug !== set.type)) {
    await requireType(act, set.type, "/set/type");
  }
  await decideAll(act, planned, set);
  await changeRows(act, planned, set);
  const rows = await resolveAll(
    act,
    planned.map(({ row }) => row.id),
  );
  if (set.type !== undefined || set.withdrawn === false) {
    for (const row of rows) {
      if (row.withdrawnAt === null) await refuseTwin(act, row.id, row.typeSlug, anchorOf(row));
    }
  }
  return { changed: rows.length, claims: rows.map(toClaim) };
}

/** The rows of all named claims, in articles that are open. */
async function rowsOf({ tx }: Act, ids: string[]): Promise<ClaimRow[]> {
  const rows = await tx.claim.findMany({
    where: { id: { in: ids } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { ...CLAIM_SELECT, article: { select: { status: true } } },
  });
  if (rows.length < ids.length) {
    throw new AppError("NOT_FOUND", "Not all of these claims exist. Nothing was changed.");
  }
  for (const { article } of rows) requireOpen(article);
  return rows;
}

/** What the change is to one claim; nothing where it is as asked already. */
function eventsOf(row: ClaimRow, set: Asked): ClaimEvent[] {
  const events: ClaimEvent[] = [];
  if (set.type !== undefined && set.type !== row.typeSlug) {
    events.push({ kind: "claim_changed", from: { type: row.typeSlug }, to: { type: set.type } });
  }
  const withdrawn = row.withdrawnAt !== null;
  if (set.withdrawn !== undefined && set.withdrawn !== withdrawn) {
    const kind = set.withdrawn ? "claim_withdrawn" : "claim_restored";
    events.push({ kind, from: { withdrawn }, to: { withdrawn: set.withdrawn } });
  }
  if (set.decision !== undefined) {
    const { verdict, reason } = set.decision;
    const from = row.decision ? { verdict: row.decision.verdict, reason: row.decision.reason } : {};
    events.push({ kind: "decision_made", from, to: { verdict, exact: anchorOf(row).exact }, reason });
  }
  return events;
}

async function decideAll({ tx, actor, at }: Act, planned: Planned[], set: Asked): Promise<void> {
  const { decision, type } = set;
  if (decision === undefined) return;
  await tx.decision.deleteMany({ where: { claimId: { in: planned.map(({ row }) => row.id) } } });
  await tx.decision.createMany({
    data: planned.map(({ row }) => ({
      claimId: row.id,
      userId: actor.id,
      ...decision,
      versionId: anchorOf(row).versionId,
      exact: anchorOf(row).exact,
      typeSlug: type ?? row.typeSlug,
      value: jsonOrNull(readValue(row)),
      context: anchorOf(row).context,
      createdAt: at,
    })),
  });
}

/** Writes the claims' own columns and the events, with one step of the revision an article. */
async function changeRows(act: Act, planned: Planned[], set: Asked): Promise<void> {
  for (const articleId of new Set(planned.map(({ row }) => row.articleId))) {
    const own = planned.filter(({ row }) => row.articleId === articleId);
    const revision = await nextRevision(act, articleId);
    await act.tx.claim.updateMany({
      where: { id: { in: own.map(({ row }) => row.id) } },
      data: {
        revision,
        updatedAt: act.at,
        ...(set.type === undefined ? {} : { typeSlug: set.type }),
        ...(set.withdrawn === undefined
          ? {}
          : {
              withdrawnAt: set.withdrawn ? act.at : null,
              withdrawnById: set.withdrawn ? act.actor.id : null,
            }),
      },
    });
    const events = own.flatMap(({ row, events }) =>
      events.map((event) => ({ ...event, articleId, claimId: row.id, revision })),
    );
    record(act, ...events);
  }
}

/** Resolves the verdicts of changed claims anew; claims that come out alike are written together. */
async function resolveAll({ tx }: Act, ids: string[]): Promise<ClaimRow[]> {
  const rows = await tx.claim.findMany({
    where: { id: { in: ids } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: CLAIM_SELECT,
  });
  const resolved = rows.map((row) => ({ ...row, ...resolvedOf(row) }));
  const alike = new Map<string, string[]>();
  for (const { id, tag, contested, stale, unassessed } of resolved) {
    const columns = JSON.stringify({ tag, contested, stale, unassessed });
    const ids = alike.get(columns);
    if (ids === undefined) alike.set(columns, [id]);
    else ids.push(id);
  }
  for (const [columns, ids] of alike) {
    await tx.claim.updateMany({
      where: { id: { in: ids } },
      data: JSON.parse(columns),
    });
  }
  return resolved;
}
