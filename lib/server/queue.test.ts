import { beforeEach, describe, expect, it } from "vitest";
import { act } from "./act";
import { patchArticle } from "./articles";
import { markClaim } from "./claims";
import { QUEUE_VIEWS, readQueue } from "./queue";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, markOf, TEXT } from "./testing-desk";
import { assessClaim } from "./verdicts";

let people: Desk;

beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  return close;
});

/** An empty article, one with a contested claim that two people are at, and one that is archived. */
async function newsroom() {
  const empty = await article(people.admin, "Още нищо.");
  const { id } = await article(people.admin);
  const mark = markOf(TEXT, "8000 войници", { assessment: { verdict: "verified" } });
  const { claim } = await act(people.checker, (act) => markClaim(act, id, mark));
  const { exact, version } = claim.anchor;
  const other = { verdict: "unverified", exact, version } as const;
  await act(people.colleague, (act) => assessClaim(act, claim.id, other));
  const gone = await article(people.admin, "Погрешно внесена.");
  const archived = { status: "archived", reason: "грешен внос" } as const;
  await act(people.admin, (act) => patchArticle(act, gone.id, gone.metaRevision, archived));
  return { empty: empty.id, busy: id, gone: gone.id };
}

describe("the queue", () => {
  it("shows in each view exactly as many articles as it says the view has", async () => {
    await newsroom();
    for (const view of QUEUE_VIEWS) {
      const { items, sizes } = await readQueue(people.colleague, view);
      expect([view, items.length]).toEqual([view, sizes[view]]);
    }
  });

  it("shows each article where it belongs, archived ones on request alone", async () => {
    const { empty, busy, gone } = await newsroom();
    const ids = async (view: (typeof QUEUE_VIEWS)[number]) =>
      (await readQueue(people.colleague, view)).items.map(({ id }) => id);
    expect(await ids("all")).toEqual([busy, empty]);
    expect(await ids("mine")).toEqual([busy]);
    expect(await ids("contested")).toEqual([busy]);
    expect(await ids("unassessed")).toEqual([]);
    expect(await ids("archived")).toEqual([gone]);
  });

  it("begins at the beginning for an address with a broken cursor", async () => {
    const { busy, empty } = await newsroom();
    const { items } = await readQueue(people.colleague, "all", "нещо друго");
    expect(items.map(({ id }) => id)).toEqual([busy, empty]);
  });

  it("names everybody who marked or assessed in an article, once", async () => {
    const { busy } = await newsroom();
    const { items } = await readQueue(people.admin, "all");
    const listed = items.find(({ id }) => id === busy);
    expect(listed?.people.map(({ name }) => name)).toEqual(["Ана", "Вяра"]);
    expect(listed?.counts).toMatchObject({ claims: 1, contested: 1, unassessed: 0 });
  });
});
