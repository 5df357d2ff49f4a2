/**
 * An outbox entry as it lies on disk. Entries outlive the build that wrote them, so each names its format;
 * one of an older format is brought up on reading, one of a newer format is left alone: an older tab must
 * neither send nor lose what it does not understand.
 */
import type { About, Refused, Write } from "./queue";

export type Entry = {
  /** By what build it was written: see {@link STEPS}. */
  readonly format: number;
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

/** Brings an entry from one format to the next. */
type Step = (kept: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** The `n`-th step leads from format `n + 1` to the next; a change of `Entry` or `Write` adds one. */
const STEPS: readonly Step[] = [];

/** The format this build writes. */
export const FORMAT = STEPS.length + 1;

/** A write as it first goes into the outbox. */
export function newEntry(write: Write, about: About, madeAt: string): NewEntry {
  return { format: FORMAT, write, about, madeAt, refused: null };
}

/**
 * What lies on disk as this build understands it; null when a newer build wrote it.
 * @param steps left out everywhere but in the test of how formats follow each other
 */
export function understood(kept: unknown, steps = STEPS): Entry | null {
  // Nothing but an outbox writes there; the format says which.
  const entry = kept as Entry;
  if (entry.format > steps.length + 1) return null;
  const brought = steps.slice(entry.format - 1).reduce<object>((older, step) => step({ ...older }), entry);
  return { ...(brought as Entry), format: steps.length + 1 };
}
