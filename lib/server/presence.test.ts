import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Article } from "../model/wire";
import { hub } from "./hub";
import { pokes } from "./pokes";
import { beat, readPresence } from "./presence";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, type Tester } from "./testing-desk";

let people: Desk;
let opened: Article;
beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  opened = await article(people.checker);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  return close;
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

const here = (who: Tester, tab: string, claim: string | null = null) =>
  beat(who, opened.id, { tab, claim, here: true });
const gone = (who: Tester, tab: string) => beat(who, opened.id, { tab, claim: null, here: false });
const names = async () =>
  (await readPresence(people.admin, opened.id)).people.map(({ user, claims }) => [user.name, ...claims]);

describe("presence", () => {
  it("says who is reading and which claims they have open, in all their pages", async () => {
    const [one, two] = [v7(), v7()];
    const [tab, other, third] = [v7(), v7(), v7()];
    await here(people.checker, tab, one);
    await here(people.checker, other, two);
    expect(await here(people.colleague, third)).toEqual({
      people: [
        { user: { id: people.checker.id, name: "Ана" }, claims: [one, two] },
        { user: { id: people.colleague.id, name: "Вяра" }, claims: [] },
      ],
    });
    await here(people.checker, tab);
    expect(await names()).toEqual([["Ана", two], ["Вяра"]]);
  });

  it("keeps two dozen pages of one person apart, and lets go of the one longest unheard", async () => {
    const claims = Array.from({ length: 25 }, () => v7());
    for (const claim of claims) await here(people.checker, v7(), claim);
    const [[, ...shown] = []] = await names();
    expect(shown).toEqual(claims.slice(1).sort());
  });

  it("forgets a page that is left, and one not heard of for fifteen seconds", async () => {
    const [tab, other] = [v7(), v7()];
    await here(people.checker, tab);
    await here(people.colleague, other);
    await gone(people.checker, tab);
    expect(await names()).toEqual([["Вяра"]]);
    vi.advanceTimersByTime(14_000);
    await here(people.colleague, other);
    vi.advanceTimersByTime(14_999);
    expect(await names()).toEqual([["Вяра"]]);
    vi.advanceTimersByTime(1);
    expect(await names()).toEqual([]);
    expect(hub().kept.get("presence")).toEqual(new Map());
  });

  it("lets nobody else's page be taken away", async () => {
    const tab = v7();
    await here(people.checker, tab);
    await gone(people.colleague, tab);
    expect(await names()).toEqual([["Ана"]]);
  });

  it("pokes when somebody comes, opens a claim or goes, and not at every beat", async () => {
    const ending = new AbortController();
    const stream = pokes(people.admin, [opened.id], ending.signal);
    const { value: before } = await stream.next();
    const tab = v7();
    await here(people.checker, tab);
    await here(people.checker, tab, opened.id);
    await here(people.checker, tab, opened.id);
    await gone(people.checker, tab);
    // Tellings that were held back come now.
    vi.advanceTimersByTime(1_000);
    expect(await stream.next()).toMatchObject({ value: { presence: (before?.presence ?? 0) + 3 } });
    ending.abort();
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  it("is refused for an article that is not there", async () => {
    await expect(readPresence(people.checker, v7())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(beat(people.checker, v7(), { tab: v7(), claim: null, here: true })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
