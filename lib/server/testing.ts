/**
 * A real, migrated database for each test. Migrating takes a second, copying a file a millisecond, so the
 * migrated file is kept under the hash of the migrations and copied from there.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase, openDatabase } from "./db";
import { MIGRATIONS, migrate } from "./migrate";

const CACHE = join(process.cwd(), "node_modules", ".cache", "proofmark");

async function template(): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(MIGRATIONS, { recursive: true })).toSorted()) {
    if (name.endsWith(".sql")) hash.update(name).update(await readFile(join(MIGRATIONS, name)));
  }
  const file = join(CACHE, `${hash.digest("hex").slice(0, 16)}.db`);
  if (existsSync(file)) return file;
  await mkdir(CACHE, { recursive: true });
  // Workers may come here at once: each makes its own, and a rename is never half done.
  const own = `${file}.${process.pid}`;
  await migrate(own);
  await rename(own, file);
  return file;
}

/**
 * Gives `read()` and `write()` an empty migrated database in a folder of its own.
 * @returns closes it and removes the folder
 * @example beforeEach(freshDatabase) // vitest calls what a hook returns after the test
 */
export async function freshDatabase(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "proofmark-test-"));
  const file = join(folder, "proofmark.db");
  await copyFile(await template(), file);
  openDatabase(file);
  return async () => {
    await closeDatabase();
    await rm(folder, { recursive: true });
  };
}
