/**
 * Where the outbox is kept: a database in the browser for each person, so that nobody's entries can be taken
 * for another's. What a call of it promises is on disk when its promise is fulfilled. Beside the entries it
 * keeps which revision each thing was last answered with, for the write that follows, after a reload too.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type Entry, type NewEntry, understood } from "./entry";

/** The revision that the last answer about a subject had. */
export type Answered = { readonly subject: string; readonly revision: number };

/** What an outbox needs of the place where it is kept. */
export interface OutboxStore {
  /** All entries in their order, and how many there are that only a newer build can read. */
  load(): Promise<{ entries: Entry[]; foreign: number }>;
  /** Puts entries at the end of the line; answers their places in it. */
  add(entries: readonly NewEntry[]): Promise<number[]>;
  /** Keeps an entry that has changed; one that is gone meanwhile stays gone. */
  change(entry: Entry): Promise<void>;
  /** Takes entries out, and remembers with which revision their subject was answered. */
  remove(ids: readonly string[], answered: Answered | null): Promise<void>;
  /** Whether an entry is still there: another tab may have seen it through. */
  has(id: string): Promise<boolean>;
  /** The revision a subject was last answered with; null when none is known. */
  answered(subject: string): Promise<number | null>;
  /** Takes or renews the right to send for `ms` milliseconds: answers 0, or how long another still has it. */
  lease(holder: string, ms: number): Promise<number>;
  /** Gives the right to send back. */
  release(holder: string): Promise<void>;
  /** Forgets everything, what a newer build wrote too. */
  clear(): Promise<void>;
  /** Closes it; nothing is forgotten. */
  close(): void;
}

interface Schema extends DBSchema {
  entries: { key: number; value: Entry | NewEntry; indexes: { id: string } };
  answered: { key: string; value: Answered & { at: number } };
  lease: { key: string; value: { holder: string; until: number } };
}

/** Answered revisions are of use while something waits behind them, which is hours, not days. */
const ANSWERED_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Tabs do not read one clock at one moment; more than this is a clock that was set. */
const CLOCKS_DIFFER_MS = 5_000;

const nameOf = (person: string) => `proofmark-outbox-${person}`;

/**
 * Opens the database of a person.
 * @param lost called when the browser takes it away: storage was cleared, or a newer build wants another form
 * @throws when the browser keeps nothing: private windows of some, or storage that is full or forbidden
 */
export async function openOutboxStore(person: string, lost: () => void): Promise<OutboxStore> {
  const db = await openDB<Schema>(nameOf(person), 1, {
    upgrade(fresh) {
      const entries = fresh.createObjectStore("entries", { keyPath: "order", autoIncrement: true });
      entries.createIndex("id", "write.id", { unique: true });
      fresh.createObjectStore("answered", { keyPath: "subject" });
      fresh.createObjectStore("lease");
    },
    blocking(_current, _wanted, event) {
      // A newer build, or a sign-out elsewhere: neither may wait for this tab.
      (event.target as IDBDatabase).close(); // What this event is told to.
      lost();
    },
    terminated: lost,
  });
  return new IndexedStore(db);
}

class IndexedStore implements OutboxStore {
  readonly #db: IDBPDatabase<Schema>;
  #pruned = false;

  constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  async load() {
    const kept: unknown[] = await this.#db.getAll("entries");
    if (kept.length === 0 && !this.#pruned) await this.#prune();
    const entries = kept.flatMap((one) => understood(one) ?? []);
    return { entries, foreign: kept.length - entries.length };
  }

  async add(entries: readonly NewEntry[]) {
    // Strict: it must outlive the machine's battery, not the page alone.
    const tx = this.#db.transaction("entries", "readwrite", { durability: "strict" });
    const orders = entries.map((entry) => tx.store.add(entry));
    // At once, and not when the answers have come: by then the page that is being left may be gone.
    tx.commit();
    await Promise.all([...orders, tx.done]);
    return Promise.all(orders);
  }

  async change(entry: Entry) {
    const tx = this.#db.transaction("entries", "readwrite", { durability: "strict" });
    // By its name, not its place: what another tab told of may lie in that tab alone, in a line of its own.
    if ((await tx.store.index("id").getKey(entry.write.id)) === entry.order) await tx.store.put(entry);
    await tx.done;
  }

  async remove(ids: readonly string[], answered: Answered | null) {
    const tx = this.#db.transaction(["entries", "answered"], "readwrite", { durability: "strict" });
    const entries = tx.objectStore("entries");
    for (const id of ids) {
      const order = await entries.index("id").getKey(id);
      if (order !== undefined) await entries.delete(order);
    }
    if (answered) await tx.objectStore("answered").put({ ...answered, at: Date.now() });
    await tx.done;
  }

  async has(id: string) {
    return (await this.#db.getKeyFromIndex("entries", "id", id)) !== undefined;
  }

  async answered(subject: string) {
    return (await this.#db.get("answered", subject))?.revision ?? null;
  }

  async lease(holder: string, ms: number) {
    const tx = this.#db.transaction("lease", "readwrite");
    const held = await tx.store.get("sender");
    // Asked behind the wait for the others' turns, in one of which it may just have been taken.
    const now = Date.now();
    const left = held && held.holder !== holder ? held.until - now : 0;
    // Much longer than anybody asks for: the clock was set back, and the holder is not to be waited for.
    if (left > 0 && left <= ms + CLOCKS_DIFFER_MS) return left;
    await tx.store.put({ holder, until: now + ms }, "sender");
    await tx.done;
    return 0;
  }

  async release(holder: string) {
    const tx = this.#db.transaction("lease", "readwrite");
    if ((await tx.store.get("sender"))?.holder === holder) await tx.store.delete("sender");
    await tx.done;
  }

  async clear() {
    const tx = this.#db.transaction(["entries", "answered"], "readwrite");
    await Promise.all([tx.objectStore("entries").clear(), tx.objectStore("answered").clear(), tx.done]);
  }

  close() {
    this.#db.close();
  }

  /** Forgets old answers, once, while nothing waits behind them. */
  async #prune() {
    this.#pruned = true;
    const tx = this.#db.transaction("answered", "readwrite");
    for (const { subject, at } of await tx.store.getAll()) {
      if (Date.now() - at > ANSWERED_KEPT_MS) await tx.store.delete(subject);
    }
    await tx.done;
  }
}

/** Keeps nothing beyond the page: for browsers that keep nothing themselves. */
export class PageStore implements OutboxStore {
  readonly #entries = new Map<number, Entry>();
  readonly #answered = new Map<string, number>();
  #last = 0;

  async load() {
    return { entries: [...this.#entries.values()], foreign: 0 };
  }

  async add(entries: readonly NewEntry[]) {
    return entries.map((entry) => {
      this.#last += 1;
      this.#entries.set(this.#last, { ...entry, order: this.#last });
      return this.#last;
    });
  }

  async change(entry: Entry) {
    if (this.#entries.has(entry.order)) this.#entries.set(entry.order, entry);
  }

  async remove(ids: readonly string[], answered: Answered | null) {
    for (const [order, { write }] of this.#entries) if (ids.includes(write.id)) this.#entries.delete(order);
    if (answered) this.#answered.set(answered.subject, answered.revision);
  }

  async has(id: string) {
    return [...this.#entries.values()].some(({ write }) => write.id === id);
  }

  async answered(subject: string) {
    return this.#answered.get(subject) ?? null;
  }

  /** There is no other tab that could have it. */
  async lease() {
    return 0;
  }

  async release() {}

  async clear() {
    this.#entries.clear();
    this.#answered.clear();
  }

  close() {}
}
