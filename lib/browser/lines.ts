/**
 * The entries that one tab knows of: one line of everything, in which those of one subject form a line of
 * their own. Decides which entry goes next; keeps and sends nothing.
 */
import type { Entry } from "./entry";

/** The place of an entry that is not on disk yet. */
export const NOWHERE = Number.POSITIVE_INFINITY;

export class Lines {
  #entries = new Map<string, Entry>();
  #changes = 0;

  /** Grows with every change. */
  changes(): number {
    return this.#changes;
  }

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** All, the oldest first. */
  all(): Entry[] {
    return [...this.#entries.values()];
  }

  /** Takes an entry in, at its end, or in the place of what was known of it. */
  know(entry: Entry): void {
    this.#entries.set(entry.write.id, entry);
    this.#changes += 1;
  }

  forget(entries: readonly Entry[]): void {
    for (const { write } of entries) this.#entries.delete(write.id);
    this.#changes += 1;
  }

  /**
   * Takes what is kept for what is known; only what is not on disk yet stays beside it.
   * @returns what is known no longer, and what is new or was refused or retried elsewhere
   */
  take(kept: readonly Entry[]): { gone: Entry[]; news: Entry[] } {
    const before = this.#entries;
    const fresh = this.all().filter(({ order }) => order === NOWHERE);
    this.#entries = new Map([...kept, ...fresh].map((entry) => [entry.write.id, entry]));
    this.#changes += 1;
    const news = kept.filter(({ write, refused }) => {
      const known = before.get(write.id);
      return !known || (known.refused === null) !== (refused === null);
    });
    return { gone: [...before.values()].filter(({ write }) => !this.#entries.has(write.id)), news };
  }

  /** Whether anything of a subject is there. */
  busy(subject: string): boolean {
    for (const { write } of this.#entries.values()) if (write.subject === subject) return true;
    return false;
  }

  /** What waits behind an entry in the line of its subject. */
  behind({ write: { id, subject } }: Entry): Entry[] {
    const line = this.all().filter(({ write }) => write.subject === subject);
    return line.slice(line.findIndex(({ write }) => write.id === id) + 1);
  }

  /**
   * The oldest entry that may go now: on disk, first of its subject, not refused.
   * @param sending subjects of which one is on its way already
   */
  next(sending: ReadonlySet<string>): Entry | undefined {
    const taken = new Set(sending);
    for (const entry of this.#entries.values()) {
      const { subject } = entry.write;
      if (taken.has(subject)) continue;
      if (!entry.refused && entry.order !== NOWHERE) return entry;
      taken.add(subject);
    }
    return undefined;
  }

  counts(): { waiting: number; refused: number } {
    let refused = 0;
    for (const entry of this.#entries.values()) if (entry.refused) refused += 1;
    return { waiting: this.#entries.size - refused, refused };
  }
}
