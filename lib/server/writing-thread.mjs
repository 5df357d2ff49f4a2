/**
 * The thread that the writing connection lives in: what is sent to it is done to Prisma's own adapter, and
 * what comes of it is sent back. SQLite works while its caller waits, and a commit waits for the disk; here
 * that keeps nobody else waiting. Run by `threaded-adapter.ts`, which alone speaks to it.
 */
import { parentPort } from "node:worker_threads";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";

/** Connections and open transactions, by the number the caller knows them by. */
const open = new Map();

const statement = (sql) => ({ sql, args: [], argTypes: [] });
/** Changes nothing, and takes the lock that BEGIN alone does not take. */
const LOCK = statement('UPDATE "Settings" SET "id" = "id" WHERE false');
const COMMIT = statement("COMMIT");
const ROLLBACK = statement("ROLLBACK");

async function answer({ on, method, args, beginOn, before = [] }) {
  if (method === "connect") {
    open.set(on, await new PrismaBetterSqlite3(...args).connect());
    return undefined;
  }
  if (beginOn !== undefined) open.set(on, await begin(open.get(beginOn)));
  const target = open.get(on);
  // Gone: what was to begin it failed.
  if (target === undefined && method === "rollback") return undefined;
  if (["commit", "rollback", "dispose"].includes(method)) open.delete(on);
  if (method === "commit") return end(target, [...before, COMMIT]);
  if (method === "rollback") return end(target, [ROLLBACK]);
  for (const query of before) await target.executeRaw(query);
  return target[method](...args);
}

async function begin(connection) {
  const transaction = await connection.startTransaction();
  try {
    await transaction.executeRaw(LOCK);
  } catch (error) {
    await end(transaction, [ROLLBACK]);
    throw error;
  }
  return transaction;
}

/** The adapter's own `commit` and `rollback` run no statement: both only let the next transaction begin. */
async function end(transaction, queries) {
  try {
    for (const query of queries) await transaction.executeRaw(query);
  } catch (error) {
    // What could not be kept must not stay open; after some failures SQLite has ended it by itself.
    await transaction.executeRaw(ROLLBACK).catch(() => undefined);
    throw error;
  } finally {
    await transaction.rollback();
  }
}

parentPort.on("message", async (call) => {
  try {
    parentPort.postMessage({ number: call.number, result: await answer(call) });
  } catch (error) {
    // The adapter's own errors carry what happened as plain data; others are cloned as they are.
    const known = error?.name === "DriverAdapterError";
    parentPort.postMessage({ number: call.number, ...(known ? { refusal: error.cause } : { error }) });
  }
});
