/**
 * Brings the kept copy of an article up to date when its last waiting change was sent from a page that shows
 * something else: no reader was there to take in what the server answered. Which articles these are is
 * remembered until it is done, since the page may go in the middle of it.
 */
import { Refusal } from "./client";
import { catchUp } from "./keeper";
import { Kept } from "./kept";
import type { Outbox } from "./outbox";

/** Watches a person's outbox until the returned function is called. */
export function keepSent(person: string, outbox: Pick<Outbox, "entries" | "subscribe">): () => void {
  const key = `proofmark-unsent ${person}`;
  const unsent = new Set(remembered(key));
  const underWay = new Set<string>();
  const bringUp = async (article: string) => {
    underWay.add(article);
    try {
      // Its own reader keeps what it is told.
      if (!location.pathname.endsWith(article)) await keepNews(person, article);
      unsent.delete(article);
      remember(key, unsent);
    } catch (error) {
      // Out of reach, or nothing is kept here: the next page tries again.
      if (!(error instanceof Refusal || error instanceof DOMException)) throw error;
    } finally {
      underWay.delete(article);
    }
  };
  return outbox.subscribe(() => {
    const waiting = new Set(outbox.entries().map(({ about }) => about.article.id));
    const known = unsent.size;
    for (const article of waiting) unsent.add(article);
    if (unsent.size > known) remember(key, unsent);
    for (const article of unsent) {
      if (!waiting.has(article) && !underWay.has(article)) void bringUp(article);
    }
  });
}

async function keepNews(person: string, article: string): Promise<void> {
  const kept = await Kept.open(person);
  try {
    const since = await kept.since(article);
    if (since !== null) await catchUp(kept, article, since);
  } finally {
    kept.close();
  }
}

function remembered(key: string): string[] {
  try {
    // Only `remember` writes under this name.
    return JSON.parse(localStorage.getItem(key) ?? "[]") as string[];
  } catch {
    return [];
  }
}

function remember(key: string, articles: ReadonlySet<string>): void {
  try {
    if (articles.size > 0) localStorage.setItem(key, JSON.stringify([...articles]));
    else localStorage.removeItem(key);
  } catch {
    // Forbidden or full: then what is sent in the page's last moment is kept when it is opened again.
  }
}
