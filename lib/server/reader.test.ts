import { beforeEach, expect, it } from "vitest";
import { unpackClaims } from "../model/packed";
import type { Article } from "../model/wire";
import { act } from "./act";
import { withdrawClaim } from "./claim-changes";
import { markClaim, readClaim } from "./claims";
import { write } from "./db";
import { readPackedClaims } from "./reader";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, markOf, TEXT } from "./testing-desk";

let people: Desk;
let paper: Article;

beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  paper = await article(people.checker);
  return close;
});

const mark = (words: string, by = people.checker) =>
  act(by, (act) => markClaim(act, paper.id, markOf(TEXT, words)));
const packed = () => readPackedClaims(people.checker, paper.id, 1);
const wordsAt = (start: number, end: number) => [...TEXT].slice(start, end).join("");

it("gives each live claim as it is read one by one, in the order of their ids", async () => {
  const { claim: first } = await mark("8000 войници");
  const { claim: second } = await mark("Курск 🇺🇦", people.colleague);
  const claims = unpackClaims(await packed(), wordsAt);
  expect(claims.map(({ id }) => id)).toEqual([first.id, second.id].toSorted());
  for (const { createdAt, anchor, ...claim } of claims) {
    const whole = await readClaim(people.checker, claim.id);
    expect(whole).toMatchObject({ ...claim, anchor });
    expect(createdAt.slice(0, 19)).toBe(whole.createdAt.slice(0, 19));
  }
});

it("leaves withdrawn claims and those of other articles out", async () => {
  const { claim } = await mark("8000 войници");
  const { claim: withdrawn } = await mark("Вашингтон");
  await act(people.checker, (act) => withdrawClaim(act, withdrawn.id, withdrawn.revision));
  const other = await article(people.checker, `${TEXT}\nОще нещо.`);
  await act(people.checker, (act) => markClaim(act, other.id, markOf(TEXT, "8000 войници")));
  expect((await packed()).ids).toEqual([claim.id]);
});

it("keeps the last words of a lost claim", async () => {
  const { claim } = await mark("8000 войници");
  const lost = { start: null, end: null, paragraph: null, state: "lost" as const };
  await write((tx) => tx.anchor.updateMany({ where: { claimId: claim.id }, data: lost }));
  const [only] = unpackClaims(await packed(), wordsAt);
  expect(only?.anchor).toEqual({ state: "lost", start: null, end: null, exact: "8000 войници" });
});
