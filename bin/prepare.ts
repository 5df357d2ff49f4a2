/**
 * What a server needs before it listens: a migrated database that fits the mode, a filled demo newsroom, and
 * the article that was asked for. Called by `start.mjs`, which has settled the environment.
 */
import { mkdirSync } from "node:fs";
import { closeDatabase, databaseFile, openDatabase, read } from "../lib/server/db";
import { env, isLoopback, onPlainHttp } from "../lib/server/env";
import { migrate } from "../lib/server/migrate";
import { furnish } from "../lib/server/newsroom";
import { seedDemo } from "../lib/server/seed";

/** @throws Error with a sentence for the operator when this data folder is another mode's */
async function fitMode(): Promise<void> {
  const settings = await read().settings.findUnique({ where: { id: 1 } });
  if (env.PROOFMARK_MODE === "serve") {
    if (settings?.demo) {
      throw new Error(
        `${env.DATA_DIR} holds a demo newsroom, whose accounts anybody can use. Choose another DATA_DIR.`,
      );
    }
    if (onPlainHttp()) {
      console.log(
        "People reach this over plain http, where browsers switch off working offline. Prefer https.",
      );
    }
    await furnish(false);
    return;
  }
  if (settings?.demo === false) {
    throw new Error(
      `${env.DATA_DIR} holds a newsroom, not the demo: use npm run serve, or choose another DATA_DIR.`,
    );
  }
  await seedDemo();
  if (!isLoopback(env.HOST)) console.log("Demo sign-in works from this machine only.");
}

try {
  mkdirSync(env.DATA_DIR, { recursive: true });
  const applied = await migrate(databaseFile());
  if (applied.length > 0) console.log(`Migrations applied: ${applied.join(", ")}.`);
  openDatabase(databaseFile());
  await fitMode();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
