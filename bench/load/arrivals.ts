/** Everybody's streams, in a process beside this one, and how long after a write each of them knew. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Heard, Task, Told } from "./listeners";
import type { Acknowledged } from "./people";

export class Streams {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when all are open. */
  static async open(task: Task): Promise<Streams> {
    const child = fork(fileURLToPath(new URL("listeners.ts", import.meta.url)));
    const opened = Promise.race([once(child, "message"), once(child, "exit")]);
    child.send(task);
    const [told] = await opened;
    if (told !== "open") throw new Error("The streams could not be opened.");
    return new Streams(child);
  }

  /** Closes them; what each heard, and how many were broken off before. */
  async close(): Promise<Exclude<Told, "open">> {
    const told = Promise.race([once(this.child, "message"), once(this.child, "exit")]);
    this.child.send("stop");
    const [heard] = await told;
    if (heard?.streams === undefined) throw new Error("The streams' process ended before it could tell.");
    return heard;
  }

  /** For the case that something else failed: no process is left behind. */
  kill(): void {
    this.child.kill();
  }
}

/** When the last stream knew of each write, in milliseconds; `unheard` counts writes some never knew of. */
export type Arrivals = {
  readonly afterAnswer: readonly number[];
  readonly afterSending: readonly number[];
  readonly unheard: number;
};

/** A stream knows of a write by its first event with that revision or a later one. */
export function arrivals(
  article: string,
  written: readonly Acknowledged[],
  streams: readonly (readonly Heard[])[],
): Arrivals {
  const inOrder = written.toSorted((a, b) => a.revision - b.revision);
  const last = inOrder.map(() => Number.NEGATIVE_INFINITY);
  for (const stream of streams) {
    const events = stream.filter((event) => event.article === article);
    let at = 0;
    for (const [n, { revision }] of inOrder.entries()) {
      while (at < events.length && (events[at]?.revision ?? 0) < revision) at += 1;
      last[n] = Math.max(last[n] ?? 0, events[at]?.at ?? Number.POSITIVE_INFINITY);
    }
  }
  const known = inOrder.flatMap(({ sent, answered }, n) => {
    const heard = last[n] ?? Number.POSITIVE_INFINITY;
    return Number.isFinite(heard) ? [{ sent, answered, heard }] : [];
  });
  return {
    // An event may come in before the answer does: then nobody waited.
    afterAnswer: known.map(({ answered, heard }) => Math.max(0, heard - answered)),
    afterSending: known.map(({ sent, heard }) => heard - sent),
    unheard: inOrder.length - known.length,
  };
}
