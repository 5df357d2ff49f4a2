import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../model/policy";
import { SEEDED_TYPES } from "../model/vocabulary";
import { act, SYSTEM } from "./act";
import { read } from "./db";
import { furnish } from "./newsroom";
import { freshDatabase } from "./testing";
import { addType, changeType, deleteType, listTypes } from "./types";
import { addUser } from "./users";

beforeEach(async () => {
  const close = await freshDatabase();
  await furnish(false);
  return close;
});

const add = (role: Actor["role"]): Promise<Actor> =>
  act(SYSTEM, (act) => addUser(act, { email: `${v7()}@example.org`, name: "Елена", role }, "-"));
const CASUALTIES = { slug: "casualties", nameBg: "Жертви", nameEn: "Casualties", hue: "wine" as const };
const slugs = async () => (await listTypes(SYSTEM)).map(({ slug }) => slug);
const SEEDED = SEEDED_TYPES.map(({ slug }) => slug);

/** Lets one dismissal refer to `slug`. */
async function use(slug: string): Promise<void> {
  const by = await add("checker");
  await act(by, async ({ tx, at }) => {
    const [articleId, versionId] = [v7(), v7()];
    await tx.article.create({
      data: {
        id: articleId,
        title: "Статия",
        titleFolded: "статия",
        language: "bg",
        importedById: by.id,
        createdAt: at,
        updatedAt: at,
      },
    });
    await tx.articleVersion.create({
      data: {
        id: versionId,
        articleId,
        number: 1,
        text: "Седем",
        length: 5,
        blocks: [],
        sha256: "-",
        intake: {},
        createdById: by.id,
        createdAt: at,
      },
    });
    await tx.dismissal.create({
      data: {
        id: v7(),
        articleId,
        versionId,
        typeSlug: slug,
        kind: "dismissed",
        start: 0,
        end: 5,
        exact: "Седем",
        prefix: "",
        suffix: "",
        revision: 1,
        createdById: by.id,
        createdAt: at,
      },
    });
  });
}

describe("claim types", () => {
  it("come in their order, and a new one is the last", async () => {
    const editor = await add("editor");
    expect(await slugs()).toEqual(SEEDED);
    const added = await act(editor, (act) => addType(act, { ...CASUALTIES, key: "6" }));
    expect(added).toEqual({ ...CASUALTIES, key: "6", position: 5, retiredAt: null, inUse: false });
    expect(await slugs()).toEqual([...SEEDED, "casualties"]);
    expect(await read().event.count({ where: { kind: "type_added", actorId: editor.id } })).toBe(1);
  });

  it("move to a place, and the others keep their order", async () => {
    const place = (slug: string, position: number) =>
      act(SYSTEM, (act) => changeType(act, slug, { position }));
    await place("quote", 0);
    expect(await slugs()).toEqual(["quote", "troop-count", "missile-count", "quantity", "statement"]);
    await place("quote", 2);
    expect(await slugs()).toEqual(SEEDED);
    await place("troop-count", 999);
    expect((await listTypes(SYSTEM)).map(({ slug, position }) => [slug, position])).toEqual([
      ["missile-count", 0],
      ["quote", 1],
      ["quantity", 2],
      ["statement", 3],
      ["troop-count", 4],
    ]);
  });

  it("refuse a slug or a key that is taken, and give up a key with null", async () => {
    await expect(act(SYSTEM, (act) => addType(act, { ...CASUALTIES, slug: "quote" }))).rejects.toMatchObject({
      code: "CONFLICT",
      more: { errors: [{ pointer: "/slug" }] },
    });
    await expect(act(SYSTEM, (act) => addType(act, { ...CASUALTIES, key: "3" }))).rejects.toMatchObject({
      code: "CONFLICT",
      more: { errors: [{ pointer: "/key" }] },
    });
    await act(SYSTEM, (act) => changeType(act, "quote", { key: null }));
    expect((await act(SYSTEM, (act) => addType(act, { ...CASUALTIES, key: "3" }))).key).toBe("3");
  });

  it("free their key when retired, and come back without it when it was taken meanwhile", async () => {
    await act(SYSTEM, (act) => changeType(act, "quote", { retired: true }));
    await act(SYSTEM, (act) => addType(act, { ...CASUALTIES, key: "3" }));
    const back = await act(SYSTEM, (act) => changeType(act, "quote", { retired: false }));
    expect(back).toMatchObject({ key: null, retiredAt: null });
    await act(SYSTEM, (act) => changeType(act, "statement", { retired: true }));
    const kept = await act(SYSTEM, (act) => changeType(act, "statement", { retired: false }));
    expect(kept.key).toBe("5");
  });

  it("are deleted only while nothing refers to them", async () => {
    await act(SYSTEM, (act) => addType(act, CASUALTIES));
    await act(SYSTEM, (act) => deleteType(act, "casualties"));
    expect(await slugs()).toEqual(SEEDED);
    await use("quantity");
    expect((await listTypes(SYSTEM)).filter(({ inUse }) => inUse).map(({ slug }) => slug)).toEqual([
      "quantity",
    ]);
    await expect(act(SYSTEM, (act) => deleteType(act, "quantity"))).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(act(SYSTEM, (act) => deleteType(act, "nothing"))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("never run out: the last one to mark with stays", async () => {
    const retire = (slug: string) => act(SYSTEM, (act) => changeType(act, slug, { retired: true }));
    for (const slug of SEEDED.slice(1)) await retire(slug);
    await expect(retire("troop-count")).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(act(SYSTEM, (act) => deleteType(act, "troop-count"))).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await act(SYSTEM, (act) => deleteType(act, "quote"));
  });

  it("are changed by editors, and by no checker", async () => {
    const checker = await add("checker");
    for (const change of [
      () => act(checker, (act) => addType(act, CASUALTIES)),
      () => act(checker, (act) => changeType(act, "quote", { nameEn: "Q" })),
      () => act(checker, (act) => deleteType(act, "quote")),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    expect(await listTypes(checker)).toHaveLength(SEEDED.length);
  });

  it("record only what changed", async () => {
    await act(SYSTEM, (act) => changeType(act, "quote", { nameEn: "Quotation", hue: "blue" }));
    const event = await read().event.findFirstOrThrow({ where: { kind: "type_changed" } });
    expect(event).toMatchObject({
      subject: "quote",
      change: { from: { nameEn: "Quote" }, to: { nameEn: "Quotation" } },
    });
  });
});
