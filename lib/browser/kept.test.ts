import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { Kept } from "./kept";
import { claimOn, LABEL, ME, OTHER, readerOf } from "./testing";

const TEXT = "Около 8000 войници са в района.";

const sourceOf = (id: string, title?: string) => readerOf(id, TEXT, title);

const STATE = {
  ...LABEL,
  status: "sealed",
  statusReason: null,
  note: "",
  metaRevision: 5,
  noteRevision: 5,
  revision: 5,
  version: 1,
} as const;

let mine: Kept;
beforeEach(async () => {
  mine = await Kept.open(ME.id);
  await mine.forgetAll();
  return () => mine.close();
});

describe("kept articles", () => {
  it("come back with all that was told of them since, the newest word of each claim", async () => {
    const [first, later] = [1, 4].map((revision) => claimOn(TEXT, "8000 войници", { revision }));
    if (!first || !later) throw new Error("two claims were made");
    await mine.keep(sourceOf("a"), 1);
    await mine.take("a", { claims: [first], dismissals: [], state: null }, 3);
    await mine.take("a", { claims: [later], dismissals: [], state: STATE });
    const kept = await mine.read("a");
    expect(kept?.source).toEqual(sourceOf("a"));
    expect(kept?.told).toEqual({ claims: [later], dismissals: [], state: STATE });
    expect(await mine.since("a")).toBe(3);
    expect((await mine.list()).map(({ status }) => status)).toEqual(["sealed"]);
  });

  it("keep what was told when the page is opened anew, but of the article what is newest", async () => {
    await mine.keep(sourceOf("a"), 1);
    await mine.take("a", { claims: [claimOn(TEXT, "8000 войници")], dismissals: [], state: STATE }, 5);
    await mine.keep(sourceOf("a"), 2);
    expect((await mine.read("a"))?.told.state).toEqual({ ...STATE, revision: 3 });
    const anew = sourceOf("a", "Ново заглавие");
    Object.assign(anew.page.article, { metaRevision: 6 });
    await mine.keep(anew, 3);
    const kept = await mine.read("a");
    expect(kept?.told.claims).toHaveLength(1);
    expect(kept?.told.state).toBeNull();
    expect(await mine.since("a")).toBe(5);
    expect(await mine.list()).toMatchObject([{ title: "Ново заглавие", status: "open" }]);
  });

  it("are nobody else's, and go with their person", async () => {
    const other = await Kept.open(OTHER.id);
    await mine.keep(sourceOf("a"), 1);
    await other.keep(sourceOf("b"), 1);
    expect(await other.read("a")).toBeNull();
    expect((await other.list()).map(({ id }) => id)).toEqual(["b"]);
    await mine.forgetAll();
    expect(await mine.list()).toEqual([]);
    expect(await other.read("b")).not.toBeNull();
    other.close();
  });

  it("are those opened last when there are many", async () => {
    for (let i = 0; i < 65; i++) await mine.keep(sourceOf(`a${i}`), i);
    await mine.take("a0", { claims: [claimOn(TEXT, "8000")], dismissals: [], state: null });
    const ids = (await mine.list()).map(({ id }) => id);
    expect(ids).toHaveLength(60);
    expect(ids[0]).toBe("a64");
    expect(await mine.read("a4")).toBeNull();
    expect(await mine.read("a5")).not.toBeNull();
  });

  it("lose what was told when the server's past has changed", async () => {
    await mine.keep(sourceOf("a"), 1);
    await mine.take("a", { claims: [claimOn(TEXT, "8000")], dismissals: [], state: null }, 9);
    await mine.forgetTold("a");
    expect((await mine.read("a"))?.told.claims).toEqual([]);
    expect(await mine.since("a")).toBeNull();
  });

  it("keep the newest word of a claim, in whatever order two tabs heard of it", async () => {
    await mine.keep(sourceOf("a"), 1);
    for (const revision of [4, 2]) {
      const claims = [claimOn(TEXT, "8000 войници", { revision })];
      await mine.take("a", { claims, dismissals: [], state: { ...STATE, metaRevision: revision } });
    }
    const { told } = (await mine.read("a")) ?? {};
    expect(told?.claims.map(({ revision }) => revision)).toEqual([4]);
    expect(told?.state?.metaRevision).toBe(4);
  });

  it("have the note that was sent, and no claim is taken for known by it", async () => {
    const said = { status: "open", statusReason: null, note: "Чака се щабът.", metaRevision: 7 } as const;
    const answer = { ...LABEL, ...said };
    await mine.keep(sourceOf("a"), 1);
    await mine.takeArticle("a", answer);
    const note = { note: "Чака се щабът.", noteRevision: 7, revision: 3 };
    expect((await mine.read("a"))?.told.state).toMatchObject(note);
    await mine.takeArticle("a", { ...answer, note: "По-стара.", metaRevision: 6 });
    expect((await mine.read("a"))?.told.state).toMatchObject(note);
  });
});
