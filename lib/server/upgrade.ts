/**
 * Brings a data folder's database to the newest migration without ever endangering it: a copy is migrated
 * and examined, and only then takes the place of the old file, which stays beside it. Whatever fails or is
 * killed on the way leaves the old file as it was.
 */
import { existsSync } from "node:fs";
import { copyFile, link, rename, rm, stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { AppError } from "../model/errors";
import { copyAlone, inspect, rework } from "./db";
import { deriveAnew } from "./deriving";
import { migrationsOf } from "./doctor-checks";
import { MIGRATIONS, migrate, migrationNames } from "./migrate";

export type Upgrade = {
  /** The migrations applied now, in order; empty when the file was up to date. */
  readonly applied: readonly string[];
  /** Where the file lies as it was before; null when there was none or nothing was to be done. */
  readonly kept: string | null;
};

/** Migrating may write every table anew beside the old one. */
const ROOM_TIMES = 3;

/**
 * Migrates `file`, creating it when there is none. Nobody may begin to work with it meanwhile: who opened the
 * old file just before the new one took its place would go on writing to that.
 * @param folder of the migrations
 * @throws AppError `CONFLICT` with a sentence for the operator; the file is as it was then
 */
export async function upgrade(file: string, folder = MIGRATIONS): Promise<Upgrade> {
  const fresh = `${file}.upgrading`;
  const clear = async () => {
    for (const suffix of ["", "-wal", "-shm", "-journal"]) await rm(fresh + suffix, { force: true });
  };
  // What an earlier one left behind that was killed.
  await clear();
  if (!existsSync(file)) {
    const applied = await migrate(fresh, folder);
    await rename(fresh, file);
    return { applied, kept: null };
  }
  const missing = await missingMigrations(file, folder);
  const [first] = missing;
  if (first === undefined) return { applied: [], kept: null };
  await requireRoom(file);
  try {
    const migrateCopy = async () => {
      await bringUp(fresh, folder);
      await requireSound(fresh);
    };
    // Alone with it: what somebody wrote into the old file from here on would be lost.
    await copyAlone(file, fresh, migrateCopy);
    if (existsSync(`${file}-wal`)) throw new Error("Another program has opened the database meanwhile.");
    const kept = await keep(file, `${file}.before-${first}`);
    await rename(fresh, file);
    return { applied: missing, kept };
  } catch (error) {
    await clear();
    const why = error instanceof Error ? error.message.trim() : String(error);
    throw new AppError(
      "CONFLICT",
      `The database could not be brought to the present state (${missing.join(", ")}), and is as it was: ${file}. ${why}`,
      { cause: error },
    );
  }
}

/** Migrates a file that nobody else has open, and works out what the migrations leave to be worked out. */
export async function bringUp(file: string, folder = MIGRATIONS): Promise<void> {
  const applied = await migrate(file, folder);
  if (applied.length > 0) await rework(file, deriveAnew);
}

/**
 * The migrations that a file has not gone through yet; all of them where there is none.
 * @throws AppError `CONFLICT` for a file of a newer program, or with a migration that was not ended
 */
export async function missingMigrations(file: string, folder = MIGRATIONS): Promise<string[]> {
  const known = await migrationNames(folder);
  if (!existsSync(file)) return known;
  const applied = await inspect(file, migrationsOf).catch((cause) => {
    throw new AppError("CONFLICT", `${file} is no database of Proofmark. Nothing was changed.`, { cause });
  });
  for (const { name, finished } of applied) {
    if (known.includes(name) && finished) continue;
    const how = finished
      ? `was made by a newer Proofmark (migration ${name})`
      : `stopped in the middle of the migration ${name}`;
    throw new AppError("CONFLICT", `The database ${file} ${how}. Nothing was changed.`);
  }
  return known.filter((name) => !applied.some((one) => one.name === name));
}

async function requireRoom(file: string): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(file));
  const wanted = (await stat(file)).size * ROOM_TIMES;
  if (bavail * bsize >= wanted) return;
  const megabytes = Math.ceil(wanted / 1_000_000);
  throw new AppError(
    "CONFLICT",
    `Bringing ${file} to the present state needs ${megabytes} MB of free disk. Nothing was changed.`,
  );
}

/** @throws Error when SQLite finds a fault in a migrated file */
async function requireSound(file: string): Promise<void> {
  await inspect(file, async (db) => {
    const [said] = await db.$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check(1)`;
    const orphans = await db.$queryRaw<unknown[]>`PRAGMA foreign_key_check`;
    if (said?.integrity_check !== "ok" || orphans.length > 0) {
      throw new Error("The migrated copy was not sound.");
    }
  });
}

/** Has `file` stay under another name as well, a numbered one where that is taken; returns it. */
async function keep(file: string, name: string): Promise<string> {
  let free = name;
  for (let number = 2; existsSync(free); number++) free = `${name}-${number}`;
  // Not every file system can give a file a second name.
  await link(file, free).catch(() => copyFile(file, free));
  return free;
}
