/** The server that journeys run against: `npm start` in a data folder of its own, removed at the end. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "proofmark-e2e-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
process.env.DATA_DIR = folder;
process.argv.push("demo");
await import("../bin/start.mjs");
