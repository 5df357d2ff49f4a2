/**
 * Brings the kept copy of an article up to date when its last waiting change was sent from a page that shows
 * something else: no reader was there to take in what the server answered.
 */
import { Refusal } from "./client";
import { catchUp, isNotKept } from "./keeper";
import { Kept } from "./kept";
import type { Outbox } from "./outbox";

/** Watches a person's outbox until the returned function is called. */
export function keepSent(person: string, outbox: Pick<Outbox, "entries" | "subscribe">): () => void {
  const articlesOf = () => new Set(outbox.entries().map(({ about }) => about.article.id));
  let before = articlesOf();
  return outbox.subscribe(() => {
    const now = articlesOf();
    const sent = [...before].filter((article) => !now.has(article));
    before = now;
    for (const article of sent) {
      bringUp(person, article).catch((error) => {
        if (!(error instanceof Refusal || isNotKept(error))) throw error; // Its reader does it, next time.
      });
    }
  });
}

async function bringUp(person: string, article: string): Promise<void> {
  const kept = await Kept.open(person);
  try {
    const since = await kept.since(article);
    if (since !== null) await catchUp(kept, article, since);
  } finally {
    kept.close();
  }
}
