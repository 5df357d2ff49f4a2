/**
 * People who write over HTTP through a server that dies under them: what each does is one entry with its
 * own key, sent again until it is answered, as an outbox does. Every answer is noted in a file by this
 * process, which no kill touches.
 */
import { appendFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { v7 } from "uuid";
import type { Newsroom, Writer } from "./newsroom";

export type Kind = "mark" | "assess" | "change" | "withdraw" | "restore";

/** One thing somebody did, and how it was answered in the end. */
export type Entry = {
  readonly key: string;
  readonly kind: Kind;
  readonly claimId: string;
  /** What was said, so that it can be found again: unique in the run. */
  readonly said: string;
  /** How often it was sent. */
  sent: number;
  answer: Answer | null;
};

export type Answer = { readonly status: number; readonly body: unknown; readonly revision: number };

/** A claim as its owner knows it from the answers. */
type Own = { id: string; exact: string; revision: number; withdrawn: boolean };

/** Of a seed, numbers from 0 to 1, the same in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Writing {
  readonly entries: Entry[] = [];
  inFlight = 0;
  private stopping = false;
  private awaited: { sent: number; reached: () => void } | null = null;
  private sent = 0;

  constructor(
    private readonly newsroom: Newsroom,
    private readonly address: string,
    private readonly log: string,
    private readonly random: () => number,
  ) {}

  /** Has everybody write until `finish` is called; rejects when a write is refused. */
  async run(): Promise<void> {
    await Promise.all(this.newsroom.writers.map((writer, n) => this.write(writer, n)));
  }

  /** Nobody begins anything new; `run` resolves when everything is answered. */
  finish(): void {
    this.stopping = true;
  }

  /** Resolves at the moment the next `count` requests have been sent off. */
  after(count: number): Promise<void> {
    return new Promise((reached) => {
      this.awaited = { sent: this.sent + count, reached };
    });
  }

  private async write(writer: Writer, n: number): Promise<void> {
    const { places, writers } = this.newsroom;
    const own: Own[] = [];
    // Each has sentences of their own, so that nobody marks what is marked.
    for (let turn = 0; !this.stopping; turn++) {
      const place = places[n + turn * writers.length];
      const known = own[Math.floor(this.random() * own.length)];
      if (place !== undefined && (known === undefined || this.random() < 0.4)) {
        const claim: Own = { id: v7(), exact: place.exact, revision: 0, withdrawn: false };
        await this.deliver(writer, claim, "mark", {
          id: claim.id,
          version: 1,
          type: "troop-count",
          ...place,
        });
        own.push(claim);
      } else if (known !== undefined) {
        await this.act(writer, known);
      }
    }
  }

  private async act(writer: Writer, claim: Own): Promise<void> {
    const dice = this.random();
    if (claim.withdrawn) {
      await this.deliver(writer, claim, "restore", undefined);
      claim.withdrawn = false;
    } else if (dice < 0.4) {
      const verdict = this.random() < 0.5 ? "verified" : "unverified";
      await this.deliver(writer, claim, "assess", { verdict, version: 1, exact: claim.exact });
    } else if (dice < 0.8) {
      await this.deliver(writer, claim, "change", {});
    } else {
      await this.deliver(writer, claim, "withdraw", undefined);
      claim.withdrawn = true;
    }
  }

  /** Sends one entry until it is answered, and notes the answer. */
  private async deliver(writer: Writer, claim: Own, kind: Kind, body: object | undefined): Promise<void> {
    const said = `Казано ${this.entries.length}`;
    const entry: Entry = { key: v7(), kind, claimId: claim.id, said, sent: 0, answer: null };
    this.entries.push(entry);
    const { method, path, field } = this.requestOf(kind, claim);
    const request: RequestInit = {
      method,
      headers: {
        authorization: `Bearer ${writer.token}`,
        "content-type": "application/json",
        "idempotency-key": entry.key,
        "if-match": `"${claim.revision}"`,
      },
      ...(body === undefined ? {} : { body: JSON.stringify({ ...body, ...field(said) }) }),
    };
    for (;;) {
      const answer = await this.send(entry, `${this.address}/api/v1${path}`, request);
      if (answer !== null) {
        appendFileSync(this.log, `${JSON.stringify({ key: entry.key, ...answer })}\n`);
        entry.answer = answer;
        claim.revision = answer.revision;
        return;
      }
      await delay(50);
    }
  }

  private requestOf(kind: Kind, { id }: Own) {
    const none = () => ({});
    switch (kind) {
      case "mark":
        return {
          method: "POST",
          path: `/articles/${this.newsroom.articleId}/claims`,
          field: (statement: string) => ({ statement }),
        };
      case "assess":
        return {
          method: "PUT",
          path: `/claims/${id}/assessment`,
          field: (justification: string) => ({ justification }),
        };
      case "change":
        return { method: "PATCH", path: `/claims/${id}`, field: (statement: string) => ({ statement }) };
      case "withdraw":
        return { method: "DELETE", path: `/claims/${id}`, field: none };
      case "restore":
        return { method: "POST", path: `/claims/${id}/restore`, field: none };
    }
  }

  /** The answer, or null where there was none or only that the server is on its way out. */
  private async send(entry: Entry, address: string, request: RequestInit): Promise<Answer | null> {
    entry.sent += 1;
    this.sent += 1;
    this.inFlight += 1;
    if (this.awaited !== null && this.sent >= this.awaited.sent) {
      this.awaited.reached();
      this.awaited = null;
    }
    try {
      const response = await fetch(address, request);
      const body: unknown = await response.json();
      if (response.status === 503) return null;
      const revision = Number(/\d+/.exec(response.headers.get("etag") ?? "")?.[0]);
      if (!response.ok || !(revision > 0)) {
        throw new Refused(`${entry.kind} was refused: ${response.status} ${JSON.stringify(body)}`);
      }
      return { status: response.status, body, revision };
    } catch (error) {
      if (error instanceof Refused) throw error;
      return null;
    } finally {
      this.inFlight -= 1;
    }
  }
}

/** A write that nothing stands against was refused: a fault of the server's. */
class Refused extends Error {}
