import "fake-indexeddb/auto";
import { v7 as newId } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { packDismissals } from "../model/packed-candidates";
import type { Delta } from "../model/wire";
import { CandidateStore } from "./candidate-store";
import { ClaimStore } from "./claim-store";
import { keepForLater } from "./keeper";
import { Kept } from "./kept";
import type { ReaderSource } from "./reader-page";
import { claimOn, readerOf } from "./testing";

const TEXT = "Около 8000 войници са в района.";

let source: ReaderSource;
let store: ClaimStore;
let candidates: CandidateStore;
/** What the server says when it is asked, by the revision asked from; null: nobody is there. */
let server: ((since: number) => Delta) | null;
const stops: (() => void)[] = [];

const delta = (revision: number, change: Partial<Delta> = {}): Delta => ({
  revision,
  from: 0,
  reset: false,
  article: { version: 1, status: "open", metaRevision: 1 },
  claims: [],
  dismissals: [],
  ...change,
});

beforeEach(() => {
  source = readerOf("article", TEXT);
  Object.assign(source.page.me, { id: newId() });
  const { text, blocks, claims, article } = source.page;
  store = new ClaimStore({ text, blocks, claims, version: 1, article });
  const none = { candidates: source.page.candidates, dismissals: packDismissals([]), shown: true };
  candidates = new CandidateStore({ claims: store, ...none });
  vi.stubGlobal("fetch", async (url: string) => {
    if (!server) throw new TypeError("cut");
    return new Response(
      JSON.stringify(server(Number(new URL(url, "http://here").searchParams.get("since")))),
    );
  });
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.unstubAllGlobals();
});

/** What could be read without a network now. */
async function readNow() {
  const kept = await Kept.open(source.page.me.id);
  const article = await kept.read("article");
  const since = await kept.since("article");
  kept.close();
  return { since, ...article?.told };
}

test("an open article is kept with what the page did not know, and with what it is told", async () => {
  const whole = claimOn(TEXT, "8000 войници", { revision: 3 });
  server = () => delta(3, { claims: [whole] });
  stops.push(keepForLater(source, { store, candidates }, true));
  await vi.waitFor(async () => expect(await readNow()).toMatchObject({ since: 3, claims: [whole] }));
  const later = { ...whole, revision: 4, speaker: "Сеул" };
  store.mergeDelta(delta(4, { claims: [later] }));
  await vi.waitFor(async () =>
    expect(await readNow()).toMatchObject({ claims: [later], state: { revision: 4 } }),
  );
});

test("after a restored backup nothing is kept that the server does not say any more", async () => {
  const gone = claimOn(TEXT, "8000", { revision: 9 });
  server = () => delta(9, { claims: [gone, claimOn(TEXT, "8000 войници", { revision: 8 })] });
  stops.push(keepForLater(source, { store, candidates }, true));
  await vi.waitFor(async () => expect((await readNow()).since).toBe(9));
  const left = claimOn(TEXT, "8000 войници", { revision: 2 });
  store.mergeDelta(delta(2, { reset: true, claims: [left] }));
  await vi.waitFor(async () => expect((await readNow()).claims).toEqual([left]));
});

test("a page that is opened after a backup was restored brings the copy back too", async () => {
  server = () => delta(9, { claims: [claimOn(TEXT, "8000", { revision: 9 })] });
  stops.push(keepForLater(source, { store, candidates }, true));
  await vi.waitFor(async () => expect((await readNow()).since).toBe(9));
  const left = claimOn(TEXT, "8000 войници", { revision: 2 });
  server = (since) => delta(2, { reset: since > 2, claims: [left] });
  stops.push(keepForLater(source, { store, candidates }, true));
  await vi.waitFor(async () => expect(await readNow()).toMatchObject({ since: 2, claims: [left] }));
});

test("without a network the page is kept as it was drawn, and caught up with by the next", async () => {
  server = null;
  keepForLater(source, { store, candidates }, true);
  await vi.waitFor(async () =>
    expect(await readNow()).toMatchObject({ since: null, claims: [], state: null }),
  );
  const asked: number[] = [];
  server = (since) => {
    asked.push(since);
    return delta(5);
  };
  stops.push(keepForLater(source, { store, candidates }, true));
  await vi.waitFor(async () => expect((await readNow()).since).toBe(5));
  expect(asked).toEqual([0]);
});
