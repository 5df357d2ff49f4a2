import "fake-indexeddb/auto";
import { v7 as newId } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { packDismissals } from "../model/packed-candidates";
import { CandidateStore } from "./candidate-store";
import { keepForLater } from "./keeper";
import { Kept } from "./kept";
import { forgetKept } from "./leave";
import { knownPerson, rememberPerson } from "./person";
import { readerOf, storeOf } from "./testing";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("cut");
  });
});
afterEach(() => void vi.unstubAllGlobals());

test("what a page brings late, after somebody went out on it, brings back neither them nor their articles", async () => {
  const text = "Около 8000 войници са в района.";
  const source = readerOf("article", text);
  const me = Object.assign(source.page.me, { id: newId() });
  rememberPerson(me);
  const before = await Kept.open(me.id);
  await before.keep(source, 1);
  await forgetKept();
  expect([knownPerson(), await before.list()]).toEqual([null, []]);

  rememberPerson(me);
  const store = storeOf(text);
  const none = { candidates: source.page.candidates, dismissals: packDismissals([]), shown: true };
  const stop = keepForLater(
    source,
    { store, candidates: new CandidateStore({ claims: store, ...none }) },
    true,
  );
  for (let i = 0; i < 50; i += 1) await new Promise((resolve) => setImmediate(resolve));
  expect([knownPerson(), await before.list()]).toEqual([null, []]);
  stop();
  before.close();
});
