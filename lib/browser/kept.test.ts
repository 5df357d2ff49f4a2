import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { packClaims } from "../model/packed";
import { packCandidates, packDismissals } from "../model/packed-candidates";
import { Kept } from "./kept";
import type { ReaderSource } from "./reader-page";
import { claimOn, ME, OTHER } from "./testing";

const TEXT = "Около 8000 войници са в района.";

function sourceOf(id: string, title = "Заглавие"): ReaderSource {
  return {
    page: {
      article: {
        id,
        title,
        sourceUrl: null,
        publisher: "Вестник",
        author: null,
        publishedAt: null,
        language: "bg",
        version: 1,
        importedBy: ME,
        status: "open",
        statusReason: null,
        note: "",
        revision: 3,
        metaRevision: 1,
      },
      text: TEXT,
      blocks: [{ kind: "paragraph", start: 0, end: TEXT.length }],
      claims: packClaims([]),
      candidates: packCandidates([]),
      dismissals: packDismissals([]),
      types: [],
      versions: [],
      me: { ...ME, role: "checker" },
    },
    preferences: {},
    languages: {},
  };
}

const STATE = {
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

  it("keep what was told when the page is opened anew, but not its older state", async () => {
    await mine.keep(sourceOf("a"), 1);
    await mine.take("a", { claims: [claimOn(TEXT, "8000 войници")], dismissals: [], state: STATE }, 5);
    await mine.keep(sourceOf("a", "Ново заглавие"), 2);
    const kept = await mine.read("a");
    expect(kept?.told.claims).toHaveLength(1);
    expect(kept?.told.state).toBeNull();
    expect(await mine.since("a")).toBe(5);
    expect((await mine.list()).map(({ title }) => title)).toEqual(["Ново заглавие"]);
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
  });
});
