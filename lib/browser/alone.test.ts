import "fake-indexeddb/auto";
import { v7 as newId } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { byLocks } from "./alone";
import { byLease } from "./lease";
import { type OutboxStore, openOutboxStore } from "./outbox-store";

let store: OutboxStore;
/** What is to happen later, in the order it was asked for. */
let timers: (() => void)[];
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  timers = [];
  store = await openOutboxStore(newId(), () => {});
  return () => store.close();
});
afterEach(() => void vi.useRealTimers());

const later = (_ms: number, run: () => void) => {
  timers.push(run);
  return () => {
    timers = timers.filter((one) => one !== run);
  };
};
const turns = async () => {
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
};
/** Lets time pass; what was to happen by then happens. */
async function pass(ms: number): Promise<void> {
  vi.setSystemTime(Date.now() + ms);
  for (const run of timers.splice(0)) run();
  await turns();
}

/** Work that goes on until it is told to end. */
function work() {
  let begun = false;
  let end = () => {};
  const run = () =>
    new Promise<void>((resolve) => {
      begun = true;
      end = resolve;
    });
  return { run, begun: () => begun, end: () => end() };
}

test("without locks one tab works at a time, however long it takes", async () => {
  const [first, second] = [work(), work()];
  const one = byLease(store, "one", later)(first.run);
  await turns();
  void byLease(store, "two", later)(second.run);
  for (let i = 0; i < 10; i += 1) await pass(5_000);
  expect([first.begun(), second.begun()]).toEqual([true, false]);
  first.end();
  await one;
  await pass(1_000);
  expect(second.begun()).toBe(true);
});

test("a tab that died keeps the others waiting for a moment only", async () => {
  await store.lease("dead", 15_000);
  const mine = work();
  void byLease(store, "mine", later)(mine.run);
  await pass(10_000);
  expect(mine.begun()).toBe(false);
  await pass(6_000);
  expect(mine.begun()).toBe(true);
});

/** One lock, as the browser has it: whoever asks waits, gives up, or takes it away. */
function lock(): Pick<LockManager, "request"> {
  let held: { lost: (why: Error) => void } | null = null;
  let queue: (() => void)[] = [];
  const request = (_: string, { signal, steal }: LockOptions, run: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const grant = () => {
        const mine = { lost: reject };
        held = mine;
        void run()
          .then(resolve, reject)
          .finally(() => {
            if (held !== mine) return;
            held = null;
            queue.shift()?.();
          });
      };
      if (steal) held?.lost(new DOMException("stolen", "AbortError"));
      if (steal || held === null) return grant();
      queue.push(grant);
      signal?.addEventListener("abort", () => {
        queue = queue.filter((one) => one !== grant);
        reject(signal.reason);
      });
    });
  return { request: request as LockManager["request"] }; // One of its forms.
}

test("a tab that was put to sleep while it sent is waited for by nobody who is looked at", async () => {
  const locks = lock();
  const [asleep, hidden, seen] = [work(), work(), work()];
  const lost: unknown[] = [];
  const always = byLocks(locks, "me", later, () => true);
  always(asleep.run).catch((cause) => lost.push(cause.message));
  void byLocks(locks, "me", later, () => false)(hidden.run);
  await pass(45_000);
  void always(seen.run);
  await turns();
  expect([asleep.begun(), hidden.begun(), seen.begun()]).toEqual([true, false, false]);
  await pass(45_000);
  expect([hidden.begun(), seen.begun()]).toEqual([false, true]);
  expect(lost).toEqual(["stolen"]);
  // What it was at it may end all the same.
  asleep.end();
  await turns();
  expect(hidden.begun()).toBe(false);
  seen.end();
  await turns();
  expect(hidden.begun()).toBe(true);
});

test("a clock that was set back keeps nobody waiting", async () => {
  await store.lease("earlier", 15_000);
  vi.setSystemTime(Date.now() - 3_600_000);
  const mine = work();
  void byLease(store, "mine", later)(mine.run);
  await turns();
  expect(mine.begun()).toBe(true);
});
