/** What is to be said aloud to whoever cannot see it: one line at a time, the last one wins. */
import { Topics } from "./topics";

export class Speech {
  readonly #topics = new Topics<"line">();
  #line = "";

  subscribe(listener: () => void): () => void {
    return this.#topics.subscribe("line", listener);
  }

  line(): string {
    return this.#line;
  }

  /** Says a line; the same line twice is said twice. */
  say(line: string): void {
    // A screen reader is silent when nothing changed; an invisible space makes a change.
    this.#line = line === this.#line ? `${line}\u00a0` : line;
    this.#topics.announce(["line"]);
  }
}
