/**
 * Brings the kept copy of an article up to date when its last waiting change was sent from a page that shows
 * something else: no reader was there to take in what the server answered.
 */
import { Refusal } from "./client";
import type { Outbox } from "./outbox";

/** Watches a person's outbox until the returned function is called; from its start, so that nothing is missed. */
export function keepSent(person: string, outbox: Pick<Outbox, "entries" | "subscribe">): () => void {
  const unsent = () => new Set(outbox.entries().map(({ about }) => about.article.id));
  let before = unsent();
  return outbox.subscribe(() => {
    const now = unsent();
    for (const article of before) {
      if (now.has(article)) continue;
      bringUp(person, article).catch((error) => {
        // Out of reach, or nothing is kept here: its reader does it, next time.
        if (!(error instanceof Refusal || error instanceof DOMException)) throw error;
      });
    }
    before = now;
  });
}

async function bringUp(person: string, article: string): Promise<void> {
  const [{ catchUp }, { Kept }] = await Promise.all([import("./keeper"), import("./kept")]);
  const kept = await Kept.open(person);
  try {
    const since = await kept.since(article);
    if (since !== null) await catchUp(kept, article, since);
  } finally {
    kept.close();
  }
}
