import { describe, expect, it } from "vitest";
import type { Poke } from "../model/wire-live";
import { LiveLine, type Said, type StreamEvents } from "./live-line";

/** A browser with pages of one person: their locks, their channel, and the streams they open. */
class FakeBrowser {
  readonly streams: { page: number; articles: readonly string[]; events: StreamEvents; open: boolean }[] = [];
  readonly #reading: { page: number; article: string }[] = [];
  readonly #channels = new Map<number, (said: Said) => void>();
  #leader: { page: number; taken: () => void } | null = null;
  #waiting: { page: number; take: () => void }[] = [];
  #timers: { page: number; at: number; run: () => void }[] = [];
  #clock = 0;
  #last = 0;
  /** Pages that nobody looks at. */
  readonly hidden = new Set<number>();

  page(): { line: LiveLine; number: number } {
    this.#last += 1;
    const page = this.#last;
    const line = new LiveLine({
      leadership: (lead, signal, steal) =>
        new Promise((done, fail) => {
          const take = () => {
            this.#leader = { page, taken: () => fail(new Error("taken away")) };
            void lead().then(() => {
              if (this.#leader?.page === page) this.#nextLeader();
              done();
            });
          };
          if (steal) {
            const before = this.#leader;
            this.#leader = null;
            before?.taken();
          }
          if (this.#leader === null) take();
          else this.#waiting.push({ page, take });
          signal.addEventListener("abort", () => {
            this.#waiting = this.#waiting.filter((one) => one.take !== take);
          });
        }),
      reads: async (article) => {
        const held = { page, article };
        this.#reading.push(held);
        return () => {
          this.#reading.splice(this.#reading.indexOf(held), 1);
        };
      },
      articles: async () => [...new Set(this.#reading.map(({ article }) => article))].sort(),
      channel: (hear) => {
        this.#channels.set(page, hear);
        return {
          tell: (said) => {
            for (const [other, tell] of this.#channels) if (other !== page) tell(structuredClone(said));
          },
          close: () => this.#channels.delete(page),
        };
      },
      stream: (articles, events) => {
        const stream = { page, articles, events, open: true };
        this.streams.push(stream);
        return () => {
          stream.open = false;
        };
      },
      visible: () => !this.hidden.has(page),
      later: (ms, run) => {
        const timer = { page, at: this.#clock + ms, run };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((one) => one !== timer);
        };
      },
      chance: () => 1,
    });
    return { line, number: page };
  }

  /** The tab is gone, without a word. */
  crash(page: number): void {
    this.#channels.delete(page);
    this.#timers = this.#timers.filter((one) => one.page !== page);
    this.#waiting = this.#waiting.filter((one) => one.page !== page);
    for (const stream of this.streams) if (stream.page === page) stream.open = false;
    for (const held of this.#reading.filter((one) => one.page === page)) {
      this.#reading.splice(this.#reading.indexOf(held), 1);
    }
    if (this.#leader?.page === page) this.#nextLeader();
  }

  /** The browser puts a page to sleep: it keeps its locks and hears nothing. */
  freeze(page: number): void {
    this.#channels.delete(page);
    this.#timers = this.#timers.filter((one) => one.page !== page);
    for (const stream of this.streams) if (stream.page === page) stream.open = false;
  }

  async pass(ms: number): Promise<void> {
    this.#clock += ms;
    for (;;) {
      const due = this.#timers.find(({ at }) => at <= this.#clock);
      if (!due) break;
      this.#timers = this.#timers.filter((one) => one !== due);
      due.run();
      await settled();
    }
  }

  /** The one open stream. */
  stream() {
    const open = this.streams.filter((stream) => stream.open);
    expect(open).toHaveLength(1);
    const [only] = open;
    if (!only) throw new Error("no stream is open");
    return only;
  }

  #nextLeader(): void {
    this.#leader = null;
    this.#waiting.shift()?.take();
  }
}

/** Everything that was to happen by itself has happened. */
async function settled(): Promise<void> {
  for (let i = 0; i < 30; i++) await Promise.resolve();
}

const poke = (article: string, revision: number): Poke => ({ article, revision, presence: 1 });

/** A page that reads an article, and the revisions it was told. */
async function reader(browser: FakeBrowser, article: string) {
  const { line, number } = browser.page();
  const heard: (number | undefined)[] = [];
  const stop = line.follow(article, (told) => heard.push(told?.revision));
  await settled();
  return { line, number, heard, stop };
}

describe("a line to the server", () => {
  it("is one stream for all pages, and each hears of its own article", async () => {
    const browser = new FakeBrowser();
    const pages = [];
    for (let i = 0; i < 12; i++) pages.push(await reader(browser, `a${i % 3}`));
    const stream = browser.stream();
    expect(stream.articles).toEqual(["a0", "a1", "a2"]);
    stream.events.open();
    stream.events.poke(poke("a1", 7));
    expect(pages.map(({ heard }) => heard)).toEqual(pages.map((_, i) => (i % 3 === 1 ? [7] : [])));
    expect(pages.map(({ line }) => line.open())).toEqual(pages.map(() => true));
  });

  it("is held by another page when the one that held it is gone", async () => {
    const browser = new FakeBrowser();
    const first = await reader(browser, "a");
    const second = await reader(browser, "b");
    browser.crash(first.number);
    await settled();
    const stream = browser.stream();
    expect(stream.page).toBe(second.number);
    expect(stream.articles).toEqual(["b"]);
    stream.events.poke(poke("b", 3));
    expect(second.heard).toEqual([3]);
  });

  it("is given back by a page that no longer reads", async () => {
    const browser = new FakeBrowser();
    const first = await reader(browser, "a");
    const second = await reader(browser, "b");
    first.stop();
    await settled();
    expect(browser.stream().page).toBe(second.number);
    second.stop();
    await settled();
    expect(browser.streams.some(({ open }) => open)).toBe(false);
  });

  it("tells a page that has just come how things stand", async () => {
    const browser = new FakeBrowser();
    await reader(browser, "a");
    const { events } = browser.stream();
    events.open();
    events.poke(poke("a", 9));
    const late = await reader(browser, "a");
    expect(late.heard).toEqual([9]);
    expect(late.line.open()).toBe(true);
  });

  it("comes back by itself after a break, later each time, and at once when woken", async () => {
    const browser = new FakeBrowser();
    const { line } = await reader(browser, "a");
    browser.stream().events.open();
    browser.stream().events.lost();
    expect(line.open()).toBe(false);
    expect(browser.streams.filter(({ open }) => open)).toHaveLength(0);
    await browser.pass(1_000);
    browser.stream().events.lost();
    await browser.pass(1_000);
    expect(browser.streams.filter(({ open }) => open)).toHaveLength(0);
    line.wake();
    await settled();
    browser.stream().events.open();
    expect(line.open()).toBe(true);
  });

  it("gives the stream up when the browser says there is no network", async () => {
    const browser = new FakeBrowser();
    const first = await reader(browser, "a");
    const second = await reader(browser, "b");
    browser.stream().events.open();
    for (const { line } of [first, second]) line.cut();
    expect([first.line.open(), second.line.open()]).toEqual([false, false]);
    await browser.pass(1_000);
    browser.stream().events.open();
    expect([first.line.open(), second.line.open()]).toEqual([true, true]);
  });

  it("is opened anew when it is silent for too long", async () => {
    const browser = new FakeBrowser();
    const { line } = await reader(browser, "a");
    const dead = browser.stream();
    dead.events.open();
    await browser.pass(40_000);
    expect(line.open()).toBe(false);
    await browser.pass(1_000);
    expect(browser.stream()).not.toBe(dead);
  });

  it("is taken from a page that was put to sleep, by one that is looked at", async () => {
    const browser = new FakeBrowser();
    const first = await reader(browser, "a");
    const second = await reader(browser, "b");
    const third = await reader(browser, "b");
    browser.hidden.add(second.number);
    browser.stream().events.open();
    browser.freeze(first.number);
    await browser.pass(40_000);
    expect(browser.stream().page).toBe(third.number);
    // What the sleeper read is nobody's loss: its own page asks when it wakes.
    browser.stream().events.poke(poke("b", 4));
    expect([second.heard, third.heard]).toEqual([[4], [4]]);
  });

  it("no longer tells of what nobody reads", async () => {
    const browser = new FakeBrowser();
    await reader(browser, "a");
    const second = await reader(browser, "b");
    expect(browser.stream().articles).toEqual(["a", "b"]);
    second.stop();
    await settled();
    browser.stream().events.beat();
    await settled();
    expect(browser.stream().articles).toEqual(["a"]);
  });
});
