/**
 * Receipts: what a write with an `Idempotency-Key` was answered with, kept in the same transaction as
 * its change, so that a retry after a lost answer is answered the same and changes nothing twice.
 */
import { createHash } from "node:crypto";
import { Prisma } from "../../prisma/generated/client";
import { AppError } from "../model/errors";
import type { Act } from "./act";
import { execute, read } from "./db";
import { shared } from "./hub";

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const PRUNE_EVERY_MS = 60 * 60 * 1000;

/** One keyed write: whose, which, and the hash of what it asked for. */
export type Keyed = { readonly actorId: string; readonly key: string; readonly requestHash: string };

/** An answer: `json` is its body as it goes out. */
export type Answered = { readonly status: number; readonly etag: string | null; readonly json: string };

/** SHA-256 of what a request asks: method, path with query, body. */
export function requestHash(method: string, path: string, body: Uint8Array): string {
  return createHash("sha256").update(`${method} ${path}\n`).update(body).digest("hex");
}

type Kept = { requestHash: string; status: number; etag: string | null; json: string; createdAt: Date };

/**
 * The answer this write was given before, or null when it is new or older than 30 days.
 * @throws AppError `KEY_REUSED` when the key stands for another request, or its answer was a secret
 */
export async function findReceipt({ actorId, key, requestHash }: Keyed, now: Date): Promise<Answered | null> {
  const [kept] = await read().$queryRaw<Kept[]>`
    SELECT "requestHash", "status", "etag", "answer" || '' AS "json", "createdAt" FROM "Receipt"
    WHERE "actorId" = ${actorId} AND "key" = ${key}`;
  if (kept === undefined || kept.createdAt < outdated(now)) return null;
  if (kept.requestHash !== requestHash) {
    throw new AppError("KEY_REUSED", "This Idempotency-Key stands for another request. Nothing was changed.");
  }
  if (kept.status === 0) {
    throw new AppError(
      "KEY_REUSED",
      "This was done already; its answer held a secret and was not kept. Nothing was changed now.",
    );
  }
  return { status: kept.status, etag: kept.etag, json: kept.json };
}

function outdated(now: Date): Date {
  return new Date(now.getTime() - KEPT_MS);
}

/**
 * Keeps the answer of `act`, or with `null` only that it was done. Where there is a receipt under the key
 * already, the act fails with this. Old receipts go once an hour.
 */
export async function keepReceipt({ tx, at }: Act, keyed: Keyed, answered: Answered | null): Promise<void> {
  const pruned = shared("receipts", () => ({ at: 0 }));
  if (at.getTime() - pruned.at > PRUNE_EVERY_MS) {
    pruned.at = at.getTime();
    await tx.receipt.deleteMany({ where: { createdAt: { lt: outdated(at) } } });
  }
  const { actorId, key, requestHash } = keyed;
  const { status, etag, json } = answered ?? { status: 0, etag: null, json: "{}" };
  execute(Prisma.sql`
    DELETE FROM "Receipt"
    WHERE "actorId" = ${actorId} AND "key" = ${key} AND "createdAt" < ${outdated(at)}`);
  execute(Prisma.sql`
    INSERT INTO "Receipt" ("actorId", "key", "requestHash", "status", "etag", "answer", "createdAt")
    VALUES (${actorId}, ${key}, ${requestHash}, ${status}, ${etag}, ${json}, ${at})`);
}
