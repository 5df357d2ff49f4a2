/**
 * Hears from the server which articles changed. A browser opens one event stream however many pages of a
 * person there are, since it allows six connections in all: one page holds the stream for the articles of
 * all, the others hear through it, and when it goes another takes its place. What is missed while nobody
 * listens comes with the next stream, which begins by saying where every article stands.
 */
import type { Poke } from "../model/wire-live";
import { Topics } from "./topics";

/** What pages of one person tell each other. `line`: how the stream is; `who`: a page reads something new. */
export type Said = { kind: "poke"; poke: Poke } | { kind: "line"; open: boolean } | { kind: "who" };

/** What becomes of a stream. `lost` comes once, and is its end. */
export type StreamEvents = { open(): void; poke(poke: Poke): void; beat(): void; lost(): void };

/** What a line needs of the browser. */
export type LiveWorld = {
  /**
   * Makes this page the one that leads, once no other does; until `lead` is fulfilled.
   * @param steal takes the lead from a page that no longer stirs
   * @returns rejects when the lead was taken away, or `signal` aborted while waiting
   */
  leadership(lead: () => Promise<void>, signal: AbortSignal, steal: boolean): Promise<void>;
  /** Says, for all pages to see, that this one reads an article, until the answer is called. */
  reads(article: string): Promise<() => void>;
  /** The articles that all pages of the person read. */
  articles(): Promise<readonly string[]>;
  /** The line between the pages; what a page says comes to all others. */
  channel(hear: (said: Said) => void): { tell(said: Said): void; close(): void };
  /** Opens a stream; the answer closes it without a further word. */
  stream(articles: readonly string[], events: StreamEvents): () => void;
  visible(): boolean;
  /** Runs after so many milliseconds, unless the answer is called. */
  later(ms: number, run: () => void): () => void;
  /** From 0 to 1. */
  chance(): number;
};

/** The server beats every 15 seconds: a line silent for so long is dead. */
const SILENCE_MS = 40_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Hears what becomes of an article; null: nobody says, look for yourself. */
export type Hear = (poke: Poke | null) => void;

/** What a page needs of a line. */
export interface Line {
  /** Hears of an article until the answer is called. */
  follow(article: string, hear: Hear): () => void;
  /** Whether news come at once; null where that is not known. */
  open(): boolean | null;
  subscribe(topic: "open", listener: () => void): () => void;
  /** Tries at once what waits for its time: the network may be back. */
  wake(): void;
  /** Gives the stream up: the browser says that there is no network, which a stream may not notice for long. */
  cut(): void;
}

export class LiveLine implements Line {
  readonly #world: LiveWorld;
  readonly #topics = new Topics<"open">();
  readonly #heard = new Map<string, Set<Hear>>();
  /** Where each article stands as far as this page was told. */
  readonly #last = new Map<string, Poke>();
  #channel: ReturnType<LiveWorld["channel"]> | null = null;
  #seat: AbortController | null = null;
  /** Gives the lead back; null on a page that does not lead. */
  #resign: (() => void) | null = null;
  #close: (() => void) | null = null;
  #asked: readonly string[] = [];
  #retry: (() => void) | null = null;
  #tries = 0;
  #silence: () => void = () => {};
  #open: boolean | null = null;

  constructor(world: LiveWorld) {
    this.#world = world;
  }

  open(): boolean | null {
    return this.#open;
  }

  subscribe(topic: "open", listener: () => void): () => void {
    return this.#topics.subscribe(topic, listener);
  }

  follow(article: string, hear: Hear): () => void {
    const hearers = this.#heard.get(article) ?? new Set();
    this.#heard.set(article, hearers);
    hearers.add(hear);
    if (this.#channel === null) this.#enter();
    let gone = false;
    let release = () => {};
    void this.#world.reads(article).then((held) => {
      release = held;
      if (gone) held();
      else this.#tell({ kind: "who" });
    });
    return () => {
      gone = true;
      release();
      hearers.delete(hear);
      if (hearers.size === 0) this.#heard.delete(article);
      if (this.#heard.size === 0) this.#leave();
    };
  }

  wake(): void {
    if (this.#retry === null) return;
    this.#retry();
    void this.#openStream();
  }

  cut(): void {
    if (this.#close !== null) this.#lost();
  }

  #enter(): void {
    this.#channel = this.#world.channel((said) => this.#hear(said));
    this.#listenForSilence();
    this.#sitDown(false);
  }

  #leave(): void {
    this.#silence();
    this.#seat?.abort();
    this.#seat = null;
    this.#resign?.();
    this.#channel?.close();
    this.#channel = null;
    this.#last.clear();
    this.#setOpen(null);
  }

  /** Waits for the lead, and for the next turn when it was taken away. */
  #sitDown(steal: boolean): void {
    const seat = new AbortController();
    this.#seat?.abort();
    this.#seat = seat;
    this.#world
      .leadership(() => this.#lead(seat.signal), seat.signal, steal)
      .catch(() => {
        this.#resign?.();
        if (this.#seat === seat) this.#sitDown(false);
      });
  }

  async #lead(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const led = new Promise<void>((resolve) => {
      this.#resign = () => {
        this.#resign = null;
        this.#retry?.();
        this.#close?.();
        this.#close = null;
        this.#asked = [];
        resolve();
      };
    });
    await this.#openStream();
    await led;
  }

  async #openStream(): Promise<void> {
    this.#retry = null;
    const articles = await this.#world.articles();
    if (this.#resign === null) return;
    this.#close?.();
    this.#asked = articles;
    this.#close = this.#world.stream(articles, {
      open: () => {
        this.#tries = 0;
        this.#tell({ kind: "line", open: true });
      },
      poke: (poke) => this.#tell({ kind: "poke", poke }),
      beat: () => {
        this.#tell({ kind: "line", open: true });
        void this.#fit(true);
      },
      lost: () => this.#lost(),
    });
  }

  /** Comes back later each time, with some chance in it so that a newsroom does not return as one. */
  #lost(): void {
    this.#close?.();
    this.#close = null;
    this.#tell({ kind: "line", open: false });
    const wait = Math.min(FIRST_WAIT_MS * 2 ** this.#tries, LONGEST_WAIT_MS);
    this.#tries += 1;
    this.#retry?.();
    const stop = this.#world.later(wait * (0.5 + this.#world.chance() / 2), () => void this.#openStream());
    this.#retry = () => {
      this.#retry = null;
      stop();
    };
  }

  /** Opens the stream anew when pages read what it does not tell of; `closely`: or what nobody reads any more. */
  async #fit(closely: boolean): Promise<void> {
    const articles = await this.#world.articles();
    if (this.#close === null) return;
    const missing = articles.some((article) => !this.#asked.includes(article));
    const idle = closely && this.#asked.some((article) => !articles.includes(article));
    if (missing || idle) await this.#openStream();
  }

  /** Says something to all pages, this one included. */
  #tell(said: Said): void {
    this.#channel?.tell(said);
    this.#hear(said);
  }

  #hear(said: Said): void {
    if (said.kind === "who") {
      if (this.#resign === null) return;
      // Whoever has just come knows nothing yet.
      if (this.#open !== null) this.#channel?.tell({ kind: "line", open: this.#open });
      for (const poke of this.#last.values()) this.#channel?.tell({ kind: "poke", poke });
      void this.#fit(false);
      return;
    }
    this.#listenForSilence();
    if (said.kind === "line") {
      this.#setOpen(said.open);
      return;
    }
    this.#last.set(said.poke.article, said.poke);
    for (const hear of this.#heard.get(said.poke.article) ?? []) hear(said.poke);
  }

  #setOpen(open: boolean | null): void {
    if (open === this.#open) return;
    this.#open = open;
    this.#topics.announce(["open"]);
  }

  #listenForSilence(): void {
    this.#silence();
    this.#silence = this.#world.later(SILENCE_MS, () => {
      this.#listenForSilence();
      if (this.#resign !== null) {
        if (this.#retry === null) this.#lost();
      }
      // A page that leads and was put to sleep by its browser keeps its lock and says nothing.
      else if (this.#world.visible()) this.#sitDown(true);
    });
  }
}
