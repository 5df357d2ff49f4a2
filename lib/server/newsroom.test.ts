import { beforeEach, expect, it } from "vitest";
import { SEEDED_TYPES } from "../model/vocabulary";
import { act } from "./act";
import { markClaim } from "./claims";
import { read, write } from "./db";
import { atOneMoment, furnish, newsroomRevision } from "./newsroom";
import { freshDatabase } from "./testing";
import { article, desk, markOf, TEXT } from "./testing-desk";

beforeEach(freshDatabase);

it("gives an empty newsroom its settings and claim types", async () => {
  await furnish(true);
  expect(await read().settings.findMany()).toMatchObject([{ id: 1, demo: true }]);
  expect(await read().claimType.count()).toBe(SEEDED_TYPES.length);
});

it("leaves a furnished newsroom as its editors made it", async () => {
  await furnish(false);
  await write((tx) => tx.claimType.delete({ where: { slug: "statement" } }));
  await furnish(true);
  expect(await read().settings.findMany()).toMatchObject([{ demo: false }]);
  expect(await read().claimType.count()).toBe(SEEDED_TYPES.length - 1);
});

it("is read at one moment, even where something changes under the reading", async () => {
  const people = await desk();
  const { id } = await article(people.checker);
  const count = () => read().claim.count();
  let marks = 0;
  const { revision, found } = await atOneMoment(async () => {
    const before = await count();
    // Two readings would be enough to see both sides of it, and no more are made.
    marks += 1;
    const words = ["8000 войници", "1000 ракети"][marks - 1];
    if (words) await act(people.checker, (act) => markClaim(act, id, markOf(TEXT, words)));
    return [before, await count()];
  });
  expect(found).toEqual([1, 1]);
  expect(marks).toBe(2);
  expect(revision).toBeLessThan(await newsroomRevision(read()));
});
