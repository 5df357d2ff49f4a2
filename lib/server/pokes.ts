/**
 * Who is told that an article changed: `poke` says it, `pokes` hears it, and what carries it between them
 * stays in here. One server process needs no more than its memory; what another process commits to the
 * file (the command line beside a server) shows in SQLite's own counter of changes, looked at while
 * anybody listens. Nothing is lost by a poke that is missed: whoever begins to listen is told first where
 * each article stands.
 */
import { NEWSROOM } from "../model/newsroom";
import { type Actor, authorise } from "../model/policy";
import type { Poke } from "../model/wire-live";
import { read } from "./db";
import { shared } from "./hub";
import { newsroomRevision } from "./newsroom";

/** One article is told of no more often than this: many people marking at once make one event. */
const WINDOW_MS = 150;
/** How often another process's changes are looked for. */
const WATCH_MS = 500;

/** An article that somebody listens to. */
type Topic = {
  /** 0 until it is known. */
  revision: number;
  presence: number;
  listeners: Set<() => void>;
  /** When it was last told, on the monotonic clock, and the telling to come. */
  told: number;
  coming: NodeJS.Timeout | null;
};

type State = {
  topics: Map<string, Topic>;
  /** Grows with every change of who is there, over all articles and restarts. */
  presence: number;
  watching: NodeJS.Timeout | null;
};

function state(): State {
  return shared("pokes", () => ({ topics: new Map(), presence: Date.now(), watching: null }));
}

/**
 * Says that an article now has this revision, or that other people are there. Call it when the change is
 * kept, never before. What is known already is not told again.
 */
export function poke(articleId: string, change: { revision: number } | "presence"): void {
  const held = state();
  const topic = held.topics.get(articleId);
  if (topic === undefined) return;
  if (change === "presence") {
    held.presence += 1;
    topic.presence = held.presence;
  } else {
    if (change.revision <= topic.revision) return;
    topic.revision = change.revision;
  }
  if (topic.coming !== null) return;
  const wait = topic.told + WINDOW_MS - performance.now();
  if (wait <= 0) tell(topic);
  else topic.coming = setTimeout(() => tell(topic), wait).unref();
}

function tell(topic: Topic): void {
  topic.coming = null;
  topic.told = performance.now();
  for (const listener of topic.listeners) listener();
}

/**
 * The pokes of these articles: first where each of them stands, then every change, several of one article
 * as one while the listener is busy. Ends when `signal` aborts. Articles that are not there are not told of.
 */
export function pokes(
  actor: Actor,
  articles: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Poke, void> {
  authorise(actor, "article:read");
  return hear(articles, signal);
}

async function* hear(articles: readonly string[], signal: AbortSignal): AsyncGenerator<Poke, void> {
  const changed = new Set<string>();
  const sent = new Map<string, string>();
  let wake = () => {};
  const heard = new Map(
    articles.map((id) => [
      id,
      () => {
        changed.add(id);
        wake();
      },
    ]),
  );
  const stop = () => wake();
  signal.addEventListener("abort", stop);
  for (const [id, listener] of heard) listen(id, listener);
  try {
    await lookUp(articles);
    for (const id of articles) changed.add(id);
    while (!signal.aborted) {
      for (const id of changed) {
        changed.delete(id);
        const topic = state().topics.get(id);
        if (topic === undefined || topic.revision === 0) continue;
        const { revision, presence } = topic;
        // A change told late may have gone out already with an earlier one.
        if (sent.get(id) === `${revision} ${presence}`) continue;
        sent.set(id, `${revision} ${presence}`);
        yield { article: id, revision, presence };
        if (signal.aborted) return;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (changed.size > 0 || signal.aborted) resolve();
      });
    }
  } finally {
    signal.removeEventListener("abort", stop);
    for (const [id, listener] of heard) leave(id, listener);
  }
}

function listen(articleId: string, listener: () => void): void {
  const held = state();
  let topic = held.topics.get(articleId);
  if (topic === undefined) {
    held.presence += 1;
    topic = { revision: 0, presence: held.presence, listeners: new Set(), told: 0, coming: null };
    held.topics.set(articleId, topic);
  }
  topic.listeners.add(listener);
  held.watching ??= watch();
}

function leave(articleId: string, listener: () => void): void {
  const held = state();
  const topic = held.topics.get(articleId);
  if (topic === undefined) return;
  topic.listeners.delete(listener);
  if (topic.listeners.size > 0) return;
  if (topic.coming !== null) clearTimeout(topic.coming);
  held.topics.delete(articleId);
  if (held.topics.size > 0 || held.watching === null) return;
  clearInterval(held.watching);
  held.watching = null;
}

/** Pokes these articles, and the newsroom where it is among them, with the revisions on disk. */
async function lookUp(articles: readonly string[]): Promise<void> {
  const rows = await read().article.findMany({
    where: { id: { in: [...articles] } },
    select: { id: true, revision: true },
    orderBy: { id: "asc" },
  });
  for (const { id, revision } of rows) poke(id, { revision });
  if (articles.includes(NEWSROOM)) poke(NEWSROOM, { revision: await newsroomRevision(read()) });
}

/** Looks, until it is cleared, whether the file was written to, and pokes what listeners wait for. */
function watch(): NodeJS.Timeout {
  let seen: bigint | null = null;
  let looking = false;
  const look = async () => {
    // A look that takes longer than the time between two must not pile up.
    if (looking) return;
    looking = true;
    try {
      const [row] = await read().$queryRaw<{ data_version: bigint }[]>`PRAGMA data_version`;
      const now = row?.data_version ?? null;
      if (now !== seen) await lookUp([...state().topics.keys()]);
      seen = now;
    } catch {
      // The database is out of reach for a moment; requests say so, and the next look finds what was missed.
    } finally {
      looking = false;
    }
  };
  return setInterval(() => void look(), WATCH_MS).unref();
}
