/**
 * A claim's return to a text that has changed under it: somebody confirms the words it was found on,
 * places it anew, or lets it go. Whoever does it may give a verdict with it; nobody else's stands by it.
 */
import { Prisma } from "../../prisma/generated/client";
import { detect } from "../detect/detect";
import { placeIn } from "../model/placing";
import { sameValue } from "../model/verdict";
import type { Claim, Value } from "../model/wire";
import type { ReattachClaim } from "../model/wire-versions";
import { type Act, asJson } from "./act";
import { withdrawClaim } from "./claim-changes";
import { anchorOf, type ClaimRow, readValue, toClaim, type WholeRow } from "./claim-view";
import {
  type ClaimEvent,
  claimToChange,
  moveAnchor,
  refuseTwin,
  settle,
  stale,
  valueColumns,
} from "./settling";
import { giveAssessment } from "./verdicts";
import { versionText } from "./version-text";

type Seen = Exclude<ReattachClaim, { action: "let_go" }>;

/**
 * Confirms, places or lets go.
 * @param revision the claim's, as the change was made on
 * @throws AppError as `claimToChange`, `SPAN_INVALID`, `TEXT_MISMATCH`, `CLAIM_EXISTS`, or `STALE` when
 * another version is the newest or, for a confirmation, the claim lies elsewhere
 */
export async function reattachClaim(
  act: Act,
  id: string,
  revision: number,
  input: ReattachClaim,
): Promise<Claim> {
  if (input.action === "let_go") {
    return withdrawClaim(act, id, revision, { version: input.version, reason: input.reason ?? null });
  }
  const action = input.action === "confirm" ? "claim:reattach" : "claim:place";
  const row = await claimToChange(act, id, action, revision);
  if (input.version !== anchorOf(row).version.number) throw stale(row);
  return input.action === "confirm" ? confirm(act, row, input) : place(act, row, input);
}

/** The words it was found on, and what is said of them, are the claim's from now on. */
async function confirm(act: Act, row: WholeRow, input: Seen): Promise<Claim> {
  const { start, end, exact, context, state, versionId } = anchorOf(row);
  if (input.start !== start || input.end !== end || input.exact !== exact) throw stale(row);
  if (state === "exact" && row.wording === exact && input.assessment === undefined) return toClaim(row);
  // A new text can bring two claims of a type to the same words. Only one of them is confirmed there.
  const place = { versionId, start, end };
  await refuseTwin(act, row.id, row.typeSlug, place, Prisma.sql`a."state" IN ('exact', 'moved')`);
  return attach(act, row, input, { start, end, exact }, context);
}

/** The claim belongs on these words. It is a context of its own: whose verdict it was, they did not see it. */
async function place(act: Act, row: WholeRow, input: Seen): Promise<Claim> {
  const anchor = anchorOf(row);
  const { index, blocks } = await versionText(act.tx, anchor.versionId);
  const found = placeIn(index, blocks, input);
  await refuseTwin(act, row.id, row.typeSlug, { ...found, versionId: anchor.versionId });
  return attach(act, row, input, found, row.article.revision + 1);
}

async function attach(
  act: Act,
  row: WholeRow,
  input: Seen,
  found: { start: number; end: number; exact: string },
  context: number,
): Promise<Claim> {
  const anchor = anchorOf(row);
  const placed = await moveAnchor(act, row, { ...found, context });
  const value = valueOn(found.exact, row);
  const { start, end, exact, state } = anchor;
  const events: ClaimEvent[] = [
    {
      kind: "claim_reattached",
      from: asJson({ start, end, exact, state, wording: row.wording, value: readValue(row) }),
      to: asJson({
        action: input.action,
        start: found.start,
        end: found.end,
        exact: found.exact,
        state: "exact",
        wording: found.exact,
        value,
      }),
    },
  ];
  const columns = { wording: found.exact, context, ...valueColumns(value) };
  if (input.assessment === undefined) return settle(act, placed, columns, ...events);
  const version = { id: anchor.versionId, number: anchor.version.number };
  const on = { version, exact: found.exact, value, context };
  const { assessed, event } = giveAssessment(act, placed, input.assessment, on);
  return settle(act, assessed, columns, ...events, event);
}

/**
 * The claim's value on other words: what the finder reads in them, where it read the present value in the
 * present wording. A value that somebody gave by hand stays.
 */
function valueOn(words: string, row: ClaimRow): Value | null {
  const value = readValue(row);
  if (value === null || !sameValue(value, figureIn(row.wording))) return value;
  return figureIn(words) ?? value;
}

/** The value of the only figure in some words; null where there are none or several. */
function figureIn(words: string): Value | null {
  const values = detect(words).flatMap(({ value }) => value ?? []);
  return values.length === 1 ? (values[0] ?? null) : null;
}
