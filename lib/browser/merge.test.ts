import { describe, expect, test } from "vitest";
import type { Claim, PatchClaim } from "../model/wire";
import { decided, meetings } from "./meeting";
import { joined, seenOf } from "./merge";
import type { Write } from "./queue";
import { claimOn, OTHER } from "./testing";

const TEXT = "Около 8000 войници са в Курск.";
const VALUE = { min: 8000, max: 8000, approximate: true, unit: "войник" };
const SEEN = claimOn(TEXT, "8000 войници", { id: "c", value: VALUE, statement: "Те са 8000." });

const patch = (body: PatchClaim, before: object = seenOf(SEEN)): Write => ({
  id: "w",
  subject: "c",
  kind: "patch",
  method: "PATCH",
  path: "/claims/c",
  body,
  ifMatch: 1,
  before: { ...before },
});
const now = (change: Partial<Claim> = {}): Claim => ({ ...SEEN, revision: 7, ...change });
const moved = (exact: string) => ({ anchor: claimOn(TEXT, exact).anchor });
const place = (exact: string) => {
  const { version, start, end } = claimOn(TEXT, exact).anchor;
  return { anchor: { version, start: start ?? 0, end: end ?? 0, exact } };
};

describe("a change goes on by itself", () => {
  test.each<[string, PatchClaim, Partial<Claim>]>([
    ["beside an assessment", { type: "quote" }, { unassessed: false }],
    ["beside another field", { type: "quote" }, { speaker: "Сеул" }],
    ["beside the same change", { speaker: "Сеул" }, { speaker: "Сеул" }],
    [
      "with a value in another order",
      { type: "quote" },
      { value: { unit: VALUE.unit, approximate: true, max: 8000, min: 8000 } },
    ],
  ])("%s", (_, mine, theirs) => {
    expect(joined(patch(mine), now(theirs))).toMatchObject({ ifMatch: 7, body: mine });
  });

  test("of the article, beside another part of it", () => {
    const note = {
      ...patch({}),
      kind: "article",
      body: { note: "Нова" },
      before: { status: "open", note: "" },
    };
    const article = { status: "checked", note: "", metaRevision: 9, revision: 12 };
    expect(joined(note, article)).toMatchObject({ ifMatch: 9 });
    expect(joined(note, { ...article, note: "Тяхна" })).toBeNull();
  });
});

describe("a person is asked", () => {
  test.each<[string, PatchClaim, Partial<Claim>]>([
    [
      "about the same field",
      { type: "quote" },
      { type: "quantity" === SEEN.type ? "statement" : "quantity" },
    ],
    ["about a figure read in words that are others now", { value: null }, moved("8000")],
    ["about a restatement of words that are others now", { statement: "Те са там." }, moved("8000")],
    ["about words whose figure is another now", place("8000"), { value: { ...VALUE, max: 9000 } }],
    ["about a claim that was withdrawn", { type: "quote" }, { withdrawnAt: "2024-11-01T10:00:00.000Z" }],
  ])("%s", (_, mine, theirs) => {
    expect(joined(patch(mine), now(theirs))).toBeNull();
  });

  test("about words of which the page did not know the figure", () => {
    const { type, words } = seenOf(SEEN);
    expect(joined(patch(place("8000"), { type, words }), now())).toBeNull();
    expect(joined(patch({ type: "quote" }, { type, words }), now())).not.toBeNull();
  });

  test.each(["withdraw", "restore", "decide", "undecide", "assess", "reattach"])("about every %s", (kind) => {
    expect(joined({ ...patch({}), kind }, now())).toBeNull();
  });
});

describe("what met", () => {
  test("is shown field by field, with what was seen before", () => {
    const write = patch({ statement: "Моето.", speaker: "Аз" });
    expect(meetings(write, now({ statement: "Тяхното.", speaker: "Аз" }))).toEqual([
      { field: "statement", before: "Те са 8000.", mine: "Моето.", theirs: "Тяхното.", text: true },
    ]);
  });

  test("goes on as it was chosen, on what is there now", () => {
    const write = patch({ statement: "Моето.", type: "quote", speaker: "Аз" });
    const theirs = now({ statement: "Тяхното.", type: "statement" });
    expect(decided(write, theirs, { statement: { text: "Двете." }, type: "theirs" })).toMatchObject({
      ifMatch: 7,
      body: { statement: "Двете.", speaker: "Аз" },
    });
  });

  test("is given up when nothing of it was chosen", () => {
    expect(decided(patch({ type: "quote" }), now({ type: "statement" }), { type: "theirs" })).toBeNull();
  });

  test("of two decisions is verdict and reason, each on its own", () => {
    const body = { verdict: "verified", reason: "Моята", version: 1, exact: "8000" };
    const write = { ...patch({}), kind: "decide", body };
    const decision = {
      user: OTHER,
      verdict: "unverified" as const,
      reason: "Тяхната",
      version: 1,
      exact: "8000 войници",
      at: "2024-11-01T10:00:00.000Z",
      stands: true,
    };
    const theirs = now({ decision });
    expect(meetings(write, theirs).map(({ field }) => field)).toEqual(["verdict", "reason"]);
    expect(decided(write, theirs, { reason: { text: "Тяхната\nМоята" } })?.body).toEqual({
      verdict: "verified",
      reason: "Тяхната\nМоята",
      version: 1,
      exact: "8000 войници",
    });
    expect(decided(write, theirs, { verdict: "theirs", reason: "theirs" })).toBeNull();
    expect(meetings(write, now())).toEqual([]);
  });

  test("a verdict is given on the words as they are now, and keeps its justification", () => {
    const body = { verdict: "verified", justification: "Видях ги", version: 1, exact: "8000 войници" };
    const { ifMatch: _, ...assess } = { ...patch({}), kind: "assess", body };
    expect(decided(assess, now(moved("8000")), {})?.body).toEqual({ ...body, exact: "8000" });
  });
});
