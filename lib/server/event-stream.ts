/**
 * A stream of server-sent events to one person: it beats, asks again and again whether they may still
 * come in, ends when they leave or the server ends, and never grows in memory for a reader who is slow.
 * What it carries comes from whoever opens it.
 */
import type { Actor } from "../model/policy";
import { hub, shared } from "./hub";
import { currentActor } from "./session";

/** How often the person is looked at again and the line is shown to be alive. */
export const BEAT_MS = 15_000;
/** A person has no more open than this: one more ends the oldest. */
export const MOST_STREAMS = 24;

/** How soon a browser comes back after a break, in milliseconds. */
const RETRY_MS = 1_000;

const encoder = new TextEncoder();

/** What ends each of a person's open streams, the oldest first. */
const open = () => shared<Map<string, Set<() => void>>>("event streams", () => new Map());

/**
 * Counts a stream in. A line that broke unseen looks open for many minutes: whoever comes back again and
 * again over a bad network must not be kept out by what they left behind.
 * @returns what counts it out
 */
function enter({ id }: Actor, end: () => void): () => void {
  const own = open().get(id) ?? new Set();
  open().set(id, own.add(end));
  const [oldest] = own;
  if (own.size > MOST_STREAMS) oldest?.();
  return () => {
    own.delete(end);
    if (own.size === 0) open().delete(id);
  };
}

/**
 * One stream and no pipe behind it: with many readers the steps of a pipe cost more than what goes through.
 * @param left called when the reader leaves
 */
function lineTo(left: () => void) {
  const held: { control: ReadableStreamDefaultController<Uint8Array> | null } = { control: null };
  let room = () => {};
  const close = (ended: ReadableStreamDefaultController<Uint8Array> | null) => {
    held.control = null;
    room();
    ended?.close();
  };
  const hasRoom = () => (held.control?.desiredSize ?? 0) > 0;
  return {
    body: new ReadableStream<Uint8Array>({
      start: (control) => {
        held.control = control;
      },
      pull: () => room(),
      cancel: () => {
        close(null);
        left();
      },
    }),
    hasRoom,
    /** Resolves when there was room for it, or the line was closed. */
    write: async (text: string) => {
      while (held.control !== null && !hasRoom()) {
        await new Promise<void>((resolve) => {
          room = resolve;
        });
      }
      held.control?.enqueue(encoder.encode(text));
    },
    close: () => close(held.control),
  };
}

/** Answers `request` with what `events` yields, as JSON. `events` is to end when its signal aborts. */
export function eventStream(
  request: Request,
  actor: Actor,
  events: (signal: AbortSignal) => AsyncIterable<unknown>,
): Response {
  const ended = new AbortController();
  const source = events(ended.signal);
  const end = () => ended.abort();
  const leave = enter(actor, end);
  const { body, hasRoom, write, close } = lineTo(end);
  const pulse = async () => {
    if ((await currentActor(request)) === null) return end();
    // A reader who has not taken what there is hears the next one.
    if (hasRoom()) await write("event: beat\ndata: {}\n\n");
  };
  const beat = setInterval(() => void pulse().catch(end), BEAT_MS).unref();
  ended.signal.addEventListener("abort", () => {
    clearInterval(beat);
    hub().closers.delete(end);
    request.signal.removeEventListener("abort", end);
    leave();
    close();
  });
  hub().closers.add(end);
  request.signal.addEventListener("abort", end);
  const carry = async () => {
    await write(`retry: ${RETRY_MS}\n\n`);
    for await (const event of source) await write(`data: ${JSON.stringify(event)}\n\n`);
  };
  carry().then(end, end);
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Neither kept, nor compressed (which would hold events back), nor gathered by a proxy.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    },
  });
}
