/**
 * The durable queue of writes of one person: every change is on this computer's disk before it is sent, goes
 * in the order it was made for each thing, is retried until the server has answered, and only then leaves.
 * All tabs of the person share it: one sends, all show. It knows neither claims nor the DOM; a page shows the
 * writes of its article as an observer, and what waits in all as a subscriber.
 */
import type { Alone } from "./alone";
import { Refusal, type RefusalCode, type Request } from "./client";
import { type Entry, newEntry } from "./entry";
import { fateOf, isForLater } from "./fate";
import { Lines, NOWHERE } from "./lines";
import { type OutboxStore, PageStore } from "./outbox-store";
import type { About, QueueObserver, Write, WriteQueue } from "./queue";
import { Topics } from "./topics";

/** What one tab tells the others. */
export type Happening =
  | { readonly kind: "shows"; readonly entries: readonly Entry[] }
  | { readonly kind: "done"; readonly entry: Entry; readonly answer: unknown }
  | { readonly kind: "refused" | "retried"; readonly entry: Entry }
  | {
      readonly kind: "replaced";
      readonly entries: readonly Entry[];
      readonly by: readonly Entry[];
      readonly current: unknown;
    }
  | { readonly kind: "joined"; readonly entry: Entry; readonly current: unknown }
  | { readonly kind: "gone"; readonly entries: readonly Entry[] }
  | { readonly kind: "held"; readonly code: RefusalCode | null; readonly ms: number; readonly tries: number };

/** What an outbox needs of the browser it lives in. */
export type World = {
  readonly send: (request: Request) => Promise<unknown>;
  /** @param lost called when the store can keep no more */
  readonly open: (lost: () => void) => Promise<OutboxStore>;
  /** Keeps the other tabs of the person from sending meanwhile. */
  readonly alone: (store: OutboxStore) => Alone;
  /** Tells the other tabs of the person, and hears them. */
  readonly channel: (hear: (happening: Happening) => void) => {
    tell: (happening: Happening) => void;
    close: () => void;
  };
  /** Keeps what a write was answered with, wherever what it changed is kept beside the outbox; never rejects. */
  readonly keep: (entry: Entry, answer: unknown) => Promise<void>;
  readonly now: () => number;
  /** Runs something after so many milliseconds. @returns calls it off */
  readonly later: (ms: number, run: () => void) => () => void;
};

/** What waits in all articles; the same object until it changes. */
export type OutboxState = {
  readonly waiting: number;
  readonly refused: number;
  /** Entries that only a newer build can read: it has to be loaded first. */
  readonly foreign: number;
  /** Whether what waits outlives the page. */
  readonly kept: boolean;
  /** Why nothing is sent at present; null while all goes. */
  readonly held: RefusalCode | null;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** So long another tab may take before this one looks whether it is still sending. */
const TRUST_MS = 5_000;
/** So many things are sent at once while all goes well. */
const AT_ONCE = 4;
/** So often a fault of the server's is borne before a write is taken for refused. */
const FAULTS_BORNE = 6;

const EMPTY: OutboxState = { waiting: 0, refused: 0, foreign: 0, kept: true, held: null };

export class Outbox implements WriteQueue {
  readonly #world: World;
  readonly #topics = new Topics<"state">();
  readonly #observers = new Map<string, Set<QueueObserver>>();
  /** What this tab knows of all that waits. */
  readonly #lines = new Lines();
  #fresh: Entry[] = [];
  #store: Promise<OutboxStore> | null = null;
  #channel: ReturnType<World["channel"]> | null = null;
  #state = EMPTY;
  #foreign = 0;
  #kept = true;
  #held: { code: RefusalCode | null; until: number; tries: number } = { code: null, until: 0, tries: 0 };
  readonly #faults = new Map<string, number>();
  /** Subjects with a request on its way from this tab. */
  readonly #sending = new Set<string>();
  /** Whether this tab sends, or waits for its turn. */
  #turn = false;
  /** Called when there is nothing left to send; null while it is not this tab's turn. */
  #finish: (() => void) | null = null;
  #callOff: (() => void) | null = null;

  constructor(world: World) {
    this.#world = world;
  }

  /** Opens what is kept and begins to send; until then everything is only shown. */
  start(): void {
    if (this.#store) return;
    this.#channel = this.#world.channel((happening) => this.#hear(happening));
    this.#store = this.#world.open(() => this.#loseStore()).catch(() => this.#pageStore());
    this.#keepFresh();
    void this.#look().then(() => this.#go());
  }

  /** Stops sending and listening; what waits stays where it is kept. */
  stop(): void {
    const store = this.#store;
    this.#store = null;
    this.#callOff?.();
    this.#channel?.close();
    void store?.then((opened) => opened.close());
  }

  /** Calls `listener` when what waits has changed; read it with {@link state} and {@link entries}. */
  subscribe(listener: () => void): () => void {
    return this.#topics.subscribe("state", listener);
  }

  state(): OutboxState {
    return this.#state;
  }

  /** Everything that waits or was refused, the oldest first. */
  entries(): readonly Entry[] {
    return this.#lines.all();
  }

  join(articleId: string, observer: QueueObserver): () => void {
    const observers = this.#observers.get(articleId) ?? new Set();
    this.#observers.set(articleId, observers);
    observers.add(observer);
    for (const { about, write, refused } of this.entries()) {
      if (about.article.id === articleId) observer.shows(write, refused);
    }
    return () => void observers.delete(observer);
  }

  add(write: Write, about: About): void {
    this.#tellHere({ kind: "shows", entries: this.#admit([write], about) });
    this.#keepFresh();
  }

  retry(id: string, renew: (write: Write) => Write): void {
    const entry = this.#lines.get(id);
    if (!entry?.refused) return;
    this.#change({ ...entry, write: renew(entry.write), refused: null }, "retried");
    this.#go();
  }

  discard(id: string): void {
    const entry = this.#lines.get(id);
    if (!entry?.refused) return;
    // What follows a thing that never came to be cannot stand; other changes stand by themselves.
    const gone = entry.write.creates ? [entry, ...this.#lines.behind(entry)] : [entry];
    // Whoever gives a change up has seen what stands in its place.
    const revision = revisionOf(entry.refused.current);
    const answered = revision === null ? null : { subject: entry.write.subject, revision };
    this.#forget(gone);
    this.#everywhere({ kind: "gone", entries: gone });
    const ids = gone.map(({ write }) => write.id);
    void this.#onDisk((store) => store.remove(ids, answered)).then(() => this.#go());
  }

  busy(subject: string): boolean {
    return this.#lines.busy(subject);
  }

  wake(): void {
    this.#held.until = 0;
    void this.#look().then(() => this.#go());
  }

  /** Gives up everything, what a newer build wrote too: before somebody leaves this computer for good. */
  async clear(): Promise<void> {
    const entries = this.entries();
    this.#forget(entries);
    this.#everywhere({ kind: "gone", entries });
    await this.#onDisk((store) => store.clear());
  }

  /** Takes writes up that are not on disk yet. */
  #admit(writes: readonly Write[], about: About): Entry[] {
    const madeAt = new Date(this.#world.now()).toISOString();
    return writes.map((write) => {
      // Something of the same subject may have come in since the page looked: from disk, or another tab.
      const { ifMatch } = write;
      const follows = typeof ifMatch === "number" && this.busy(write.subject);
      const queued = follows ? { ...write, ifMatch: "previous" as const, seen: ifMatch } : write;
      const entry: Entry = { ...newEntry(queued, about, madeAt), order: NOWHERE };
      this.#fresh.push(entry);
      this.#know(entry);
      return entry;
    });
  }

  /** Brings what is not on disk yet there, all in one go, and then sends. */
  #keepFresh(): void {
    void this.#onDisk(async (store) => {
      const fresh = this.#fresh;
      if (fresh.length === 0) return;
      this.#fresh = [];
      try {
        const orders = await store.add(fresh.map(({ order: _, ...entry }) => entry));
        const placed = fresh.map((entry, i) => ({ ...entry, order: orders[i] ?? NOWHERE }));
        // The line may have gone on meanwhile: what was given up is not known again.
        for (const entry of placed) if (this.#lines.get(entry.write.id)) this.#know(entry);
        this.#channel?.tell({ kind: "shows", entries: placed });
      } catch (cause) {
        this.#fresh = [...fresh, ...this.#fresh];
        throw cause;
      }
    }).then(() => this.#go());
  }

  /** Runs `work` on the store; where that fails, the page itself keeps everything from then on. */
  async #onDisk(work: (store: OutboxStore) => Promise<void>): Promise<void> {
    if (!this.#store) return;
    const store = await this.#store;
    try {
      await work(store);
    } catch {
      // Full, forbidden or taken away. It is said in `state`, and nothing that waits is lost with the disk.
      this.#loseStore();
    }
  }

  #loseStore(): void {
    if (this.#store && this.#kept) this.#store = Promise.resolve(this.#pageStore());
    this.#keepFresh();
  }

  /** From here on nothing outlives the page: everything known starts anew in a store of its own. */
  #pageStore(): OutboxStore {
    this.#kept = false;
    this.#fresh = this.entries().map((entry) => ({ ...entry, order: NOWHERE }));
    for (const entry of this.#fresh) this.#know(entry);
    return new PageStore();
  }

  /** Brings what this tab knows up to what is kept. */
  async #look(): Promise<void> {
    await this.#onDisk(async (store) => {
      let known: number;
      let kept: Awaited<ReturnType<OutboxStore["load"]>>;
      do {
        known = this.#lines.changes();
        kept = await store.load();
      } while (known !== this.#lines.changes());
      this.#foreign = kept.foreign;
      const { gone, news } = this.#lines.take(kept.entries);
      this.#tellHere({ kind: "gone", entries: gone });
      this.#tellHere({ kind: "shows", entries: news });
      this.#changed();
    });
  }

  /** Sends what can be sent, when it is this tab's turn. */
  #go(): void {
    if (this.#finish) {
      this.#fill();
      return;
    }
    if (this.#turn || !this.#store || !this.#next()) {
      this.#watch();
      return;
    }
    this.#turn = true;
    const turn = this.#store.then((store) => this.#world.alone(store)(() => this.#sendAll()));
    void turn
      .finally(() => {
        this.#turn = false;
      })
      .then(
        () => this.#go(),
        // The page is being left, or put aside: should it come back, it looks again.
        () => this.#watch(),
      );
  }

  /** Sends until nothing is left that may go now. */
  async #sendAll(): Promise<void> {
    await this.#look();
    await new Promise<void>((resolve) => {
      this.#finish = resolve;
      this.#fill();
    });
  }

  #fill(): void {
    // After a failure one request shows whether it goes on.
    const most = this.#held.tries > 0 ? 1 : AT_ONCE;
    while (this.#sending.size < most) {
      const entry = this.#next();
      if (!entry) break;
      const { subject } = entry.write;
      this.#sending.add(subject);
      void this.#send(entry).finally(() => {
        this.#sending.delete(subject);
        this.#fill();
      });
    }
    if (this.#sending.size > 0) return;
    this.#finish?.();
    this.#finish = null;
  }

  /** The oldest entry that may be sent now. */
  #next(): Entry | undefined {
    if (!this.#store || this.#held.until > this.#world.now()) return undefined;
    return this.#lines.next(this.#sending);
  }

  async #send(entry: Entry): Promise<void> {
    const { write } = entry;
    const { tries } = this.#held;
    let there = true;
    let ifMatch = write.ifMatch === "previous" ? write.seen : write.ifMatch;
    await this.#onDisk(async (store) => {
      there = await store.has(write.id);
      if (write.ifMatch === "previous") ifMatch = (await store.answered(write.subject)) ?? ifMatch;
    });
    if (!there) {
      // Another tab saw it through; what came of it will be told or is read with the article.
      if (this.#lines.get(write.id)) {
        this.#forget([entry]);
        this.#tellHere({ kind: "gone", entries: [entry] });
      }
      return;
    }
    let answer: unknown;
    try {
      answer = await this.#world.send(requestOf(write, ifMatch));
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal("INTERNAL", null, String(error));
      if (isForLater(refusal) || this.#isBorne(write, refusal)) this.#hold(refusal, tries);
      else await this.#turnDown(entry, refusal);
      return;
    }
    await this.#done(entry, answer);
  }

  async #done(entry: Entry, answer: unknown): Promise<void> {
    const { id, subject } = entry.write;
    const revision = revisionOf(answer);
    this.#faults.delete(id);
    if (this.#held.code !== null) this.#everywhere({ kind: "held", code: null, ms: 0, tries: 0 });
    // Before it is called saved, and while it still lies on disk: a page that goes here sends it again, is
    // answered the same, and keeps that.
    await this.#world.keep(entry, answer);
    this.#forget([entry]);
    this.#everywhere({ kind: "done", entry, answer });
    // Before the next of the same subject goes: it may need the revision.
    await this.#onDisk((store) => store.remove([id], revision === null ? null : { subject, revision }));
  }

  async #turnDown(entry: Entry, refusal: Refusal): Promise<void> {
    const { code, detail, current } = refusal;
    if (this.#held.code !== null) this.#everywhere({ kind: "held", code: null, ms: 0, tries: 0 });
    const behind = this.#lines.behind(entry);
    const fate = fateOf(
      entry.write,
      refusal,
      behind.map(({ write }) => write),
    );
    if (fate === "keep") {
      this.#change({ ...entry, refused: { code, detail, current } }, "refused");
      return;
    }
    if ("again" in fate) {
      const again = { ...entry, write: fate.again };
      this.#know(again);
      this.#everywhere({ kind: "joined", entry: again, current });
      await this.#onDisk((store) => store.change(again));
      return;
    }
    const gone = [entry, ...behind];
    this.#forget(gone);
    const by = this.#admit(fate.instead, entry.about);
    this.#everywhere({ kind: "replaced", entries: gone, by, current });
    this.#keepFresh();
    // Only when those are on disk: between the two, both being there does no harm.
    await this.#onDisk((store) =>
      store.remove(
        gone.map(({ write }) => write.id),
        null,
      ),
    );
  }

  /** Whether a fault of the server's is one more to be waited out. */
  #isBorne({ id }: Write, { code }: Refusal): boolean {
    if (code !== "INTERNAL") return false;
    const faults = (this.#faults.get(id) ?? 0) + 1;
    this.#faults.set(id, faults);
    if (faults < FAULTS_BORNE) return true;
    this.#faults.delete(id);
    return false;
  }

  /**
   * Waits longer after each failure, with some chance in it so that a newsroom does not return as one.
   * @param before how many failures there were when the request went out: those sent together count once
   */
  #hold(refusal: Refusal, before: number): void {
    if (this.#held.tries > before) return;
    const backOff = Math.min(FIRST_WAIT_MS * 2 ** before, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);
    const ms = Math.max(backOff, (refusal.retryAfterSeconds ?? 0) * 1000);
    this.#everywhere({ kind: "held", code: refusal.code, ms, tries: before + 1 });
  }

  /** Looks again later: when it may be tried again, or whether the tab that sends is still there. */
  #watch(): void {
    if (this.#callOff || !this.#store || this.#state.waiting === 0) return;
    const wait = Math.max(this.#held.until - this.#world.now(), 0) || TRUST_MS;
    this.#callOff = this.#world.later(wait, () => {
      this.#callOff = null;
      this.#go();
    });
  }

  /** Keeps and tells what has become of an entry. */
  #change(entry: Entry, kind: "refused" | "retried"): void {
    this.#know(entry);
    this.#everywhere({ kind, entry });
    void this.#onDisk((store) => store.change(entry));
  }

  #know(entry: Entry): void {
    this.#lines.know(entry);
    this.#changed();
  }

  #forget(entries: readonly Entry[]): void {
    this.#lines.forget(entries);
    this.#changed();
  }

  #changed(): void {
    const counts = this.#lines.counts();
    const held = counts.waiting > 0 ? this.#held.code : null;
    this.#state = { ...counts, foreign: this.#foreign, kept: this.#kept, held };
    this.#topics.announce(["state"]);
  }

  #everywhere(happening: Happening): void {
    this.#tellHere(happening);
    this.#channel?.tell(happening);
  }

  /** What another tab tells is known here too, and shown. */
  #hear(happening: Happening): void {
    if (happening.kind === "shows") for (const entry of happening.entries) this.#know(entry);
    if (happening.kind === "refused" || happening.kind === "retried" || happening.kind === "joined") {
      this.#know(happening.entry);
    }
    if (happening.kind === "done") this.#forget([happening.entry]);
    if (happening.kind === "gone") this.#forget(happening.entries);
    if (happening.kind === "replaced") this.#forget(happening.entries);
    this.#tellHere(happening);
    this.#go();
  }

  #tellHere(happening: Happening): void {
    switch (happening.kind) {
      case "shows":
        for (const one of happening.entries) this.#observe(one, (o) => o.shows(one.write, one.refused));
        break;
      case "done":
        this.#observe(happening.entry, (o) => o.done(happening.entry.write, happening.answer));
        break;
      case "refused": {
        const { write, refused } = happening.entry;
        if (refused) this.#observe(happening.entry, (o) => o.refused(write, refused));
        break;
      }
      case "retried":
        this.#observe(happening.entry, (o) => o.shows(happening.entry.write, null));
        break;
      case "joined":
        this.#observe(happening.entry, (o) => o.joined(happening.entry.write, happening.current));
        break;
      case "gone":
        for (const one of happening.entries) this.#observe(one, (o) => o.gone([one.write]));
        break;
      case "replaced": {
        const { entries, by, current } = happening;
        const writes = (all: readonly Entry[]) => all.map(({ write }) => write);
        const [first] = entries;
        if (first) this.#observe(first, (o) => o.replaced(writes(entries), writes(by), current));
        break;
      }
      case "held":
        this.#held = { ...happening, until: this.#world.now() + happening.ms };
        this.#callOff?.();
        this.#callOff = null;
        this.#changed();
    }
  }

  #observe({ about }: Entry, tell: (observer: QueueObserver) => void): void {
    for (const observer of [...(this.#observers.get(about.article.id) ?? [])]) tell(observer);
  }
}

function requestOf({ id, method, path, body }: Write, ifMatch: number | undefined): Request {
  return {
    method,
    path,
    idempotencyKey: id,
    ...(body === undefined ? {} : { body }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
  };
}

/** The revision that an answer's thing now has: an article counts its own. */
function revisionOf(answer: unknown): number | null {
  const { metaRevision, revision } = (answer ?? {}) as { metaRevision?: unknown; revision?: unknown };
  const found = metaRevision ?? revision;
  return typeof found === "number" ? found : null;
}
