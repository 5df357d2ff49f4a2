/**
 * An outbox entry as it lies on disk. Entries outlive the build that wrote them, so each names its format;
 * one of an older format is brought up on reading, one of a newer format is left alone: an older tab must
 * neither send nor lose what it does not understand.
 */
import type { About, Refused, Write } from "./queue";

/** The format this build writes. */
export const FORMAT = 1;

export type Entry = {
  readonly format: typeof FORMAT;
  /** Its place in the line of everything that waits; the store gives it. */
  readonly order: number;
  readonly write: Write;
  readonly about: About;
  /** When it was made, ISO 8601, by the browser's clock: to be shown, never to be compared. */
  readonly madeAt: string;
  /** Why it was turned down; null while it waits. */
  readonly refused: Refused | null;
};

/** An entry that has no place yet. */
export type NewEntry = Omit<Entry, "order">;

/** A write as it first goes into the outbox. */
export function newEntry(write: Write, about: About, madeAt: string): NewEntry {
  return { format: FORMAT, write, about, madeAt, refused: null };
}

/** What lies on disk as this build understands it; null when a newer build wrote it. */
export function understood(kept: unknown): Entry | null {
  // Nothing but an outbox writes there; the format says which.
  const entry = kept as Entry;
  return entry.format === FORMAT ? entry : null;
}
