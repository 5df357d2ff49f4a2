import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Claim } from "../model/wire";
import { span } from "../text/units";
import { send } from "./client";
import { Desk } from "./desk";
import { decided } from "./meeting";
import { seenOf } from "./merge";
import { claimOn, ME, OTHER, storeOf } from "./testing";
import { Browser, settled } from "./testing-browser";

const TEXT = "Около 8000 войници са в Курск.";
const WORDS = span(6, 18);

type Call = { method: string; path: string; headers: Headers; body: Record<string, unknown> };
const calls: Call[] = [];
/** What the server answers next, by method and path; the rest is a fault of the test. */
let answers: Record<string, (call: Call) => { status: number; body: unknown }>;

beforeEach(() => {
  calls.length = 0;
  answers = {};
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    const path = url.replace("/api/v1", "");
    const method = init.method ?? "GET";
    const body = init.body === undefined ? {} : JSON.parse(String(init.body));
    const call = { method, path, headers: new Headers(init.headers), body };
    calls.push(call);
    const kind = `${method} ${path.replace(/[0-9a-f-]{36}/, "ID")}`;
    const answer = answers[kind];
    if (!answer) throw new Error(`Nothing was to answer ${kind}`);
    const { status, body: given } = answer(call);
    return new Response(JSON.stringify(given), { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

function deskOf(claims: Claim[] = []) {
  const store = storeOf(TEXT, claims);
  const { outbox } = new Browser().tab(send);
  const desk = new Desk({ store, article: { id: "article", title: "Курск" }, me: ME, queue: outbox });
  outbox.start();
  desk.open();
  return { store, desk, outbox };
}

test("a mark shows at once, and is the server's once it has answered", async () => {
  const { store, desk, outbox } = deskOf();
  answers["POST /articles/article/claims"] = ({ body }) => ({
    status: 201,
    body: { revision: 4, claim: claimOn(TEXT, "8000 войници", { id: String(body.id), revision: 4 }) },
  });
  const id = desk.mark(WORDS, "troop-count");
  expect(store.claim(id)).toMatchObject({ words: "8000 войници", saving: { state: "waiting" } });
  await settled(outbox);
  expect(store.claim(id)).toMatchObject({ revision: 4, saving: { state: "saved" } });
  expect(calls[0]?.body).toMatchObject({ start: 6, end: 18, exact: "8000 войници", type: "troop-count" });
});

test("what is changed on a claim that is still seen as it stood goes with what was seen", async () => {
  const seen = claimOn(TEXT, "8000 войници", { id: "c1", revision: 2, speaker: null });
  const now = claimOn(TEXT, "8000 войници", { id: "c1", revision: 5, speaker: "щабът" });
  const { store, desk, outbox } = deskOf([seen]);
  store.merge([seen]);
  const before = store.claim("c1");
  if (!before) throw new Error("the claim is in the store");
  desk.hold(before);
  store.merge([now]);
  answers["PATCH /claims/c1"] = () => ({ status: 412, body: { code: "STALE", current: now } });
  desk.edit("c1", { speaker: "министърът" });
  await settled(outbox);
  expect(calls[0]?.headers.get("If-Match")).toBe('"2"');
  expect(store.claim("c1")?.saving.state).toBe("refused");
});

test("a tag pressed before the mark is answered follows it", async () => {
  const { store, desk, outbox } = deskOf();
  const claim = (id: string, change: Partial<Claim> = {}) => claimOn(TEXT, "8000 войници", { id, ...change });
  answers["POST /articles/article/claims"] = ({ body }) => ({
    status: 201,
    body: { revision: 4, claim: claim(String(body.id), { revision: 4 }) },
  });
  answers["PUT /claims/ID/assessment"] = ({ path }) => ({
    status: 200,
    body: claim(path.split("/")[2] ?? "", { revision: 5, tag: "verified", unassessed: false }),
  });
  const id = desk.mark(WORDS, "troop-count");
  desk.assess(id, "verified");
  expect(store.claim(id)).toMatchObject({ tag: "verified", unassessed: false });
  await settled(outbox);
  expect(calls.map(({ method }) => method)).toEqual(["POST", "PUT"]);
  expect(store.claim(id)).toMatchObject({ tag: "verified", revision: 5, saving: { state: "saved" } });
});

test("words somebody marked first keep one claim, and the tag goes to it", async () => {
  const { store, desk, outbox } = deskOf();
  const first = claimOn(TEXT, "8000 войници", { id: "theirs", createdBy: OTHER, revision: 3 });
  answers["POST /articles/article/claims"] = () => ({
    status: 409,
    body: { code: "CLAIM_EXISTS", detail: "there", current: first },
  });
  answers["PUT /claims/theirs/assessment"] = () => ({
    status: 200,
    body: { ...first, revision: 6, tag: "verified", unassessed: false },
  });
  const id = desk.mark(WORDS, "quantity", "verified");
  await settled(outbox);
  expect(store.claim(id)).toBeUndefined();
  expect(store.order()).toEqual(["theirs"]);
  expect(store.claim("theirs")).toMatchObject({ tag: "verified", revision: 6 });
  expect(calls[1]?.body).toEqual({ verdict: "verified", version: 1, exact: "8000 войници" });
  expect(desk.notice()).toMatchObject({ kind: "existed" });
});

test("a change overtaken by a colleague's waits for a decision, and goes on their revision", async () => {
  const { store, desk, outbox } = deskOf([claimOn(TEXT, "8000", { id: "c" })]);
  const theirs = claimOn(TEXT, "8000", { id: "c", revision: 9, type: "troop-count" });
  answers["PATCH /claims/c"] = ({ headers }) =>
    headers.get("If-Match") === '"9"'
      ? { status: 200, body: { ...theirs, revision: 10, type: "quote" } }
      : { status: 412, body: { code: "STALE", detail: "changed", current: theirs } };
  desk.edit("c", { type: "quote" });
  await settled(outbox);
  expect(desk.notice()).toMatchObject({ kind: "overtaken" });
  const claim = store.claim("c");
  expect(claim).toMatchObject({ revision: 9, saving: { state: "refused", code: "STALE" } });
  const [entry] = outbox.entries();
  const mine = entry?.refused && decided(entry.write, entry.refused.current, { type: "mine" });
  if (entry && mine) outbox.retry(entry.write.id, () => mine);
  await settled(outbox);
  expect(store.claim("c")).toMatchObject({ type: "quote", revision: 10, saving: { state: "saved" } });
});

test("a change that does not meet a colleague's stands beside theirs", async () => {
  const { store, desk, outbox } = deskOf([claimOn(TEXT, "8000", { id: "c" })]);
  const theirs = claimOn(TEXT, "8000", { id: "c", revision: 9, speaker: "Сеул" });
  answers["PATCH /claims/c"] = ({ headers, body }) =>
    headers.get("If-Match") === '"9"'
      ? { status: 200, body: { ...theirs, ...body, revision: 10 } }
      : { status: 412, body: { code: "STALE", detail: "changed", current: theirs } };
  desk.edit("c", { type: "quote" });
  await settled(outbox);
  expect(desk.notice()).toMatchObject({ kind: "joined" });
  expect(store.claim("c")).toMatchObject({ type: "quote", full: { speaker: "Сеул" }, revision: 10 });
});

test("a refused mark keeps its words and says why, until it is given up", async () => {
  const { store, desk, outbox } = deskOf();
  answers["POST /articles/article/claims"] = () => ({
    status: 409,
    body: { code: "ARTICLE_SEALED", detail: "sealed" },
  });
  const id = desk.mark(WORDS, "quantity");
  await settled(outbox);
  const claim = store.claim(id);
  expect(claim).toMatchObject({ words: "8000 войници", saving: { state: "refused" } });
  expect(desk.notice()).toMatchObject({ kind: "refused", code: "ARTICLE_SEALED" });
  if (claim) desk.discard(claim);
  expect(store.order()).toEqual([]);
});

test("undo takes back a withdrawal, then the mark before it", async () => {
  const { store, desk, outbox } = deskOf();
  let revision = 4;
  const answer = (id: string, withdrawn: boolean) =>
    claimOn(TEXT, "8000 войници", {
      id,
      revision: revision++,
      withdrawnAt: withdrawn ? "2024-11-01T11:00:00.000Z" : null,
    });
  answers["POST /articles/article/claims"] = ({ body }) => ({
    status: 201,
    body: { revision, claim: answer(String(body.id), false) },
  });
  answers["DELETE /claims/ID"] = ({ path }) => ({
    status: 200,
    body: answer(path.split("/")[2] ?? "", true),
  });
  answers["POST /claims/ID/restore"] = ({ path }) => ({
    status: 200,
    body: answer(path.split("/")[2] ?? "", false),
  });
  const id = desk.mark(WORDS, "quantity");
  await settled(outbox);
  desk.withdraw(id);
  await settled(outbox);
  expect(store.order()).toEqual([]);
  desk.undo();
  await settled(outbox);
  expect(store.order()).toEqual([id]);
  desk.undo();
  await settled(outbox);
  expect(store.order()).toEqual([]);
  desk.undo();
  expect(desk.notice()).toEqual({ kind: "nothingToUndo" });
  expect(calls.map(({ headers }) => headers.get("If-Match"))).toEqual([null, '"4"', '"5"', '"6"']);
});

test("a place that is tried out is not sent until the hand lets go", async () => {
  const { store, desk, outbox } = deskOf([claimOn(TEXT, "8000", { id: "c" })]);
  answers["PATCH /claims/c"] = () => ({
    status: 200,
    body: claimOn(TEXT, "8000 войници", { id: "c", revision: 2 }),
  });
  desk.preview("c", span(6, 12));
  desk.preview("c", span(6, 18));
  expect(store.claim("c")?.words).toBe("8000 войници");
  expect(calls).toHaveLength(0);
  desk.place("c", span(6, 18));
  await settled(outbox);
  expect(calls).toHaveLength(1);
  expect(store.counts()).toBe("0 0");
});

test("what came in behind an open form is not overwritten by it", async () => {
  const { store, desk, outbox } = deskOf([claimOn(TEXT, "8000", { id: "c", statement: "Старото." })]);
  const whole = claimOn(TEXT, "8000", { id: "c", statement: "Старото." });
  desk.learn(whole);
  // As a form remembers it with its first key.
  const seen = { revision: 1, before: seenOf(whole) };
  const theirs = { ...whole, revision: 9, statement: "Тяхното." };
  desk.learn(theirs);
  answers["PATCH /claims/c"] = ({ headers }) =>
    headers.get("If-Match") === '"9"'
      ? { status: 200, body: theirs }
      : { status: 412, body: { code: "STALE", detail: "changed", current: theirs } };
  desk.edit("c", { statement: "Моето." }, seen);
  await settled(outbox);
  expect(calls.map(({ headers }) => headers.get("If-Match"))).toEqual(['"1"']);
  expect(store.claim("c")?.saving).toMatchObject({ state: "refused", code: "STALE" });
});

test("a note is made on the note that was read, not on what was heard of the article since", async () => {
  const { store, desk, outbox } = deskOf();
  store.setArticle({ metaRevision: 5, revision: 5 });
  answers["PATCH /articles/article"] = () => ({
    status: 412,
    body: { code: "STALE", detail: "changed", current: { status: "open", note: "Тяхна", metaRevision: 5 } },
  });
  desk.patchArticle({ note: "Моя" }, desk.seenNote());
  expect(store.note()).toBe("Моя");
  await settled(outbox);
  expect(store.note()).toBe("");
  expect(calls[0]?.headers.get("If-Match")).toBe('"1"');
  expect(outbox.entries()[0]).toMatchObject({ refused: { code: "STALE" }, about: { words: "Моя" } });
  expect(store.article()).toMatchObject({ note: "", noteRevision: 1 });
});

test("a note that others changed is read once it is heard of, under what is on its way from here", async () => {
  const { store, desk, outbox } = deskOf();
  const article = { version: 1, status: "open", metaRevision: 5 };
  answers["GET /articles/article/claims?since=1"] = () => ({
    status: 200,
    body: { revision: 6, from: 1, reset: false, article, claims: [], dismissals: [] },
  });
  answers["GET /articles/article"] = () => ({
    status: 200,
    body: { status: "open", statusReason: null, note: "Тяхна", metaRevision: 5, revision: 7 },
  });
  store.proposeNote("w", "Моя");
  await desk.refresh();
  expect(store.note()).toBe("Моя");
  store.dropNote("w");
  expect(store.note()).toBe("Тяхна");
  // What was read with the note says nothing of the claims.
  expect(store.article()).toMatchObject({ revision: 6, noteRevision: 5 });
  await settled(outbox);
});

test("a note that could not be read is asked for again at the next look", async () => {
  const { store, desk } = deskOf();
  const article = { version: 1, status: "open", metaRevision: 5 };
  const body = { revision: 5, from: 1, reset: false, article, claims: [], dismissals: [] };
  answers["GET /articles/article/claims?since=1"] = () => ({ status: 200, body });
  answers["GET /articles/article/claims?since=5"] = () => ({ status: 200, body: { ...body, from: 5 } });
  answers["GET /articles/article"] = () => ({ status: 503, body: {} });
  await desk.refresh();
  expect(store.note()).toBe("");
  answers["GET /articles/article"] = () => ({
    status: 200,
    body: { status: "open", statusReason: null, note: "Тяхна", metaRevision: 5 },
  });
  await desk.refresh();
  expect(store.note()).toBe("Тяхна");
});

test("hearing of others is no reason to hurry what the server asked to wait", async () => {
  const { desk, outbox } = deskOf();
  answers["POST /articles/article/claims"] = () => ({ status: 503, body: { code: "UNAVAILABLE" } });
  answers["GET /articles/article/claims?since=1"] = () => ({
    status: 200,
    body: {
      revision: 1,
      from: 1,
      reset: false,
      article: { version: 1, status: "open", metaRevision: 1 },
      claims: [],
      dismissals: [],
    },
  });
  desk.mark(WORDS, "quantity");
  await settled(outbox);
  await desk.refresh();
  await settled(outbox);
  expect(calls.map(({ method }) => method)).toEqual(["POST", "GET"]);
});
