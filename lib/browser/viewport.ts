/** Which chunks of the article are in sight or nearly so: only these need stamps and cards. */
import { Topics } from "./topics";

/** How far beyond the window counts as near, in per cent of its height. */
const NEAR = "60%";

export class Viewport {
  readonly #topics = new Topics<"chunks">();
  readonly #chunkOf = new Map<Element, number>();
  #observer: IntersectionObserver | null = null;
  #near: readonly number[] = [];

  /** Calls `listener` when chunks come near or go. */
  subscribe(listener: () => void): () => void {
    return this.#topics.subscribe("chunks", listener);
  }

  /** Numbers of the chunks near the window, ascending; the same array until they change. */
  near(): readonly number[] {
    return this.#near;
  }

  /** Watches a chunk's element until the returned function is called. */
  watch(element: Element, chunk: number): () => void {
    this.#observer ??= new IntersectionObserver((entries) => this.#update(entries), {
      rootMargin: `${NEAR} 0px`,
    });
    this.#chunkOf.set(element, chunk);
    this.#observer.observe(element);
    return () => {
      this.#observer?.unobserve(element);
      this.#chunkOf.delete(element);
    };
  }

  #update(entries: readonly IntersectionObserverEntry[]): void {
    const near = new Set(this.#near);
    for (const { target, isIntersecting } of entries) {
      const chunk = this.#chunkOf.get(target);
      if (chunk === undefined) continue;
      if (isIntersecting) near.add(chunk);
      else near.delete(chunk);
    }
    this.#near = [...near].sort((a, b) => a - b);
    this.#topics.announce(["chunks"]);
  }
}
