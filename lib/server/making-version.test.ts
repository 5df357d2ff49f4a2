import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { Claim } from "../model/wire";
import { act } from "./act";
import { patchArticle, readArticle } from "./articles";
import { restoreClaim, withdrawClaim } from "./claim-changes";
import { claimHistory, claimsSince } from "./claims";
import { read } from "./db";
import { dismissCandidate, takeBackDismissal } from "./dismissals";
import { readSuggestions } from "./suggestions";
import { freshDatabase } from "./testing";
import { markOf, requestOf } from "./testing-desk";
import { Corrected, cut } from "./testing-versions";
import { assessClaim } from "./verdicts";
import { listVersions, readVersion } from "./versions";

const FIRST =
  "Около 8000 войници са в района на Курск, съобщи Вашингтон. Пхенян потвърди, че ще остане докрай.";
const SECOND =
  "Южна Корея изпрати 300 наблюдатели. Повече от 1000 ракети са изстреляни през октомври, заяви Сеул.";
const THIRD = "Министърът каза, че помощта пристига. Общо 45 страни участват в срещата в Рамщайн.";
const TITLE = "Три столици за една война";
const TEXT = [TITLE, FIRST, SECOND, THIRD].join("\n");
const LESS = TEXT.replace(" Повече от 1000 ракети са изстреляни през октомври, заяви Сеул.", "");
const MORE = TEXT.replace("8000", "12 000");
const DENIED = TEXT.replace("потвърди", "отрече");
const VERIFIED = { assessment: { verdict: "verified" as const } };

let desk: Corrected;

beforeEach(async () => {
  const close = await freshDatabase();
  desk = await Corrected.of(TEXT);
  return close;
});

const told = async (claim: Claim) =>
  (await claimHistory(desk.people.checker, claim.id, { limit: 50 })).items.map(({ kind }) => kind);

/** Everything there is, to see that nothing of it has changed. */
async function everything(): Promise<string> {
  const order = { orderBy: { id: "asc" } } as const;
  return JSON.stringify([
    await read().article.findMany(order),
    await read().articleVersion.findMany(order),
    await read().claim.findMany(order),
    await read().anchor.findMany(order),
    await read().dismissal.findMany(order),
    await read().event.findMany(order),
  ]);
}

describe("making a version", () => {
  it("carries every claim over: in its place, elsewhere, with other words, or lost", async () => {
    const kept = await desk.mark("300 наблюдатели", VERIFIED);
    const moved = await desk.mark("45 страни", VERIFIED);
    const drifted = await desk.mark("Около 8000 войници", VERIFIED);
    const lost = await desk.mark("1000 ракети", VERIFIED);
    const first = FIRST.replace("8000", "12 000");
    const second = SECOND.replace(/ Повече от 1000.*$/, "");
    const text = [`🇧🇬 ${TITLE}`, THIRD, first, second].join("\n");
    const answer = await desk.made(text);
    expect(answer.counts).toEqual({ exact: 1, moved: 1, drifted: 1, lost: 1 });
    expect(await desk.now(kept)).toMatchObject({ tag: "verified", anchor: { state: "exact", version: 2 } });
    expect(await desk.now(moved)).toMatchObject({ tag: "verified", anchor: { state: "moved", score: 1 } });
    expect(await told(moved)).toEqual(["claim_marked", "claim_followed"]);
    expect(await desk.now(drifted)).toMatchObject({
      tag: "unverified",
      stale: true,
      wording: "Около 8000 войници",
      anchor: {
        state: "drifted",
        exact: "Около 12 000 войници",
        changes: [{ kind: "figure", from: "8000", to: "12 000" }],
      },
    });
    expect(await desk.now(lost)).toMatchObject({
      tag: "unverified",
      stale: true,
      anchor: { state: "lost", start: null, end: null, paragraph: null, exact: "1000 ракети", version: 2 },
    });
    for (const claim of [kept, moved, drifted]) {
      const after = await desk.now(claim);
      expect(cut(text, after)).toBe(after.anchor.exact);
      expect(after.anchor.paragraph).not.toBeNull();
    }
    expect(answer.claims.map(({ id, state }) => [id, state])).toEqual([
      [kept.id, "exact"],
      [moved.id, "moved"],
      [drifted.id, "drifted"],
      [lost.id, "lost"],
    ]);
    expect(answer.claims[3]).toMatchObject({ from: { exact: "1000 ракети" }, to: null });
  });

  it("is one step of the revision, and the delta tells every claim's new place", async () => {
    const claim = await desk.mark("45 страни");
    const before = (await claimsSince(desk.people.checker, desk.id, 0)).revision;
    const { revision } = await desk.made(`Добавено.\n${TEXT}`);
    expect(revision).toBe(before + 1);
    const delta = await claimsSince(desk.people.checker, desk.id, before);
    expect(delta.article.version).toBe(2);
    expect(delta.claims).toMatchObject([{ id: claim.id, revision, anchor: { version: 2 } }]);
  });

  it("tells in a claim's history what became of it, and nothing where only its offsets shifted", async () => {
    const kept = await desk.mark("45 страни");
    const drifted = await desk.mark("Около 8000 войници");
    await desk.made(`Добавено.\n${MORE}`);
    expect(await told(kept)).toEqual(["claim_marked"]);
    expect(await told(drifted)).toEqual(["claim_marked", "claim_followed"]);
    const { items } = await claimHistory(desk.people.checker, drifted.id, { limit: 50 });
    expect(items[1]?.change).toMatchObject({
      from: { version: 1, state: "exact", exact: "Около 8000 войници" },
      to: { version: 2, state: "drifted", exact: "Около 12 000 войници" },
    });
  });

  it("finds a lost claim again in a later version, and its verdict stands again", async () => {
    const claim = await desk.mark("1000 ракети", VERIFIED);
    await desk.made(LESS);
    expect(await desk.now(claim)).toMatchObject({ tag: "unverified", anchor: { state: "lost" } });
    await desk.made(`${LESS}\nОще нещо се случи днес.`);
    expect(await desk.now(claim)).toMatchObject({ anchor: { state: "lost", version: 3 } });
    const back = `Допълнена.\n${TEXT}`;
    await desk.made(back);
    const found = await desk.now(claim);
    expect(found).toMatchObject({ tag: "verified", stale: false, anchor: { version: 4, state: "exact" } });
    expect(cut(back, found)).toBe("1000 ракети");
    expect(await told(claim)).toEqual(["claim_marked", "claim_followed", "claim_followed"]);
  });

  it("lets a verdict given in a changed context stand as long as that context does", async () => {
    const claim = await desk.mark("ще остане докрай", { type: "statement" });
    await desk.made(DENIED);
    const seen = { verdict: "verified" as const, version: 2, exact: "ще остане докрай" };
    await act(desk.people.checker, (act) => assessClaim(act, claim.id, seen));
    expect(await desk.now(claim)).toMatchObject({ tag: "verified", anchor: { state: "drifted" } });
    await desk.made(`Добавено.\n${DENIED}`);
    expect(await desk.now(claim)).toMatchObject({ tag: "verified", stale: false, anchor: { version: 3 } });
    await desk.made(TEXT);
    expect(await desk.now(claim)).toMatchObject({ tag: "unverified", stale: true });
  });

  it("keeps calling a drift a drift where the next version leaves the words alone", async () => {
    const claim = await desk.mark("Около 8000 войници", VERIFIED);
    await desk.made(MORE);
    const third = `Добавено.\n${MORE}`;
    const { counts } = await desk.made(third);
    expect(counts.drifted).toBe(1);
    const after = await desk.now(claim);
    expect(after).toMatchObject({
      tag: "unverified",
      stale: true,
      anchor: { state: "drifted", changes: [{ kind: "figure", from: "8000", to: "12 000" }] },
    });
    expect(cut(third, after)).toBe("Около 12 000 войници");
    expect(await told(claim)).toEqual(["claim_marked", "claim_followed"]);
  });

  it("lets a verdict stand again when the old words are back", async () => {
    const claim = await desk.mark("Около 8000 войници", VERIFIED);
    await desk.made(MORE);
    await desk.made(TEXT);
    expect(await desk.now(claim)).toMatchObject({
      tag: "verified",
      stale: false,
      anchor: { state: "exact" },
    });
  });

  it("takes what is said of the words for part of them, until it is said again", async () => {
    const claim = await desk.mark("ще остане докрай", { type: "statement", ...VERIFIED });
    const denied = {
      tag: "unverified",
      stale: true,
      anchor: {
        state: "drifted",
        exact: "ще остане докрай",
        changes: [{ kind: "context", from: "потвърди", to: "отрече" }],
      },
    };
    await desk.made(DENIED);
    expect(await desk.now(claim)).toMatchObject(denied);
    await desk.made(`Добавено.\n${DENIED}`);
    expect(await desk.now(claim)).toMatchObject(denied);
    await desk.made(TEXT);
    expect(await desk.now(claim)).toMatchObject({
      tag: "verified",
      stale: false,
      anchor: { state: "exact" },
    });
  });

  it("carries withdrawn claims too, so that a restored one is right", async () => {
    const claim = await desk.mark("Около 8000 войници");
    await act(desk.people.checker, (act) => withdrawClaim(act, claim.id, claim.revision));
    const { counts, claims } = await desk.made(MORE);
    expect([counts, claims]).toEqual([{ exact: 0, moved: 0, drifted: 0, lost: 0 }, []]);
    const { revision } = await desk.now(claim);
    const restored = await act(desk.people.checker, (act) => restoreClaim(act, claim.id, revision));
    expect(restored.anchor).toMatchObject({ version: 2, state: "drifted", exact: "Около 12 000 войници" });
  });
});

describe("a version that is none", () => {
  it("is not made of the same text, and says so", async () => {
    await desk.mark("45 страни");
    const before = await everything();
    expect(await desk.make(`\ufeff${TEXT.replaceAll("\n", "\r\n")}`)).toEqual({
      created: false,
      version: 1,
      revision: 2,
      changed: false,
    });
    expect(await everything()).toBe(before);
  });

  it("still changes the metadata that differ, as an event", async () => {
    const answer = await desk.make(TEXT, { title: "Четири столици", author: "Ана" });
    expect(answer).toMatchObject({ created: false, changed: true, revision: 2 });
    const { title, author, version, metaRevision } = await readArticle(desk.people.checker, desk.id);
    expect([title, author, version, metaRevision]).toEqual(["Четири столици", "Ана", 1, 2]);
    const events = await read().event.findMany({
      where: { kind: "article_changed" },
      orderBy: { id: "asc" },
    });
    expect(events).toMatchObject([
      { change: { from: { title: TITLE, author: null }, to: { title: "Четири столици", author: "Ана" } } },
    ]);
  });

  it("is refused where another is the newest, with that one", async () => {
    await desk.made(MORE);
    await expect(desk.prepare(LESS, { basedOn: 1 })).rejects.toMatchObject({
      code: "STALE",
      more: { current: { number: 2 } },
    });
    await expect(desk.prepare(LESS, { basedOn: 3 })).rejects.toMatchObject({ code: "STALE" });
  });

  it("is refused to the second of two who make one at once, and nothing of it is kept", async () => {
    await desk.mark("45 страни");
    const [one, other] = [await desk.prepare(MORE), await desk.prepare(LESS, {}, desk.people.colleague)];
    await act(desk.people.checker, one);
    const before = await everything();
    await expect(act(desk.people.colleague, other)).rejects.toMatchObject({
      code: "STALE",
      more: { current: { number: 2, createdBy: { name: desk.people.checker.name } } },
    });
    expect(await everything()).toBe(before);
  });

  it("leaves nothing behind when it breaks half-way", async () => {
    await desk.mark("Около 8000 войници", VERIFIED);
    const before = await everything();
    const making = await desk.prepare(MORE);
    const broken = act(desk.people.checker, async (act) => {
      await making(act);
      throw new Error("the power went");
    });
    await expect(broken).rejects.toThrow("the power went");
    expect(await everything()).toBe(before);
    expect(await listVersions(desk.people.checker, desk.id)).toHaveLength(1);
  });

  it("is refused in a sealed article", async () => {
    await act(desk.people.editor, (act) => patchArticle(act, desk.id, 1, { status: "sealed" }));
    await expect(desk.prepare(MORE)).rejects.toMatchObject({ code: "ARTICLE_SEALED" });
  });
});

describe("what is done while a version is made", () => {
  it("is in it: marks, verdicts, withdrawals", async () => {
    const early = await desk.mark("Около 8000 войници");
    const gone = await desk.mark("45 страни");
    const text = `🇺🇦 ${MORE}`;
    const making = await desk.prepare(text);
    const late = await desk.mark("300 наблюдатели", VERIFIED);
    const seen = { version: 1, exact: "Около 8000 войници" };
    await act(desk.people.editor, (act) => assessClaim(act, early.id, { verdict: "verified", ...seen }));
    await act(desk.people.checker, (act) => withdrawClaim(act, gone.id, gone.revision));
    const answer = await act(desk.people.checker, making);
    expect(answer).toMatchObject({ created: true, counts: { exact: 1, drifted: 1, moved: 0, lost: 0 } });
    const after = await desk.now(late);
    expect(cut(text, after)).toBe("300 наблюдатели");
    expect(after).toMatchObject({ tag: "verified", anchor: { version: 2, state: "exact" } });
    expect(await desk.now(early)).toMatchObject({ stale: true, unassessed: false, tag: "unverified" });
    expect(await desk.now(gone)).toMatchObject({ withdrawnAt: expect.any(String), anchor: { version: 2 } });
  });

  it("reopens a checked article: nobody has looked at the new text", async () => {
    await act(desk.people.editor, (act) =>
      patchArticle(act, desk.id, 1, { status: "checked", reason: "Прегледана" }),
    );
    const { revision } = await desk.made(MORE, { title: "Друго" });
    const { status, metaRevision, title } = await readArticle(desk.people.checker, desk.id);
    expect([status, metaRevision, title]).toEqual(["open", revision, "Друго"]);
  });
});

/** Sets a candidate of version 1 aside. */
const dismiss = (words: string) =>
  act(desk.people.checker, (act) => {
    const { start, end, exact } = markOf(TEXT, words);
    const kind = "not_checkable" as const;
    return dismissCandidate(act, desk.id, {
      id: v7(),
      version: 1,
      start,
      end,
      exact,
      type: "quantity",
      kind,
    });
  });
/** What became of the candidate with these words. */
const stateOf = async (words: string) =>
  (await readSuggestions(desk.people.checker, desk.id)).items.find(({ text }) => text === words)?.state;

describe("candidates set aside", () => {
  it("stay so where their words are the same, open again where not, and come back with them", async () => {
    const kept = await dismiss("45 страни");
    const changed = await dismiss("300 наблюдатели");
    const undone = await dismiss("Повече от 1000 ракети");
    const making = await desk.prepare(`🇧🇬 ${TEXT.replace("300", "400")}`);
    await act(desk.people.checker, (act) => takeBackDismissal(act, desk.id, undone.id));
    await act(desk.people.checker, making);
    expect([
      await stateOf("45 страни"),
      await stateOf("400 наблюдатели"),
      await stateOf("Повече от 1000 ракети"),
    ]).toEqual(["not_checkable", "open", "open"]);
    const { dismissals, revision } = await claimsSince(desk.people.checker, desk.id, 5);
    expect(dismissals.map(({ id, version }) => [id, version]).sort()).toEqual(
      [
        [kept.id, 2],
        [changed.id, 1],
      ].sort(),
    );
    expect(dismissals.every((one) => one.revision === revision)).toBe(true);
    await desk.made(TEXT);
    expect([await stateOf("45 страни"), await stateOf("300 наблюдатели")]).toEqual([
      "not_checkable",
      "not_checkable",
    ]);
  });
});

describe("a candidate set aside while a version is prepared", () => {
  it("goes along into it", async () => {
    const making = await desk.prepare(`🇧🇬 ${TEXT}`);
    const { id } = await dismiss("45 страни");
    await act(desk.people.checker, making);
    const { dismissals } = await claimsSince(desk.people.checker, desk.id, 0);
    expect(dismissals.map((one) => [one.id, one.version])).toEqual([[id, 2]]);
    expect(await stateOf("45 страни")).toBe("not_checkable");
  });
});

describe("marking in an older version", () => {
  it("is checked against that version, and carried to the newest", async () => {
    await desk.made(`🇧🇬 ${MORE}`);
    const text = `Добавено.\n🇧🇬 ${MORE}`;
    await desk.made(text);
    const kept = await desk.mark("300 наблюдатели", VERIFIED);
    expect(kept).toMatchObject({ tag: "verified", anchor: { version: 3, state: "exact" } });
    expect(cut(text, kept)).toBe("300 наблюдатели");
    const drifted = await desk.mark("Около 8000 войници", VERIFIED);
    expect(drifted).toMatchObject({
      tag: "unverified",
      stale: true,
      wording: "Около 8000 войници",
      anchor: { version: 3, state: "drifted", exact: "Около 12 000 войници" },
    });
    await expect(desk.mark("300 наблюдатели", { version: 2 })).rejects.toMatchObject({
      code: "TEXT_MISMATCH",
    });
    const anchors = await read().anchor.findMany({
      where: { claimId: kept.id },
      select: { newest: true },
      orderBy: { start: "asc" },
    });
    expect(anchors).toEqual([{ newest: false }, { newest: false }, { newest: true }]);
  });

  it("keeps a mark on words that are gone: lost, and found again later", async () => {
    await desk.made(LESS);
    const claim = await desk.mark("1000 ракети", VERIFIED);
    expect(claim).toMatchObject({ tag: "unverified", stale: true, anchor: { state: "lost", version: 2 } });
    await desk.made(TEXT);
    expect(await desk.now(claim)).toMatchObject({ tag: "verified", anchor: { state: "exact", version: 3 } });
  });

  it("knows a claim that is there already", async () => {
    const there = await desk.mark("45 страни");
    await desk.made(`🇧🇬 ${TEXT}`);
    await expect(desk.mark("45 страни")).rejects.toMatchObject({
      code: "CLAIM_EXISTS",
      more: { current: { id: there.id } },
    });
  });
});

describe("a verdict on words seen in an older version", () => {
  it("is taken where they are the same, and refused where they or what is said of them changed", async () => {
    const kept = await desk.mark("45 страни");
    const drifted = await desk.mark("Около 8000 войници");
    const denied = await desk.mark("ще остане докрай", { type: "statement" });
    await desk.made(MORE.replace("потвърди", "отрече"));
    const assess = (claim: Claim) =>
      act(desk.people.colleague, (act) =>
        assessClaim(act, claim.id, { verdict: "verified", version: 1, exact: claim.anchor.exact }),
      );
    expect(await assess(kept)).toMatchObject({ tag: "verified" });
    for (const claim of [drifted, denied]) {
      await expect(assess(claim)).rejects.toMatchObject({
        code: "STALE",
        more: { current: { id: claim.id } },
      });
    }
  });
});

describe("POST …/versions", () => {
  const post = async (body: unknown, key?: string) => {
    const { POST } = await import("@/app/api/v1/articles/[id]/versions/route");
    const headers = key === undefined ? {} : { "idempotency-key": key };
    const address = `/articles/${desk.id}/versions`;
    const request = requestOf({ method: "POST", address, by: desk.people.checker, headers, body });
    return POST(request, { params: Promise.resolve({ id: desk.id }) });
  };

  it("answers 201 with what became of the claims, 200 for the same text, and a retry as the first time", async () => {
    await desk.mark("Около 8000 войници");
    const first = await post({ text: MORE, basedOn: 1 }, "a");
    expect(first.status).toBe(201);
    const answer = await first.json();
    expect(answer).toMatchObject({ created: true, version: 2, counts: { drifted: 1 } });
    const again = await post({ text: MORE, basedOn: 1 }, "a");
    expect([again.status, await again.json()]).toEqual([201, answer]);
    const same = await post({ text: MORE, basedOn: 2 });
    expect([same.status, await same.json()]).toEqual([
      200,
      { created: false, version: 2, revision: answer.revision, changed: false },
    ]);
    expect(await listVersions(desk.people.checker, desk.id)).toHaveLength(2);
    expect((await readVersion(desk.people.checker, desk.id, "1")).text).toBe(TEXT);
  });
});
