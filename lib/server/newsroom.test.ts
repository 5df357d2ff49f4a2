import { beforeEach, expect, it } from "vitest";
import { SEEDED_TYPES } from "../model/vocabulary";
import { read, write } from "./db";
import { furnish } from "./newsroom";
import { freshDatabase } from "./testing";

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
