import { beforeEach, describe, expect, it } from "vitest";
import { act } from "./act";
import { markClaim } from "./claims";
import { readEvents } from "./events";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, markOf, TEXT } from "./testing-desk";

let people: Desk;
beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  return close;
});

describe("the feed of events", () => {
  it("gives every event once, in order, however it is cut into calls", async () => {
    const { id } = await article(people.checker);
    for (const words of ["8000 войници", "1000 ракети"]) {
      await act(people.checker, (act) => markClaim(act, id, markOf(TEXT, words)));
    }
    const whole = await readEvents(people.editor, { since: 0, limit: 200 });
    expect(whole).toMatchObject({ more: false, nextSince: whole.items.at(-1)?.id });
    expect(whole.items.map(({ kind }) => kind)).toEqual(["article_imported", "claim_marked", "claim_marked"]);
    const pieces = [];
    let since = 0;
    for (let more = true; more; ) {
      const piece = await readEvents(people.editor, { since, limit: 1 });
      pieces.push(...piece.items);
      ({ nextSince: since, more } = piece);
    }
    expect(pieces).toEqual(whole.items);
  });

  it("goes on from where it ended", async () => {
    const { id } = await article(people.checker);
    const { nextSince } = await readEvents(people.admin, { since: 0, limit: 50 });
    expect(await readEvents(people.admin, { since: nextSince, limit: 50 })).toEqual({
      items: [],
      nextSince,
      more: false,
    });
    await act(people.checker, (act) => markClaim(act, id, markOf(TEXT, "8000 войници")));
    const { items } = await readEvents(people.admin, { since: nextSince, limit: 50 });
    expect(items).toMatchObject([{ kind: "claim_marked", actor: { name: "Ана" }, revision: 2 }]);
  });

  it("is for editors", async () => {
    await expect(readEvents(people.checker, { since: 0, limit: 50 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
