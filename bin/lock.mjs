/**
 * Who may work in a data folder at the same time: one server, and beside it any number of commands, but no
 * command while the database is brought to another state. The locks are the operating system's: transactions
 * on database files of their own, the one such lock that is at hand on Linux, macOS and Windows alike. They
 * end with the process, however that ends, so that no stale lock ever has to be cleared by hand.
 */
import { join } from "node:path";
import Database from "better-sqlite3";
import { Stop } from "./steps.mjs";

/** Kept from being collected, which would close the file and let the lock go. */
const held = new Set();

/** How long a command and an upgrade wait for one another. */
const PATIENCE_MS = 10_000;

/**
 * Begins a transaction on a lock file, which holds it until this process ends or what is returned is called.
 * @param {{folder: string, name: string, begin: string, timeout: number, refusal: string}} lock
 * @returns {() => void}
 * @throws {Stop} when others hold it
 */
function hold({ folder, name, begin, timeout, refusal }) {
  const lock = new Database(join(folder, name), { timeout });
  try {
    lock.exec(begin);
  } catch (error) {
    lock.close();
    if (!String(error.code).startsWith("SQLITE_BUSY")) throw error;
    throw new Stop(refusal);
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}

/**
 * Holds a data folder for the one server, or for a restoring, until this process ends or what is returned is called.
 * @param {string} folder an existing one
 * @throws {Stop} when another server holds it
 */
export function holdFolder(folder) {
  const refusal = `Another server works in the data folder ${folder}. End that one, or choose another folder: DATA_DIR=… npm start`;
  return hold({ folder, name: "server.lock", begin: "BEGIN EXCLUSIVE", timeout: 0, refusal });
}

/**
 * Says that a command works in a data folder, as others may at the same time. One that had opened the database
 * just before another file took its place would write to the old one.
 * @param {string} folder an existing one
 * @throws {Stop} while the database is brought to another state
 */
export function joinFolder(folder) {
  const refusal = `The database in ${folder} is being brought to a new state. Try again in a minute.`;
  // Reading is what holds it, not the beginning.
  const begin = "BEGIN; SELECT count(*) FROM sqlite_schema";
  return hold({ folder, name: "commands.lock", begin, timeout: PATIENCE_MS, refusal });
}

/**
 * Keeps commands out of a data folder while its database is brought to another state.
 * @param {string} folder an existing one
 * @throws {Stop} when a command goes on working there
 */
export function keepCommandsOut(folder) {
  const refusal = `A command works in the data folder ${folder}, whose database is to be brought to a new state. Let it end, and start again.`;
  return hold({ folder, name: "commands.lock", begin: "BEGIN EXCLUSIVE", timeout: PATIENCE_MS, refusal });
}
