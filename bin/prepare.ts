/**
 * What a server needs before it listens: a migrated database that fits the mode, and the article that was
 * asked for. Called by `start.mjs`, which has settled the environment.
 */
import { closeDatabase, databaseFile } from "../lib/server/db";
import { env, isLoopback, onPlainHttp } from "../lib/server/env";
import { makeReady } from "../lib/server/opening";
import { missingMigrations, upgrade } from "../lib/server/upgrade";
import { importFile } from "./import-file";
import { keepCommandsOut } from "./lock.mjs";

const file = process.argv[2];

try {
  const missing = await missingMigrations(databaseFile());
  // Only then: commands go on beside a server that starts with nothing to change.
  const letIn = missing.length > 0 ? keepCommandsOut(env.DATA_DIR) : null;
  const { applied, kept } = await upgrade(databaseFile());
  letIn?.();
  if (applied.length > 0) console.log(`Migrations applied: ${applied.join(", ")}.`);
  if (kept !== null) console.log(`The database as it was before stays beside it: ${kept}`);
  await makeReady(env.PROOFMARK_MODE);
  if (file !== undefined) {
    const { id, known } = await importFile(file);
    console.log(
      `${known ? "The article was here before" : "Article imported"}: ${env.NEXTAUTH_URL}/articles/${id}`,
    );
  }
  if (env.FETCH_ALLOW_HOSTS.length > 0) {
    console.log(`Articles may be fetched from inside this network: ${env.FETCH_ALLOW_HOSTS.join(", ")}.`);
  }
  if (onPlainHttp()) {
    console.log(
      "People reach this over plain http, where browsers switch off working offline. Prefer https.",
    );
  }
  if (env.PROOFMARK_MODE === "demo" && !isLoopback(env.HOST)) {
    console.log("Demo sign-in works from this machine only.");
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
