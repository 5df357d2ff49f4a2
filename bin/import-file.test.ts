import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { read } from "../lib/server/db";
import { furnish } from "../lib/server/newsroom";
import { freshDatabase } from "../lib/server/testing";
import { setUp } from "../lib/server/users";
import { importFile, versionFile } from "./import-file";

let file = "";
beforeEach(freshDatabase);
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "proofmark-file-"));
  file = join(folder, "article.txt");
  await writeFile(file, "Министерството съобщи за 300 нови ракети.\n\nВтори абзац.\n");
  return () => rm(folder, { recursive: true });
});

const admin = { email: "a@desk.example", name: "А", password: "long enough", newsroom: "Редакция" };

it("imports the same text once", async () => {
  await furnish(false);
  await setUp(admin);
  const first = await importFile(file);
  expect(first.known).toBe(false);
  expect(await importFile(file)).toEqual({ id: first.id, known: true });
  expect(await read().article.count()).toBe(1);
});

it("stores nothing in nobody's name, nor an empty file", async () => {
  await furnish(false);
  await expect(importFile(file)).rejects.toMatchObject({ code: "CONFLICT" });
  await setUp(admin);
  await writeFile(file, "");
  await expect(importFile(file)).rejects.toMatchObject({ code: "INVALID" });
  expect(await read().article.count()).toBe(0);
});

it("reads an HTML file as what it is, and takes no second article from one address for the first", async () => {
  await furnish(false);
  await setUp(admin);
  const page = (figure: string) =>
    `<!doctype html><html lang="bg"><head><link rel="canonical" href="https://vestnik.example/rakети"></head>
     <body><article><h1>Нови ракети</h1><p>Министерството съобщи за ${figure} нови ракети, доставени
     през октомври от три държави.</p></article></body></html>`;
  await writeFile(file, page("300"));
  const { id } = await importFile(file);
  const made = await read().article.findUniqueOrThrow({ where: { id } });
  expect(made).toMatchObject({ title: "Нови ракети", language: "bg" });
  await writeFile(file, page("400"));
  await expect(importFile(file)).rejects.toMatchObject({
    code: "CONFLICT",
    message: expect.stringContaining(id),
  });
  expect(await read().article.count()).toBe(1);
});

it("makes a version of an article, none of the same text, and none of an article that is not there", async () => {
  await furnish(false);
  await setUp(admin);
  const { id } = await importFile(file);
  expect(await versionFile(id, file)).toBeNull();
  await writeFile(file, "Министерството съобщи за 400 нови ракети.\n");
  expect(await versionFile(id, file)).toEqual({
    version: 2,
    counts: { exact: 0, moved: 0, drifted: 0, lost: 0 },
  });
  await expect(versionFile("nowhere", file)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
