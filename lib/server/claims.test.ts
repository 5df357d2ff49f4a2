import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { Article, MarkClaim } from "../model/wire";
import { act } from "./act";
import { patchArticle } from "./articles";
import { changeClaim, restoreClaim, withdrawClaim } from "./claim-changes";
import { claimHistory, claimsSince, listArticleClaims, markClaim, readClaim } from "./claims";
import { read, write } from "./db";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, manyClaims, markOf, TEXT, type Tester } from "./testing-desk";
import { assessClaim, takeBackAssessment } from "./verdicts";

let people: Desk;
let open: Article;

beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  open = await article(people.checker);
  return close;
});

const mark = (input: MarkClaim, by: Tester = people.checker, articleId = open.id) =>
  act(by, (act) => markClaim(act, articleId, input));
const words = "8000 войници";
/** Everything the database holds of claims, to see that nothing changed. */
const stored = async () =>
  JSON.stringify([
    await read().claim.findMany({ orderBy: { id: "asc" } }),
    await read().anchor.findMany({ orderBy: { id: "asc" } }),
    await read().assessment.findMany({ orderBy: [{ claimId: "asc" }, { userId: "asc" }] }),
    await read().event.findMany({ orderBy: { id: "asc" } }),
    await read().article.findMany({ orderBy: { id: "asc" }, select: { revision: true, status: true } }),
  ]);

describe("marking", () => {
  it("makes an unverified, unassessed claim with its context, and one step of the revision", async () => {
    const input = markOf(TEXT, words);
    const { claim, revision } = await mark(input);
    expect(revision).toBe(2);
    expect(claim).toMatchObject({
      id: input.id,
      articleId: open.id,
      revision: 2,
      type: "troop-count",
      tag: "unverified",
      unassessed: true,
      wording: words,
      anchor: { version: 1, state: "exact", start: 6, end: 18, exact: words, prefix: "Около ", paragraph: 1 },
      assessments: [],
      createdBy: { id: people.checker.id, name: people.checker.name },
    });
    expect(claim.anchor.suffix).toBe(" са в района на Курск 🇺🇦, съобщи");
    expect(await readClaim(people.colleague, input.id)).toEqual(claim);
  });

  it("gives the first assessment with it, in the same act", async () => {
    const assessment = { verdict: "verified" as const, rating: 4, justification: "Две агенции." };
    const { claim } = await mark(markOf(TEXT, words, { assessment }));
    expect(claim).toMatchObject({ tag: "verified", unassessed: false, revision: 2 });
    expect(claim.assessments).toMatchObject([{ ...assessment, exact: words, version: 1, stands: true }]);
  });

  it("counts code points: a flag before the words shifts them by two, not by four", async () => {
    const { claim } = await mark(markOf(TEXT, "съобщи Вашингтон", { type: "statement" }));
    expect([...TEXT].slice(claim.anchor.start ?? 0, claim.anchor.end ?? 0).join("")).toBe("съобщи Вашингтон");
  });

  it.each([
    ["empty", { start: 3, end: 3 }, "SPAN_INVALID"],
    ["reversed", { start: 9, end: 3 }, "SPAN_INVALID"],
    ["behind the text", { start: 3, end: 100_000 }, "SPAN_INVALID"],
    ["far behind the text", { start: 3, end: 2 ** 40 }, "SPAN_INVALID"],
    ["before the text", { start: -1, end: 3 }, "SPAN_INVALID"],
    ["white space", { start: 5, end: 6, exact: " " }, "SPAN_INVALID"],
    ["half a flag", { start: 40, end: 41, exact: "🇺" }, "SPAN_INVALID"],
    ["other words", { exact: "9000 войници" }, "TEXT_MISMATCH"],
    ["an unknown type", { type: "unheard-of" }, "INVALID"],
    ["an unknown version", { version: 2 }, "INVALID"],
  ] as const)("refuses %s and changes nothing", async (_, change, code) => {
    const before = await stored();
    await expect(mark({ ...markOf(TEXT, words), ...change })).rejects.toMatchObject({ code });
    expect(await stored()).toBe(before);
  });

  it("refuses a retired type", async () => {
    await write((tx) => tx.claimType.update({ where: { slug: "quote" }, data: { retiredAt: new Date() } }));
    await expect(mark(markOf(TEXT, words, { type: "quote" }))).rejects.toMatchObject({ code: "INVALID" });
  });

  it("refuses the same place and type once more, showing the claim that is there", async () => {
    const { claim } = await mark(markOf(TEXT, words));
    await expect(mark(markOf(TEXT, words), people.colleague)).rejects.toMatchObject({
      code: "CLAIM_EXISTS",
      more: { current: { id: claim.id } },
    });
    await mark(markOf(TEXT, words, { type: "statement" }));
  });

  it("takes a place again whose claim was withdrawn, and then the withdrawn one cannot come back", async () => {
    const { claim } = await mark(markOf(TEXT, words));
    const gone = await act(people.checker, (act) => withdrawClaim(act, claim.id, claim.revision));
    const { claim: again } = await mark(markOf(TEXT, words));
    await expect(
      act(people.checker, (act) => restoreClaim(act, claim.id, gone.revision)),
    ).rejects.toMatchObject({ code: "CLAIM_EXISTS", more: { current: { id: again.id } } });
  });

  it("answers the same mark again as the first time, even when it has changed or is sealed", async () => {
    const input = markOf(TEXT, words, { assessment: { verdict: "verified" } });
    const first = await mark(input);
    const before = await stored();
    expect(await mark(input)).toEqual(first);
    expect(await stored()).toBe(before);
    await act(people.editor, (act) => patchArticle(act, open.id, 1, { status: "sealed" }));
    expect(await mark(input)).toEqual(first);
  });

  it("refuses an id with another body, from another person, or in another article", async () => {
    const input = markOf(TEXT, words);
    await mark(input);
    const other = await article(people.checker, `${TEXT} Друга.`);
    const before = await stored();
    for (const again of [
      mark({ ...input, statement: "Друго." }),
      mark(input, people.colleague),
      mark(input, people.checker, other.id),
    ]) {
      await expect(again).rejects.toMatchObject({ code: "ID_REUSED" });
    }
    expect(await stored()).toBe(before);
  });

  it("refuses a sealed and an archived article, and one that is not there", async () => {
    await expect(mark(markOf(TEXT, words), people.checker, v7())).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const sealed = await act(people.editor, (act) => patchArticle(act, open.id, 1, { status: "sealed" }));
    await expect(mark(markOf(TEXT, words))).rejects.toMatchObject({ code: "ARTICLE_SEALED" });
    await act(people.editor, (act) =>
      patchArticle(act, open.id, sealed.metaRevision, { status: "archived", reason: "Грешка" }),
    );
    await expect(mark(markOf(TEXT, words))).rejects.toMatchObject({ code: "ARTICLE_SEALED" });
  });

  it("keeps both of two marks made at once, with a revision each", async () => {
    const [one, two] = await Promise.all([
      mark(markOf(TEXT, words)),
      mark(markOf(TEXT, "1000 ракети", { type: "missile-count" }), people.colleague),
    ]);
    expect(new Set([one.revision, two.revision])).toEqual(new Set([2, 3]));
  });

  it("lets one of two equal marks made at once in, and shows it to the other", async () => {
    const [one, two] = await Promise.allSettled([
      mark(markOf(TEXT, words)),
      mark(markOf(TEXT, words), people.colleague),
    ]);
    expect([one.status, two.status].toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("leaves nothing behind when it fails half-way", async () => {
    const before = await stored();
    const failing = act(people.checker, async (act) => {
      await markClaim(act, open.id, markOf(TEXT, words, { assessment: { verdict: "verified" } }));
      throw new Error("half-way");
    });
    const other = mark(markOf(TEXT, "1000 ракети"), people.colleague);
    await expect(failing).rejects.toThrow("half-way");
    expect((await other).revision).toBe(2);
    expect(await stored()).not.toBe(before);
    expect(await read().claim.count()).toBe(1);
  });
});

describe("changing", () => {
  it("is the author's and an editor's, and nobody else's", async () => {
    const { claim } = await mark(markOf(TEXT, words));
    const change = (by: Tester, revision: number) =>
      act(by, (act) => changeClaim(act, claim.id, revision, { speaker: `${by.name} каза` }));
    await expect(change(people.colleague, 2)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(
      act(people.colleague, (act) => withdrawClaim(act, claim.id, claim.revision)),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await change(people.checker, 2)).speaker).toBe("Ана каза");
    expect((await change(people.editor, 3)).revision).toBe(4);
  });

  it("needs the revision it was made on, and shows the claim as it now is", async () => {
    const { claim } = await mark(markOf(TEXT, words));
    await act(people.checker, (act) => changeClaim(act, claim.id, 2, { statement: "Едно" }));
    await expect(
      act(people.editor, (act) => changeClaim(act, claim.id, 2, { statement: "Две" })),
    ).rejects.toMatchObject({ code: "STALE", more: { current: { statement: "Едно", revision: 3 } } });
  });

  it("records what changed, and nothing where nothing did", async () => {
    const value = { min: 8000, max: 8000, approximate: true, unit: "войник", hedge: "около" };
    const { claim } = await mark(markOf(TEXT, words, { value, speaker: "Сеул" }));
    const before = await stored();
    const same = await act(people.checker, (act) =>
      changeClaim(act, claim.id, 2, { value: { ...value }, speaker: "Сеул", type: "troop-count" }),
    );
    expect(same).toEqual(claim);
    expect(await stored()).toBe(before);
    const next = await act(people.checker, (act) =>
      changeClaim(act, claim.id, 2, { value: null, speaker: "Сеул" }),
    );
    expect(next.value).toBeNull();
    const { items } = await claimHistory(people.colleague, claim.id, { limit: 50 });
    expect(items.map(({ kind, change }) => [kind, change])).toEqual([
      ["claim_marked", expect.anything()],
      ["claim_changed", { from: { value }, to: { value: null } }],
    ]);
  });

  it("moves a claim, after which verdicts on the old words do not stand until they come back", async () => {
    const { claim } = await mark(markOf(TEXT, words, { assessment: { verdict: "verified" } }));
    const wider = markOf(TEXT, "Около 8000 войници");
    const place = ({ start, end, exact }: MarkClaim) => ({ anchor: { version: 1, start, end, exact } });
    const moved = await act(people.checker, (act) => changeClaim(act, claim.id, 2, place(wider)));
    expect(moved).toMatchObject({
      wording: wider.exact,
      tag: "unverified",
      stale: true,
      unassessed: false,
      anchor: { start: 0, prefix: "" },
      assessments: [{ exact: words, stands: false }],
    });
    const back = await act(people.checker, (act) =>
      changeClaim(act, claim.id, 3, place(markOf(TEXT, words))),
    );
    expect(back).toMatchObject({ tag: "verified", stale: false, assessments: [{ stands: true }] });
  });

  it("refuses a place that is none, one that is taken, and one in another version", async () => {
    const { claim } = await mark(markOf(TEXT, words));
    const { claim: other } = await mark(markOf(TEXT, "1000 ракети"));
    const { start, end, exact } = markOf(TEXT, "1000 ракети");
    const move = (anchor: { version: number; start: number; end: number; exact: string }) =>
      act(people.checker, (act) => changeClaim(act, claim.id, 2, { anchor }));
    await expect(move({ version: 1, start, end: end + 1, exact })).rejects.toMatchObject({
      code: "TEXT_MISMATCH",
    });
    await expect(move({ version: 1, start: end, end: start, exact })).rejects.toMatchObject({
      code: "SPAN_INVALID",
    });
    await expect(move({ version: 2, start, end, exact })).rejects.toMatchObject({ code: "STALE" });
    await expect(move({ version: 1, start, end, exact })).rejects.toMatchObject({
      code: "CLAIM_EXISTS",
      more: { current: { id: other.id } },
    });
  });

  it("withdraws and restores, keeping everything else", async () => {
    const { claim } = await mark(markOf(TEXT, words, { assessment: { verdict: "verified" } }));
    const gone = await act(people.checker, (act) => withdrawClaim(act, claim.id, 2));
    expect(gone.withdrawnAt).not.toBeNull();
    expect((await listArticleClaims(people.checker, open.id, { limit: 50 })).items).toEqual([]);
    const back = await act(people.editor, (act) => restoreClaim(act, claim.id, 3));
    expect({ ...back, revision: 2, updatedAt: claim.updatedAt }).toEqual(claim);
  });
});

describe("verdicts", () => {
  it("of two people that differ contest the claim; taking one back settles it", async () => {
    const { claim } = await mark(markOf(TEXT, words, { assessment: { verdict: "verified" } }));
    const seen = { version: 1, exact: words };
    const contested = await act(people.colleague, (act) =>
      assessClaim(act, claim.id, { ...seen, verdict: "unverified" }),
    );
    expect(contested).toMatchObject({ tag: "unverified", contested: true });
    expect(await act(people.colleague, (act) => takeBackAssessment(act, claim.id))).toMatchObject({
      tag: "verified",
      contested: false,
    });
    expect(await act(people.editor, (act) => takeBackAssessment(act, claim.id))).toMatchObject({
      revision: 4,
    });
  });

  it("are refused on words that are no longer the claim's, and taken on another typography", async () => {
    const { claim } = await mark(markOf(TEXT, words));
    const assess = (exact: string) =>
      act(people.colleague, (act) => assessClaim(act, claim.id, { verdict: "verified", version: 1, exact }));
    await expect(assess("9000 войници")).rejects.toMatchObject({
      code: "STALE",
      more: { current: { id: claim.id } },
    });
    expect(await assess("8000\u00a0войници")).toMatchObject({ tag: "verified" });
  });

  it("keep rating and justification that are left out, and lose those that are null", async () => {
    const assessment = { verdict: "verified" as const, rating: 3, justification: "Защото." };
    const { claim } = await mark(markOf(TEXT, words, { assessment }));
    const again = (more: object) =>
      act(people.checker, (act) =>
        assessClaim(act, claim.id, { verdict: "unverified", version: 1, exact: words, ...more }),
      );
    expect((await again({})).assessments).toMatchObject([{ ...assessment, verdict: "unverified" }]);
    expect((await again({ rating: null, justification: null })).assessments).toMatchObject([
      { rating: null, justification: null },
    ]);
    const before = await stored();
    await again({});
    expect(await stored()).toBe(before);
  });
});

describe("reading what changed", () => {
  it("gives every claim changed after a revision once, withdrawn ones included", async () => {
    const { claim: one } = await mark(markOf(TEXT, words));
    const { claim: two } = await mark(markOf(TEXT, "1000 ракети"));
    await act(people.checker, (act) => withdrawClaim(act, one.id, 2));
    const ids = async (since: number) =>
      (await claimsSince(people.colleague, open.id, since)).claims.map(({ id }) => id);
    expect(await ids(0)).toEqual([two.id, one.id]);
    expect(await ids(2)).toEqual([two.id, one.id]);
    expect(await ids(3)).toEqual([one.id]);
    expect(await ids(4)).toEqual([]);
    expect(await claimsSince(people.colleague, open.id, 4)).toMatchObject({
      revision: 4,
      from: 4,
      reset: false,
      article: { version: 1, status: "open", metaRevision: 1 },
    });
  });

  it("gives everything and says so when the article is behind", async () => {
    await mark(markOf(TEXT, words));
    expect(await claimsSince(people.colleague, open.id, 99)).toMatchObject({
      revision: 2,
      from: 0,
      reset: true,
      claims: [{}],
    });
  });

  it("gives more claims at once than a statement may have parameters", async () => {
    const ids = await manyClaims(people.checker, open.id, 2100);
    expect((await claimsSince(people.checker, open.id, 0)).claims.map(({ id }) => id)).toEqual(ids);
  });

  it("pages through the live claims in the order they were marked", async () => {
    const marked: string[] = [];
    for (const part of ["8000", "войници", "района", "Курск", "Вашингтон"]) {
      marked.push((await mark(markOf(TEXT, part))).claim.id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listArticleClaims(people.checker, open.id, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(marked);
    await expect(
      listArticleClaims(people.checker, open.id, { limit: 2, cursor: "бррр" }),
    ).rejects.toMatchObject({ code: "INVALID" });
  });
});
