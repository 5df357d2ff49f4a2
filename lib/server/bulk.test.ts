import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { type Article, BulkClaims } from "../model/wire";
import { act } from "./act";
import { patchArticle } from "./articles";
import { changeClaims } from "./bulk";
import { claimHistory, markClaim, readClaim } from "./claims";
import { read } from "./db";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, manyClaims, markOf, TEXT, type Tester } from "./testing-desk";
import { decideClaim, takeBackDecision } from "./verdicts";

let people: Desk;
let open: Article;

beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  open = await article(people.checker);
  return close;
});

const words = "8000 войници";
const seen = { version: 1, exact: words };
const mark = async (quoted: string, more = {}, articleId = open.id) =>
  (await act(people.checker, (act) => markClaim(act, articleId, markOf(TEXT, quoted, more)))).claim;
const bulk = (by: Tester, ids: string[], set: BulkClaims["set"]) =>
  act(by, (act) => changeClaims(act, { ids, set }));
const stored = async () =>
  JSON.stringify([
    await read().claim.findMany({ orderBy: { id: "asc" } }),
    await read().decision.findMany({ orderBy: { claimId: "asc" } }),
    await read().event.findMany({ orderBy: { id: "asc" } }),
    await read().article.findMany({ orderBy: { id: "asc" }, select: { revision: true } }),
  ]);

describe("a decision", () => {
  it("is an editor's, on the revision and the words seen", async () => {
    const { id } = await mark(words);
    const decide = (by: Tester, revision: number, exact = words) =>
      act(by, (act) =>
        decideClaim(act, id, revision, { verdict: "verified", reason: "Потвърдено.", version: 1, exact }),
      );
    const before = await stored();
    await expect(decide(people.checker, 2)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(decide(people.editor, 1)).rejects.toMatchObject({ code: "STALE" });
    await expect(decide(people.editor, 2, "9000 войници")).rejects.toMatchObject({
      code: "STALE",
      more: { current: { id } },
    });
    expect(await stored()).toBe(before);
    const decided = await decide(people.admin, 2);
    expect(decided).toMatchObject({
      tag: "verified",
      unassessed: true,
      decision: { user: { id: people.admin.id }, verdict: "verified", reason: "Потвърдено.", stands: true },
    });
    const after = await stored();
    expect(await decide(people.editor, 3)).toEqual(decided);
    expect(await stored()).toBe(after);
  });

  it("settles a disagreement, and leaves it as it was when taken back", async () => {
    const contested = await mark(words, { assessment: { verdict: "unverified" } });
    const input = { ...seen, verdict: "verified" as const, reason: "Така е." };
    await act(people.editor, (act) => decideClaim(act, contested.id, 2, input));
    expect(await act(people.editor, (act) => takeBackDecision(act, contested.id, 3))).toMatchObject({
      tag: "unverified",
      decision: null,
      revision: 4,
    });
    expect(await act(people.editor, (act) => takeBackDecision(act, contested.id, 4))).toMatchObject({
      revision: 4,
    });
    await expect(act(people.checker, (act) => takeBackDecision(act, contested.id, 4))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a bulk change", () => {
  it("is an editor's", async () => {
    const { id } = await mark(words);
    for (const by of [people.checker, people.colleague]) {
      await expect(bulk(by, [id], { withdrawn: true })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("changes what differs, in one step of the revision, and counts only that", async () => {
    const one = await mark(words, { assessment: { verdict: "verified" } });
    const two = await mark("1000 ракети", { type: "missile-count" });
    const { changed, claims } = await bulk(people.editor, [one.id, two.id, one.id], {
      type: "missile-count",
    });
    expect(changed).toBe(1);
    expect(claims).toEqual([await readClaim(people.checker, one.id)]);
    expect(claims).toMatchObject([{ type: "missile-count", stale: true, tag: "unverified", revision: 4 }]);
    expect(await readClaim(people.checker, two.id)).toEqual(two);
    expect((await bulk(people.editor, [one.id], { type: "troop-count" })).claims).toMatchObject([
      { tag: "verified", stale: false },
    ]);
  });

  it("decides, retypes and withdraws together, on each claim's own words, with the history of each", async () => {
    const one = await mark(words, { assessment: { verdict: "unverified" } });
    const two = await mark("1000 ракети");
    const decision = { verdict: "verified" as const, reason: "Сверено." };
    const { claims } = await bulk(people.editor, [one.id, two.id], {
      type: "quantity",
      decision,
      withdrawn: true,
    });
    expect(claims).toMatchObject(
      [words, "1000 ракети"].map((exact) => ({
        type: "quantity",
        tag: "verified",
        revision: 4,
        decision: { ...decision, exact, stands: true },
      })),
    );
    expect(claims.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true);
    const { items } = await claimHistory(people.checker, two.id, { limit: 50 });
    expect(items.map(({ kind, revision }) => [kind, revision])).toEqual([
      ["claim_marked", 3],
      ["claim_changed", 4],
      ["claim_withdrawn", 4],
      ["decision_made", 4],
    ]);
  });

  it("is all or nothing: a missing claim, a sealed article, a twin or a wrong type stop all of it", async () => {
    const one = await mark(words);
    const twin = await mark(words, { type: "quantity" });
    const other = await article(people.checker, `${TEXT} Друга.`);
    const elsewhere = await mark("1000 ракети", {}, other.id);
    const before = await stored();
    const decision = { verdict: "verified" as const, reason: "Сверено." };
    await expect(bulk(people.editor, [one.id, v7()], { decision })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(bulk(people.editor, [one.id, elsewhere.id], { type: "unheard" })).rejects.toMatchObject({
      code: "INVALID",
      more: { errors: [{ pointer: "/set/type" }] },
    });
    await expect(bulk(people.editor, [elsewhere.id, one.id], { type: "quantity" })).rejects.toMatchObject({
      code: "CLAIM_EXISTS",
      more: { current: { id: twin.id } },
    });
    await expect(bulk(people.editor, [one.id, twin.id], { type: "statement" })).rejects.toMatchObject({
      code: "CLAIM_EXISTS",
    });
    expect(await stored()).toBe(before);
    await act(people.editor, (act) => patchArticle(act, other.id, 1, { status: "sealed" }));
    await expect(bulk(people.editor, [one.id, elsewhere.id], { decision })).rejects.toMatchObject({
      code: "ARTICLE_SEALED",
    });
    expect(await readClaim(people.checker, one.id)).toEqual(one);
  });

  it("takes as many claims as the contract lets it", async () => {
    const ids = await manyClaims(people.checker, open.id, 500);
    const decision = { verdict: "verified" as const, reason: "Сверено." };
    const asked = BulkClaims.parse({ ids, set: { decision, withdrawn: true } });
    const { changed, claims } = await act(people.editor, (act) => changeClaims(act, asked));
    expect(changed).toBe(500);
    expect(claims.every(({ tag, withdrawnAt }) => tag === "verified" && withdrawnAt !== null)).toBe(true);
  });

  it("takes claims of several articles, each with its own revision", async () => {
    const one = await mark(words);
    const other = await article(people.checker, `${TEXT} Друга.`);
    const two = await mark(words, {}, other.id);
    await mark("1000 ракети");
    const { changed, claims } = await bulk(people.editor, [one.id, two.id], { withdrawn: true });
    expect(changed).toBe(2);
    expect(claims.map(({ articleId, revision }) => [articleId, revision])).toEqual([
      [open.id, 4],
      [other.id, 3],
    ]);
  });
});
