/**
 * The line of this browser to the server: streams, locks and channel where the browser gives them; where it
 * gives no locks (plain http by a host name), every page looks for itself, as long as somebody looks at it.
 */
import type { Poke } from "../model/wire-live";
import { API } from "./client";
import { type Hear, type Line, LiveLine, type LiveWorld, type Said } from "./live-line";

/** How often a page without a stream looks for what is new. */
const LOOK_MS = 5_000;
/** The most articles that one stream tells of. */
const MOST_ARTICLES = 100;

const lines = new Map<string, Line>();

/** The line of a person, one a page load. */
export function lineOf(person: string): Line {
  const line = lines.get(person) ?? makeLine(person);
  lines.set(person, line);
  return line;
}

function makeLine(person: string): Line {
  // The type promises locks; on plain http there are none.
  const locks = navigator.locks as LockManager | undefined;
  const line = locks ? new LiveLine(worldOf(person, locks)) : new PollingLine();
  const wake = () => {
    if (document.visibilityState === "visible") line.wake();
  };
  window.addEventListener("online", wake);
  window.addEventListener("offline", () => line.cut());
  document.addEventListener("visibilitychange", wake);
  return line;
}

function worldOf(person: string, locks: LockManager): LiveWorld {
  const reading = `proofmark-reads ${person} `;
  return {
    leadership: (lead, signal, steal) =>
      locks.request(`proofmark-live ${person}`, steal ? { steal } : { signal }, lead),
    reads: (article) =>
      new Promise((entered) => {
        void locks.request(
          reading + article,
          { mode: "shared" },
          () => new Promise<void>((release) => entered(release)),
        );
      }),
    articles: async () => {
      const { held = [] } = await locks.query();
      const names = held.flatMap(({ name = "" }) =>
        name.startsWith(reading) ? [name.slice(reading.length)] : [],
      );
      return [...new Set(names)].sort().slice(0, MOST_ARTICLES);
    },
    channel: (hear) => {
      const channel = new BroadcastChannel(`proofmark-live ${person}`);
      // Nothing but our own pages speaks there.
      channel.onmessage = ({ data }: MessageEvent<Said>) => hear(data);
      return { tell: (said) => channel.postMessage(said), close: () => channel.close() };
    },
    stream: (articles, events) => {
      const source = new EventSource(`${API}/pokes?articles=${articles.join(",")}`);
      source.onopen = events.open;
      // What the server says has the wire's shape: both ends are of one build.
      source.onmessage = ({ data }: MessageEvent<string>) => events.poke(JSON.parse(data) as Poke);
      source.addEventListener("beat", events.beat);
      source.onerror = () => {
        // Its own way of coming back knows no patience, and none at all after a refusal.
        source.close();
        events.lost();
      };
      return () => source.close();
    },
    visible: () => document.visibilityState === "visible",
    later: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    chance: Math.random,
  };
}

class PollingLine implements Line {
  readonly #hearers = new Set<Hear>();

  follow(_article: string, hear: Hear): () => void {
    this.#hearers.add(hear);
    const look = setInterval(() => {
      if (document.visibilityState === "visible") hear(null);
    }, LOOK_MS);
    return () => {
      clearInterval(look);
      this.#hearers.delete(hear);
    };
  }

  open(): null {
    return null;
  }

  subscribe(): () => void {
    return () => {};
  }

  cut(): void {
    // It asks anew each time, and holds nothing.
  }

  wake(): void {
    for (const hear of this.#hearers) hear(null);
  }
}
