/** Something that comes after the page has been drawn: parts that show it hear when it is there. */
export class Arrival<T> {
  readonly #listeners = new Set<() => void>();
  #value: T | null = null;

  /** Null until it has come, and after it went. */
  get(): T | null {
    return this.#value;
  }

  set(value: T | null): void {
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
