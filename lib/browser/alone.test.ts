import "fake-indexeddb/auto";
import { v7 as newId } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { byLease } from "./alone";
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

test("a clock that was set back keeps nobody waiting", async () => {
  await store.lease("earlier", 15_000);
  vi.setSystemTime(Date.now() - 3_600_000);
  const mine = work();
  void byLease(store, "mine", later)(mine.run);
  await turns();
  expect(mine.begun()).toBe(true);
});
