/**
 * The outbox of the person whose page this is, with the browser's own database, locks and channel. One a
 * person and page load: whichever part of the page asks for it gets the same.
 */
import { v7 as newId } from "uuid";
import { byLocks } from "./alone";
import { send } from "./client";
import { FORMAT } from "./entry";
import type { Happening } from "./observers";
import { Outbox, type World } from "./outbox";
import { openOutboxStore } from "./outbox-store";

/** A request that hangs on a dead network is given up after so long, and sent again under its key. */
const PATIENCE_MS = 30_000;

const opened = new Map<string, Outbox>();

/** The outbox of a person, shut: `start` it on a page of theirs. On the server a new one that stays shut. */
export function outboxOf(person: string): Outbox {
  const outbox = opened.get(person) ?? new Outbox(browserOf(person));
  if (typeof window !== "undefined") opened.set(person, outbox);
  return outbox;
}

/** Shuts the outboxes of everybody else: the page has become this person's. */
export function shutOthers(person: string): void {
  for (const [other, outbox] of opened) if (other !== person) outbox.stop();
}

function browserOf(person: string): World {
  const later: World["later"] = (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  };
  let keeping: Promise<typeof import("./keep-answer") | null> | null = null;
  // Asked for with the first write, so that it is there with the answer.
  const keeper = () => {
    // Where there can be no worker, nothing is kept.
    if (!("serviceWorker" in navigator)) return null;
    keeping ??= import("./keep-answer").catch(() => {
      keeping = null; // Out of reach: then the worker has not got it either, and no article is opened without a network.
      return null;
    });
    return keeping;
  };
  return {
    send: (request) => {
      void keeper();
      return send({ ...request, person, patienceMs: PATIENCE_MS });
    },
    keep: async ({ about, write }, answer) => {
      await (await keeper())?.keepAnswer(person, about.article.id, write, answer);
    },
    open: (lost) => openOutboxStore(person, lost),
    // The type promises locks; on plain http there are none.
    alone: (store) =>
      (navigator.locks as LockManager | undefined)
        ? byLocks(navigator.locks, person, later, () => document.visibilityState === "visible")
        : async (work) => {
            // Out of reach: two tabs may send at once then.
            const lease = await import("./lease").catch(() => null);
            await (lease ? lease.byLease(store, newId(), later)(work) : work());
          },
    channel: (hear) => {
      // Builds that write different entries do not talk: each finds on disk what it understands.
      const channel = new BroadcastChannel(`proofmark-outbox-${FORMAT}-${person}`);
      // Nothing but an outbox speaks there.
      channel.onmessage = ({ data }: MessageEvent<Happening>) => hear(data);
      return { tell: (happening) => channel.postMessage(happening), close: () => channel.close() };
    },
    now: () => Date.now(),
    later,
  };
}
