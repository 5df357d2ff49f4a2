/**
 * A newsroom that was restored from a backup goes on from another past than the screens that were open, and
 * the next change would bear a revision that they know as another change. So each past counts the revisions
 * of an article in a million of its own, and a screen, a poke and an `If-Match` are told apart by the number.
 */
import type { Transaction } from "./db";

/** Changes of an article that one past has room for. */
export const PAST = 1_000_000;

/** Up to so many pasts are left out, by chance: who restores one backup twice makes two pasts of it. */
const LEFT_OUT = 8;

/** Has all articles count on in another past; what was changed before keeps its revision. */
export async function beginAnotherPast(db: Transaction): Promise<void> {
  const ahead = PAST * (1 + Math.floor(Math.random() * LEFT_OUT));
  await db.$executeRaw`UPDATE "Article" SET "revision" = "revision" + ${ahead}`;
}

/** Whether two revisions of an article were counted in the same past. */
export function isSamePast(one: number, other: number): boolean {
  return Math.floor(one / PAST) === Math.floor(other / PAST);
}
