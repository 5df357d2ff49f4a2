/**
 * The thread that the writing connection lives in: what is sent to it is done to Prisma's own adapter, and
 * what comes of it is sent back. SQLite works while its caller waits, and a commit waits for the disk; here
 * that keeps nobody else waiting. Run by `threaded-adapter.ts`, which alone speaks to it.
 */
import { parentPort } from "node:worker_threads";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";

/** Connections and open transactions, by the number the caller knows them by. */
const open = new Map();

async function answer({ on, method, args, opens }) {
  if (method === "connect") {
    open.set(opens, await new PrismaBetterSqlite3(...args).connect());
    return undefined;
  }
  const target = open.get(on);
  const result = await target[method](...args);
  if (method === "startTransaction") {
    open.set(opens, result);
    return undefined;
  }
  if (method === "commit" || method === "rollback" || method === "dispose") open.delete(on);
  return result;
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
