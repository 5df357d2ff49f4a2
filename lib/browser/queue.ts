/**
 * The queue of writes: every change goes through it, in the order it was made for each thing, with a key
 * that makes a repeated request harmless. It lives in memory; a durable one may stand behind the same
 * interface, which is why an entry is plain data and nothing of it is a function.
 */
import { Refusal, type Request, send } from "./client";

/** One change on its way. */
export type Write = {
  /** Also its idempotency key, so a retry is answered as the first time. */
  readonly id: string;
  /** The claim or article it changes: writes of one subject go one after another. */
  readonly subject: string;
  /** What it does, for whoever shows or undoes it. */
  readonly kind: string;
  readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** Whether the subject comes to be by it: without it, nothing behind it can stand. */
  readonly creates?: true;
  /**
   * The revision the person saw; `previous` when another write of the same subject goes before it: then
   * it is that write's answer that was seen. Left out where the route asks for none.
   */
  readonly ifMatch?: number | "previous";
};

/** What becomes of a write that was turned down: it stays, goes, or others take its and the rest's place. */
export type Fate = "keep" | "drop" | { replaceBy: readonly Write[] };

/** Who hears what became of the writes. */
export type QueueObserver = {
  done(write: Write, answer: unknown): void;
  /** @param behind the writes of the same subject that wait behind it */
  refused(write: Write, refusal: Refusal, behind: readonly Write[]): Fate;
  /** The newest known revision of a subject; null when the server has none yet. */
  revision(subject: string): number | null;
};

/** What the desk needs of a queue, in memory or on disk. */
export interface WriteQueue {
  /** Puts a change at the end of its subject's line. */
  add(write: Write): void;
  /** Sends a refused change again, brought up to what has become of its subject. */
  retry(id: string, renew: (write: Write) => Write): void;
  /** Gives a refused change up, with those behind it that cannot stand without it. */
  discard(id: string): readonly Write[];
  /** Whether anything of a subject is still on its way or was refused. */
  busy(subject: string): boolean;
  /** Tries at once what waits for the network: the page was looked at again, or is back online. */
  wake(): void;
}

type Line = { writes: Write[]; running: boolean; stopped: boolean; tries: number };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const TRANSIENT: ReadonlySet<string> = new Set([
  "OFFLINE",
  "UNAUTHENTICATED",
  "RATE_LIMITED",
  "INTERNAL",
  "UNAVAILABLE",
  "STORAGE_FULL",
]);

/** The queue that lives as long as the page. */
export class MemoryQueue implements WriteQueue {
  readonly #lines = new Map<string, Line>();
  readonly #sleepers = new Set<() => void>();
  readonly #observer: QueueObserver;
  readonly #send: (request: Request) => Promise<unknown>;

  constructor(observer: QueueObserver, sendRequest: (request: Request) => Promise<unknown> = send) {
    this.#observer = observer;
    this.#send = sendRequest;
  }

  add(write: Write): void {
    const line = this.#lines.get(write.subject) ?? {
      writes: [],
      running: false,
      stopped: false,
      tries: 0,
    };
    this.#lines.set(write.subject, line);
    line.writes.push(write);
    this.#start(line);
  }

  retry(id: string, renew: (write: Write) => Write): void {
    const line = this.#lineOf(id);
    if (!line) return;
    line.writes = line.writes.map((write) => (write.id === id ? renew(write) : write));
    line.stopped = false;
    this.#start(line);
  }

  discard(id: string): readonly Write[] {
    const line = this.#lineOf(id);
    if (!line) return [];
    // What follows a thing that never came to be cannot stand; other changes stand by themselves.
    const [first] = line.writes;
    const gone = first?.creates ? line.writes : line.writes.filter((write) => write.id === id);
    line.writes = line.writes.filter((write) => !gone.includes(write));
    line.stopped = false;
    if (first) this.#forgetIfEmpty(line, first);
    this.#start(line);
    return gone;
  }

  busy(subject: string): boolean {
    return this.#lines.has(subject);
  }

  wake(): void {
    for (const wakeUp of [...this.#sleepers]) wakeUp();
  }

  #lineOf(id: string): Line | undefined {
    return [...this.#lines.values()].find((line) => line.writes.some((write) => write.id === id));
  }

  #start(line: Line): void {
    if (line.running || line.stopped) return;
    line.running = true;
    // The run never rejects: every refusal is handled inside it.
    void this.#run(line).finally(() => {
      line.running = false;
    });
  }

  async #run(line: Line): Promise<void> {
    for (let write = line.writes[0]; write && !line.stopped; write = line.writes[0]) {
      try {
        const answer = await this.#send(this.#requestOf(write));
        line.tries = 0;
        line.writes.shift();
        this.#forgetIfEmpty(line, write);
        this.#observer.done(write, answer);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (TRANSIENT.has(error.code)) await this.#pause(line, error);
        else this.#turnDown(line, write, error);
      }
    }
  }

  #turnDown(line: Line, write: Write, refusal: Refusal): void {
    const fate = this.#observer.refused(write, refusal, line.writes.slice(1));
    if (fate === "keep") {
      line.stopped = true;
      return;
    }
    if (fate === "drop") line.writes.shift();
    else line.writes = [];
    this.#forgetIfEmpty(line, write);
    if (fate !== "drop") for (const next of fate.replaceBy) this.add(next);
  }

  #forgetIfEmpty(line: Line, write: Write): void {
    if (line.writes.length === 0) this.#lines.delete(write.subject);
  }

  /** Waits longer after each failure, with some chance in it so that a newsroom does not return as one. */
  #pause(line: Line, refusal: Refusal): Promise<void> {
    const backOff = Math.min(FIRST_WAIT_MS * 2 ** line.tries, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);
    line.tries += 1;
    const wait = Math.max(backOff, (refusal.retryAfterSeconds ?? 0) * 1000);
    return new Promise((resolve) => {
      const wakeUp = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wakeUp);
        resolve();
      };
      const timer = setTimeout(wakeUp, wait);
      this.#sleepers.add(wakeUp);
    });
  }

  #requestOf(write: Write): Request {
    const ifMatch = write.ifMatch === "previous" ? this.#observer.revision(write.subject) : write.ifMatch;
    return {
      method: write.method,
      path: write.path,
      idempotencyKey: write.id,
      ...(write.body === undefined ? {} : { body: write.body }),
      ...(ifMatch === undefined || ifMatch === null ? {} : { ifMatch }),
    };
  }
}
