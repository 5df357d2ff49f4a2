import { appendFile, chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { act } from "./act";
import { makeBackup, restoreBackup } from "./backup";
import { claimsSince, markClaim } from "./claims";
import { closeDatabase, inspect, openDatabase, read, write } from "./db";
import { examine } from "./doctor";
import { PAST } from "./pasts";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, markOf } from "./testing-desk";

const SENTENCES = 400;
const TEXT = Array.from({ length: SENTENCES }, (_, n) => `Около ${1000 + n} войници.`).join(" ");

let people: Desk;
let folder = "";
beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  folder = await mkdtemp(join(tmpdir(), "proofmark-backup-"));
  return async () => {
    await close();
    await rm(folder, { recursive: true });
  };
});

async function databasePath(): Promise<string> {
  const [row] = await read().$queryRaw<{ file: string }[]>`PRAGMA database_list`;
  return row?.file ?? "";
}

const mark = (articleId: string, n: number) =>
  act(people.checker, (deed) => markClaim(deed, articleId, markOf(TEXT, `${1000 + n} войници`)));

/** So much that a copy takes a while, and writes come in between. */
const fill = () =>
  write((tx) =>
    tx.$executeRawUnsafe(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30)
      INSERT INTO "Event" ("kind", "at", "change", "reason")
      SELECT 'settings_changed', '2026-11-02T08:00:00.000+00:00', '{"from":{},"to":{}}',
        hex(randomblob(500000)) FROM n`),
  );

/** An empty data folder. */
async function emptyFolder(): Promise<string> {
  const made = join(folder, "restored");
  await mkdir(made);
  return made;
}

describe("a backup", () => {
  it("made while people write holds one moment, and gives it back whole", async () => {
    const { id } = await article(people.checker, TEXT);
    await fill();
    await mark(id, 0);
    let done = false;
    let marked = 1;
    const writing = (async () => {
      for (; !done && marked < SENTENCES; marked++) await mark(id, marked);
    })();
    const manifest = await makeBackup(await databasePath(), join(folder, "copy"));
    done = true;
    await writing;
    expect(marked).toBeGreaterThan(2);
    expect((await readdir(join(folder, "copy"))).toSorted()).toEqual(["manifest.json", "proofmark.db"]);

    const place = await emptyFolder();
    await restoreBackup(join(folder, "copy"), place);
    expect(await readdir(place)).toEqual(["proofmark.db"]);
    const everything = (upTo: number) => async (db: Parameters<Parameters<typeof inspect>[1]>[0]) => ({
      claims: await db.claim.findMany({ where: { revision: { lte: upTo } }, orderBy: { id: "asc" } }),
      events: await db.event.findMany({ where: { id: { lte: manifest.lastEvent } }, orderBy: { id: "asc" } }),
      users: await db.user.findMany({ orderBy: { id: "asc" } }),
      versions: await db.articleVersion.findMany({ orderBy: { id: "asc" } }),
    });
    const restored = await inspect(join(place, "proofmark.db"), async (db) => ({
      ...(await everything(Number.MAX_SAFE_INTEGER)(db)),
      article: await db.article.findUniqueOrThrow({ where: { id } }),
    }));
    // Claims were only added, so the moment is the live desk up to its revision.
    const { article: then, ...rest } = restored;
    const counted = then.revision % PAST;
    expect(rest).toEqual(await everything(counted)(read()));
    expect(restored.claims.length).toBe(counted - 1);
    expect(manifest.counts).toMatchObject({ Claim: restored.claims.length, Article: 1, User: 4 });
  });

  it("says what is in it, for the owner's eyes alone", async () => {
    await article(people.checker, TEXT);
    const manifest = await makeBackup(await databasePath(), join(folder, "copy"));
    expect(JSON.parse(await readFile(join(folder, "copy", "manifest.json"), "utf8"))).toEqual(manifest);
    expect(manifest).toMatchObject({
      format: 1,
      file: { name: "proofmark.db", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      migrations: expect.arrayContaining([expect.stringMatching(/_init$/)]),
    });
    const { mode } = await import("node:fs").then(({ statSync }) => statSync(join(folder, "copy")));
    expect(mode & 0o077).toBe(0);
  });

  it("leaves nothing behind where it fails", async () => {
    const file = join(folder, "strange.db");
    await writeFile(file, "Това не е база данни. ".repeat(1000));
    await expect(makeBackup(file, join(folder, "copy"))).rejects.toThrow();
    expect(await readdir(folder)).toEqual(["strange.db"]);
  });

  it("never overwrites one that is there", async () => {
    const file = await databasePath();
    await makeBackup(file, join(folder, "copy"));
    await expect(makeBackup(file, join(folder, "copy"))).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await readdir(folder)).toSorted()).toEqual(["copy"]);
  });
});

describe("restoring", () => {
  it("has a screen that is ahead begin anew", async () => {
    const { id } = await article(people.checker, TEXT);
    await mark(id, 0);
    await makeBackup(await databasePath(), join(folder, "copy"));
    const { revision } = await mark(id, 1);
    const place = await emptyFolder();
    await restoreBackup(join(folder, "copy"), place);
    const live = await databasePath();
    await closeDatabase();
    openDatabase(join(place, "proofmark.db"));
    expect(await claimsSince(people.checker, id, revision)).toMatchObject({
      reset: true,
      claims: [{ wording: "1000 войници" }],
    });
    // What was marked after the backup can be marked again; that is another change than the first time, and
    // a screen that looks only now is told so.
    const again = await mark(id, 1);
    expect(again.revision).toBeGreaterThan(revision);
    const { reset, claims } = await claimsSince(people.checker, id, revision);
    expect([reset, claims.map(({ id }) => id)]).toEqual([true, [expect.anything(), again.claim.id]]);
    expect(await claimsSince(people.checker, id, again.revision)).toMatchObject({ reset: false, claims: [] });
    expect(await claimsSince(people.checker, id, 0)).toMatchObject({ reset: false });
    expect((await examine(join(place, "proofmark.db"))).healthy).toBe(true);
    await closeDatabase();
    openDatabase(live);
  });

  it("refuses a folder that is not empty, a backup that was changed, and what is none", async () => {
    await makeBackup(await databasePath(), join(folder, "copy"));
    const place = await emptyFolder();
    const refusal = (from: string) => restoreBackup(join(folder, from), place);

    await cp(join(folder, "copy"), join(folder, "changed"), { recursive: true });
    await chmod(join(folder, "changed", "proofmark.db"), 0o600);
    await appendFile(join(folder, "changed", "proofmark.db"), "x");
    await expect(refusal("changed")).rejects.toMatchObject({ detail: expect.stringContaining("damaged") });

    await cp(join(folder, "copy"), join(folder, "newer"), { recursive: true });
    const manifest = JSON.parse(await readFile(join(folder, "copy", "manifest.json"), "utf8"));
    const newer = { ...manifest, migrations: [...manifest.migrations, "29990101000000_newer"] };
    await writeFile(join(folder, "newer", "manifest.json"), JSON.stringify(newer));
    await expect(refusal("newer")).rejects.toMatchObject({ detail: expect.stringContaining("newer") });

    await expect(refusal("nothing")).rejects.toMatchObject({ detail: expect.stringContaining("no backup") });
    expect(await readdir(place)).toEqual([]);
    await writeFile(join(place, "letter.txt"), "");
    await expect(refusal("copy")).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await readdir(place)).toEqual(["letter.txt"]);
  });

  it("keeps nothing of a backup that is not in order", async () => {
    await article(people.checker, TEXT);
    await write((tx) => tx.$executeRaw`UPDATE "Article" SET "revision" = 7`);
    await makeBackup(await databasePath(), join(folder, "copy"));
    const place = await emptyFolder();
    await expect(restoreBackup(join(folder, "copy"), place)).rejects.toMatchObject({
      detail: expect.stringContaining("counts other changes"),
    });
    expect(await readdir(place)).toEqual([]);
  });
});
