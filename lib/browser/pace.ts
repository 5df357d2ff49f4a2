/**
 * How long nothing is sent after a failure: longer each time, and why. What one tab finds out all tabs of
 * the person keep to.
 */
import type { Refusal, RefusalCode } from "./client";

/** How sending fares. `code`: why nothing is sent, null while all goes; `ms`: for so long; `tries`: failures so far. */
export type Holding = { readonly code: RefusalCode | null; readonly ms: number; readonly tries: number };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** So often a fault of the server's is borne before a write is taken for refused. */
const FAULTS_BORNE = 6;

/** All goes well. */
export const GOING: Holding = { code: null, ms: 0, tries: 0 };

export class Pace {
  readonly #now: () => number;
  #holding = GOING;
  #since = Number.NEGATIVE_INFINITY;
  /** Faults of the server's so far, by write. */
  readonly #faults = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  code(): RefusalCode | null {
    return this.#holding.code;
  }

  tries(): number {
    return this.#holding.tries;
  }

  /** How many milliseconds nothing is to be sent from now on. */
  left(): number {
    const waited = this.#now() - this.#since;
    // A clock that was set back is not waited out.
    return waited < 0 ? 0 : Math.max(this.#holding.ms - waited, 0);
  }

  keepTo(holding: Holding): void {
    this.#holding = holding;
    this.#since = this.#now();
  }

  /** There is no reason to wait any longer; why it was waited is known until something has gone through. */
  hurry(): void {
    this.#since = Number.NEGATIVE_INFINITY;
  }

  /**
   * How long to wait after a failure, with some chance in it so that a newsroom does not return as one; null
   * when that is settled already.
   * @param before how many failures there were when the request went out: those sent together count once
   */
  after(refusal: Refusal, before: number): Holding | null {
    if (this.#holding.tries > before) return null;
    const backOff = Math.min(FIRST_WAIT_MS * 2 ** before, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2);
    const ms = Math.max(backOff, (refusal.retryAfterSeconds ?? 0) * 1000);
    return { code: refusal.code, ms, tries: before + 1 };
  }

  /** Whether a fault of the server's is one more to be waited out. */
  bears(write: string, { code }: Refusal): boolean {
    if (code !== "INTERNAL") return false;
    const faults = (this.#faults.get(write) ?? 0) + 1;
    if (faults < FAULTS_BORNE) this.#faults.set(write, faults);
    else this.#faults.delete(write);
    return faults < FAULTS_BORNE;
  }

  /** Forgets the faults of a write that went through. */
  went(write: string): void {
    this.#faults.delete(write);
  }
}
