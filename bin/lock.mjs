/**
 * One server a data folder. The lock is the operating system's: an exclusive transaction on a database file
 * of its own, the one such lock that is at hand on Linux, macOS and Windows alike. It ends with the process,
 * however that ends, so that no stale lock ever has to be cleared by hand. Commands beside a server do not ask for it.
 */
import { join } from "node:path";
import Database from "better-sqlite3";
import { Stop } from "./steps.mjs";

/** Kept from being collected, which would close the file and let the lock go. */
const held = new Map();

/**
 * Holds a data folder until this process ends, or until what is returned is called.
 * @param {string} folder an existing one
 * @returns {() => void}
 * @throws {Stop} when another server holds it
 */
export function holdFolder(folder) {
  const lock = new Database(join(folder, "server.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!String(error.code).startsWith("SQLITE_BUSY")) throw error;
    throw new Stop(
      `Another server works in the data folder ${folder}. End that one, or choose another folder: DATA_DIR=… npm start`,
    );
  }
  held.set(folder, lock);
  return () => {
    held.delete(folder);
    lock.close();
  };
}
