/**
 * Long work on one thread without keeping the others waiting: it is written as a generator that yields
 * often, and is run here in slices of a few milliseconds with a turn for everybody else in between.
 */
import { setImmediate } from "node:timers/promises";

/** Short against the 50 ms that a person may notice, long against the cost of a turn. */
const SLICE_MS = 8;

/** Lets everything that waits have its turn. */
export async function turn(): Promise<void> {
  await setImmediate();
}

/** Runs `work` to its end and returns what it returns. */
export async function inSlices<T>(work: Generator<void, T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    await turn();
    began = performance.now();
  }
}

/** Runs `work` to its end at once: for short work, and where nobody waits. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
