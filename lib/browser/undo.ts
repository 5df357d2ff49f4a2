/** What can be undone on one page, the last act first. */

/** How many steps can be undone on one page; a withdrawal can be taken back later too. */
const MOST_STEPS = 100;

export class UndoSteps {
  readonly #steps: { step: () => void; back?: () => void }[] = [];
  #undoing = false;

  /** Whether a step is being undone just now: what it does is no new act. */
  undoing(): boolean {
    return this.#undoing;
  }

  /** Remembers how the act just done is undone. */
  remember(step: () => void): void {
    if (this.#undoing) return;
    this.#steps.push({ step });
    if (this.#steps.length > MOST_STEPS) this.#steps.shift();
  }

  /** Says where to go back to once the act just done was undone. */
  comeBack(back: () => void): void {
    const last = this.#steps.at(-1);
    if (last && !this.#undoing) last.back = back;
  }

  /** Undoes the last act that was not undone yet; false when there is none. */
  undo(): boolean {
    const last = this.#steps.pop();
    if (!last) return false;
    this.#undoing = true;
    last.step();
    this.#undoing = false;
    last.back?.();
    return true;
  }
}
