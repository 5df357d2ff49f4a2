/**
 * Brings a database file to the newest migration, with Prisma's own schema engine. Its usual form is a
 * binary that Prisma downloads from its own server; the same engine comes from the package registry as
 * WebAssembly, and that is what runs here. The folder and the table of migrations stay in Prisma's format,
 * so the ordinary command line can go on from them.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type * as Engine from "@prisma/schema-engine-wasm";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { connections } from "./db";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/** Folders of the project as `npm` scripts see them: every entry point runs in its root. */
const SCHEMA = join(process.cwd(), "prisma", "schema.prisma");

/** Where migrations are kept, one folder each, named by time and purpose. */
export const MIGRATIONS = join(process.cwd(), "prisma", "migrations");

let loading: Promise<void> | undefined;

/** Instantiates the engine's WebAssembly once a process. */
function load(): Promise<void> {
  loading ??= (async () => {
    const file = createRequire(join(process.cwd(), "package.json")).resolve(
      "@prisma/schema-engine-wasm/schema_engine_bg",
    );
    const bytes = await readFile(file.replace(/\.js$/, ".wasm"));
    // The glue is the object of imports the module asks for; its type does not say so.
    const imports = { "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports };
    const { instance } = await WebAssembly.instantiate(bytes, imports);
    glue.__wbg_set_wasm(instance.exports);
    // An export of the module just instantiated, declared in its schema_engine_bg.wasm.d.ts.
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loading;
}

async function withEngine<T>(file: string, work: (engine: Engine.SchemaEngine) => Promise<T>): Promise<T> {
  await load();
  const schema = await readFile(SCHEMA, "utf8");
  const inner = connections(file, "writer");
  // The engine leaves its connections open; a lock held there would outlive it.
  const opened: SqlDriverAdapter[] = [];
  const adapter = bindMigrationAwareSqlAdapterFactory({
    ...inner,
    async connect() {
      const connection = await inner.connect();
      opened.push(connection);
      return connection;
    },
  });
  const engine = await glue.SchemaEngine.new({ datamodels: [[SCHEMA, schema]] }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    for (const connection of opened) await connection.dispose();
  }
}

/** The names of the migrations in a folder, in order. */
export async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

async function migrationList(folder: string): Promise<Engine.MigrationList> {
  const directories = (await migrationNames(folder)).map(async (name) => {
    const content = await readFile(join(folder, name, "migration.sql"), "utf8");
    return {
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: content } },
    };
  });
  return {
    baseDir: folder,
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(join(folder, "migration_lock.toml"), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(directories),
  };
}

/**
 * Applies what is missing, in order, creating the file when there is none.
 * @returns the names of the migrations applied now; empty when the file was up to date
 * @throws Error with the engine's explanation when a migration fails or was edited after it was applied
 */
export async function migrate(file: string, folder = MIGRATIONS): Promise<string[]> {
  const migrationsList = await migrationList(folder);
  return withEngine(file, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
    return appliedMigrationNames;
  });
}

/**
 * The SQL that leads from the migrations so far to `schema.prisma`; empty when they agree. The migrations
 * are applied to a file of their own: the engine's shadow database refuses scripts of several statements.
 */
export async function pendingSql(): Promise<string> {
  const schema = { path: SCHEMA, content: await readFile(SCHEMA, "utf8") };
  const migrationsList = await migrationList(MIGRATIONS);
  const folder = await mkdtemp(join(tmpdir(), "proofmark-diff-"));
  try {
    return await withEngine(join(folder, "migrated.db"), async (engine) => {
      await engine.applyMigrations({ migrationsList, filters: NO_FILTER });
      const { stdout } = await engine.diff({
        from: { tag: "schemaDatasource", files: [schema], configDir: process.cwd() },
        to: { tag: "schemaDatamodel", files: [schema] },
        script: true,
        exitCode: null,
        filters: NO_FILTER,
      });
      const sql = stdout ?? "";
      return sql.includes("This is an empty migration") ? "" : sql;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
