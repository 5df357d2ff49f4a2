import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TextIndex } from "../text/offsets";
import { claimsSince, readClaim } from "./claims";
import { closeDatabase, connections, copyDatabase, openDatabase, read } from "./db";
import { examine } from "./doctor";
import { MIGRATIONS, migrate, migrationNames } from "./migrate";
import { upgrade } from "./upgrade";

const statfs = vi.hoisted(() => vi.fn());
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  statfs.mockImplementation(real.statfs);
  return { ...real, statfs };
});

let folder = "";
let file = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofmark-upgrade-"));
  file = join(folder, "proofmark.db");
  return () => rm(folder, { recursive: true });
});
afterEach(() => void vi.clearAllMocks());

/** A folder with the first `count` migrations, and one of its own behind them. */
async function migrationsUpTo(count: number, more?: { name: string; sql: string }): Promise<string> {
  const own = join(folder, `migrations-${count}`);
  await mkdir(own);
  await cp(join(MIGRATIONS, "migration_lock.toml"), join(own, "migration_lock.toml"));
  for (const name of (await migrationNames(MIGRATIONS)).slice(0, count)) {
    await cp(join(MIGRATIONS, name), join(own, name), { recursive: true });
  }
  if (more !== undefined) {
    await mkdir(join(own, more.name));
    await writeFile(join(own, more.name, "migration.sql"), more.sql);
  }
  return own;
}

async function run(sql: string): Promise<void> {
  const connection = await connections(file, "writer").connect();
  await connection.executeScript(sql);
  await connection.dispose();
}

const TEXT = "Около 8000 войници са там 🇺🇦. Повече от 1000 ракети.";
/** The 32 code points behind an offset. */
const behind = (end: number) => [...TEXT].slice(end, end + 32).join("");
const CLAIM = "01930000-0000-7000-8000-0000000000c1";
const ARTICLE = "01930000-0000-7000-8000-0000000000a1";
const AT = "2026-11-02T08:00:00.000+00:00";

/** A newsroom as the very first version kept it, in the columns that every later one still has. */
const ROWS = `
INSERT INTO "User" ("id","email","name","passwordHash","role","preferences","createdAt") VALUES
  ('u1','ana@desk.example','Ана','x','checker','{}','${AT}'), ('u2','boris@desk.example','Борис','x','editor','{}','${AT}');
INSERT INTO "ApiToken" ("id","userId","name","hash","hint","createdAt") VALUES ('t1','u1','script','h','pm_x','${AT}');
INSERT INTO "Settings" ("id","newsroom") VALUES (1,'Вестник');
INSERT INTO "ClaimType" ("slug","nameBg","nameEn","hue","position") VALUES ('troop-count','Войски','Troops','clay',0);
INSERT INTO "Article" ("id","title","titleFolded","sourceUrl","language","revision","importedById","createdAt","updatedAt") VALUES
  ('${ARTICLE}','Войски','войски','https://www.desk.example/a?utm_source=x','bg',4,'u1','${AT}','${AT}');
INSERT INTO "ArticleVersion" ("id","articleId","number","text","length","blocks","sha256","intake","createdById","createdAt") VALUES
  ('v1','${ARTICLE}',1,'${TEXT}',${new TextIndex(TEXT).length},'[{"kind":"paragraph","start":0,"end":${new TextIndex(TEXT).length}}]',
   '${createHash("sha256").update(TEXT).digest("hex")}','{"encoding":"utf-8","replacedSurrogates":0}','u1','${AT}');
INSERT INTO "Claim" ("id","articleId","typeSlug","wording","searchText","revision","createdById","createdAt","updatedAt","tag","unassessed") VALUES
  ('${CLAIM}','${ARTICLE}','troop-count','8000 войници','folded by an older rule',3,'u1','${AT}','${AT}','verified',false);
INSERT INTO "Anchor" ("id","claimId","versionId","start","end","exact","prefix","suffix","paragraph","state","changes","createdAt") VALUES
  ('n1','${CLAIM}','v1',6,18,'8000 войници','Около ','${behind(18)}',1,'exact','[]','${AT}');
INSERT INTO "Assessment" ("claimId","userId","verdict","versionId","exact","typeSlug","createdAt","updatedAt") VALUES
  ('${CLAIM}','u2','verified','v1','8000 войници','troop-count','${AT}','${AT}');
INSERT INTO "Decision" ("claimId","userId","verdict","reason","versionId","exact","typeSlug","createdAt") VALUES
  ('${CLAIM}','u2','verified','Сверено','v1','8000 войници','troop-count','${AT}');
INSERT INTO "Dismissal" ("id","articleId","versionId","typeSlug","kind","start","end","exact","prefix","suffix","revision","createdById","createdAt") VALUES
  ('d1','${ARTICLE}','v1','troop-count','dismissed',0,5,'Около','','${behind(5)}',4,'u1','${AT}');
INSERT INTO "Event" ("kind","at","actorId","articleId","claimId","revision","change") VALUES
  ('article_imported','${AT}','u1','${ARTICLE}',NULL,1,'{"from":{},"to":{}}'),
  ('claim_marked','${AT}','u1','${ARTICLE}','${CLAIM}',2,'{"from":{},"to":{}}'),
  ('decision_made','${AT}','u2','${ARTICLE}','${CLAIM}',3,'{"from":{},"to":{}}'),
  ('candidate_dismissed','${AT}','u1','${ARTICLE}',NULL,4,'{"from":{},"to":{}}');
INSERT INTO "Receipt" ("key","actorId","requestHash","status","answer","createdAt") VALUES
  ('k1','u1','${"0".repeat(64)}',201,'{"claim":{"id":"${CLAIM}"}}','${AT}');
`;

const hash = async (path: string) =>
  createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
const files = async () =>
  (await readdir(folder)).filter((name) => name.startsWith("proofmark.db")).toSorted();

const faults = async () => (await examine(file)).looks.flatMap(({ told }) => told);

const states = await migrationNames(MIGRATIONS);

describe("the newest code on an older data folder", () => {
  it.each(states.slice(0, -1).map((name, i) => [name, i + 1] as const))(
    "from %s on",
    async (_name, count) => {
      await migrate(file, await migrationsUpTo(count));
      await run(ROWS);
      const before = await hash(file);
      const { applied, kept } = await upgrade(file);
      expect(applied).toEqual(states.slice(count));
      expect(basename(kept ?? "")).toBe(`proofmark.db.before-${states[count]}`);
      expect(await hash(kept ?? "")).toBe(before);
      expect(await faults()).toEqual([]);
      openDatabase(file);
      try {
        const reader = { id: "u1", name: "Ана", role: "checker" } as const;
        expect(await readClaim(reader, CLAIM)).toMatchObject({
          tag: "verified",
          anchor: { start: 6, end: 18, exact: "8000 войници" },
          decision: { stands: true },
        });
        expect(await claimsSince(reader, ARTICLE, 1)).toMatchObject({ revision: 4, reset: false });
        expect(await read().settings.findFirst({ select: { newsroom: true } })).toEqual({
          newsroom: "Вестник",
        });
      } finally {
        await closeDatabase();
      }
      expect(await upgrade(file)).toEqual({ applied: [], kept: null });
    },
  );
});

const BROKEN = {
  name: "29990101000000_broken",
  sql: 'CREATE TABLE "New" ("id" TEXT);\nINSERT INTO "New" VALUES (\'a\');\nDROP TABLE "NotThere";',
};

describe("an upgrade", () => {
  it("that fails leaves the old file as it was, beside nothing else, and says so", async () => {
    await migrate(file);
    await run(ROWS);
    const before = await hash(file);
    const failing = upgrade(file, await migrationsUpTo(states.length, BROKEN));
    await expect(failing).rejects.toMatchObject({
      code: "CONFLICT",
      detail: expect.stringMatching(
        /state \(29990101000000_broken\), and is as it was: .*proofmark\.db\. .*NotThere/,
      ),
    });
    expect(await files()).toEqual(["proofmark.db"]);
    expect(await hash(file)).toBe(before);
  });

  it("that leaves rows without the ones they name changes nothing", async () => {
    await migrate(file);
    await run(ROWS);
    const before = await hash(file);
    const sql = `PRAGMA foreign_keys = OFF;
      INSERT INTO "Event" ("kind", "at", "actorId", "change") VALUES ('settings_changed', '${AT}', 'nobody', '{}');`;
    const unsound = upgrade(
      file,
      await migrationsUpTo(states.length, { name: "29990101000000_unsound", sql }),
    );
    await expect(unsound).rejects.toMatchObject({ detail: expect.stringContaining("was not sound") });
    expect(await files()).toEqual(["proofmark.db"]);
    expect(await hash(file)).toBe(before);
  });

  it("that was killed on the way begins anew", async () => {
    await migrate(file, await migrationsUpTo(1));
    await run(ROWS);
    await writeFile(`${file}.upgrading`, "half a file");
    await writeFile(`${file}.upgrading-wal`, "half a log");
    expect((await upgrade(file)).applied).toEqual(states.slice(1));
    expect(await faults()).toEqual([]);
    expect(await files()).toEqual(["proofmark.db", `proofmark.db.before-${states[1]}`]);
  });

  it("keeps each file it replaces, under a name of its own", async () => {
    await migrate(file, await migrationsUpTo(1));
    await copyDatabase(file, join(folder, "old"));
    await upgrade(file);
    await cp(join(folder, "old"), file);
    expect(basename((await upgrade(file)).kept ?? "")).toBe(`proofmark.db.before-${states[1]}-2`);
  });

  it("refuses while another program has the file open", async () => {
    await migrate(file, await migrationsUpTo(1));
    const other = await connections(file, "writer").connect();
    try {
      await expect(upgrade(file)).rejects.toMatchObject({ detail: expect.stringContaining("out of reach") });
    } finally {
      await other.dispose();
    }
    expect((await upgrade(file)).applied).toEqual(states.slice(1));
  });

  it("refuses a file of a newer program, and one that is no database of ours", async () => {
    const newer = { name: "29990101000000_newer", sql: 'CREATE TABLE "New" ("id" TEXT);' };
    await migrate(file, await migrationsUpTo(states.length, newer));
    await expect(upgrade(file)).rejects.toMatchObject({
      detail: expect.stringContaining("a newer Proofmark"),
    });
    await writeFile(file, "a letter to the editor");
    await expect(upgrade(file)).rejects.toMatchObject({ detail: expect.stringContaining("no database") });
    expect(await readFile(file, "utf8")).toBe("a letter to the editor");
  });

  it("refuses where the disk has no room for the copy", async () => {
    await migrate(file, await migrationsUpTo(1));
    statfs.mockResolvedValueOnce({ bavail: 10, bsize: 4096 });
    await expect(upgrade(file)).rejects.toMatchObject({ detail: expect.stringContaining("MB of free disk") });
    expect(await files()).toEqual(["proofmark.db"]);
  });

  it("makes a new file whole or not at all", async () => {
    const broken = await migrationsUpTo(states.length, BROKEN);
    await expect(upgrade(file, broken)).rejects.toThrow();
    expect(await files()).not.toContain("proofmark.db");
    expect((await upgrade(file)).applied).toEqual(states);
    expect(await files()).toEqual(["proofmark.db"]);
  });
});
