import { expect, test, vi } from "vitest";
import { span } from "../text/units";
import { NO_FILTER } from "./filter";
import { claimOn, OTHER, storeOf } from "./testing";

const TEXT = "🇧🇬 Около 8000 войници са в Курск.\nПовече от 1000 ракети са пратени.\nЧетири страници.";

test("counts places in code points on the wire and in code units on the page", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000 войници")]);
  const found = store.claim("8000 войници");
  expect(found?.span && TEXT.slice(found.span.start, found.span.end)).toBe("8000 войници");
});

test("orders claims by place, the longer first, the lost ones last", () => {
  const lost = claimOn(TEXT, "Курск", { id: "lost" });
  lost.anchor = { ...lost.anchor, state: "lost", start: null, end: null };
  const store = storeOf(TEXT, [
    lost,
    claimOn(TEXT, "1000 ракети"),
    claimOn(TEXT, "8000"),
    claimOn(TEXT, "8000 войници"),
  ]);
  expect(store.order()).toEqual(["8000 войници", "8000", "1000 ракети", "lost"]);
});

test("a mark wakes its own block and no other", () => {
  const store = storeOf(TEXT);
  const [first, second] = [vi.fn(), vi.fn()];
  store.subscribe("block:0", first);
  store.subscribe("block:1", second);
  store.merge([claimOn(TEXT, "8000 войници")]);
  expect(first).toHaveBeenCalledTimes(1);
  expect(second).not.toHaveBeenCalled();
  expect(store.paintedIn(0).map(({ id }) => id)).toEqual(["8000 войници"]);
});

test("tells the places of all live claims, before and after one is moved", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000"), claimOn(TEXT, "1000")]);
  const drawn = store.places();
  expect(drawn.map(({ id, start, end }) => [id, store.wordsAtCodePoints(start, end)])).toEqual([
    ["8000", "8000"],
    ["1000", "1000"],
  ]);
  store.propose("8000", "w", { withdrawn: true });
  expect(store.places()).toEqual(drawn.slice(1));
});

test("a claim over two paragraphs is painted in both", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "в Курск.\nПовече")]);
  expect(store.paintedIn(0)).toHaveLength(1);
  expect(store.paintedIn(1)).toHaveLength(1);
  expect(store.paintedIn(2)).toHaveLength(0);
});

test("what is shown keeps its identity until it changes", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000"), claimOn(TEXT, "1000")]);
  const before = [store.order(), store.paintedIn(0), store.tally()];
  store.propose("1000", "w", { tag: "verified" });
  expect(store.order()).toBe(before[0]);
  expect(store.paintedIn(0)).toBe(before[1]);
  expect(store.tally()).not.toBe(before[2]);
});

test("a block that comes alive late is not painted twice for what never changed", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000"), claimOn(TEXT, "1000")]);
  store.propose("1000", "w", { tag: "verified" });
  expect(store.paintedIn(0)).toBe(store.drawnIn(0));
  expect(store.paintedIn(1)).not.toBe(store.drawnIn(1));
});

test("shows a proposal over what the server said, and the server's word once it is dropped", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000")]);
  store.propose("8000", "w1", { tag: "verified" });
  expect(store.claim("8000")).toMatchObject({ tag: "verified", saving: { state: "waiting" } });
  store.drop("8000", "w1");
  expect(store.claim("8000")).toMatchObject({ tag: "unverified", saving: { state: "saved" } });
});

test("a colleague's change does not sweep away what is still on its way", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000")]);
  store.propose("8000", "w1", { tag: "verified" });
  store.merge([claimOn(TEXT, "8000", { revision: 5, type: "troop-count" })]);
  expect(store.claim("8000")).toMatchObject({ tag: "verified", type: "troop-count", revision: 5 });
});

test("an older answer that comes late changes nothing", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000", { revision: 7, tag: "verified" })]);
  store.merge([claimOn(TEXT, "8000", { revision: 6 })]);
  expect(store.claim("8000")?.tag).toBe("verified");
});

test("a withdrawn claim leaves order, paint and counts, and is still known", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000"), claimOn(TEXT, "1000")]);
  store.propose("8000", "w", { withdrawn: true });
  expect(store.order()).toEqual(["1000"]);
  expect(store.paintedIn(0)).toEqual([]);
  expect(store.tally().get("all")).toBe(1);
  expect(store.claim("8000")?.withdrawn).toBe(true);
});

test("a refused change keeps its words and says why, until it is given up", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000")]);
  store.propose("8000", "w", { tag: "verified" });
  store.refuse("8000", "w", { kind: "assess", code: "ARTICLE_SEALED", detail: "sealed" });
  expect(store.claim("8000")).toMatchObject({
    tag: "verified",
    saving: { state: "refused", code: "ARTICLE_SEALED" },
  });
  expect([store.counts(), store.refused()]).toEqual(["0 1", ["8000"]]);
  store.drop("8000", "w");
  expect([store.counts(), store.refused()]).toEqual(["0 0", []]);
});

test("a mark the server never took disappears when it is given up", () => {
  const store = storeOf(TEXT);
  const known = storeOf(TEXT, [claimOn(TEXT, "8000")]).claim("8000");
  if (!known) throw new Error("The claim was just made.");
  store.create({ ...known, revision: 0 }, "w");
  expect(store.order()).toEqual(["8000"]);
  store.drop("8000", "w");
  expect(store.order()).toEqual([]);
  expect(store.claim("8000")).toBeUndefined();
});

test("moving a claim repaints where it was and where it is", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000")]);
  const start = TEXT.indexOf("1000");
  store.propose("8000", "w", { span: span(start, start + 4), words: "1000" });
  expect(store.paintedIn(0)).toEqual([]);
  expect(store.paintedIn(1).map(({ words }) => words)).toEqual(["1000"]);
});

test("what the server confirms as it is painted wakes the claim's own card alone", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000")]);
  store.propose("8000", "w", { tag: "verified", unassessed: false });
  const woken: string[] = [];
  for (const topic of ["order", "tally", "block:0", "claim:8000"] as const) {
    store.subscribe(topic, () => woken.push(topic));
  }
  store.merge([claimOn(TEXT, "8000", { revision: 2, tag: "verified", unassessed: false })]);
  store.drop("8000", "w");
  expect(new Set(woken)).toEqual(new Set(["claim:8000"]));
  expect(store.paintedIn(0)).toEqual([store.claim("8000")]);
});

test("an answer that paints a claim otherwise draws its block anew", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000")]);
  const woken: string[] = [];
  for (const topic of ["tally", "block:0"] as const) store.subscribe(topic, () => woken.push(topic));
  store.merge([claimOn(TEXT, "8000", { revision: 2, contested: true })]);
  expect(woken.sort()).toEqual(["block:0", "tally"]);
});

test("filters by type, sign and person; values of one kind are alternatives", () => {
  const store = storeOf(TEXT, [
    claimOn(TEXT, "8000", { type: "troop-count", createdBy: OTHER }),
    claimOn(TEXT, "1000", { tag: "verified", unassessed: false }),
    claimOn(TEXT, "Четири страници", { contested: true }),
  ]);
  const shown = (filter: Partial<typeof NO_FILTER>) => {
    store.setFilter({ ...NO_FILTER, ...filter });
    return [...store.visible()];
  };
  expect(shown({ types: new Set(["troop-count"]) })).toEqual(["8000"]);
  expect(shown({ people: new Set([OTHER.id]) })).toEqual(["8000"]);
  expect(shown({ signs: new Set(["verified", "contested"]) })).toEqual(["1000", "Четири страници"]);
  expect(shown({ signs: new Set(["unverified"]), types: new Set(["quantity"]) })).toEqual([
    "Четири страници",
  ]);
  expect(store.paintedIn(0)).toEqual([]);
});

test("a claim placed in a newer version keeps its place on this page", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000")]);
  const moved = claimOn(TEXT, "8000", { revision: 9, tag: "verified" });
  moved.anchor = { ...moved.anchor, version: 2, start: 0, end: 4 };
  const before = store.claim("8000")?.span;
  store.merge([moved]);
  expect(store.claim("8000")).toMatchObject({ tag: "verified", revision: 9, span: before });
});

test("a restored backup takes away what the server no longer knows", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000"), claimOn(TEXT, "1000")]);
  store.mergeDelta({
    revision: 1,
    from: 4,
    reset: true,
    article: { version: 1, status: "open", metaRevision: 1 },
    claims: [claimOn(TEXT, "1000")],
    dismissals: [],
  });
  expect(store.order()).toEqual(["1000"]);
});

test("a restored backup is believed though the page had seen later changes", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000", { revision: 4, tag: "verified" })]);
  const told: boolean[] = [];
  store.onTold((_, anew) => told.push(anew));
  store.merge([claimOn(TEXT, "8000", { revision: 6, tag: "verified", speaker: "Сеул" })]);
  store.mergeDelta({
    revision: 3,
    from: 0,
    reset: true,
    article: { version: 1, status: "open", metaRevision: 1 },
    claims: [claimOn(TEXT, "8000", { revision: 3 })],
    dismissals: [],
  });
  expect(store.claim("8000")).toMatchObject({ tag: "unverified", revision: 3, full: { speaker: null } });
  expect(told).toEqual([false, true]);
});

test("finds the same words elsewhere, without the place asked about", () => {
  const text = "8000 души. Пак 8000 души.\nИ 8000 души.";
  const store = storeOf(text);
  expect(store.furtherPlaces(span(15, 24)).map(({ start }) => start)).toEqual([0, 28]);
});

test("still knows what the server drew, for a part of the page that comes alive late", () => {
  const store = storeOf(TEXT, [claimOn(TEXT, "8000")]);
  store.merge([claimOn(TEXT, "войници"), claimOn(TEXT, "8000", { revision: 2, tag: "verified" })]);
  expect(store.paintedIn(0)).toHaveLength(2);
  expect(store.drawnIn(0).map(({ id, tag }) => [id, tag])).toEqual([["8000", "unverified"]]);
  expect(store.drawnIn(0)).toBe(store.drawnIn(0));
});
