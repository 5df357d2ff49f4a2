/**
 * Changes of a marked claim by its author or an editor: what it says, where it lies, whether it is live.
 * Verdicts are left as they were given; whether they still stand is resolved anew each time.
 */
import { placeIn } from "../model/placing";
import { authorise } from "../model/policy";
import type { Claim, PatchClaim } from "../model/wire";
import { type Act, asJson } from "./act";
import { anchorOf, readValue, toClaim, type WholeRow } from "./claim-view";
import { difference } from "./difference";
import {
  type ClaimEvent,
  claimToChange,
  moveAnchor,
  refuseTwin,
  requireType,
  settle,
  stale,
  valueColumns,
} from "./settling";
import { versionText } from "./version-text";

/**
 * Changes the fields that `patch` names; those that already are so are left alone, and where nothing
 * differs nothing is recorded.
 * @param revision the claim's, as the change was made on
 * @throws AppError as `claimToChange`, and `INVALID`, `SPAN_INVALID`, `TEXT_MISMATCH`, `CLAIM_EXISTS`
 */
export async function changeClaim(act: Act, id: string, revision: number, patch: PatchClaim): Promise<Claim> {
  const row = await claimToChange(act, id, "claim:change", revision);
  const { anchor: named, ...fields } = patch;
  const { type: typeSlug = row.typeSlug, value = readValue(row) } = fields;
  const { statement = row.statement, speaker = row.speaker, attributedTo = row.attributedTo } = fields;
  const present = { ...row, type: row.typeSlug, value: readValue(row) };
  const changed = difference(asJson(present), asJson(fields));
  const retyped = typeSlug !== row.typeSlug;
  if (retyped) await requireType(act, typeSlug);
  const move = named === undefined ? null : await moveOf(act, row, named);
  if (changed === null && move === null) return toClaim(row);

  const place = { ...anchorOf(row), ...move?.place };
  if (retyped || move !== null) await refuseTwin(act, id, typeSlug, place);
  const events: ClaimEvent[] = [];
  if (changed !== null) events.push({ kind: "claim_changed", ...changed });
  const columns = { typeSlug, ...valueColumns(value), statement, speaker, attributedTo };
  if (move === null) return settle(act, row, columns, ...events);
  const { context, event } = move;
  const moved = await moveAnchor(act, row, { ...move.place, context });
  return settle(act, moved, { ...columns, wording: move.place.exact, context }, ...events, event);
}

/**
 * The new place and its event, or null when the claim lies there already.
 * @throws AppError `STALE` when the place is in a version that is not the newest
 */
async function moveOf(act: Act, row: WholeRow, named: NonNullable<PatchClaim["anchor"]>) {
  authorise(act.actor, "claim:place", row.createdBy.id);
  const anchor = anchorOf(row);
  if (named.version !== anchor.version.number) throw stale(row);
  const { index, blocks } = await versionText(act.tx, anchor.versionId);
  const place = placeIn(index, blocks, named);
  if (place.start === anchor.start && place.end === anchor.end && anchor.state === "exact") return null;
  const event: ClaimEvent = {
    kind: "claim_moved",
    from: { start: anchor.start, end: anchor.end, exact: anchor.exact, state: anchor.state },
    to: { start: place.start, end: place.end, exact: place.exact, state: "exact" },
  };
  // Out of nowhere it comes back among other words: a verdict on the old ones is not one on these.
  const context = anchor.state === "lost" ? row.article.revision + 1 : anchor.context;
  return { place, event, context };
}

/**
 * Withdraws a claim: it leaves every list and count, and nothing of it is lost.
 * @param letGo of a claim that is let go after a change of the text: the version seen, and why
 * @throws AppError as `claimToChange`, and `STALE` when another version than the one seen is the newest
 */
export async function withdrawClaim(
  act: Act,
  id: string,
  revision: number,
  letGo?: { version: number; reason: string | null },
): Promise<Claim> {
  const row = await claimToChange(act, id, "claim:withdraw", revision);
  const { version, state, exact } = anchorOf(row);
  if (letGo !== undefined && letGo.version !== version.number) throw stale(row);
  if (row.withdrawnAt !== null) return toClaim(row);
  return settle(
    act,
    row,
    { withdrawnAt: act.at, withdrawnById: act.actor.id },
    {
      kind: "claim_withdrawn",
      from: { withdrawn: false, ...(letGo === undefined ? {} : { state, exact }) },
      to: { withdrawn: true },
      reason: letGo?.reason ?? null,
    },
  );
}

/**
 * Takes a withdrawal back.
 * @throws AppError as `claimToChange`, and `CLAIM_EXISTS` when the same was marked again meanwhile
 */
export async function restoreClaim(act: Act, id: string, revision: number): Promise<Claim> {
  const row = await claimToChange(act, id, "claim:withdraw", revision);
  if (row.withdrawnAt === null) return toClaim(row);
  await refuseTwin(act, id, row.typeSlug, anchorOf(row));
  return settle(
    act,
    row,
    { withdrawnAt: null, withdrawnById: null },
    { kind: "claim_restored", from: { withdrawn: true }, to: { withdrawn: false } },
  );
}
