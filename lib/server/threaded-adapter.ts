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
/** Where a part begins; `writing-thread.mjs` ends it by this name. */
const SAVEPOINT: SqlQuery = { sql: "SAVEPOINT part", args: [], argTypes: [] };

type Waiting = { resolve: (result: unknown) => void; reject: (error: unknown) => void };
type Call = More & { number: number; on: number; method: string; args: readonly unknown[] };
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
  /** What crosses over, and comes back, together. */
  let outgoing: Call[] = [];
  const send = () => {
    const calls = outgoing;
    outgoing = [];
    try {
      worker.postMessage(calls);
    } catch (error) {
      // A value that cannot cross over: of a transaction that lacks what belongs to it nothing may be kept.
      const lacks = String(error);
      worker.postMessage(calls.map((call) => ({ ...call, args: [], before: [], lacks })));
    }
  };
  worker.unref();
  worker.on("message", (answers: Answer[]) => {
    for (const { number, result, refusal, error } of answers) {
      const caller = waiting.get(number);
      waiting.delete(number);
      if (refusal !== undefined) caller?.reject(new DriverAdapterError(refusal));
      else if (error !== undefined) caller?.reject(error);
      else caller?.resolve(result);
    }
    if (waiting.size === 0) worker.unref();
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
        if (waiting.size === 0) worker.ref();
        waiting.set(number, { resolve, reject });
        outgoing.push({ number, on, method, args, ...more });
        // Behind a part comes another or the end of the transaction, and each crossing costs both sides.
        if (method !== "keepPart") send();
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
  /**
   * Makes parts of the open transaction, which stand or fall each by itself: each begins where the one before
   * has ended.
   * @throws Error where no transaction is open; a part where that transaction is over
   */
  parts: () => () => Part;
};

/** A part of a transaction: one of the two ends it, and neither needs to be waited for before the next begins. */
export type Part = {
  /** Rejects when a statement of it fails that was still to cross over: nothing of the part is left then. */
  keep: () => Promise<void>;
  /** Undoes what was done in it. */
  drop: () => Promise<void>;
};

/** An adapter for one connection at a time. */
export function threadedAdapter(...options: Options): ThreadedAdapter {
  const { provider, adapterName } = new PrismaBetterSqlite3(...options);
  const { call, next } = thread();
  type Open = { readonly pending: SqlQuery[]; readonly beginPart: () => Part };
  let current: Open | null = null;
  const opened = () => {
    if (current === null) throw new Error("No transaction is open.");
    return current;
  };
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
    /** What waits to cross over. */
    const pending: SqlQuery[] = [];
    let begun = false;
    const more = (): More => {
      // Whoever comes late must not begin it anew.
      if (current !== own) throw new Error("The transaction is over.");
      const begin = begun ? {} : { beginOn: connection };
      begun = true;
      return { ...begin, before: pending.splice(0) };
    };
    const beginPart = (): Part => {
      pending.push(SAVEPOINT);
      return {
        keep: async () => nothing(on, "keepPart", [], more()),
        drop: async () => {
          const crossed = !pending.includes(SAVEPOINT);
          pending.length = 0;
          if (crossed) await nothing(on, "dropPart", [], more());
        },
      };
    };
    const own: Open = { pending, beginPart };
    current = own;
    return {
      ...queryable(on, more),
      // COMMIT and ROLLBACK are run over there, in one turn with what belongs to them.
      options: { usePhantomQuery: true },
      commit: async () => {
        const asked = begun || pending.length > 0 ? more() : null;
        current = null;
        if (asked !== null) await nothing(on, "commit", [], asked);
      },
      rollback: async () => {
        current = null;
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
    execute: (query) => void opened().pending.push(query),
    parts: () => opened().beginPart,
  };
}
