/** What people do on one article, as requests for the load generator: a connection is a person. */
import autocannon from "autocannon";
import { v7 } from "uuid";
import type { Delta, MarkedClaim } from "../../lib/model/wire";
import type { Newsroom, Writer } from "../durability/newsroom";
import { placeAt } from "./newsroom";
import { now } from "./time";

/** A write that was answered with success; times are on `now`'s clock. */
export type Acknowledged = {
  readonly claimId: string;
  readonly revision: number;
  readonly sent: number;
  readonly answered: number;
};

/** How long to go on: until a time is over or, with one connection, until so many were answered. */
export type Extent = { readonly seconds: number } | { readonly amount: number };

export type Outcome = {
  readonly seconds: number;
  readonly answered: number;
  /** Broken connections, timeouts and answers that are refusals. */
  readonly errors: number;
};

/** Enough for a machine that is busy with something else; who waits longer counts as an error. */
const TIMEOUT_S = 30;

export class People {
  readonly marks: Acknowledged[] = [];
  readonly tags: Acknowledged[] = [];
  /** How long each reading of what had changed took, in milliseconds. */
  readonly reads: number[] = [];
  private next: number;

  /** @param next the first place that nobody has marked; everybody takes the next one in turn */
  constructor(
    private readonly newsroom: Newsroom,
    private readonly articleId: string,
    private readonly address: string,
    next = 0,
  ) {
    this.next = next;
  }

  /** Everybody reads what changed, marks and tags what they marked, over and over. */
  work(extent: Extent): Promise<Outcome> {
    return this.send(extent, this.newsroom.writers, (writer) => [
      this.reading(writer),
      ...this.markingAndTagging(writer),
    ]);
  }

  /** Everybody marks, or with an amount one person alone. */
  mark(extent: Extent): Promise<Outcome> {
    const { writers } = this.newsroom;
    const who = "amount" in extent ? writers.slice(0, 1) : writers;
    return this.send(extent, who, (writer) => this.markingAndTagging(writer).slice(0, 1));
  }

  /** Everybody sends what is read, checked and answered like a mark, and comes to nothing: an empty text. */
  sendNothing(extent: Extent): Promise<Outcome> {
    const body = JSON.stringify({ text: "" });
    return this.send(extent, this.newsroom.writers, (writer) => [
      { method: "POST", path: "/api/v1/detect", headers: headersOf(writer), body },
    ]);
  }

  /**
   * Resolves when nothing is under way any more. What was asked last when a time is over is answered to
   * nobody, but done; writes wait in one row, so one more that is answered was behind all of them.
   */
  async drained(): Promise<void> {
    await this.mark({ amount: 1 });
  }

  private async send(
    extent: Extent,
    writers: readonly Writer[],
    requestsOf: (writer: Writer) => autocannon.Request[],
  ): Promise<Outcome> {
    let connections = 0;
    const result = await autocannon({
      url: this.address,
      connections: writers.length,
      ...("amount" in extent ? { amount: extent.amount } : { duration: extent.seconds }),
      timeout: TIMEOUT_S,
      setupClient: (client) => {
        const writer = writers[connections % writers.length];
        connections += 1;
        if (writer !== undefined) client.setRequests(requestsOf(writer));
      },
    });
    const { duration, errors, non2xx } = result;
    return { seconds: duration, answered: result["2xx"], errors: errors + non2xx };
  }

  private reading(writer: Writer): autocannon.Request {
    let since = 0;
    let sent = 0;
    return {
      method: "GET",
      setupRequest: (request) => {
        sent = now();
        const path = `/api/v1/articles/${this.articleId}/claims?since=${since}`;
        return { ...request, path, headers: headersOf(writer) };
      },
      onResponse: (status, body) => {
        if (status !== 200) return;
        this.reads.push(now() - sent);
        since = (JSON.parse(body) as Delta).revision;
      },
    };
  }

  private markingAndTagging(writer: Writer): autocannon.Request[] {
    let sent = 0;
    let marked: { id: string; exact: string } | null = null;
    return [
      {
        method: "POST",
        path: `/api/v1/articles/${this.articleId}/claims`,
        setupRequest: (request) => {
          const id = v7();
          const place = placeAt(this.newsroom.places, this.next++);
          const body = JSON.stringify({ id, version: 1, type: "troop-count", ...place });
          sent = now();
          return { ...request, headers: headersOf(writer, id), body };
        },
        onResponse: (status, body) => {
          if (status !== 201) return;
          const { claim, revision } = JSON.parse(body) as MarkedClaim;
          this.marks.push({ claimId: claim.id, revision, sent, answered: now() });
          marked = { id: claim.id, exact: claim.anchor.exact };
        },
      },
      {
        method: "PUT",
        setupRequest: (request) => {
          if (marked === null) throw new Error("The first mark was refused.");
          const verdict = this.next % 3 === 0 ? "unverified" : "verified";
          const body = JSON.stringify({ verdict, version: 1, exact: marked.exact });
          sent = now();
          const path = `/api/v1/claims/${marked.id}/assessment`;
          return { ...request, path, headers: headersOf(writer, v7()), body };
        },
        onResponse: (status, body) => {
          if (status !== 200) return;
          const { id, revision } = JSON.parse(body) as MarkedClaim["claim"];
          this.tags.push({ claimId: id, revision, sent, answered: now() });
        },
      },
    ];
  }
}

/** With a key the write has a receipt, as everything has that an outbox sends. */
function headersOf(writer: Writer, key?: string) {
  return {
    authorization: `Bearer ${writer.token}`,
    "content-type": "application/json",
    ...(key === undefined ? {} : { "idempotency-key": key }),
  };
}
