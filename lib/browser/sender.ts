/**
 * Sends what waits, while no other tab of the person does: a few things at once while all goes well, one after
 * another for each thing, one alone after a failure, and nothing at all for as long as the pace says.
 */
import type { Alone } from "./alone";
import { Refusal, type Request } from "./client";
import type { Entry } from "./entry";
import { isForLater } from "./fate";
import type { Lines } from "./lines";
import type { OutboxStore } from "./outbox-store";
import type { Holding, Pace } from "./pace";
import type { Write } from "./queue";
import type { Shelf } from "./shelf";

/** What sending needs of the browser. */
export type Road = {
  readonly send: (request: Request) => Promise<unknown>;
  /** Keeps the other tabs of the person from sending meanwhile. */
  readonly alone: (store: OutboxStore) => Alone;
  /** Runs something after so many milliseconds. @returns calls it off */
  readonly later: (ms: number, run: () => void) => () => void;
};

/** What is done about what comes of it; the next of the same subject goes when that is done. */
export type Outcome = {
  /** Brings what this tab knows up to what is kept. */
  readonly look: () => Promise<void>;
  readonly done: (entry: Entry, answer: unknown) => Promise<void>;
  /** The server will not have it, or not so. */
  readonly turnedDown: (entry: Entry, refusal: Refusal) => Promise<void>;
  /** Another tab saw it through: what came of it will be told, or is read with the article. */
  readonly gone: (entry: Entry) => void;
  readonly hold: (holding: Holding) => void;
};

/** So long another tab may take before this one looks whether it is still sending. */
const TRUST_MS = 5_000;
/** So many things are sent at once while all goes well. */
const AT_ONCE = 4;

export class Sender {
  readonly #road: Road;
  readonly #shelf: Shelf;
  readonly #lines: Lines;
  readonly #pace: Pace;
  readonly #outcome: Outcome;
  /** Subjects with a request on its way from this tab. */
  readonly #sending = new Set<string>();
  /** Whether this tab sends, or waits for its turn. */
  #turn = false;
  /** Called when there is nothing left to send; null while it is not this tab's turn. */
  #finish: (() => void) | null = null;
  #callOff: (() => void) | null = null;

  constructor(road: Road, known: { shelf: Shelf; lines: Lines; pace: Pace }, outcome: Outcome) {
    this.#road = road;
    this.#shelf = known.shelf;
    this.#lines = known.lines;
    this.#pace = known.pace;
    this.#outcome = outcome;
  }

  /** Sends what can be sent, when it is this tab's turn. */
  go(): void {
    if (this.#finish) {
      this.#fill();
      return;
    }
    const opening = this.#shelf.store();
    if (this.#turn || !opening || !this.#next()) {
      this.#watch();
      return;
    }
    this.#turn = true;
    const turn = opening.then((store) => this.#road.alone(store)(() => this.#sendAll()));
    void turn
      .finally(() => {
        this.#turn = false;
      })
      .then(
        () => this.go(),
        // The page is being left, or put aside: should it come back, it looks again.
        () => this.#watch(),
      );
  }

  /** Forgets when it was to look again: that has changed. */
  rest(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  /** Sends until nothing is left that may go now. */
  async #sendAll(): Promise<void> {
    await this.#outcome.look();
    await new Promise<void>((resolve) => {
      this.#finish = resolve;
      this.#fill();
    });
  }

  #fill(): void {
    // After a failure one request shows whether it goes on.
    const most = this.#pace.tries() > 0 ? 1 : AT_ONCE;
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
    return this.#shelf.store() && this.#pace.left() === 0 ? this.#lines.next(this.#sending) : undefined;
  }

  async #send(entry: Entry): Promise<void> {
    const { write } = entry;
    const tries = this.#pace.tries();
    const kept = await this.#shelf.run(async (store) => ({
      there: await store.has(write.id),
      answered: write.ifMatch === "previous" ? await store.answered(write.subject) : null,
    }));
    if (kept?.there === false) {
      this.#outcome.gone(entry);
      return;
    }
    const ifMatch = write.ifMatch === "previous" ? (kept?.answered ?? write.seen) : write.ifMatch;
    let answer: unknown;
    try {
      answer = await this.#road.send(requestOf(write, ifMatch));
    } catch (error) {
      await this.#failed(
        entry,
        error instanceof Refusal ? error : new Refusal("INTERNAL", null, String(error)),
        tries,
      );
      return;
    }
    this.#pace.went(write.id);
    await this.#outcome.done(entry, answer);
  }

  /** @param tries how many failures there were when the request went out */
  async #failed(entry: Entry, refusal: Refusal, tries: number): Promise<void> {
    if (isForLater(refusal) || this.#pace.bears(entry.write.id, refusal)) {
      const holding = this.#pace.after(refusal, tries);
      if (holding) this.#outcome.hold(holding);
    } else await this.#outcome.turnedDown(entry, refusal);
  }

  /** Looks again later: when it may be tried again, or whether the tab that sends is still there. */
  #watch(): void {
    if (this.#callOff || !this.#shelf.store() || this.#lines.counts().waiting === 0) return;
    this.#callOff = this.#road.later(this.#pace.left() || TRUST_MS, () => {
      this.#callOff = null;
      this.go();
    });
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
