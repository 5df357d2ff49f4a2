import { beforeEach, describe, expect, it } from "vitest";
import type { Claim } from "../model/wire";
import type { ReattachClaim } from "../model/wire-versions";
import { act } from "./act";
import { restoreClaim } from "./claim-changes";
import { claimHistory } from "./claims";
import { reattachClaim } from "./reattaching";
import { freshDatabase } from "./testing";
import { markOf, type Tester } from "./testing-desk";
import { Corrected } from "./testing-versions";
import { assessClaim } from "./verdicts";

const TEXT = [
  "Около 8000 войници са в района на Курск, съобщи Вашингтон.",
  "Пхенян потвърди, че ще остане докрай в този съюз.",
  "Южна Корея изпрати 300 наблюдатели на границата.",
].join("\n");
const MORE = TEXT.replace("8000", "12 000");
const VERIFIED = { verdict: "verified" as const };
const VALUE = { min: 8000, max: 8000, approximate: true, unit: "войник", hedge: "Около" };

let desk: Corrected;

beforeEach(async () => {
  const close = await freshDatabase();
  desk = await Corrected.of(TEXT);
  return close;
});

/** Reattaches a claim as it now is. */
async function reattach(claim: Pick<Claim, "id">, input: ReattachClaim, by: Tester = desk.people.checker) {
  const { revision } = await desk.now(claim);
  return act(by, (act) => reattachClaim(act, claim.id, revision, input));
}

/** What confirms a claim on the words it was found on. */
async function seen(claim: Pick<Claim, "id">) {
  const { version, start, end, exact } = (await desk.now(claim)).anchor;
  if (start === null || end === null) throw new Error("nothing to confirm");
  return { action: "confirm" as const, version, start, end, exact };
}

/** What places a claim on words of a text. */
function on(text: string, words: string, version: number) {
  const { start, end, exact } = markOf(text, words);
  return { action: "place" as const, version, start, end, exact };
}

describe("confirming", () => {
  it("makes the new words the claim's, with this person's verdict and nobody else's", async () => {
    const claim = await desk.mark("Около 8000 войници", { assessment: VERIFIED });
    await desk.made(MORE);
    const given = { ...(await seen(claim)), assessment: VERIFIED };
    const confirmed = await reattach(claim, given, desk.people.colleague);
    expect(confirmed).toMatchObject({
      wording: "Около 12 000 войници",
      tag: "verified",
      stale: false,
      anchor: { state: "exact", score: 1, changes: [] },
    });
    expect(confirmed.assessments.map(({ user, stands }) => [user.name, stands])).toEqual([
      [desk.people.checker.name, false],
      [desk.people.colleague.name, true],
    ]);
    const { items } = await claimHistory(desk.people.checker, claim.id, { limit: 50 });
    expect(items.map(({ kind }) => kind)).toEqual([
      "claim_marked",
      "claim_followed",
      "claim_reattached",
      "assessment_given",
    ]);
    expect(items[2]?.change).toMatchObject({
      from: { state: "drifted", wording: "Около 8000 войници" },
      to: { action: "confirm", state: "exact", wording: "Около 12 000 войници" },
    });
    // The old words are the drift now.
    await desk.made(TEXT);
    expect((await desk.now(claim)).anchor).toMatchObject({
      state: "drifted",
      changes: [{ kind: "figure", from: "12 000", to: "8000" }],
    });
  });

  it("without a verdict leaves the claim unverified until somebody looks", async () => {
    const claim = await desk.mark("Около 8000 войници", { assessment: VERIFIED });
    await desk.made(MORE);
    expect(await reattach(claim, await seen(claim))).toMatchObject({
      tag: "unverified",
      stale: true,
      anchor: { state: "exact" },
    });
  });

  it("is one claim's where two of a type came to lie on the same words", async () => {
    const whole = await desk.mark("Около 8000 войници");
    const part = await desk.mark("8000 войници");
    await desk.made(TEXT.replace("Около 8000", "8000"));
    const [first, second] = [await desk.now(whole), await desk.now(part)];
    expect(first.anchor).toMatchObject({ state: "drifted", exact: "8000 войници" });
    expect(second.anchor).toMatchObject({
      state: "drifted",
      start: first.anchor.start,
      end: first.anchor.end,
    });
    const confirmed = await reattach(part, { ...(await seen(part)), assessment: VERIFIED });
    expect(confirmed.anchor.state).toBe("exact");
    const again = reattach(whole, await seen(whole));
    await expect(again).rejects.toMatchObject({ code: "CLAIM_EXISTS", more: { current: { id: part.id } } });
    // Let go, it stands in nobody's way; and nothing brings it back there.
    await reattach(whole, { action: "let_go", version: 2 });
    const { revision } = await desk.now(whole);
    const back = act(desk.people.checker, (act) => restoreClaim(act, whole.id, revision));
    await expect(back).rejects.toMatchObject({ code: "CLAIM_EXISTS" });
  });

  it("of another context revives no verdict on the same words", async () => {
    const claim = await desk.mark("ще остане докрай", { type: "statement", assessment: VERIFIED });
    const denied = TEXT.replace("потвърди", "отрече");
    await desk.made(denied);
    const no = { assessment: { verdict: "unverified" as const } };
    const confirmed = await reattach(claim, { ...(await seen(claim)), ...no }, desk.people.colleague);
    expect(confirmed.assessments.map(({ stands }) => stands)).toEqual([false, true]);
    expect(confirmed).toMatchObject({ tag: "unverified", contested: false, anchor: { state: "exact" } });
    // What was confirmed is what counts from now on.
    await desk.made(`Добавено.\n${denied}`);
    expect(await desk.now(claim)).toMatchObject({ anchor: { state: "exact" } });
    await desk.made(TEXT);
    expect((await desk.now(claim)).anchor.changes).toEqual([
      { kind: "context", from: "отрече", to: "потвърди" },
    ]);
  });

  it("reads the value anew where it was read, and leaves one that was given by hand", async () => {
    const read = await desk.mark("Около 8000 войници", { value: VALUE });
    const given = await desk.mark("8000", { value: { ...VALUE, unit: "човек" } });
    await desk.made(MORE);
    const confirmed = await reattach(read, await seen(read));
    expect(confirmed.value).toEqual({ ...VALUE, min: 12_000, max: 12_000 });
    expect((await reattach(given, await seen(given))).value).toEqual({ ...VALUE, unit: "човек" });
  });

  it("is refused on other words, another place or an older version", async () => {
    const claim = await desk.mark("Около 8000 войници");
    await desk.made(MORE);
    const right = await seen(claim);
    for (const wrong of [{ version: 1 }, { start: right.start + 6 }, { exact: "Около 8000 войници" }]) {
      await expect(reattach(claim, { ...right, ...wrong })).rejects.toMatchObject({
        code: "STALE",
        more: { current: { id: claim.id } },
      });
    }
    const stale = act(desk.people.checker, (act) => reattachClaim(act, claim.id, claim.revision, right));
    await expect(stale).rejects.toMatchObject({ code: "STALE" });
  });

  it("of a claim that is where it was changes nothing", async () => {
    const claim = await desk.mark("Около 8000 войници");
    expect(await reattach(claim, await seen(claim))).toEqual(claim);
  });
});

describe("placing anew", () => {
  const without = TEXT.replace("Около 8000 войници са в района на Курск, съобщи Вашингтон.\n", "");
  const lookalike = `${without}\nВ неделя Сеул говори за 8000 войници на учение.`;

  it("puts a lost claim on words of the new text, where no verdict given elsewhere stands", async () => {
    const claim = await desk.mark("8000 войници", { assessment: VERIFIED });
    await desk.made(lookalike);
    expect((await desk.now(claim)).anchor.state).toBe("lost");
    const placed = await reattach(claim, on(lookalike, "8000 войници", 2));
    expect(placed).toMatchObject({
      tag: "unverified",
      stale: true,
      anchor: { state: "exact", exact: "8000 войници" },
    });
    const own = { assessment: VERIFIED };
    const again = await reattach(claim, { ...on(lookalike, "8000 войници", 2), ...own });
    expect(again).toMatchObject({ tag: "verified", stale: false });
    await desk.made(`Добавено.\n${lookalike}`);
    expect(await desk.now(claim)).toMatchObject({ tag: "verified", anchor: { state: "exact" } });
  });

  it("is the author's and editors', on words that stand there and are nobody else's", async () => {
    const claim = await desk.mark("8000 войници");
    await desk.made(lookalike);
    const there = on(lookalike, "8000 войници", 2);
    await expect(reattach(claim, there, desk.people.colleague)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(reattach(claim, { ...there, exact: "9000 войници" })).rejects.toMatchObject({
      code: "TEXT_MISMATCH",
    });
    await expect(reattach(claim, { ...there, version: 1 })).rejects.toMatchObject({ code: "STALE" });
    await desk.mark("8000 войници", { version: 2 }, lookalike);
    await expect(reattach(claim, there)).rejects.toMatchObject({ code: "CLAIM_EXISTS" });
    const free = on(lookalike, "300 наблюдатели", 2);
    expect((await reattach(claim, free, desk.people.editor)).wording).toBe("300 наблюдатели");
  });
});

describe("letting go", () => {
  it("withdraws with its reason, and can be taken back", async () => {
    const claim = await desk.mark("300 наблюдатели");
    await desk.made(TEXT.replace("Южна Корея изпрати 300 наблюдатели на границата.", ""));
    const go = { action: "let_go" as const, version: 2, reason: "Изречението отпадна" };
    await expect(reattach(claim, go, desk.people.colleague)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(reattach(claim, { ...go, version: 1 })).rejects.toMatchObject({ code: "STALE" });
    const gone = await reattach(claim, go);
    expect(gone.withdrawnAt).not.toBeNull();
    const { items } = await claimHistory(desk.people.checker, claim.id, { limit: 50 });
    expect(items.at(-1)).toMatchObject({
      kind: "claim_withdrawn",
      reason: "Изречението отпадна",
      change: { from: { state: "lost", exact: "300 наблюдатели" } },
    });
    const back = await act(desk.people.checker, (act) => restoreClaim(act, claim.id, gone.revision));
    expect(back).toMatchObject({ withdrawnAt: null, anchor: { state: "lost" } });
  });
});

it("leaves a drifted claim in the queue when somebody merely assesses its new words", async () => {
  const claim = await desk.mark("Около 8000 войници", { assessment: VERIFIED });
  await desk.made(MORE);
  const input = { verdict: "verified" as const, version: 2, exact: "Около 12 000 войници" };
  const assessed = await act(desk.people.colleague, (act) => assessClaim(act, claim.id, input));
  expect(assessed).toMatchObject({ tag: "verified", stale: false, anchor: { state: "drifted" } });
});
