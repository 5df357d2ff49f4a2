import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Claim } from "../model/wire";
import { span } from "../text/units";
import { Attention } from "./attention";
import { Desk } from "./desk";
import type { QueueObserver, WriteQueue } from "./queue";
import { Reattach } from "./reattach";
import { claimOn, ME, OTHER, storeOf } from "./testing";

const TEXT = "Около 12 000 войници са в Курск. Сеул не потвърди.";

/** The bodies that were sent, by path. */
let sent: { path: string; body: Record<string, unknown> }[];
beforeEach(() => {
  sent = [];
  vi.stubGlobal("document", { getSelection: () => null });
});
afterEach(() => vi.unstubAllGlobals());

function adrift(exact: string, state: "drifted" | "lost", change: Partial<Claim> = {}): Claim {
  const { anchor, ...claim } = claimOn(TEXT, state === "lost" ? "Сеул" : exact, change);
  const place = state === "lost" ? { start: null, end: null, paragraph: null } : {};
  return { ...claim, anchor: { ...anchor, ...place, version: 2, state, exact } };
}

/** A queue that never hears from the server: what the page shows until then is what is looked at. */
function shownOnly(): WriteQueue {
  const observers: QueueObserver[] = [];
  return {
    join: (_, observer) => {
      observers.push(observer);
      return () => {};
    },
    add: (write) => {
      sent.push({ path: write.path, body: write.body as Record<string, unknown> });
      for (const observer of observers) observer.shows(write, null);
    },
    retry: () => {},
    discard: () => {},
    busy: () => false,
  };
}

function queueOf(claims: Claim[], role: "checker" | "editor" = "checker") {
  const store = storeOf(TEXT, claims, 2);
  const desk = new Desk({ store, article: { id: "article", title: "Курск" }, me: ME, queue: shownOnly() });
  desk.open();
  const attention = new Attention({ ofClaim: () => [], ofCandidate: () => [] }, null);
  return { store, desk, attention, queue: new Reattach({ desk, attention, me: { ...ME, role } }) };
}

const DRIFTED = adrift("12 000 войници", "drifted", { id: "drifted", tag: "unverified", stale: true });
const SECOND = adrift("не потвърди", "drifted", { id: "second" });
const LOST = adrift("В петък заминаха 12 влака.", "lost", { id: "lost" });
const KEPT = claimOn(TEXT, "Курск", { id: "kept" });

test("what drifted waits in the order of the text, then what is lost; nothing else", () => {
  const { queue } = queueOf([LOST, SECOND, KEPT, DRIFTED]);
  expect(queue.waiting()).toEqual(["drifted", "second", "lost"]);
});

test("one key confirms the words that were found, with the person's own verdict, and goes on", () => {
  const { queue, store } = queueOf([DRIFTED, SECOND]);
  expect(queue.take("reattach")).toBe(true);
  expect(queue.view()).toMatchObject({ open: true, current: "drifted" });
  queue.take("verified");
  expect(sent).toEqual([
    {
      path: "/claims/drifted/reattach",
      body: {
        action: "confirm",
        version: 2,
        start: 6,
        end: 20,
        exact: "12 000 войници",
        assessment: { verdict: "verified" },
      },
    },
  ]);
  expect(store.claim("drifted")).toMatchObject({ anchor: { state: "exact" }, tag: "verified", stale: false });
  expect(queue.waiting()).toEqual(["second"]);
  expect(queue.view().current).toBe("second");
});

test("confirming without a verdict revives nobody's", () => {
  const { queue, store } = queueOf([DRIFTED]);
  queue.open();
  queue.take("accept");
  expect(sent[0]?.body).not.toHaveProperty("assessment");
  expect(store.claim("drifted")).toMatchObject({
    anchor: { state: "exact" },
    tag: "unverified",
    stale: true,
  });
  expect(queue.view()).toMatchObject({ open: true, current: null });
});

test("a lost claim cannot be confirmed where it is not", () => {
  const { queue } = queueOf([LOST]);
  queue.open();
  queue.take("verified");
  expect(sent).toEqual([]);
  expect(queue.unready()).toBe("noPlace");
  expect(queue.view().current).toBe("lost");
});

test("chosen words become a lost claim's, and none are asked for twice", () => {
  const { queue, attention, store } = queueOf([LOST, SECOND]);
  queue.open("lost");
  queue.take("caret");
  expect(queue.view().placing).toBe(true);
  queue.take("unverified");
  expect(queue.unready()).toBe("chooseWords");
  attention.choose({ span: span(33, 49), by: "keyboard" });
  queue.take("unverified");
  expect(sent[0]?.body).toMatchObject({ action: "place", exact: "Сеул не потвърди", start: 33, end: 49 });
  expect(store.claim("lost")).toMatchObject({ words: "Сеул не потвърди", span: { start: 33, end: 49 } });
  expect(queue.view()).toMatchObject({ placing: false, current: "second" });
});

test("whoever did not mark the claim may confirm it, but not move it or let it go", () => {
  const { queue } = queueOf([{ ...DRIFTED, createdBy: OTHER }]);
  queue.open();
  queue.take("dismiss");
  queue.take("caret");
  expect(queue.unready()).toBe("notYours");
  expect(queue.view().placing).toBe(false);
  expect(sent).toEqual([]);
  queue.take("unverified");
  expect(sent).toHaveLength(1);
});

test("what is let go is withdrawn, and comes back into the queue when that is undone", () => {
  const { queue, desk, store } = queueOf([LOST, SECOND]);
  queue.open("lost");
  queue.take("dismiss");
  expect(sent[0]?.body).toEqual({ action: "let_go", version: 2 });
  expect(store.claim("lost")?.withdrawn).toBe(true);
  desk.undo();
  expect(store.claim("lost")?.withdrawn).toBe(false);
  expect(queue.view().current).toBe("lost");
});

test("keys mean what they always mean while the queue is closed, and words chosen for marking too", () => {
  const { queue, attention } = queueOf([DRIFTED]);
  expect(queue.take("verified")).toBe(false);
  queue.open();
  attention.choose({ span: span(0, 5), by: "pointer" });
  expect(queue.take("verified")).toBe(false);
  expect(queue.view().current).toBe("drifted");
});

test("leaving the queue unfinished loses nothing", () => {
  const { queue } = queueOf([DRIFTED, LOST]);
  queue.open();
  queue.take("leave");
  expect(queue.view().open).toBe(false);
  expect(queue.waiting()).toEqual(["drifted", "lost"]);
  expect(sent).toEqual([]);
});

test("an article that is signed off is left as it is", () => {
  const { queue, store, desk } = queueOf([DRIFTED]);
  store.setArticle({ status: "sealed" });
  queue.open();
  queue.take("verified");
  expect(sent).toEqual([]);
  expect(desk.notice()).toMatchObject({ kind: "refused", code: "ARTICLE_SEALED" });
});
