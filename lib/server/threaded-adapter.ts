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
  type SqlQuery,
  type SqlQueryable,
  type Transaction,
} from "@prisma/driver-adapter-utils";
import { shared } from "./hub";

/** What goes out with a call. */
type More = {
  /** The connection that a transaction is to be begun on first. */
  readonly beginOn?: number;
  /** Statements to be run before it. */
  readonly before?: readonly SqlQuery[];
};

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
   * @param on its number
   */
  call: (on: number, method: string, args: readonly unknown[], more?: More) => Promise<unknown>;
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
    call: (on, method, args, more = {}) =>
      new Promise((resolve, reject) => {
        const number = next();
        waiting.set(number, { resolve, reject });
        worker.ref();
        worker.postMessage({ number, on, method, args, ...more });
      }),
  };
}

/** A factory of adapters like `PrismaBetterSqlite3`, whose connections live in the thread. */
export type ThreadedAdapter = SqlDriverAdapterFactory & {
  /**
   * Has a statement run in the open transaction of the one connection, without an answer: it crosses over
   * together with whatever is asked next, the commit at the latest, and that fails where it fails.
   * @throws Error where no transaction is open
   */
  execute: (query: SqlQuery) => void;
};

/** An adapter for one connection at a time. */
export function threadedAdapter(...options: Options): ThreadedAdapter {
  const { provider, adapterName } = new PrismaBetterSqlite3(...options);
  const { call, next } = thread();
  /** What waits to cross over in the open transaction. */
  let pending: SqlQuery[] | null = null;
  const queryable = (on: number, more?: () => More): SqlQueryable => ({
    provider,
    adapterName,
    // Each answers what the adapter's own method over there does.
    queryRaw: (query) => call(on, "queryRaw", [query], more?.()) as ReturnType<SqlQueryable["queryRaw"]>,
    executeRaw: (query) =>
      call(on, "executeRaw", [query], more?.()) as ReturnType<SqlQueryable["executeRaw"]>,
  });
  const nothing = async (on: number, method: string, args: readonly unknown[], more?: More) => {
    await call(on, method, args, more);
  };
  /** It begins over there, and takes the lock, with the first that is asked in it. */
  function transactionOn(connection: number): Transaction {
    const on = next();
    const statements: SqlQuery[] = [];
    let begun = false;
    pending = statements;
    const more = (): More => {
      const begin = begun ? {} : { beginOn: connection };
      begun = true;
      return { ...begin, before: statements.splice(0) };
    };
    return {
      ...queryable(on, more),
      // COMMIT and ROLLBACK are run over there, in one turn with what belongs to them.
      options: { usePhantomQuery: true },
      commit: () => {
        pending = null;
        return nothing(on, "commit", [], more());
      },
      rollback: async () => {
        pending = null;
        if (begun) await nothing(on, "rollback", []);
      },
      createSavepoint: (name) => nothing(on, "createSavepoint", [name], more()),
      rollbackToSavepoint: (name) => nothing(on, "rollbackToSavepoint", [name], more()),
      releaseSavepoint: (name) => nothing(on, "releaseSavepoint", [name], more()),
    };
  }
  return {
    provider,
    adapterName,
    async connect(): Promise<SqlDriverAdapter> {
      const connection = next();
      await call(connection, "connect", options);
      return {
        ...queryable(connection),
        executeScript: (script) => nothing(connection, "executeScript", [script]),
        dispose: () => nothing(connection, "dispose", []),
        startTransaction: async () => transactionOn(connection),
      };
    },
    execute: (query) => {
      if (pending === null) throw new Error("No transaction is open.");
      pending.push(query);
    },
  };
}
