/**
 * What a change on its way is, and what the desk needs of whoever carries it: every change goes through one
 * queue, in the order it was made for each thing, with a key that makes a repeated request harmless. A write
 * is plain data, so that it can be kept on disk, read by another tab, and sent by a newer build.
 */
import type { RefusalCode } from "./client";

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
  /** The revision the page showed, for a `previous` whose predecessor is given up unanswered. */
  readonly seen?: number;
  /** The fields it changes as the person saw them, by which a colleague's change is told from no change. */
  readonly before?: Readonly<Record<string, unknown>>;
};

/** What a write is about, for somebody who sees it away from its article. */
export type About = {
  readonly article: { readonly id: string; readonly title: string };
  /** The words of the article it is about, or those a person wrote; empty where there are none. */
  readonly words: string;
};

/** Why a write was turned down. */
export type Refused = {
  readonly code: RefusalCode;
  readonly detail: string;
  /** The thing as it stood then, for a conflict. */
  readonly current: unknown;
};

/**
 * Who shows the writes of one article. It is told of all of them, whether they were made on this page, in
 * another tab or before a reload.
 */
export type QueueObserver = {
  /** A write waits, or was refused earlier: it is to be shown. Told again of the same write, nothing changes. */
  shows(write: Write, refused: Refused | null): void;
  done(write: Write, answer: unknown): void;
  /** A write was turned down just now; it stays until it is retried or given up. */
  refused(write: Write, refused: Refused): void;
  /** A write goes on beside what somebody else changed meanwhile, which is `current`: the two do not meet. */
  joined(write: Write, current: unknown): void;
  /** Others, if any, take the place of these writes, because of what there is already: `current`. */
  replaced(writes: readonly Write[], by: readonly Write[], current: unknown): void;
  /** These were given up, or settled where this page could not hear it. */
  gone(writes: readonly Write[]): void;
};

/** What the desk needs of a queue. */
export interface WriteQueue {
  /** Tells `observer` of the writes of an article from now on, and of those that wait. @returns stops it */
  join(articleId: string, observer: QueueObserver): () => void;
  /** Puts a change at the end of its subject's line. */
  add(write: Write, about: About): void;
  /** Sends a refused change again, brought up to what has become of its subject. */
  retry(id: string, renew: (write: Write) => Write): void;
  /** Gives a refused change up, with those behind it that cannot stand without it. */
  discard(id: string): void;
  /** Whether anything of a subject is still on its way or was refused. */
  busy(subject: string): boolean;
}
