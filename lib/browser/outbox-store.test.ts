import "fake-indexeddb/auto";
import { v7 as newId } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { newEntry } from "./entry";
import { openOutboxStore } from "./outbox-store";

const DAY_MS = 24 * 60 * 60 * 1000;
const ABOUT = { article: { id: "article", title: "Курск" }, words: "" };
const entry = (id: string) =>
  newEntry({ id, subject: "claim", kind: "patch", method: "PATCH", path: "/claims/claim" }, ABOUT, "");

let person: string;
beforeEach(() => {
  person = newId();
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => vi.useRealTimers());

const open = () => openOutboxStore(person, () => undefined);

test("the revision a claim was answered with is known to the next page, and forgotten after a week", async () => {
  const first = await open();
  await first.add([entry("a")]);
  await first.remove(["a"], { subject: "claim", revision: 7 });
  first.close();
  vi.setSystemTime(Date.now() + 6 * DAY_MS);
  const second = await open();
  await second.load();
  expect(await second.answered("claim")).toBe(7);
  second.close();
  vi.setSystemTime(Date.now() + 2 * DAY_MS);
  const third = await open();
  await third.load();
  expect(await third.answered("claim")).toBeNull();
  third.close();
});

test("nothing is forgotten while a change waits that may go on it", async () => {
  const first = await open();
  await first.add([entry("a"), entry("b")]);
  await first.remove(["a"], { subject: "claim", revision: 7 });
  first.close();
  vi.setSystemTime(Date.now() + 30 * DAY_MS);
  const second = await open();
  await second.load();
  expect(await second.answered("claim")).toBe(7);
  second.close();
});

test("an entry is committed in the turn it is made in, which may be the page's last", async () => {
  const store = await open();
  const commit = vi.spyOn(IDBTransaction.prototype, "commit");
  const added = store.add([entry("a")]);
  expect(commit).toHaveBeenCalledOnce();
  await added;
  expect((await store.load()).entries).toHaveLength(1);
  store.close();
});

test("of two tabs one has the lease, though the other's clock is a little behind", async () => {
  const [one, two] = [await open(), await open()];
  const now = Date.now();
  expect(await one.lease("one", 15_000)).toBe(0);
  vi.setSystemTime(now - 20);
  expect(await two.lease("two", 15_000)).toBeGreaterThan(0);
  // An hour behind is a clock that was set back.
  vi.setSystemTime(now - 3_600_000);
  expect(await two.lease("two", 15_000)).toBe(0);
  one.close();
  two.close();
});

test("entries come back in the order they were made, and one that is gone is not changed into being", async () => {
  const store = await open();
  await store.add([entry("a"), entry("b")]);
  await store.add([entry("c")]);
  const { entries } = await store.load();
  expect(entries.map(({ write }) => write.id)).toEqual(["a", "b", "c"]);
  await store.remove(["b"], null);
  for (const one of entries) await store.change({ ...one, madeAt: "later" });
  const left = (await store.load()).entries;
  expect(left.map(({ write, madeAt }) => `${write.id} ${madeAt}`)).toEqual(["a later", "c later"]);
  store.close();
});

test("an entry that lies in another tab alone takes nobody's place", async () => {
  const store = await open();
  const [order = 0] = await store.add([entry("a")]);
  await store.change({ ...entry("elsewhere"), order });
  expect((await store.load()).entries.map(({ write }) => write.id)).toEqual(["a"]);
  store.close();
});
