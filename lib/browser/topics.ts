/**
 * Subscriptions by topic, so that one change wakes only what shows it: a page with three thousand
 * paragraphs has three thousand listeners, and a mark in one of them calls one.
 */

/** Tells listeners of a topic that something under it changed; what changed they read themselves. */
export class Topics<Topic extends string> {
  readonly #listeners = new Map<Topic, Set<() => void>>();

  /** Calls `listener` after every change under `topic` until the returned function is called. */
  subscribe(topic: Topic, listener: () => void): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) this.#listeners.delete(topic);
    };
  }

  /** Wakes the listeners of `topics`, each listener once. */
  announce(topics: Iterable<Topic>): void {
    const woken = new Set<() => void>();
    for (const topic of topics) {
      for (const listener of this.#listeners.get(topic) ?? []) woken.add(listener);
    }
    for (const listener of woken) listener();
  }
}
