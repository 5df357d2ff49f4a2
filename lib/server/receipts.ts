/**
 * Receipts: what a write with an `Idempotency-Key` was answered with, kept in the same transaction as
 * its change, so that a retry after a lost answer is answered the same and changes nothing twice.
 */
import { createHash } from "node:crypto";
import { AppError } from "../model/errors";
import type { Act } from "./act";
import type { Transaction } from "./db";
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

/**
 * The answer this write was given before, or null when it is new or older than 30 days.
 * @throws AppError `KEY_REUSED` when the key stands for another request, or its answer was a secret
 */
export async function findReceipt(
  db: Transaction,
  { actorId, key, requestHash }: Keyed,
  now: Date,
): Promise<Answered | null> {
  const kept = await db.receipt.findUnique({
    where: { actorId_key: { actorId, key } },
    select: { requestHash: true, status: true, etag: true, answer: true, createdAt: true },
  });
  if (kept === null || now.getTime() - kept.createdAt.getTime() > KEPT_MS) return null;
  if (kept.requestHash !== requestHash) {
    throw new AppError("KEY_REUSED", "This Idempotency-Key stands for another request. Nothing was changed.");
  }
  if (kept.status === 0) {
    throw new AppError(
      "KEY_REUSED",
      "This was done already; its answer held a secret and was not kept. Nothing was changed now.",
    );
  }
  return { status: kept.status, etag: kept.etag, json: JSON.stringify(kept.answer) };
}

/** Keeps the answer of `act`, or with `null` only that it was done. Old receipts go once an hour. */
export async function keepReceipt({ tx, at }: Act, keyed: Keyed, answered: Answered | null): Promise<void> {
  const pruned = shared("receipts", () => ({ at: 0 }));
  if (at.getTime() - pruned.at > PRUNE_EVERY_MS) {
    pruned.at = at.getTime();
    await tx.receipt.deleteMany({ where: { createdAt: { lt: new Date(at.getTime() - KEPT_MS) } } });
  }
  const row = {
    requestHash: keyed.requestHash,
    status: answered?.status ?? 0,
    etag: answered?.etag ?? null,
    answer: answered === null ? {} : JSON.parse(answered.json),
    createdAt: at,
  };
  await tx.receipt.upsert({
    where: { actorId_key: { actorId: keyed.actorId, key: keyed.key } },
    create: { actorId: keyed.actorId, key: keyed.key, ...row },
    update: row,
  });
}
