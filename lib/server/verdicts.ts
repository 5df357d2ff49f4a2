/**
 * Giving verdicts and taking them back: everybody's own assessment of a claim, and the editor's decision
 * that settles it. Both keep the words, type and value they were given on.
 */
import { isDeepStrictEqual } from "node:util";
import { stands } from "../model/verdict";
import type { AssessClaim, Claim, DecideClaim, MarkClaim, Value } from "../model/wire";
import { sameWords } from "../text/fold";
import { type Act, jsonOrNull } from "./act";
import { anchorOf, type ClaimRow, givenOf, readValue, saidOf, toClaim, type WholeRow } from "./claim-view";
import { requireVersion } from "./claims";
import { replaceRow } from "./rows";
import { type ClaimEvent, claimToChange, settle, stale } from "./settling";

/**
 * Gives or changes the actor's verdict. A rating or justification left out stays as it was; null takes
 * it away. The very same verdict again changes nothing.
 * @throws AppError as `claimToChange`, `INVALID`, or `STALE` when the claim has other words now
 */
export async function assessClaim(act: Act, id: string, input: AssessClaim): Promise<Claim> {
  const row = await claimToChange(act, id, "claim:assess", null);
  const givenOn = await wordsSeen(act, row, input);
  const { before, after } = verdictOf(act, row, input);
  if (before && isDeepStrictEqual(pick(before), after) && stands(saidOf(row), givenOf(before))) {
    return toClaim(row);
  }
  const { assessed, event } = giveAssessment(act, row, input, givenOn);
  return settle(act, assessed, {}, event);
}

/** A verdict as it is sent, without what it is given on. */
type OwnVerdict = NonNullable<MarkClaim["assessment"]>;

/** What a verdict is given on: words in a version, with the value and context they had. */
export type GivenOn = {
  version: { id: string; number: number };
  exact: string;
  value: Value | null;
  context: number;
};

/** Writes the actor's verdict on a claim that is about to be settled: the row with it, and its event. */
export function giveAssessment(
  act: Act,
  row: WholeRow,
  input: OwnVerdict,
  { version: { id: versionId, number }, ...on }: GivenOn,
): { assessed: WholeRow; event: ClaimEvent } {
  const { actor, at } = act;
  const { before, after } = verdictOf(act, row, input);
  const { typeSlug } = row;
  const given = { ...after, ...on, typeSlug, createdAt: before?.createdAt ?? at, updatedAt: at };
  const { value, ...columns } = given;
  const key = { claimId: row.id, userId: actor.id };
  replaceRow("Assessment", { ...key, ...columns, versionId, ...(value !== null && { value }) });
  const assessment = { ...given, user: { id: actor.id, name: actor.name }, version: { number } };
  const others = row.assessments.filter((one) => one !== before);
  const event = { kind: "assessment_given" as const, ...(before && { from: pick(before) }) };
  return {
    assessed: { ...row, assessments: [...others, assessment] },
    event: { ...event, to: { ...after, exact: on.exact } },
  };
}

/** The actor's verdict as it was, if any, and as it is to be. */
function verdictOf({ actor }: Act, row: ClaimRow, { verdict, rating, justification }: OwnVerdict) {
  const before = row.assessments.find(({ user }) => user.id === actor.id);
  const after = {
    verdict,
    rating: rating === undefined ? (before?.rating ?? null) : rating,
    justification: justification === undefined ? (before?.justification ?? null) : justification,
  };
  return { before, after };
}

/** Takes the actor's verdict back; where there is none, nothing changes. */
export async function takeBackAssessment(act: Act, id: string): Promise<Claim> {
  const row = await claimToChange(act, id, "claim:assess", null);
  const mine = row.assessments.find(({ user }) => user.id === act.actor.id);
  if (mine === undefined) return toClaim(row);
  await act.tx.assessment.delete({
    where: { claimId_userId: { claimId: id, userId: act.actor.id } },
    select: { userId: true },
  });
  const assessments = row.assessments.filter((one) => one !== mine);
  return settle(act, { ...row, assessments }, {}, { kind: "assessment_taken_back", from: pick(mine) });
}

/**
 * Settles a claim; an editor's. The very same decision again changes nothing.
 * @throws AppError as `claimToChange`, `INVALID`, or `STALE` when the claim has other words now
 */
export async function decideClaim(
  act: Act,
  id: string,
  revision: number,
  input: DecideClaim,
): Promise<Claim> {
  const row = await claimToChange(act, id, "claim:decide", revision);
  const givenOn = await wordsSeen(act, row, input);
  const { verdict, reason } = input;
  const { decision } = row;
  const same = decision?.verdict === verdict && decision.reason === reason;
  if (decision && same && stands(saidOf(row), givenOf(decision))) return toClaim(row);
  const { version, value, ...on } = givenOn;
  const given = { verdict, reason, ...on, typeSlug: row.typeSlug, createdAt: act.at };
  const { id: userId, name } = act.actor;
  const data = { ...given, userId, versionId: version.id, value: jsonOrNull(value) };
  await act.tx.decision.upsert({
    where: { claimId: id },
    create: { claimId: id, ...data },
    update: data,
    select: { claimId: true },
  });
  const made = { ...given, value, user: { id: userId, name }, version: { number: version.number } };
  const from = decision ? { verdict: decision.verdict, reason: decision.reason } : {};
  return settle(
    act,
    { ...row, decision: made },
    {},
    { kind: "decision_made", from, to: { verdict, exact: input.exact }, reason },
  );
}

/** Takes the decision back; where there is none, nothing changes. */
export async function takeBackDecision(act: Act, id: string, revision: number): Promise<Claim> {
  const row = await claimToChange(act, id, "claim:decide", revision);
  if (row.decision === null) return toClaim(row);
  const { verdict, reason } = row.decision;
  await act.tx.decision.delete({ where: { claimId: id }, select: { claimId: true } });
  return settle(
    act,
    { ...row, decision: null },
    {},
    { kind: "decision_taken_back", from: { verdict, reason } },
  );
}

function pick({ verdict, rating, justification }: ClaimRow["assessments"][number]) {
  return { verdict, rating, justification };
}

/**
 * What a verdict given now is given on, if the person saw the claim's present words and what the text
 * around says of them.
 * @throws AppError `STALE` or `INVALID`
 */
async function wordsSeen(
  { tx }: Act,
  row: ClaimRow,
  seen: { version: number; exact: string },
): Promise<GivenOn> {
  const anchor = anchorOf(row);
  const { context } = anchor;
  let { versionId } = anchor;
  if (seen.version !== anchor.version.number) {
    versionId = await requireVersion(tx, row.articleId, seen.version);
    const then = await tx.anchor.findUnique({
      where: { claimId_versionId: { claimId: row.id, versionId } },
      select: { context: true },
    });
    if (then?.context !== context) throw stale(row);
  }
  if (!sameWords(seen.exact, anchor.exact)) throw stale(row);
  const version = { id: versionId, number: seen.version };
  return { version, exact: seen.exact, value: readValue(row), context };
}
