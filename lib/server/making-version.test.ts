import { beforeEach, describe, expect, it } from "vitest";
import type { Claim } from "../model/wire";
import type { MadeVersion, SameVersion } from "../model/wire-versions";
import { act } from "./act";
import { claimHistory, claimsSince, markClaim, readClaim } from "./claims";
import { prepareText } from "./intake";
import { prepareVersion, type VersionInput } from "./making-version";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, markOf } from "./testing-desk";
import { listVersions } from "./versions";

const TEXT = [
  "Три столици за една война",
  "Около 8000 войници са в района на Курск, съобщи Вашингтон. Пхенян потвърди, че ще остане докрай.",
  "Южна Корея изпрати 300 наблюдатели. Повече от 1000 ракети са изстреляни през октомври.",
  "Министърът каза, че помощта пристига. Общо 45 страни участват в срещата в Рамщайн.",
].join("\n");

let people: Desk;
let id: string;

beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  id = (await article(people.checker, TEXT)).id;
  return close;
});

async function make(text: string, input: Partial<VersionInput> = {}, by = people.checker) {
  const version = (await listVersions(by, id)).length;
  const making = await prepareVersion(by, id, prepareText(text), { basedOn: version, ...input });
  return act(by, making);
}

async function made(text: string, input: Partial<VersionInput> = {}): Promise<MadeVersion> {
  const answer: MadeVersion | SameVersion = await make(text, input);
  if (!answer.created) throw new Error("no version was made");
  return answer;
}

async function mark(words: string, verdict?: "verified" | "unverified"): Promise<Claim> {
  const more = verdict === undefined ? {} : { assessment: { verdict } };
  const { claim } = await act(people.checker, (act) => markClaim(act, id, markOf(TEXT, words, more)));
  return claim;
}

const now = (claim: Claim) => readClaim(people.checker, claim.id);
/** What `[start, end)` of a claim cuts out of a text, in code points. */
const cut = (text: string, { anchor: { start, end } }: Claim) =>
  [...text].slice(start ?? 0, end ?? 0).join("");

describe("making a version", () => {
  it("carries every claim over: in its place, elsewhere, with other words, or lost", async () => {
    const kept = await mark("300 наблюдатели", "verified");
    const moved = await mark("45 страни", "verified");
    const drifted = await mark("Около 8000 войници", "verified");
    const lost = await mark("1000 ракети", "verified");
    const [title, first = "", second = "", third = ""] = TEXT.split("\n");
    const text = [
      `🇧🇬 ${title}`,
      third,
      first.replace("8000", "12 000"),
      second.replace(/ Повече от 1000.*$/, ""),
    ].join("\n");
    const answer = await made(text);
    expect(answer.counts).toEqual({ exact: 1, moved: 1, drifted: 1, lost: 1 });
    expect(await now(kept)).toMatchObject({ tag: "verified", anchor: { state: "exact", version: 2 } });
    expect(await now(moved)).toMatchObject({ tag: "verified", stale: false, anchor: { state: "moved" } });
    expect(await now(drifted)).toMatchObject({
      tag: "unverified",
      stale: true,
      wording: "Около 8000 войници",
      anchor: {
        state: "drifted",
        exact: "Около 12 000 войници",
        changes: [{ kind: "figure", from: "8000", to: "12 000" }],
      },
    });
    expect(await now(lost)).toMatchObject({
      tag: "unverified",
      stale: true,
      anchor: { state: "lost", start: null, end: null, paragraph: null, exact: "1000 ракети", version: 2 },
    });
    for (const claim of [kept, moved, drifted]) {
      const after = await now(claim);
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
    const claim = await mark("45 страни");
    const before = (await claimsSince(people.checker, id, 0)).revision;
    const { revision } = await made(`Добавено.\n${TEXT}`);
    expect(revision).toBe(before + 1);
    const delta = await claimsSince(people.checker, id, before);
    expect(delta.article.version).toBe(2);
    expect(delta.claims).toMatchObject([{ id: claim.id, revision, anchor: { version: 2 } }]);
  });

  it("tells in a claim's history what became of it, and nothing where only its offsets shifted", async () => {
    const kept = await mark("45 страни");
    const drifted = await mark("Около 8000 войници");
    await made(`Добавено.\n${TEXT.replace("8000", "12 000")}`);
    const told = async (claim: Claim) =>
      (await claimHistory(people.checker, claim.id, { limit: 50 })).items.map(({ kind }) => kind);
    expect(await told(kept)).toEqual(["claim_marked"]);
    expect(await told(drifted)).toEqual(["claim_marked", "claim_followed"]);
    const { items } = await claimHistory(people.checker, drifted.id, { limit: 50 });
    expect(items[1]?.change).toMatchObject({
      from: { version: 1, state: "exact", exact: "Около 8000 войници" },
      to: { version: 2, state: "drifted", exact: "Около 12 000 войници" },
    });
  });
});
