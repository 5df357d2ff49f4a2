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
    return { instead: carriedTo(refusal.current as Claim, write, behind) }; // What comes with this code.
  }
  const again = refusal.code === "STALE" ? joined(write, refusal.current) : null;
  return again ? { again } : "keep";
}

/**
 * Somebody marked the same words as the same type first: what was said here is said of that claim. A mark
 * that was taken back says nothing.
 */
function carriedTo(existing: Claim, write: Write, behind: readonly Write[]): Write[] {
  const mark = write.body as MarkClaim; // What a mark carries.
  let said: object | null = mark.assessment ?? null;
  let withdrawn = false;
  const changes: Write[] = [];
  for (const one of behind) {
    if (one.kind === "assess")
      said = one.body as object; // An assessment.
    else if (one.kind === "unassess") said = null;
    else if (one.kind === "withdraw" || one.kind === "restore") withdrawn = one.kind === "withdraw";
    else changes.push(changeOf(existing, one, mark));
  }
  if (withdrawn) return [];
  const assessment: Write = {
    id: newId(),
    subject: existing.id,
    kind: "assess",
    method: "PUT",
    path: `/claims/${existing.id}/assessment`,
    body: { ...said, version: mark.version, exact: mark.exact },
  };
  return said ? [assessment, ...changes] : changes;
}

/** A change of one's mark as a change of the claim there was. Nobody has seen that: what meets is asked about. */
function changeOf(existing: Claim, { seen: _, ...change }: Write, mark: MarkClaim): Write {
  const { statement = null, value = null, speaker = null, attributedTo = null } = mark;
  const before: Record<string, unknown> = { statement, value, speaker, attributedTo, ...change.before };
  // One's own mark was to lie elsewhere, not the other's.
  if ("anchor" in (change.body as object)) delete before.words;
  return {
    ...change,
    id: newId(),
    subject: existing.id,
    path: change.path
      .split("/")
      .map((part) => (part === change.subject ? existing.id : part))
      .join("/"),
    ifMatch: 0,
    ...(change.kind === "patch" ? { before } : {}),
  };
}
