import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { act } from "./act";
import { withdrawClaim } from "./claim-changes";
import { markClaim } from "./claims";
import { connections, read } from "./db";
import { dismissCandidate } from "./dismissals";
import { examine } from "./doctor";
import { keepReceipt } from "./receipts";
import { seedDemo } from "./seed";
import { freshDatabase } from "./testing";
import { article, desk, markOf, TEXT } from "./testing-desk";
import { Corrected } from "./testing-versions";
import { assessClaim, decideClaim } from "./verdicts";

beforeEach(freshDatabase);

async function databasePath(): Promise<string> {
  const [row] = await read().$queryRaw<{ file: string }[]>`PRAGMA database_list`;
  return row?.file ?? "";
}

async function faults(): Promise<string[]> {
  const { healthy, looks } = await examine(await databasePath());
  const told = looks.flatMap((look) => look.told);
  expect(healthy).toBe(told.length === 0);
  return told;
}

/** Damages the file behind everybody's back, as a faulty disk or program would. */
async function damage(sql: string): Promise<void> {
  const connection = await connections(await databasePath(), "writer").connect();
  await connection.executeScript(`PRAGMA foreign_keys = OFF;\n${sql}`);
  await connection.dispose();
}

/** A newsroom with one of everything. */
async function lived(): Promise<void> {
  const people = await desk();
  const { id } = await article(people.checker);
  const first = markOf(TEXT, "8000 войници");
  await act(people.checker, async (deed) => {
    const marked = await markClaim(deed, id, { ...first, assessment: { verdict: "verified" } });
    const answered = { status: 201, etag: null, json: JSON.stringify(marked) };
    await keepReceipt(deed, { actorId: people.checker.id, key: "k", requestHash: "0".repeat(64) }, answered);
  });
  await act(people.colleague, (deed) => markClaim(deed, id, markOf(TEXT, "1000 ракети")));
  const seen = { version: 1, exact: first.exact };
  const assessed = await act(people.colleague, (deed) =>
    assessClaim(deed, first.id, { ...seen, verdict: "unverified" }),
  );
  await act(people.editor, (deed) =>
    decideClaim(deed, first.id, assessed.revision, { ...seen, verdict: "verified", reason: "Сверено" }),
  );
  const { id: _, ...place } = markOf(TEXT, "Ще стоим твърдо", { type: "quote" });
  await act(people.checker, (deed) => dismissCandidate(deed, id, { ...place, id: v7(), kind: "dismissed" }));
}

describe("the doctor", () => {
  it("finds nothing in an article whose text was corrected under its claims", async () => {
    const desk = await Corrected.of(TEXT);
    const claims = [];
    for (const words of ["8000 войници", "1000 ракети", "Ще стоим твърдо", "Курск 🇺🇦"]) {
      claims.push(await desk.mark(words, { assessment: { verdict: "verified" } }));
    }
    const [first = claims[0]] = claims;
    if (first) await act(desk.people.checker, (deed) => withdrawClaim(deed, first.id, first.revision));
    await desk.made(`Ново начало. ${TEXT.replace("1000 ракети", "1200 ракети")}`, { title: "Друго" });
    await desk.made("Съвсем друг текст, без нищо от първия.");
    const states = await read().anchor.findMany({ select: { state: true }, orderBy: { id: "asc" } });
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["exact", "drifted", "lost"]));
    expect(await faults()).toEqual([]);
  });

  it("finds nothing in a newsroom that only its use cases wrote to", async () => {
    await lived();
    const { looks } = await examine(await databasePath());
    expect(looks.flatMap(({ told }) => told)).toEqual([]);
    expect(looks.filter(({ looked }) => looked === 0).map(({ name }) => name)).toEqual(["foreign keys"]);
  });

  it("finds nothing in the demo", async () => {
    await seedDemo();
    expect(await faults()).toEqual([]);
  });

  it.each([
    ["a text that changed", `UPDATE "ArticleVersion" SET "text" = "text" || '.'`, /^Version .* not the text/],
    ["a length", `UPDATE "ArticleVersion" SET "length" = "length" + 1`, /^Version .* another length/],
    [
      "blocks outside the text",
      `UPDATE "ArticleVersion" SET "blocks" = json_set("blocks", '$[0].end', 100000)`,
      /^Version .* blocks/,
    ],
    ["a place that moved", `UPDATE "Anchor" SET "start" = "start" + 1`, /^Anchor .* other words than stand/],
    ["words that are not there", `UPDATE "Anchor" SET "exact" = 'Нещо друго'`, /^Anchor .* other words/],
    ["surroundings", `UPDATE "Anchor" SET "prefix" = ''`, /^Anchor .* between other words/],
    ["a paragraph", `UPDATE "Anchor" SET "paragraph" = 2`, /^Anchor .* another paragraph/],
    ["half a place", `UPDATE "Anchor" SET "start" = NULL`, /^Anchor .* lost and has a place|^Anchor .*/],
    ["a dismissal's place", `UPDATE "Dismissal" SET "end" = "end" - 1`, /^Dismissal .* other words/],
    ["no present place", `UPDATE "Anchor" SET "newest" = false`, /^Claim .* no one place/],
    ["a claim without a place", `DELETE FROM "Anchor"`, /^Claim .* no one place/],
    ["a tag", `UPDATE "Claim" SET "tag" = 'unverified'`, /^Claim .* another tag/],
    ["contested", `UPDATE "Claim" SET "contested" = true`, /^Claim .* another contested/],
    ["stale", `UPDATE "Claim" SET "stale" = NOT "stale"`, /^Claim .* another stale/],
    ["unassessed", `UPDATE "Claim" SET "unassessed" = NOT "unassessed"`, /^Claim .* another unassessed/],
    ["anchorState", `UPDATE "Claim" SET "anchorState" = 'moved'`, /^Claim .* another anchorState/],
    ["the search text", `UPDATE "Claim" SET "searchText" = ''`, /^Claim .* another searchText/],
    ["a folded title", `UPDATE "Article" SET "titleFolded" = ''`, /^Article .* another titleFolded/],
    ["a key of an address", `UPDATE "Article" SET "addressKey" = 'x'`, /^Article .* another addressKey/],
    ["the newest version", `UPDATE "Article" SET "newestVersion" = 2`, /^Article .* another newest version/],
    ["a counter", `UPDATE "Article" SET "revision" = "revision" + 1`, /^Article .* counts other changes/],
    ["a counter of metadata", `UPDATE "Article" SET "metaRevision" = 2`, /^Article .* of its metadata/],
    ["a lost event", `DELETE FROM "Event" WHERE "revision" = 3`, /^A change of article .* no event/],
    ["a revision ahead", `UPDATE "Claim" SET "revision" = 99`, /^Claim .* a revision that no event made/],
    ["a lost person", `DELETE FROM "User"`, /^Row .* names a row of User/],
    ["a mark that was acknowledged and lost", `DELETE FROM "Claim"`, /^The receipt k answers for something/],
    [
      "a verdict on another article",
      `UPDATE "ArticleVersion" SET "articleId" = 'other'`,
      /^A verdict on claim .* another article/,
    ],
    [
      "a migration",
      `DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%_init'`,
      /^The migration .*_init is missing/,
    ],
    [
      "a newer program's migration",
      `UPDATE "_prisma_migrations" SET "migration_name" = 'later' WHERE "migration_name" LIKE '%_init'`,
      /^The migration later is unknown/,
    ],
  ])("finds %s", async (_what, sql, sentence) => {
    await lived();
    await damage(sql);
    expect(await faults()).toContainEqual(expect.stringMatching(sentence));
  });
});
