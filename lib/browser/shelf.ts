/**
 * Where the entries of one tab lie: on the browser's disk as long as that can be had, from then on in the
 * page itself. Nothing that is known is lost with the disk.
 */
import type { Entry } from "./entry";
import { type Lines, NOWHERE } from "./lines";
import { type OutboxStore, PageStore } from "./outbox-store";

/** What a database fails to open with that is there all the same; others say that none is ever kept. */
const UNREAD = /^(?:Timeout|Version|Unknown|QuotaExceeded)Error$/;

export class Shelf {
  readonly #lines: Lines;
  readonly #placed: (entries: readonly Entry[]) => void;
  #store: Promise<OutboxStore> | null = null;
  /** What does not lie anywhere yet. */
  #fresh: Entry[] = [];
  #lasts = true;
  #blind = false;

  /**
   * @param lines all that is known, each entry with its place
   * @param placed called when entries have found their place, and with none when the disk was lost
   */
  constructor(lines: Lines, placed: (entries: readonly Entry[]) => void) {
    this.#lines = lines;
    this.#placed = placed;
  }

  /** The store; null before it is opened and after it was closed. */
  store(): Promise<OutboxStore> | null {
    return this.#store;
  }

  /** Whether what lies here outlives the page. */
  lasts(): boolean {
    return this.#lasts;
  }

  /** Whether there may be entries on the disk that could not be read. */
  blind(): boolean {
    return this.#blind;
  }

  /** Takes over what was put here before. @param open may reject: then the page keeps everything */
  open(open: (lost: () => void) => Promise<OutboxStore>): void {
    this.#store = open(() => this.#lose()).catch(({ name }) => {
      this.#blind = UNREAD.test(name);
      return this.#page();
    });
    void this.settle();
  }

  close(): void {
    const store = this.#store;
    this.#store = null;
    void store?.then((opened) => opened.close());
  }

  /** Takes an entry up that has no place yet; {@link settle} gives it one. */
  put(entry: Entry): void {
    this.#fresh.push(entry);
  }

  /** Gives everything its place that has none, all in one go. */
  async settle(): Promise<void> {
    const placed = await this.run(async (store) => {
      // What was given up meanwhile needs none, and nothing has two.
      const fresh = this.#fresh.filter(({ write }) => this.#lines.get(write.id)?.order === NOWHERE);
      this.#fresh = [];
      if (fresh.length === 0) return [];
      try {
        const orders = await store.add(fresh.map(({ order: _, ...entry }) => entry));
        return fresh.map((entry, i) => ({ ...entry, order: orders[i] ?? NOWHERE }));
      } catch (cause) {
        this.#fresh = [...fresh, ...this.#fresh];
        throw cause;
      }
    });
    if (!placed || placed.length === 0) return;
    for (const entry of placed) if (this.#lines.get(entry.write.id)) this.#lines.know(entry);
    this.#placed(placed);
  }

  /**
   * What `work` finds in the store, or does there; null where that fails or nothing is open. After a failure
   * the page itself keeps everything.
   */
  async run<T>(work: (store: OutboxStore) => Promise<T>): Promise<T | null> {
    if (!this.#store) return null;
    const store = await this.#store;
    try {
      return await work(store);
    } catch {
      // Full, forbidden or taken away. It is said by `lasts`.
      this.#lose();
      return null;
    }
  }

  #lose(): void {
    if (this.#store && this.#lasts) this.#store = Promise.resolve(this.#page());
    void this.settle();
  }

  /** From here on nothing outlives the page: everything known starts anew in a store of its own. */
  #page(): OutboxStore {
    this.#lasts = false;
    this.#fresh = this.#lines.all().map((entry) => ({ ...entry, order: NOWHERE }));
    for (const entry of this.#fresh) this.#lines.know(entry);
    this.#placed([]);
    return new PageStore();
  }
}
