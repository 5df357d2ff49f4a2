/**
 * A browser of one person for tests: tabs that share a database, locks and a channel, and can crash. The
 * database is the real store on an IndexedDB in memory; time passes only when a test says so.
 */
import "fake-indexeddb/auto";
import { v7 as newId } from "uuid";
import type { Request } from "./client";
import type { Happening } from "./observers";
import { Outbox, type World } from "./outbox";
import { openOutboxStore } from "./outbox-store";

/** One tab: `crash` ends it in the middle of whatever it does. */
export type Tab = { readonly outbox: Outbox; crash: () => void };

type Waiting = { tab: number; work: () => Promise<void>; done: () => void; fail: (cause: unknown) => void };

export class Browser {
  readonly person = newId();
  #clock = Date.UTC(2026, 0, 1);
  #timers: { at: number; run: () => void; tab: number }[] = [];
  readonly #tabs = new Map<number, (happening: Happening) => void>();
  #last = 0;
  /** Who holds the lock, and who waits for it. */
  #holder: number | null = null;
  #queue: Waiting[] = [];

  /** Opens a tab; its outbox is to be started. */
  tab(send: (request: Request) => Promise<unknown>, change: Partial<World> = {}): Tab {
    this.#last += 1;
    const tab = this.#last;
    const outbox = new Outbox({
      // What a page that is gone is answered reaches nobody.
      send: (request) =>
        new Promise((resolve, reject) =>
          send(request).then(
            (answer) => this.#tabs.has(tab) && resolve(answer),
            (cause) => this.#tabs.has(tab) && reject(cause),
          ),
        ),
      open: (lost) => openOutboxStore(this.person, lost),
      alone: () => (work) =>
        new Promise<void>((done, fail) => {
          this.#queue.push({ tab, work, done, fail });
          this.#nextHolder();
        }),
      channel: (hear) => {
        this.#tabs.set(tab, hear);
        return {
          tell: (happening) => this.#tell(tab, structuredClone(happening)),
          close: () => this.#tabs.delete(tab),
        };
      },
      keep: async () => {},
      now: () => this.#clock,
      later: (ms, run) => {
        const timer = { at: this.#clock + ms, run, tab };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((one) => one !== timer);
        };
      },
      ...change,
    });
    this.#tabs.set(tab, () => {});
    return { outbox, crash: () => this.#crash(tab, outbox) };
  }

  /** Lets time pass; what was to happen by then happens. */
  pass(ms: number): void {
    this.#clock += ms;
    const due = this.#timers.filter(({ at }) => at <= this.#clock);
    this.#timers = this.#timers.filter(({ at }) => at > this.#clock);
    for (const { run } of due) run();
  }

  #crash(tab: number, outbox: Outbox): void {
    this.#tabs.delete(tab);
    this.#timers = this.#timers.filter((one) => one.tab !== tab);
    this.#queue = this.#queue.filter((one) => one.tab !== tab);
    outbox.stop();
    if (this.#holder === tab) this.#holder = null;
    this.#nextHolder();
  }

  #tell(from: number, happening: Happening): void {
    for (const tab of this.#tabs.keys()) {
      if (tab !== from) setImmediate(() => this.#tabs.get(tab)?.(happening));
    }
  }

  #nextHolder(): void {
    const next = this.#holder === null ? this.#queue.shift() : undefined;
    if (!next) return;
    this.#holder = next.tab;
    void next
      .work()
      .then(next.done, next.fail)
      .finally(() => {
        if (this.#holder === next.tab) this.#holder = null;
        this.#nextHolder();
      });
  }
}

/** Waits until an outbox has nothing it could do now: all is answered, refused, or held for later. */
export async function settled(outbox: Outbox): Promise<void> {
  // IndexedDB in memory and answers take a few turns of the loop each; quiet for so many is quiet.
  for (let quiet = 0, seen = outbox.state(); quiet < 25; quiet += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (outbox.state() === seen) continue;
    seen = outbox.state();
    quiet = 0;
  }
}
