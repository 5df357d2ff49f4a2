/** Whether this server can do its work, for whoever watches it. */
import { version } from "../../package.json";
import type { Health } from "../model/wire";
import { read } from "./db";

/** Asks the database one question; never throws. */
export async function health(): Promise<Health> {
  try {
    await read().$queryRaw`SELECT 1 FROM "Settings" LIMIT 1`;
    return { status: "ok", version, database: "reached" };
  } catch {
    return { status: "down", version, database: "out of reach" };
  }
}
