/** Holds what was acknowledged against what is on disk, and has the doctor look the whole newsroom over. */
import { isDeepStrictEqual } from "node:util";
import { inspect } from "../../lib/server/db";
import { examine } from "../../lib/server/doctor";
import type { Newsroom } from "./newsroom";
import type { Entry, Kind } from "./writing";

const EVENTS: Record<Kind, string> = {
  mark: "claim_marked",
  assess: "assessment_given",
  change: "claim_changed",
  withdraw: "claim_withdrawn",
  restore: "claim_restored",
};

export type Verdict = { readonly lost: number; readonly doubled: number; readonly faults: readonly string[] };

/** What became of the entries, all of which were answered. */
export async function verify(newsroom: Newsroom, entries: readonly Entry[]): Promise<Verdict> {
  const { articleId, database } = newsroom;
  const { events, claims, receipts } = await inspect(database, async (db) => ({
    events: await db.event.findMany({
      where: { articleId, kind: { not: "article_imported" } },
      orderBy: { id: "asc" },
      select: { kind: true, claimId: true, revision: true },
    }),
    claims: await db.claim.findMany({
      where: { articleId },
      orderBy: { id: "asc" },
      select: {
        id: true,
        statement: true,
        withdrawnAt: true,
        assessments: { orderBy: { userId: "asc" }, select: { justification: true } },
      },
    }),
    receipts: await db.receipt.findMany({
      orderBy: [{ createdAt: "asc" }, { key: "asc" }],
      select: { key: true, status: true, answer: true },
    }),
  }));
  const faults: string[] = [];
  const byKey = new Map(receipts.map((receipt) => [receipt.key, receipt]));
  let lost = 0;
  for (const { key, kind, claimId, answer } of entries) {
    if (answer === null) {
      faults.push(`${kind} ${key} was never answered.`);
      continue;
    }
    const receipt = byKey.get(key);
    const event = events.find(
      (one) => one.revision === answer.revision && one.claimId === claimId && one.kind === EVENTS[kind],
    );
    if (event === undefined || receipt === undefined) lost += 1;
    else if (receipt.status !== answer.status || !isDeepStrictEqual(receipt.answer, answer.body)) {
      faults.push(`${kind} ${key} was answered otherwise than its receipt says.`);
    }
  }
  // Every entry changes something, so each made one event and one receipt; more were made by doing one twice.
  const doubled = Math.max(0, events.length - entries.length, receipts.length - entries.length);
  faults.push(...ofClaims(claims, entries));
  const { looks } = await examine(database);
  faults.push(...looks.flatMap(({ told }) => told));
  return { lost, doubled, faults };
}

type Stored = {
  id: string;
  statement: string | null;
  withdrawnAt: Date | null;
  assessments: { justification: string | null }[];
};

/** Each claim is as the last thing done to it left it. */
function* ofClaims(claims: readonly Stored[], entries: readonly Entry[]): Generator<string> {
  const marked = entries.filter(({ kind }) => kind === "mark");
  if (claims.length !== marked.length)
    yield `${marked.length} claims were marked, ${claims.length} are there.`;
  for (const { id, statement, withdrawnAt, assessments } of claims) {
    const own = entries.filter(({ claimId }) => claimId === id);
    const last = (...kinds: Kind[]) => own.findLast(({ kind }) => kinds.includes(kind));
    if (statement !== last("mark", "change")?.said)
      yield `Claim ${id} has another statement than the last one.`;
    if ((withdrawnAt !== null) !== (last("withdraw", "restore")?.kind === "withdraw")) {
      yield `Claim ${id} is ${withdrawnAt === null ? "live" : "withdrawn"}, and was left otherwise.`;
    }
    if (assessments[0]?.justification !== last("assess")?.said) {
      yield `Claim ${id} has another verdict than the last one.`;
    }
  }
}
