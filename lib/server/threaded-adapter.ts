/**
 * Prisma's adapter for SQLite with its connection in a thread of its own, so that neither a long statement
 * nor a commit that waits for the disk stops the event loop. One thread serves the process; it keeps the
 * process alive only while something is asked of it.
 */
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type SqlQueryable,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import { shared } from "./hub";

type Options = ConstructorParameters<typeof PrismaBetterSqlite3>;
type Waiting = { resolve: (result: unknown) => void; reject: (error: unknown) => void };
type Answer = {
  number: number;
  result?: unknown;
  refusal?: ConstructorParameters<typeof DriverAdapterError>[0];
  error?: unknown;
};

type Thread = {
  /**
   * Has a method of a connection or transaction called over there.
   * @param on its number; 0 for the adapter itself
   * @param opens the number of what the call opens
   */
  call: (on: number, method: string, args: readonly unknown[], opens?: number) => Promise<unknown>;
  /** A number for something that is to be opened. */
  next: () => number;
};

function thread(): Thread {
  const kept = shared<{ thread: Thread | null }>("writing thread", () => ({ thread: null }));
  kept.thread ??= startThread(() => {
    kept.thread = null;
  });
  return kept.thread;
}

function startThread(ended: () => void): Thread {
  // By its place in the project, where the server runs: a bundler would make another module of it.
  const worker = new Worker(join(process.cwd(), "lib", "server", "writing-thread.mjs"));
  const waiting = new Map<number, Waiting>();
  let last = 0;
  worker.unref();
  worker.on("message", ({ number, result, refusal, error }: Answer) => {
    const caller = waiting.get(number);
    waiting.delete(number);
    if (waiting.size === 0) worker.unref();
    if (refusal !== undefined) caller?.reject(new DriverAdapterError(refusal));
    else if (error !== undefined) caller?.reject(error);
    else caller?.resolve(result);
  });
  worker.on("error", () => undefined); // Told by the exit that follows.
  worker.on("exit", () => {
    ended();
    for (const { reject } of waiting.values()) reject(new DriverAdapterError({ kind: "ConnectionClosed" }));
    waiting.clear();
  });
  const next = () => {
    last += 1;
    return last;
  };
  return {
    next,
    call: (on, method, args, opens = 0) =>
      new Promise((resolve, reject) => {
        const number = next();
        waiting.set(number, { resolve, reject });
        worker.ref();
        worker.postMessage({ number, on, method, args, opens });
      }),
  };
}

/** A factory of adapters like `PrismaBetterSqlite3`, whose connections live in the thread. */
export function threadedAdapter(...options: Options): SqlDriverAdapterFactory {
  const { provider, adapterName } = new PrismaBetterSqlite3(...options);
  const { call, next } = thread();
  const queryable = (on: number): SqlQueryable => ({
    provider,
    adapterName,
    // Each answers what the adapter's own method over there does.
    queryRaw: (query) => call(on, "queryRaw", [query]) as ReturnType<SqlQueryable["queryRaw"]>,
    executeRaw: (query) => call(on, "executeRaw", [query]) as ReturnType<SqlQueryable["executeRaw"]>,
  });
  const nothing = async (on: number, method: string, args: readonly unknown[] = []) => {
    await call(on, method, args);
  };
  return {
    provider,
    adapterName,
    async connect(): Promise<SqlDriverAdapter> {
      const connection = next();
      await call(0, "connect", options, connection);
      return {
        ...queryable(connection),
        executeScript: (script) => nothing(connection, "executeScript", [script]),
        dispose: () => nothing(connection, "dispose"),
        async startTransaction(level): Promise<Transaction> {
          const transaction = next();
          await call(connection, "startTransaction", [level], transaction);
          return {
            ...queryable(transaction),
            options: { usePhantomQuery: false },
            commit: () => nothing(transaction, "commit"),
            rollback: () => nothing(transaction, "rollback"),
            createSavepoint: (name) => nothing(transaction, "createSavepoint", [name]),
            rollbackToSavepoint: (name) => nothing(transaction, "rollbackToSavepoint", [name]),
            releaseSavepoint: (name) => nothing(transaction, "releaseSavepoint", [name]),
          };
        },
      };
    },
  };
}
