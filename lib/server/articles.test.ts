import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { PatchArticle } from "../model/wire";
import { act } from "./act";
import { importArticle, listArticles, patchArticle, previewArticle, readArticle } from "./articles";
import { changeClaims } from "./bulk";
import { markClaim } from "./claims";
import { read } from "./db";
import { prepareText } from "./intake";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, markOf, TEXT, type Tester } from "./testing-desk";
import { listVersions, readVersion } from "./versions";

let people: Desk;

beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  return close;
});

const stored = async () =>
  JSON.stringify([
    await read().article.findMany({ orderBy: { id: "asc" } }),
    await read().articleVersion.count(),
    await read().event.findMany({ orderBy: { id: "asc" } }),
  ]);
const patch = (by: Tester, id: string, metaRevision: number, to: PatchArticle) =>
  act(by, (act) => patchArticle(act, id, metaRevision, to));
const queue = { limit: 50, order: "oldest" } as const;

describe("importing", () => {
  it("keeps the text as it is, with its blocks in code points, and offers its first sentence as title", async () => {
    const made = await article(people.checker);
    expect(made).toMatchObject({
      text: TEXT,
      length: [...TEXT].length,
      language: "bg",
      status: "open",
      revision: 1,
      metaRevision: 1,
      version: 1,
      importedBy: { id: people.checker.id },
      intake: { encoding: "utf-8", replacedSurrogates: 0 },
      counts: { claims: 0 },
    });
    expect(made.title).toContain("Около 8000 войници");
    const points = [...TEXT];
    expect(made.blocks.map(({ start, end }) => points.slice(start, end).join(""))).toEqual(TEXT.split("\n"));
    expect(await readArticle(people.colleague, made.id)).toEqual(made);
  });

  it("brings a text into form and says what that changed", async () => {
    const made = await article(people.checker, "\ufeffЕдно.\r\nДве\ud83c.\n");
    expect(made.text).toBe("Едно.\nДве\ufffd.\n");
    expect(made.intake).toEqual({ encoding: "utf-8", replacedSurrogates: 1 });
  });

  it("converts Windows-1251 and says so", () => {
    const bytes = Uint8Array.from([..."Около 8000 войници са в района, съобщи министърът."], (sign) => {
      const point = sign.codePointAt(0) ?? 0;
      return point >= 0x410 ? point - 0x410 + 0xc0 : point;
    });
    expect(prepareText(bytes)).toMatchObject({
      text: "Около 8000 войници са в района, съобщи министърът.",
      intake: { encoding: "windows-1251" },
    });
  });

  it.each([
    ["an empty text", "", "INVALID"],
    ["white space", " \n\t ", "INVALID"],
    ["a NUL", "а\0б", "INVALID"],
    ["more than 5 MiB as UTF-8", "я".repeat(2_700_000), "TOO_LARGE"],
    ["bytes that are no text", Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256), "UNSUPPORTED"],
  ])("refuses %s", (_, raw, code) => {
    expect(() => prepareText(raw)).toThrow(expect.objectContaining({ code }));
  });

  it("answers the same import again as the first time, and refuses its id for another", async () => {
    const id = v7();
    const make = (text: string, by = people.checker) =>
      act(by, (act) => importArticle(act, prepareText(text), { id, title: "Заглавие" }));
    const first = await make(TEXT);
    const before = await stored();
    expect(await make(TEXT)).toEqual(first);
    await expect(make("Друг текст.")).rejects.toMatchObject({ code: "ID_REUSED" });
    await expect(make(TEXT, people.colleague)).rejects.toMatchObject({ code: "ID_REUSED" });
    expect(await stored()).toBe(before);
  });

  it("previews without storing, and names an article that has the text already", async () => {
    const before = await stored();
    expect(await previewArticle(people.checker, prepareText(TEXT))).toMatchObject({
      text: TEXT,
      language: "bg",
      existing: null,
    });
    expect(await stored()).toBe(before);
    const made = await article(people.checker);
    const preview = await previewArticle(people.colleague, prepareText(TEXT), { title: "Мое" });
    expect(preview).toMatchObject({
      title: "Мое",
      existing: { id: made.id, title: made.title, status: "open", version: 1 },
    });
  });
});

describe("the queue", () => {
  it("counts the live claims of each article by what they are", async () => {
    const one = await article(people.checker);
    const two = await article(people.checker, `${TEXT} Друга.`);
    const mark = (words: string, assessment?: { verdict: "verified" | "unverified" }) =>
      act(people.checker, (act) =>
        markClaim(act, one.id, markOf(TEXT, words, assessment ? { assessment } : {})),
      );
    await mark("8000", { verdict: "verified" });
    await mark("1000", { verdict: "unverified" });
    const { claim } = await mark("Курск");
    await act(people.editor, (act) => changeClaims(act, { ids: [claim.id], set: { withdrawn: true } }));
    await mark("Сеул");
    const { items } = await listArticles(people.colleague, queue);
    expect(items.map(({ id, counts }) => [id, counts])).toEqual([
      [
        one.id,
        { claims: 3, verified: 1, unverified: 2, contested: 0, stale: 0, drifted: 0, lost: 0, unassessed: 1 },
      ],
      [two.id, expect.objectContaining({ claims: 0 })],
    ]);
  });

  it("hides archived articles, and finds by status and by words of the title in any case", async () => {
    const kept = await article(people.checker, "Три столици мълчат.");
    const gone = await article(people.checker, "Грешен текст.");
    await patch(people.checker, gone.id, 1, { status: "archived", reason: "Качен два пъти" });
    const ids = async (query: object) =>
      (await listArticles(people.checker, { ...queue, ...query })).items.map(({ id }) => id);
    expect(await ids({})).toEqual([kept.id]);
    expect(await ids({ status: ["archived"] })).toEqual([gone.id]);
    expect(await ids({ q: "СТОЛИЦИ" })).toEqual([kept.id]);
    expect(await ids({ q: "градове" })).toEqual([]);
    expect(await ids({ q: "т_и" })).toEqual([]);
    const share = await article(people.checker, "100% от_всички гласували.");
    expect(await ids({ q: "00% ОТ_В" })).toEqual([share.id]);
    const again = await previewArticle(people.checker, prepareText(gone.text));
    expect(again.existing).toMatchObject({ id: gone.id, status: "archived" });
  });

  it("pages in either direction without a gap or a repetition", async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.push((await article(people.checker, `Текст ${i}.`)).id);
    for (const order of ["oldest", "newest"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listArticles(people.checker, { limit: 2, order, cursor });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(order === "oldest" ? made : made.toReversed());
    }
  });
});

describe("changing an article", () => {
  it("records metadata, note and status as what they are, in one step of the revision", async () => {
    const { id } = await article(people.checker);
    const changed = await patch(people.colleague, id, 1, {
      title: "Ново заглавие",
      publishedAt: "2026-11-02T06:00:00.000Z",
      note: "Виж втория абзац.",
      status: "checked",
      reason: "Излиза в пет.",
    });
    expect(changed).toMatchObject({
      title: "Ново заглавие",
      publishedAt: "2026-11-02T06:00:00.000Z",
      note: "Виж втория абзац.",
      status: "checked",
      revision: 2,
      metaRevision: 2,
    });
    const events = await read().event.findMany({
      where: { articleId: id, revision: 2 },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ kind }) => kind)).toEqual([
      "article_changed",
      "article_note_changed",
      "article_status_changed",
    ]);
    expect((await listArticles(people.checker, { ...queue, q: "ново" })).items).toHaveLength(1);
  });

  it("changes nothing where nothing differs", async () => {
    const made = await article(people.checker);
    const before = await stored();
    const { title, language, note, status } = made;
    expect(await patch(people.checker, made.id, 1, { title, language, note, status })).toMatchObject({
      revision: 1,
    });
    expect(await stored()).toBe(before);
  });

  it("needs the metadata's revision, which marking does not move", async () => {
    const { id } = await article(people.checker);
    await act(people.checker, (act) => markClaim(act, id, markOf(TEXT, "8000")));
    expect(await patch(people.checker, id, 1, { note: "Едно" })).toMatchObject({
      revision: 3,
      metaRevision: 3,
    });
    await expect(patch(people.editor, id, 1, { note: "Две" })).rejects.toMatchObject({
      code: "STALE",
      more: { current: { note: "Едно", metaRevision: 3 } },
    });
  });

  it("lets only editors seal and unseal, with a reason to unseal, which is kept", async () => {
    const { id } = await article(people.checker);
    await expect(patch(people.checker, id, 1, { status: "sealed" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await patch(people.editor, id, 1, { status: "sealed" });
    for (const by of [people.checker, people.colleague]) {
      await expect(patch(by, id, 2, { status: "open", reason: "Ново" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
    await expect(patch(people.editor, id, 2, { status: "open" })).rejects.toMatchObject({ code: "INVALID" });
    expect(await patch(people.admin, id, 2, { status: "open", reason: "Ново" })).toMatchObject({
      status: "open",
      statusReason: "Ново",
    });
    expect(await patch(people.admin, id, 3, { status: "open", note: "х" })).toMatchObject({
      statusReason: "Ново",
    });
  });

  it("lets the importer and editors archive, with a reason, and nobody else", async () => {
    const { id } = await article(people.checker);
    const reason = "Правна причина";
    await expect(patch(people.colleague, id, 1, { status: "archived", reason })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(patch(people.checker, id, 1, { status: "archived" })).rejects.toMatchObject({
      code: "INVALID",
    });
    await patch(people.checker, id, 1, { status: "archived", reason });
    expect(await patch(people.editor, id, 2, { status: "open", reason })).toMatchObject({ status: "open" });
  });

  it("refuses a reason that belongs to no status", async () => {
    const { id } = await article(people.checker);
    await expect(patch(people.checker, id, 1, { reason: "Така" })).rejects.toMatchObject({ code: "INVALID" });
  });
});

describe("versions", () => {
  it("are listed without, and read with, their text", async () => {
    const { id, text, blocks, sha256, length } = await article(people.checker);
    const [only, ...more] = await listVersions(people.colleague, id);
    expect(more).toEqual([]);
    expect(only).not.toHaveProperty("text");
    expect(await readVersion(people.colleague, id, "1")).toEqual({ ...only, text, blocks, sha256, length });
    for (const number of ["0", "2", "01", "1.0", "x", "1e0"]) {
      await expect(readVersion(people.checker, id, number)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(listVersions(people.checker, v7())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
