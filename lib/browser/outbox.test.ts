import { openDB } from "idb";
import { beforeEach, expect, test, vi } from "vitest";
import { Refusal, type RefusalCode, type Request } from "./client";
import type { Outbox } from "./outbox";
import { openOutboxStore } from "./outbox-store";
import type { About, QueueObserver, Write } from "./queue";
import { Browser, settled } from "./testing-browser";

const ABOUT: About = { article: { id: "article", title: "Курск" }, words: "8000 войници" };

const write = (id: string, change: Partial<Write> = {}): Write => ({
  id,
  subject: "claim",
  kind: "patch",
  method: "PATCH",
  path: "/claims/claim",
  ...change,
});

type Call = {
  request: Request;
  answer: (body: unknown) => void;
  refuse: (code: RefusalCode, current?: unknown) => void;
};

let browser: Browser;
/** Requests in the order they came; each is answered when the test says so. */
let calls: Call[];

beforeEach(() => {
  browser = new Browser();
  calls = [];
});

const send = (request: Request) =>
  new Promise<unknown>((resolve, reject) => {
    const refuse = (code: RefusalCode, current: unknown = { id: "existing", revision: 9 }) =>
      reject(new Refusal(code, current, "refused"));
    calls.push({ request, answer: resolve, refuse });
  });

const keys = () => calls.map(({ request }) => request.idempotencyKey);

function watcher(seen: string[]): QueueObserver {
  return {
    shows: ({ id }, refused) => seen.push(refused ? `${id} shown refused` : `${id} shown`),
    done: ({ id }) => seen.push(`${id} done`),
    refused: ({ id }, { code }) => seen.push(`${id} ${code}`),
    joined: ({ id }) => seen.push(`${id} joined`),
    replaced: (writes, by) => seen.push(`${writes.map(({ id }) => id)} became ${by.map(({ kind }) => kind)}`),
    gone: (writes) => seen.push(`${writes.map(({ id }) => id)} gone`),
  };
}

function watched(outbox: Outbox) {
  const seen: string[] = [];
  outbox.join("article", watcher(seen));
  return seen;
}

function opened(sender = send) {
  const tab = browser.tab(sender);
  const seen = watched(tab.outbox);
  tab.outbox.start();
  return { ...tab, seen };
}

/** What lies on disk, oldest first. */
async function kept(): Promise<string[]> {
  const store = await openOutboxStore(browser.person, () => {});
  const { entries } = await store.load();
  store.close();
  return entries.map((entry) => entry.write.id);
}

test("a change is shown at once and on disk before it is sent", async () => {
  const { outbox, seen } = opened(async () => {
    expect(await kept()).toEqual(["a"]);
    return { revision: 2 };
  });
  outbox.add(write("a"), ABOUT);
  expect(seen).toEqual(["a shown"]);
  await settled(outbox);
  expect(seen).toEqual(["a shown", "a done"]);
  expect([outbox.state().waiting, await kept()]).toEqual([0, []]);
});

test("the writes of one claim go one after another, those of others beside them", async () => {
  const { outbox } = opened();
  outbox.add(write("a"), ABOUT);
  outbox.add(write("b"), ABOUT);
  outbox.add(write("c", { subject: "other" }), ABOUT);
  await settled(outbox);
  expect(keys()).toEqual(["a", "c"]);
  calls[0]?.answer({ revision: 2 });
  await settled(outbox);
  expect(keys()).toEqual(["a", "c", "b"]);
});

test("many claims are sent a few at a time, the oldest first", async () => {
  const { outbox } = opened();
  const ids = Array.from({ length: 20 }, (_, i) => `w${i}`);
  for (const id of ids) outbox.add(write(id, { subject: id }), ABOUT);
  await settled(outbox);
  expect(keys()).toEqual(ids.slice(0, 4));
  for (let i = 0; i < ids.length; i += 1) {
    calls[i]?.answer({ revision: i });
    await settled(outbox);
  }
  expect(keys()).toEqual(ids);
});

test("a write that follows another goes on the revision that one was answered with, after a crash too", async () => {
  const first = opened();
  first.outbox.add(write("a", { ifMatch: 1 }), ABOUT);
  // The page shows the first change already: what it saw is the answer still to come.
  first.outbox.add(write("b", { ifMatch: 1 }), ABOUT);
  await settled(first.outbox);
  calls[0]?.answer({ revision: 8 });
  await settled(first.outbox);
  expect(calls.map(({ request }) => request.ifMatch)).toEqual([1, 8]);
  first.crash();
  const second = opened();
  await settled(second.outbox);
  expect(calls.map(({ request }) => request.ifMatch)).toEqual([1, 8, 8]);
});

test("an answer that the page did not live to see is asked for again under the same key", async () => {
  const first = opened();
  first.outbox.add(write("a"), ABOUT);
  await settled(first.outbox);
  first.crash();
  calls[0]?.answer({ revision: 2 });
  const second = opened();
  await settled(second.outbox);
  expect(second.seen).toEqual(["a shown"]);
  expect(keys()).toEqual(["a", "a"]);
  calls[1]?.answer({ revision: 2 });
  await settled(second.outbox);
  expect(await kept()).toEqual([]);
});

test("a page that goes before an answer is kept has it asked for again", async () => {
  const kept: unknown[] = [];
  const first = browser.tab(send, { keep: () => new Promise(() => {}) });
  const seen = watched(first.outbox);
  first.outbox.start();
  first.outbox.add(write("a"), ABOUT);
  await settled(first.outbox);
  calls[0]?.answer({ revision: 2 });
  await settled(first.outbox);
  expect(seen).toEqual(["a shown"]);
  first.crash();
  const keep = async (_: unknown, answer: unknown) => void kept.push(answer);
  const second = browser.tab(send, { keep });
  second.outbox.start();
  await settled(second.outbox);
  expect(keys()).toEqual(["a", "a"]);
  calls[1]?.answer({ revision: 2 });
  await settled(second.outbox);
  expect([kept, second.outbox.state().waiting]).toEqual([[{ revision: 2 }], 0]);
});

test("a copy of the answer that cannot be had for long holds nothing up", async () => {
  const tab = browser.tab(send, { keep: () => new Promise(() => {}) });
  tab.outbox.start();
  for (let i = 0; i < 5; i += 1) tab.outbox.add(write(`w${i}`, { subject: `s${i}` }), ABOUT);
  await settled(tab.outbox);
  for (const call of calls) call.answer({ revision: 2 });
  await settled(tab.outbox);
  expect([keys().length, tab.outbox.state().waiting]).toEqual([4, 5]);
  browser.pass(2_000);
  await settled(tab.outbox);
  expect([keys().length, tab.outbox.state().waiting]).toEqual([5, 1]);
});

test.each<RefusalCode>(["OFFLINE", "UNAUTHENTICATED", "RATE_LIMITED", "UNAVAILABLE", "STORAGE_FULL"])(
  "%s holds everything, says why, and goes on later under the same key",
  async (code) => {
    const { outbox, seen } = opened();
    outbox.add(write("a"), ABOUT);
    await settled(outbox);
    outbox.add(write("b", { subject: "other" }), ABOUT);
    calls[0]?.refuse(code);
    calls[1]?.refuse(code);
    await settled(outbox);
    const sent = calls.length;
    expect(outbox.state()).toMatchObject({ waiting: 2, refused: 0, held: code });
    await settled(outbox);
    expect(calls).toHaveLength(sent);
    browser.pass(60_000);
    await settled(outbox);
    // One request tries it out.
    expect(keys().slice(sent)).toEqual(["a"]);
    calls.at(-1)?.answer({ revision: 2 });
    await settled(outbox);
    expect(outbox.state()).toMatchObject({ waiting: 1, held: null });
    calls.at(-1)?.answer({ revision: 2 });
    await settled(outbox);
    expect(outbox.state()).toMatchObject({ waiting: 0, held: null });
    expect(seen.filter((one) => one.endsWith("done"))).toHaveLength(2);
  },
);

test("being back is no reason to wait any longer", async () => {
  const { outbox } = opened();
  outbox.add(write("a"), ABOUT);
  await settled(outbox);
  calls[0]?.refuse("OFFLINE");
  await settled(outbox);
  outbox.wake();
  await settled(outbox);
  expect(keys()).toEqual(["a", "a"]);
});

test("a fault of the server's is borne a few times, then the write is shown as refused", async () => {
  const { outbox } = opened();
  outbox.add(write("a"), ABOUT);
  for (let i = 0; i < 6; i += 1) {
    await settled(outbox);
    expect(outbox.state()).toMatchObject({ waiting: 1, refused: 0 });
    calls[i]?.refuse("INTERNAL");
    await settled(outbox);
    browser.pass(60_000);
  }
  expect(outbox.state()).toMatchObject({ waiting: 0, refused: 1 });
});

test("a refused write keeps its words and its place over a reload, until it is retried", async () => {
  const first = opened();
  first.outbox.add(write("a", { ifMatch: 1 }), ABOUT);
  first.outbox.add(write("b"), ABOUT);
  await settled(first.outbox);
  calls[0]?.refuse("STALE");
  await settled(first.outbox);
  first.crash();
  const { outbox, seen } = opened();
  await settled(outbox);
  expect(seen).toEqual(["a shown refused", "b shown"]);
  expect(keys()).toEqual(["a"]);
  expect(outbox.entries()[0]).toMatchObject({ about: ABOUT, refused: { code: "STALE" } });
  outbox.retry("a", (again) => ({ ...again, ifMatch: 5 }));
  await settled(outbox);
  expect(calls[1]?.request).toMatchObject({ idempotencyKey: "a", ifMatch: 5 });
  calls[1]?.answer({ revision: 6 });
  await settled(outbox);
  expect(keys()).toEqual(["a", "a", "b"]);
});

test("giving a mark up gives up what was said of it; giving a change up does not", async () => {
  const { outbox, seen } = opened();
  outbox.add(write("mark", { method: "POST", creates: true }), ABOUT);
  outbox.add(write("tag", { method: "PUT" }), ABOUT);
  outbox.add(write("patch", { subject: "other", ifMatch: 1 }), ABOUT);
  outbox.add(write("next", { subject: "other", ifMatch: 1 }), ABOUT);
  await settled(outbox);
  calls[0]?.refuse("ARTICLE_SEALED");
  calls[1]?.refuse("STALE");
  await settled(outbox);
  outbox.discard("mark");
  outbox.discard("patch");
  await settled(outbox);
  expect(seen).toEqual(expect.arrayContaining(["mark gone", "tag gone", "patch gone"]));
  expect(await kept()).toEqual(["next"]);
  // Whoever gave the change up had seen what stands in its place.
  expect(calls.at(-1)?.request).toMatchObject({ idempotencyKey: "next", ifMatch: 9 });
});

test("a change behind one that was given up without an answer goes on what the page showed", async () => {
  const { outbox } = opened();
  outbox.add(write("a", { ifMatch: 3 }), ABOUT);
  outbox.add(write("b", { ifMatch: 3 }), ABOUT);
  await settled(outbox);
  calls[0]?.refuse("INVALID", null);
  await settled(outbox);
  outbox.discard("a");
  await settled(outbox);
  expect(calls[1]?.request).toMatchObject({ idempotencyKey: "b", ifMatch: 3 });
});

test("what another tab saw through in the last moment is not sent again", async () => {
  const tab = browser.tab(send, {
    open: async (lost) => {
      const store = await openOutboxStore(browser.person, lost);
      store.has = async (id) => {
        await store.remove([id], null);
        return false;
      };
      return store;
    },
  });
  const seen = watched(tab.outbox);
  tab.outbox.start();
  tab.outbox.add(write("a"), ABOUT);
  await settled(tab.outbox);
  expect([seen, keys(), tab.outbox.state().waiting]).toEqual([["a shown", "a gone"], [], 0]);
});

test("what was said of a mark that somebody made first is said of theirs", async () => {
  const { outbox, seen } = opened();
  const body = { version: 1, exact: "8000", assessment: { verdict: "verified" } };
  outbox.add(write("mark", { kind: "mark", creates: true, body }), ABOUT);
  outbox.add(write("edit", { body: { speaker: "Сеул" } }), ABOUT);
  await settled(outbox);
  calls[0]?.refuse("CLAIM_EXISTS");
  await settled(outbox);
  expect(seen.at(-1)).toBe("mark,edit became assess,patch");
  expect(calls[1]?.request).toMatchObject({
    path: "/claims/existing/assessment",
    body: { verdict: "verified", version: 1, exact: "8000" },
  });
  calls[1]?.answer({ revision: 10 });
  await settled(outbox);
  // The other's claim was never seen: its revision is not for whoever changes it unseen.
  expect(calls[2]?.request).toMatchObject({ path: "/claims/existing", ifMatch: 0 });
  expect([outbox.busy("claim"), outbox.busy("existing")]).toEqual([false, true]);
});

test("two tabs show the same and send once", async () => {
  const one = opened();
  const two = opened();
  one.outbox.add(write("a"), ABOUT);
  two.outbox.add(write("b", { subject: "other" }), ABOUT);
  await settled(one.outbox);
  await settled(two.outbox);
  expect(keys().toSorted()).toEqual(["a", "b"]);
  expect([one.outbox.state().waiting, two.outbox.state().waiting]).toEqual([2, 2]);
  for (const call of calls) call.answer({ revision: 2 });
  await settled(one.outbox);
  await settled(two.outbox);
  expect(keys()).toHaveLength(2);
  for (const { seen } of [one, two]) {
    expect(seen.toSorted()).toEqual(["a done", "a shown", "b done", "b shown"]);
  }
  expect(await kept()).toEqual([]);
});

test("what one tab was asked to wait, and what was given up in it, holds in the other", async () => {
  const one = opened();
  const two = opened();
  one.outbox.add(write("a"), ABOUT);
  one.outbox.add(write("mark", { subject: "new", kind: "mark", creates: true, body: {} }), ABOUT);
  await settled(one.outbox);
  calls[0]?.refuse("FORBIDDEN");
  calls[1]?.refuse("CLAIM_EXISTS");
  await settled(one.outbox);
  await settled(two.outbox);
  expect(two.seen.slice(2)).toEqual(["a FORBIDDEN", "mark became "]);
  expect([two.outbox.busy("new"), two.outbox.state()]).toMatchObject([false, { waiting: 0, refused: 1 }]);
  one.outbox.discard("a");
  await settled(two.outbox);
  expect([two.seen.at(-1), two.outbox.state().refused]).toEqual(["a gone", 0]);

  one.outbox.add(write("b"), ABOUT);
  await settled(one.outbox);
  calls[2]?.refuse("UNAVAILABLE");
  await settled(one.outbox);
  two.outbox.add(write("c", { subject: "other" }), ABOUT);
  await settled(two.outbox);
  expect(two.outbox.state()).toMatchObject({ waiting: 2, held: "UNAVAILABLE" });
  expect(keys()).toEqual(["a", "mark", "b"]);
});

test("what was on its way to the disk when the outbox was shut gets there when it is opened again", async () => {
  const { outbox, crash } = opened();
  await settled(outbox);
  outbox.add(write("a"), ABOUT);
  outbox.stop();
  outbox.start();
  await settled(outbox);
  expect([await kept(), keys()]).toEqual([["a"], ["a"]]);
  crash();
});

test("what a tab left unsent when it crashed is sent by another", async () => {
  const one = opened();
  const two = opened();
  one.outbox.add(write("a"), ABOUT);
  await settled(one.outbox);
  one.crash();
  expect(keys()).toEqual(["a"]);
  browser.pass(10_000);
  await settled(two.outbox);
  expect(keys()).toEqual(["a", "a"]);
});

test("that nothing waits is not said before it is known what was kept", async () => {
  const before = opened();
  before.outbox.add(write("a"), ABOUT);
  await settled(before.outbox);
  before.crash();
  const { outbox } = opened();
  expect(outbox.state()).toMatchObject({ waiting: 0, looked: false });
  await settled(outbox);
  expect(outbox.state()).toMatchObject({ waiting: 1, looked: true });
});

test("entries that a newer build wrote are kept, counted and not sent", async () => {
  const store = await openOutboxStore(browser.person, () => {});
  const entry = { format: 99, write: write("new"), about: ABOUT, madeAt: "", refused: null };
  await store.add([entry as never]);
  store.close();
  const { outbox } = opened();
  outbox.add(write("a"), ABOUT);
  await settled(outbox);
  expect(outbox.state()).toMatchObject({ waiting: 1, foreign: 1 });
  calls[0]?.answer({ revision: 2 });
  await settled(outbox);
  expect(keys()).toEqual(["a"]);
  const later = await openOutboxStore(browser.person, () => {});
  expect(await later.load()).toEqual({ entries: [], foreign: 1 });
  later.close();
});

test("where the browser keeps nothing, the page says so and sends all the same", async () => {
  const tab = browser.tab(send, { open: () => Promise.reject(new Error("private window")) });
  tab.outbox.start();
  tab.outbox.add(write("a"), ABOUT);
  await settled(tab.outbox);
  expect(tab.outbox.state()).toMatchObject({ waiting: 1, looked: true, kept: false });
  calls[0]?.answer({ revision: 2 });
  await settled(tab.outbox);
  expect(tab.outbox.state().waiting).toBe(0);
});

test("a database that does not open is done without, and what may lie in it is not called saved", async () => {
  const tab = browser.tab(send, { open: () => new Promise(() => {}) });
  tab.outbox.start();
  tab.outbox.add(write("a"), ABOUT);
  await settled(tab.outbox);
  // Nowhere but on this page yet.
  expect([tab.outbox.atRisk(), tab.outbox.state().waiting, keys()]).toEqual([true, 1, []]);
  browser.pass(10_000);
  await settled(tab.outbox);
  expect(tab.outbox.state()).toMatchObject({ waiting: 1, kept: false });
  calls[0]?.answer({ revision: 2 });
  await settled(tab.outbox);
  expect(tab.outbox.state()).toMatchObject({ waiting: 0, looked: false });
  expect(tab.outbox.atRisk()).toBe(false);
});

test("only what lies on no disk is at risk while a page is left", async () => {
  const { outbox } = opened();
  outbox.add(write("a"), ABOUT);
  expect(outbox.atRisk()).toBe(true);
  await settled(outbox);
  expect([outbox.state().waiting, outbox.atRisk()]).toEqual([1, false]);
});

test("a disk that fills up in between loses nothing that was there or came after", async () => {
  let full = false;
  const tab = browser.tab(send, {
    open: async (lost) => {
      const store = await openOutboxStore(browser.person, lost);
      const add = store.add.bind(store);
      store.add = (entries) =>
        full ? Promise.reject(new DOMException("full", "QuotaExceededError")) : add(entries);
      return store;
    },
  });
  const seen = watched(tab.outbox);
  tab.outbox.start();
  tab.outbox.add(write("a"), ABOUT);
  await settled(tab.outbox);
  full = true;
  tab.outbox.add(write("b", { subject: "other" }), ABOUT);
  await settled(tab.outbox);
  expect(tab.outbox.state()).toMatchObject({ waiting: 2, kept: false });
  for (let i = 0; tab.outbox.state().waiting > 0; i += 1) {
    calls[i]?.answer({ revision: 2 });
    await settled(tab.outbox);
    expect(i).toBeLessThan(5);
  }
  expect(seen.filter((one) => one.endsWith("done")).toSorted()).toEqual(["a done", "b done"]);
});

test("a newer build that wants the database takes it, and the page keeps what it knows", async () => {
  const { outbox } = opened();
  outbox.add(write("a"), ABOUT);
  await settled(outbox);
  const newer = await openDB(`proofmark-outbox-${browser.person}`, 2);
  outbox.add(write("b", { subject: "other" }), ABOUT);
  await settled(outbox);
  expect(outbox.state()).toMatchObject({ waiting: 2, kept: false });
  expect(keys()).toContain("b");
  newer.close();
});

test("nothing is left of anybody who leaves this computer", async () => {
  const { outbox, seen } = opened();
  outbox.add(write("a"), ABOUT);
  await settled(outbox);
  await outbox.clear();
  expect([outbox.state().waiting, await kept(), seen.at(-1)]).toEqual([0, [], "a gone"]);
});

test("a look at the disk forgets nothing that is still on its way there", async () => {
  let place: () => void = () => {};
  const tab = browser.tab(send, {
    open: async (lost) => {
      const store = await openOutboxStore(browser.person, lost);
      const add = store.add.bind(store);
      store.add = (entries) =>
        new Promise((resolve, reject) => {
          place = () => void add(entries).then(resolve, reject);
        });
      return store;
    },
  });
  const seen = watched(tab.outbox);
  tab.outbox.start();
  tab.outbox.add(write("a"), ABOUT);
  tab.outbox.wake();
  await settled(tab.outbox);
  expect([seen, tab.outbox.state().waiting]).toEqual([["a shown"], 1]);
  place();
  await settled(tab.outbox);
  expect([await kept(), keys()]).toEqual([["a"], ["a"]]);
});

test("what was given up before it lay anywhere does not come back", async () => {
  const { outbox } = browser.tab(send);
  outbox.add(write("a"), ABOUT);
  await outbox.clear();
  outbox.start();
  await settled(outbox);
  expect([outbox.state().waiting, await kept(), keys()]).toEqual([0, [], []]);
});

test("listeners hear of every change of what waits", async () => {
  const { outbox } = opened();
  await settled(outbox);
  const heard = vi.fn();
  const stop = outbox.subscribe(heard);
  outbox.add(write("a"), ABOUT);
  expect(heard).toHaveBeenCalled();
  stop();
  heard.mockClear();
  outbox.add(write("b"), ABOUT);
  expect(heard).not.toHaveBeenCalled();
});
