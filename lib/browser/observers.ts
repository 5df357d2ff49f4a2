/**
 * Who shows the writes of an article, and what they are told: the same whether it happened in this tab or
 * in another of the person's.
 */
import type { Entry } from "./entry";
import type { Holding } from "./pace";
import type { QueueObserver } from "./queue";

/** What one tab tells the others. */
export type Happening =
  | { readonly kind: "shows"; readonly entries: readonly Entry[] }
  | { readonly kind: "done"; readonly entry: Entry; readonly answer: unknown }
  | { readonly kind: "refused" | "retried"; readonly entry: Entry }
  | {
      readonly kind: "replaced";
      readonly entries: readonly Entry[];
      readonly by: readonly Entry[];
      readonly current: unknown;
    }
  | { readonly kind: "joined"; readonly entry: Entry; readonly current: unknown }
  | { readonly kind: "gone"; readonly entries: readonly Entry[] }
  | ({ readonly kind: "held" } & Holding);

export class Observers {
  readonly #observers = new Map<string, Set<QueueObserver>>();

  /** Tells `observer` of an article's writes until the returned function is called. */
  join(articleId: string, observer: QueueObserver): () => void {
    const observers = this.#observers.get(articleId) ?? new Set();
    this.#observers.set(articleId, observers);
    observers.add(observer);
    return () => {
      observers.delete(observer);
      if (observers.size === 0 && this.#observers.get(articleId) === observers) {
        this.#observers.delete(articleId);
      }
    };
  }

  tell(happening: Happening): void {
    switch (happening.kind) {
      case "shows":
        for (const one of happening.entries) this.#each(one, (o) => o.shows(one.write, one.refused));
        break;
      case "done":
        this.#each(happening.entry, (o) => o.done(happening.entry.write, happening.answer));
        break;
      case "refused": {
        const { write, refused } = happening.entry;
        if (refused) this.#each(happening.entry, (o) => o.refused(write, refused));
        break;
      }
      case "retried":
        this.#each(happening.entry, (o) => o.shows(happening.entry.write, null));
        break;
      case "joined":
        this.#each(happening.entry, (o) => o.joined(happening.entry.write, happening.current));
        break;
      case "gone":
        for (const one of happening.entries) this.#each(one, (o) => o.gone([one.write]));
        break;
      case "replaced": {
        const { entries, by, current } = happening;
        const writes = (all: readonly Entry[]) => all.map(({ write }) => write);
        const [first] = entries;
        if (first) this.#each(first, (o) => o.replaced(writes(entries), writes(by), current));
        break;
      }
      case "held": // Says nothing of any write.
    }
  }

  #each({ about }: Entry, tell: (observer: QueueObserver) => void): void {
    for (const observer of [...(this.#observers.get(about.article.id) ?? [])]) tell(observer);
  }
}
