/**
 * What becomes of a write that the server turned down: whether it can wait for better times, whether another
 * takes its place, or whether it stays for its person to decide. Decided by the write and the answer alone,
 * so that it is the same on every page and after every reload.
 */
import { v7 as newId } from "uuid";
import type { Claim, MarkClaim } from "../model/wire";
import type { Refusal } from "./client";
import { joined } from "./merge";
import type { Write } from "./queue";

/** Refusals that say nothing of the write: nobody was there, or nobody had time, room or a session. */
const NOT_NOW: ReadonlySet<string> = new Set([
  "OFFLINE",
  "UNAUTHENTICATED",
  "RATE_LIMITED",
  "UNAVAILABLE",
  "STORAGE_FULL",
]);

/** Whether everything waits, not this write alone. */
export function isForLater(refusal: Refusal): boolean {
  return NOT_NOW.has(refusal.code);
}

/**
 * It stays refused; or goes again, on what is there now; or others go in its place and in that of those
 * behind it.
 */
export type Fate = "keep" | { again: Write } | { instead: readonly Write[] };

/** @param behind the writes of the same subject that wait behind it */
export function fateOf(write: Write, refusal: Refusal, behind: readonly Write[]): Fate {
  if (refusal.code === "CLAIM_EXISTS" && write.kind === "mark" && refusal.current !== null) {
    return { instead: verdictOn(write, refusal.current as Claim, behind) }; // What comes with this code.
  }
  const again = refusal.code === "STALE" ? joined(write, refusal.current) : null;
  return again ? { again } : "keep";
}

/** Somebody marked the same words as the same type first: what was said here is said of that claim. */
function verdictOn(write: Write, existing: Claim, behind: readonly Write[]): Write[] {
  const body = write.body as MarkClaim; // What a mark carries.
  const tags = behind.filter((one) => one.kind === "assess").map((one) => one.body as object);
  if (body.assessment) tags.unshift(body.assessment);
  const last = tags.at(-1);
  if (!last) return [];
  return [
    {
      id: newId(),
      subject: existing.id,
      kind: "assess",
      method: "PUT",
      path: `/claims/${existing.id}/assessment`,
      body: { ...last, version: body.version, exact: body.exact },
    },
  ];
}
