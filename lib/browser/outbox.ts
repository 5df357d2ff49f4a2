/**
 * The durable queue of writes of one person: every change is on this computer's disk before it is sent, goes
 * in the order it was made for each thing, is retried until the server has answered, and only then leaves.
 * All tabs of the person share it: one sends, all show. It knows neither claims nor the DOM; a page shows the
 * writes of its article as an observer, and what waits in all as a subscriber.
 */
import type { Refusal, RefusalCode } from "./client";
import { type Entry, newEntry } from "./entry";
import { fateOf } from "./fate";
import { Lines, NOWHERE } from "./lines";
import { type Happening, Observers } from "./observers";
import type { OutboxStore } from "./outbox-store";
import { GOING, type Holding, Pace } from "./pace";
import type { About, QueueObserver, Write, WriteQueue } from "./queue";
import { type Road, Sender } from "./sender";
import { Shelf } from "./shelf";
import { Topics } from "./topics";

/** What an outbox needs of the browser it lives in. */
export type World = Road & {
  /** @param lost called when the store can keep no more */
  readonly open: (lost: () => void) => Promise<OutboxStore>;
  /** Tells the other tabs of the person, and hears them. */
  readonly channel: (hear: (happening: Happening) => void) => {
    tell: (happening: Happening) => void;
    close: () => void;
  };
  /** Keeps what a write was answered with, wherever what it changed is kept beside the outbox; never rejects. */
  readonly keep: (entry: Entry, answer: unknown) => Promise<void>;
  readonly now: () => number;
};

/** What waits in all articles; the same object until it changes. */
export type OutboxState = {
  readonly waiting: number;
  readonly refused: number;
  /** Entries that only a newer build can read: it has to be loaded first. */
  readonly foreign: number;
  /** Whether it is known by now what was kept here before this page. */
  readonly looked: boolean;
  /** Whether what waits outlives the page. */
  readonly kept: boolean;
  /** Why nothing is sent at present; null while all goes. */
  readonly held: RefusalCode | null;
};

/** What is known of an outbox nobody has opened yet; the server knows no more of any. */
export const UNOPENED: OutboxState = {
  waiting: 0,
  refused: 0,
  foreign: 0,
  looked: false,
  kept: true,
  held: null,
};

/** So long it is tried to keep an answer beside the outbox. */
const KEEPING_MS = 2_000;
/** A database that does not open in so long is done without. */
const OPENING_MS = 10_000;

export class Outbox implements WriteQueue {
  readonly #world: World;
  readonly #topics = new Topics<"state">();
  readonly #observers = new Observers();
  /** What this tab knows of all that waits. */
  readonly #lines = new Lines();
  readonly #shelf: Shelf;
  readonly #pace: Pace;
  readonly #sender: Sender;
  #channel: ReturnType<World["channel"]> | null = null;
  #state = UNOPENED;
  #foreign = 0;
  #looked = false;

  constructor(world: World) {
    this.#world = world;
    this.#pace = new Pace(world.now);
    this.#shelf = new Shelf(this.#lines, (entries) => {
      this.#changed();
      if (entries.length > 0) this.#channel?.tell({ kind: "shows", entries });
      this.#sender.go();
    });
    this.#sender = new Sender(
      world,
      { shelf: this.#shelf, lines: this.#lines, pace: this.#pace },
      {
        look: () => this.#look(),
        done: (entry, answer) => this.#done(entry, answer),
        turnedDown: (entry, refusal) => this.#turnDown(entry, refusal),
        gone: (entry) => this.#gone(entry),
        hold: (holding) => this.#hold(holding),
      },
    );
  }

  /** Opens what is kept and begins to send; until then everything is only shown. */
  start(): void {
    if (this.#shelf.store()) return;
    this.#channel = this.#world.channel((happening) => this.#hear(happening));
    this.#shelf.open((lost) => {
      const late = this.#after(OPENING_MS).then(() => {
        throw new DOMException("It does not open.", "TimeoutError");
      });
      return Promise.race([this.#world.open(lost), late]);
    });
    void this.#look().then(() => {
      this.#looked = !this.#shelf.blind();
      this.#changed();
      this.#sender.go();
    });
  }

  /** Stops sending and listening; what waits stays where it is kept. */
  stop(): void {
    this.#shelf.close();
    this.#sender.rest();
    this.#channel?.close();
    this.#channel = null;
  }

  /** Calls `listener` when what waits has changed; read it with {@link state} and {@link entries}. */
  subscribe(listener: () => void): () => void {
    return this.#topics.subscribe("state", listener);
  }

  state(): OutboxState {
    return this.#state;
  }

  /** Whether something is lost if the page goes now. */
  atRisk(): boolean {
    return this.entries().some(({ order }) => order === NOWHERE || !this.#shelf.lasts());
  }

  /** Everything that waits or was refused, the oldest first. */
  entries(): readonly Entry[] {
    return this.#lines.all();
  }

  join(articleId: string, observer: QueueObserver): () => void {
    for (const { about, write, refused } of this.entries()) {
      if (about.article.id === articleId) observer.shows(write, refused);
    }
    return this.#observers.join(articleId, observer);
  }

  add(write: Write, about: About): void {
    // Something of the same subject may have come in since the page looked: from disk, or another tab.
    const { ifMatch } = write;
    const follows = typeof ifMatch === "number" && this.busy(write.subject);
    const queued = follows ? { ...write, ifMatch: "previous" as const, seen: ifMatch } : write;
    this.#observers.tell({ kind: "shows", entries: this.#admit([queued], about) });
    void this.#shelf.settle();
  }

  retry(id: string, renew: (write: Write) => Write): void {
    const entry = this.#lines.get(id);
    if (!entry?.refused) return;
    this.#change({ ...entry, write: renew(entry.write), refused: null }, "retried");
    this.#sender.go();
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
    void this.#shelf.run((store) => store.remove(ids, answered)).then(() => this.#sender.go());
  }

  busy(subject: string): boolean {
    return this.#lines.busy(subject);
  }

  /** Tries at once what waits for the network: the page was looked at again, or is back online. */
  wake(): void {
    this.#pace.hurry();
    void this.#look().then(() => this.#sender.go());
  }

  /** Gives up everything, what a newer build wrote too: before somebody leaves this computer for good. */
  async clear(): Promise<void> {
    const entries = this.entries();
    this.#forget(entries);
    this.#everywhere({ kind: "gone", entries });
    await this.#shelf.run((store) => store.clear());
  }

  #after(ms: number): Promise<void> {
    return new Promise((resolve) => this.#world.later(ms, resolve));
  }

  /** Takes writes up that are not on disk yet. */
  #admit(writes: readonly Write[], about: About): Entry[] {
    const madeAt = new Date(this.#world.now()).toISOString();
    return writes.map((write) => {
      const entry: Entry = { ...newEntry(write, about, madeAt), order: NOWHERE };
      this.#shelf.put(entry);
      this.#know(entry);
      return entry;
    });
  }

  /** Brings what this tab knows up to what is kept. */
  async #look(): Promise<void> {
    const kept = await this.#shelf.run(async (store) => {
      for (;;) {
        const known = this.#lines.changes();
        const kept = await store.load();
        if (known === this.#lines.changes()) return kept;
      }
    });
    if (!kept) return;
    this.#foreign = kept.foreign;
    const { gone, news } = this.#lines.take(kept.entries);
    this.#observers.tell({ kind: "gone", entries: gone });
    this.#observers.tell({ kind: "shows", entries: news });
    this.#changed();
  }

  #gone(entry: Entry): void {
    if (!this.#lines.get(entry.write.id)) return;
    this.#forget([entry]);
    this.#observers.tell({ kind: "gone", entries: [entry] });
  }

  async #done(entry: Entry, answer: unknown): Promise<void> {
    const { id, subject } = entry.write;
    const revision = revisionOf(answer);
    this.#letGo();
    // Before it is called saved, and while it still lies on disk: a page that goes here sends it again, is
    // answered the same, and keeps that. A copy that cannot be had for long holds nothing up.
    await Promise.race([this.#world.keep(entry, answer), this.#after(KEEPING_MS)]);
    this.#forget([entry]);
    this.#everywhere({ kind: "done", entry, answer });
    // Before the next of the same subject goes: it may need the revision.
    await this.#shelf.run((store) => store.remove([id], revision === null ? null : { subject, revision }));
  }

  async #turnDown(entry: Entry, refusal: Refusal): Promise<void> {
    const { code, detail, current } = refusal;
    this.#letGo();
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
      await this.#shelf.run((store) => store.change(again));
      return;
    }
    const gone = [entry, ...behind];
    this.#forget(gone);
    const by = this.#admit(fate.instead, entry.about);
    this.#everywhere({ kind: "replaced", entries: gone, by, current });
    void this.#shelf.settle();
    // Only when those are on disk: between the two, both being there does no harm.
    await this.#shelf.run((store) =>
      store.remove(
        gone.map(({ write }) => write.id),
        null,
      ),
    );
  }

  /** Nothing is sent for a while, from no tab. */
  #hold(holding: Holding): void {
    this.#keepTo(holding);
    this.#channel?.tell({ kind: "held", ...holding });
  }

  /** The server has answered: there is no reason to wait. */
  #letGo(): void {
    if (this.#pace.code() !== null) this.#hold(GOING);
  }

  #keepTo(holding: Holding): void {
    this.#pace.keepTo(holding);
    this.#sender.rest();
    this.#changed();
  }

  /** Keeps and tells what has become of an entry. */
  #change(entry: Entry, kind: "refused" | "retried"): void {
    this.#know(entry);
    this.#everywhere({ kind, entry });
    void this.#shelf.run((store) => store.change(entry));
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
    const held = counts.waiting > 0 ? this.#pace.code() : null;
    const [foreign, looked] = [this.#foreign, this.#looked];
    this.#state = { ...counts, foreign, looked, kept: this.#shelf.lasts(), held };
    this.#topics.announce(["state"]);
  }

  #everywhere(happening: Happening): void {
    this.#observers.tell(happening);
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
    if (happening.kind === "held") this.#keepTo(happening);
    this.#observers.tell(happening);
    this.#sender.go();
  }
}

/** The revision that an answer's thing now has: an article counts its own. */
function revisionOf(answer: unknown): number | null {
  const { metaRevision, revision } = (answer ?? {}) as { metaRevision?: unknown; revision?: unknown };
  const found = metaRevision ?? revision;
  return typeof found === "number" ? found : null;
}
