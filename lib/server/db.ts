/**
 * The one door to the database. Prisma's SQLite adapter has one connection, and a query that arrives while
 * an interactive transaction waits runs inside it and is rolled back with it. So writes queue here for one
 * writing client, and every read outside a write uses a second client that cannot write. Writes that wait
 * together go to the disk together. No other file opens a client or a connection.
 */
import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import Database from "better-sqlite3";
import { type Prisma, PrismaClient } from "../../prisma/generated/client";
import { AppError } from "../model/errors";
import { env } from "./env";
import { type Gate, gateOf, LOCK_WAIT_MS, passThrough } from "./gate";
import { hub, shared } from "./hub";
import { logFault } from "./log";
import { storageProblem } from "./storage-problem";
import { type ThreadedAdapter, threadedAdapter } from "./threaded-adapter";

/** The client inside a write; a function that only reads takes this too, and then works in both places. */
export type Transaction = Prisma.TransactionClient;

/** Pragmas are per connection; each is set on opening and read back, and another answer refuses the file. */
const PRAGMAS = {
  // 2 is FULL: an acknowledged write must survive a power cut, and NORMAL in WAL does not promise that.
  writer: { journal_mode: "wal", foreign_keys: 1, synchronous: 2 },
  // 2 is MEMORY: a read that sorts must not need the disk, which may be full.
  reader: { foreign_keys: 1, query_only: 1, temp_store: 2 },
} as const;

/** How long SQLite itself waits for another process's lock, blocking ours: short, the gate waits better. */
const BLOCKING_WAIT_MS = 100;
/** A write that takes longer is stuck, not slow; long work goes in slices. */
const TRANSACTION_MS = 30_000;

type Open = {
  file: string;
  writer: PrismaClient;
  execute: ThreadedAdapter["execute"];
  gate: Gate;
  reader: PrismaClient;
  /** For readings of one moment alone: they take turns, and nothing else runs inside them. */
  moments: PrismaClient;
};

type State = {
  open: Open | null;
  inside: AsyncLocalStorage<Inside>;
  /** The reading of one moment that is running, as seen from inside it. */
  moment: AsyncLocalStorage<Transaction>;
};

/** A write as seen from inside it. */
type Inside = {
  running: boolean;
  /** What is to happen when it is on disk. */
  effects: (() => void)[];
  readonly execute: Open["execute"];
};

function state(): State {
  return shared("database", () => ({
    open: null,
    inside: new AsyncLocalStorage(),
    moment: new AsyncLocalStorage(),
  }));
}

/** The database file of this process's data folder. */
export function databaseFile(): string {
  return join(env.DATA_DIR, "proofmark.db");
}

/** How files are opened. */
function optionsOf(file: string): ConstructorParameters<typeof PrismaBetterSqlite3> {
  return [
    { url: `file:${file}`, timeout: BLOCKING_WAIT_MS },
    // Times are kept as Prisma's own command line would keep them, sortable as text.
    { timestampFormat: "iso8601" },
  ];
}

/**
 * Opens connections to a file as this room wants them. Exported for the migrator alone.
 * @throws Error when a pragma does not hold on the opened connection.
 */
export function connections(file: string, role: keyof typeof PRAGMAS): SqlMigrationAwareDriverAdapterFactory {
  const inner = new PrismaBetterSqlite3(...optionsOf(file));
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connectToShadowDb: () => inner.connectToShadowDb(),
    connect: () => connected(inner, role),
  };
}

async function connected(
  factory: SqlDriverAdapterFactory,
  role: keyof typeof PRAGMAS,
): Promise<SqlDriverAdapter> {
  const adapter = await factory.connect();
  for (const [name, wanted] of Object.entries(PRAGMAS[role])) {
    await pragma(adapter, `${name} = ${wanted}`);
    const found = await pragma(adapter, name);
    if (found !== wanted) {
      await adapter.dispose();
      throw new Error(`The database refuses ${name} = ${wanted}: it says ${found}.`);
    }
  }
  return adapter;
}

async function pragma(adapter: SqlDriverAdapter, text: string): Promise<unknown> {
  const { rows } = await adapter.queryRaw({ sql: `PRAGMA ${text}`, args: [], argTypes: [] });
  return rows[0]?.[0];
}

/**
 * Opens a migrated file; `read` and `write` use it from then on. They open the data folder's own file by
 * themselves, so only tests and the start call this.
 * @throws AppError UNAVAILABLE when there is no such file.
 */
export function openDatabase(file: string): void {
  if (state().open !== null) throw new Error(`A database is open already: ${state().open?.file}`);
  if (!existsSync(file)) throw new AppError("UNAVAILABLE", "There is no database in the data folder.");
  const reader = client(connections(file, "reader"));
  const moments = client(connections(file, "reader"));
  const { writer, execute, parts } = writing(file);
  state().open = { file, writer, execute, gate: gateOf(writer, parts), reader, moments };
  hub().finishers.add(closeDatabase);
}

/** A client whose connection keeps nobody waiting while it waits for the disk. */
function writing(file: string): { writer: PrismaClient } & Pick<ThreadedAdapter, "execute" | "parts"> {
  const { execute, parts, ...inner } = threadedAdapter(...optionsOf(file));
  return { writer: client({ ...inner, connect: () => connected(inner, "writer") }), execute, parts };
}

function client(adapter: SqlDriverAdapterFactory): PrismaClient {
  return new PrismaClient({
    adapter,
    // Its errors name fields and types then, and never quote what was to be written.
    errorFormat: "minimal",
    transactionOptions: { maxWait: LOCK_WAIT_MS, timeout: TRANSACTION_MS },
  });
}

/**
 * Reads any migrated file as it stands at one moment, whoever else reads and writes it meanwhile. For
 * looking a whole newsroom over; it may take an hour.
 */
export async function inspect<T>(file: string, work: (db: Transaction) => Promise<T>): Promise<T> {
  const reader = client(connections(file, "reader"));
  try {
    return await reader.$transaction(work, { timeout: 3_600_000 });
  } finally {
    await reader.$disconnect();
  }
}

/**
 * Changes a migrated file that nobody else has open, in one transaction: for what a migration leaves to be
 * worked out. The data folder's own file is written to by `write` alone.
 */
export async function rework(file: string, work: (db: Transaction) => Promise<void>): Promise<void> {
  const { writer } = writing(file);
  try {
    await writer.$transaction(work, { timeout: 3_600_000 });
  } finally {
    await writer.$disconnect();
  }
}

/** Pages copied before other work of this process gets a turn. */
const COPY_PAGES = 1_000;

/** Copies a file as it stands at one moment into a new one, by SQLite's online backup, while others write. */
export function copyDatabase(from: string, to: string): Promise<void> {
  return copying(from, to, "NORMAL", async () => {});
}

/**
 * Copies a file that nobody else has open into a new one, and keeps everybody out until `work` is done.
 * @throws AppError `UNAVAILABLE` when somebody has it open
 */
export function copyAlone(from: string, to: string, work: () => Promise<void>): Promise<void> {
  return copying(from, to, "EXCLUSIVE", work);
}

async function copying(
  from: string,
  to: string,
  locking: "NORMAL" | "EXCLUSIVE",
  work: () => Promise<void>,
): Promise<void> {
  const source = new Database(from, { fileMustExist: true, timeout: BLOCKING_WAIT_MS });
  try {
    source.pragma(`locking_mode = ${locking}`);
    // A backup begins anew whenever somebody else writes; a transaction that has read keeps to its moment.
    source.exec("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_schema").get();
    await source.backup(to, { progress: () => COPY_PAGES });
    await work();
    source.exec("COMMIT");
  } catch (error) {
    throw storageProblem(error) ?? error;
  } finally {
    source.close();
  }
}

function opened(): Open {
  if (state().open === null) openDatabase(databaseFile());
  const { open } = state();
  if (open === null) throw new AppError("UNAVAILABLE", "The database is closed.");
  return open;
}

/**
 * The client for every read outside a write. It sees what has been committed, and cannot write.
 * Inside `write`, read through the transaction: this client does not see its changes.
 */
export function read(): Transaction {
  return state().moment.getStore() ?? opened().reader;
}

/**
 * Has everything that `work` reads by `read` come from one moment, whatever is written meanwhile: for pages
 * whose numbers must add up among themselves.
 */
export function readAtOnce<T>(work: () => Promise<T>): Promise<T> {
  const { moment } = state();
  const limits = { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS };
  return opened().moments.$transaction((tx) => moment.run(tx, work), limits);
}

/**
 * Runs `work` as a transaction, after every write asked for before it; where another process holds the
 * file, `work` is begun again until its first statement is let in. When `work` throws, nothing of it is
 * kept, and all of the others; when this returns, it is on disk. Effects that others see (pokes, mails)
 * come after it returns. Keep `work` short and free of anything but queries: all other writes wait for it.
 * @param how `alone` for a long one: writes that wait together are acknowledged together, when all are on disk
 * @throws AppError STORAGE_FULL when the disk is full, UNAVAILABLE when the database is out of reach.
 */
export async function write<T>(
  work: (tx: Transaction) => Promise<T>,
  how: "together" | "alone" = "together",
): Promise<T> {
  const { inside } = state();
  // A write inside a write would wait for itself for ever.
  if (inside.getStore()?.running)
    throw new Error("write() was called inside write(): pass the transaction on.");
  const { gate, execute } = opened();
  const token: Inside = { running: false, effects: [], execute };
  return new Promise((resolve, reject) => {
    const attempt = async (tx: Transaction) => {
      token.running = true;
      token.effects = [];
      try {
        const result = await inside.run(token, () => work(tx));
        return () => {
          resolve(result);
          for (const effect of token.effects) tellOf(effect);
        };
      } finally {
        token.running = false;
      }
    };
    passThrough(gate, {
      alone: how === "alone",
      // Whoever asks first does the work of all who wait, each as if it had done it itself.
      attempt: AsyncResource.bind(attempt),
      refuse: (error) => {
        token.running = false;
        reject(storageProblem(error) ?? error);
      },
    });
  });
}

/**
 * Has `effect` happen when the write this is called in is on disk, and never when it fails. For what others
 * see of a change; it must not throw.
 * @throws Error outside a write
 */
export function afterCommit(effect: () => void): void {
  const running = state().inside.getStore();
  if (!running?.running) throw new Error("afterCommit() was called outside write().");
  running.effects.push(effect);
}

/** Lets an effect happen; one that fails takes no acknowledgement back, its own or another's. */
function tellOf(effect: () => void): void {
  try {
    effect();
  } catch (error) {
    logFault("What a write was to be followed by failed.", error, null);
  }
}

/** One for all, since it crosses to the thread with every value. */
const UNKNOWN = { scalarType: "unknown", arity: "scalar" } as const;

/**
 * Has a statement done in the write this is called in, without waiting for it: it goes out together with
 * whatever is asked next, the end of the write at the latest, and that fails where it fails. For what is
 * written and not asked about: each crossing to the thread that writes, and each turn through Prisma, costs
 * more than the statement.
 * @throws Error outside a write
 */
export function execute({ sql, values }: Prisma.Sql): void {
  const running = state().inside.getStore();
  if (!running?.running) throw new Error("execute() was called outside write().");
  running.execute({ sql, args: [...values], argTypes: values.map(() => UNKNOWN) });
}

/** Closes after the last queued write, folding the write-ahead log into the file. Does nothing when closed. */
export async function closeDatabase(): Promise<void> {
  const { open } = state();
  if (open === null) return;
  state().open = null;
  hub().finishers.delete(closeDatabase);
  await open.gate.working;
  await open.reader.$disconnect();
  await open.moments.$disconnect();
  await open.writer.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
  await open.writer.$disconnect();
}
