/**
 * The thread that the writing connection lives in: what is sent to it is done to Prisma's own adapter, and
 * what comes of it is sent back. SQLite works while its caller waits, and a commit waits for the disk; here
 * that keeps nobody else waiting. Run by `threaded-adapter.ts`, which alone speaks to it.
 */
import { parentPort } from "node:worker_threads";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";

/** Connections and the transactions begun on them, by the numbers the caller knows them by. */
const connections = new Map();
const transactions = new Map();
/** Why a transaction is over before its end, by its number: it never began, SQLite ended it, it lacks a value. */
const over = new Map();

const statement = (sql) => ({ sql, args: [], argTypes: [] });
const BEGIN = statement("BEGIN");
/** Changes nothing, and takes the lock that BEGIN alone does not take. */
const LOCK = statement('UPDATE "Settings" SET "id" = "id" WHERE false');
const COMMIT = statement("COMMIT");
const ROLLBACK = statement("ROLLBACK");
const RELEASE = statement("RELEASE part");
const ROLLBACK_TO = statement("ROLLBACK TO part");

async function answer({ on, method, args, beginOn, before = [], lacks }) {
  if (method === "connect") {
    connections.set(on, await new PrismaBetterSqlite3(...args).connect());
    return undefined;
  }
  const connection = connections.get(on);
  if (method === "dispose") connections.delete(on);
  if (connection !== undefined) return connection[method](...args);
  if (beginOn !== undefined) await begin(on, connections.get(beginOn));
  if (lacks !== undefined) over.set(on, new Error(lacks));
  if (method === "commit") return commit(on, before);
  if (method === "rollback") return rollback(on);
  return within(on, method, args, before);
}

async function run(transaction, queries) {
  for (const query of queries) await transaction.executeRaw(query);
}

async function begin(on, connection) {
  try {
    transactions.set(on, await connection.startTransaction());
    await run(transactions.get(on), [LOCK]);
  } catch (error) {
    over.set(on, error);
    throw error;
  }
}

/** What is asked inside a transaction; where that is over, all of it fails for the reason it is over. */
async function within(on, method, args, before) {
  if (over.has(on)) throw over.get(on);
  const transaction = transactions.get(on);
  try {
    if (method === "dropPart") return await dropPart(transaction);
    await run(transaction, before);
    return method === "keepPart" ? await run(transaction, [RELEASE]) : await transaction[method](...args);
  } catch (error) {
    if (await isOver(transaction)) over.set(on, error);
    else if (method === "keepPart") await dropPart(transaction);
    throw error;
  }
}

/** Undoes what was done since its savepoint. */
function dropPart(transaction) {
  return run(transaction, [ROLLBACK_TO, RELEASE]);
}

/**
 * Whether SQLite has ended a transaction by itself, as it does where the disk is full: whatever came next
 * would be kept at once, each statement by itself.
 */
async function isOver(transaction) {
  try {
    await run(transaction, [BEGIN]);
  } catch {
    return false;
  }
  await run(transaction, [ROLLBACK]);
  return true;
}

async function commit(on, before) {
  const transaction = transactions.get(on);
  try {
    if (over.has(on)) throw over.get(on);
    await run(transaction, [...before, COMMIT]);
    transactions.delete(on);
    // The adapter's own `commit` and `rollback` run no statement: both only let the next transaction begin.
    await transaction.commit();
  } catch (error) {
    // What could not be kept must not stay open.
    await rollback(on);
    throw error;
  }
}

async function rollback(on) {
  const transaction = transactions.get(on);
  transactions.delete(on);
  over.delete(on);
  // Where there is none, what was to begin it failed; after some failures SQLite has ended it by itself.
  await transaction?.executeRaw(ROLLBACK).catch(() => undefined);
  await transaction?.rollback();
}

async function settle(call) {
  try {
    return { number: call.number, result: await answer(call) };
  } catch (error) {
    // The adapter's own errors carry what happened as plain data; others are cloned as they are.
    const known = error?.name === "DriverAdapterError";
    return { number: call.number, ...(known ? { refusal: error.cause } : { error }) };
  }
}

parentPort.on("message", async (calls) => {
  const answers = [];
  for (const call of calls) answers.push(await settle(call));
  parentPort.postMessage(answers);
});
