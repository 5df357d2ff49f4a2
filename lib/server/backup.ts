/**
 * Taking a newsroom's data away while people write, and putting it into an empty place. A backup is a
 * folder with the database as it stood at one moment and a manifest that says what is in it; it appears
 * whole or not at all, and so does what is restored.
 */
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { version } from "../../package.json";
import { AppError } from "../model/errors";
import { copyDatabase, inspect, rework, type Transaction } from "./db";
import { examine } from "./doctor";
import { migrationsOf } from "./doctor-checks";
import { MIGRATIONS, migrationNames } from "./migrate";
import { beginAnotherPast } from "./pasts";
import { bringUp } from "./upgrade";

const DATABASE = "proofmark.db";
const MANIFEST = "manifest.json";

const Manifest = z.object({
  format: z.literal(1),
  /** Of the program that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  file: z.object({ name: z.literal(DATABASE), bytes: z.int(), sha256: z.string() }),
  /** What the database went through, by name. */
  migrations: z.array(z.string()),
  /** Rows of each table, and the last event. */
  counts: z.record(z.string(), z.int()),
  lastEvent: z.int(),
});
export type Manifest = z.infer<typeof Manifest>;

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

async function countsOf(db: Transaction): Promise<Record<string, number>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM sqlite_schema WHERE "type" = 'table' AND "name" NOT GLOB '[_s]*' ORDER BY "name"`;
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ count: bigint }[]>(`SELECT count(*) AS "count" FROM "${name}"`);
    counts[name] = Number(row?.count ?? 0);
  }
  return counts;
}

/** Has the system put a file or a folder's entries on the disk; Windows cannot do the latter, and need not. */
async function settle(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().catch((error) => {
    if (process.platform !== "win32") throw error;
  });
  await handle.close();
}

/**
 * Copies a newsroom's database into a new folder, while a server writes to it.
 * @param folder must not be there yet
 * @throws AppError `CONFLICT` when it is, `UNAVAILABLE` when there is no database
 */
export async function makeBackup(database: string, folder: string): Promise<Manifest> {
  if (existsSync(folder)) throw new AppError("CONFLICT", `${folder} is there already. Nothing was written.`);
  if (!existsSync(database)) {
    throw new AppError("UNAVAILABLE", "There is no database in the data folder.");
  }
  const partial = `${folder}.partial`;
  const clear = () => rm(partial, { recursive: true, force: true });
  await clear();
  try {
    const manifest = await fill(database, partial);
    await rename(partial, folder);
    await settle(dirname(folder));
    return manifest;
  } catch (error) {
    // Half of a backup is none, and fills a disk that the newsroom may write to.
    await clear();
    throw error;
  }
}

/** Makes a folder, and in it the copy and the manifest that is returned; all of it is on the disk then. */
async function fill(database: string, folder: string): Promise<Manifest> {
  // Password hashes lie in it: nobody else's business.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, DATABASE);
  await copyDatabase(database, file);
  const known = await inspect(file, async (db) => ({
    migrations: (await migrationsOf(db)).map(({ name }) => name),
    counts: await countsOf(db),
    lastEvent: (await db.event.aggregate({ _max: { id: true } }))._max.id ?? 0,
  }));
  const manifest: Manifest = {
    format: 1,
    version,
    madeAt: new Date().toISOString(),
    file: { name: DATABASE, bytes: (await stat(file)).size, sha256: await sha256Of(file) },
    ...known,
  };
  const written = await open(join(folder, MANIFEST), "w", 0o600);
  await written.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
  await written.close();
  for (const path of [file, join(folder, MANIFEST), folder]) await settle(path);
  return manifest;
}

/**
 * The manifest of a backup.
 * @throws AppError `INVALID` where there is none, or the file beside it is another than it says
 */
export async function readBackup(folder: string): Promise<Manifest> {
  const refuse = (how: string, cause?: unknown) =>
    new AppError("INVALID", `${folder} ${how}. Nothing was restored.`, { cause });
  const read = async () => Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), "utf8")));
  const manifest = await read().catch((cause) => {
    throw refuse("is no backup of Proofmark: it has no manifest that can be read", cause);
  });
  const file = join(folder, DATABASE);
  const found = existsSync(file) ? await sha256Of(file) : null;
  if (found === null) throw refuse(`lacks its ${DATABASE}`);
  if (found !== manifest.file.sha256)
    throw refuse("is damaged: its database is not the one the manifest names");
  const known = await migrationNames(MIGRATIONS);
  const strange = manifest.migrations.find((name) => !known.includes(name));
  if (strange !== undefined) throw refuse(`was made by a newer Proofmark (migration ${strange})`);
  return manifest;
}

/**
 * Whether a data folder is empty, so that nothing can be lost by restoring into it. Locks, of which the one
 * who restores holds one, do not count.
 * @throws AppError `CONFLICT`
 */
export async function requireEmpty(folder: string): Promise<void> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  if (
    names.every((name) => /^(?:server|commands)\.lock/.test(name) || name.startsWith(`${DATABASE}.restoring`))
  )
    return;
  throw new AppError(
    "CONFLICT",
    `The data folder ${folder} is not empty. Nothing was restored; choose another: DATA_DIR=… proofmark restore`,
  );
}

/**
 * Puts a backup into an empty data folder, brought to the present migration and examined before it counts.
 * @throws AppError `INVALID` for a backup that is damaged, and as `requireEmpty`
 */
export async function restoreBackup(from: string, folder: string): Promise<Manifest> {
  await requireEmpty(folder);
  const manifest = await readBackup(from);
  const arriving = join(folder, `${DATABASE}.restoring`);
  for (const name of await readdir(folder)) {
    if (name.startsWith(basename(arriving))) await rm(join(folder, name));
  }
  await copyFile(join(from, DATABASE), arriving);
  if ((await sha256Of(arriving)) !== manifest.file.sha256) {
    await rm(arriving);
    throw new AppError("INVALID", `${from} changed while it was read. Nothing was restored.`);
  }
  await bringUp(arriving);
  const { healthy, looks } = await examine(arriving);
  if (!healthy) {
    await rm(arriving);
    const told = looks.flatMap((look) => look.told).slice(0, 3);
    throw new AppError("INVALID", `${from} is not in order: ${told.join(" ")} Nothing was restored.`);
  }
  await rework(arriving, beginAnotherPast);
  await settle(arriving);
  await rename(arriving, join(folder, DATABASE));
  await settle(folder);
  return manifest;
}
