/**
 * The service worker of the build that this server serves. A server under development has none: its files
 * change under the pages, so a browser that knows a worker of this address from elsewhere is rid of it.
 */
import { readFile } from "node:fs/promises";
import { DEVELOPMENT } from "./env";
import { shared } from "./hub";

/** Where `bin/worker.mjs` puts it, and where Next names the build; from the project's folder. */
const WORKER = ".next/proofmark-worker.js";
const BUILD = ".next/BUILD_ID";

const RETIRING = `addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(registration.unregister()));
`;

/** The name of the build that is served, by which pages know their own kind; null under development. */
export function buildName(): Promise<string | null> {
  return shared("build name", async () => (DEVELOPMENT ? null : readFile(BUILD, "utf8")));
}

/** The worker's script. */
export function workerScript(): Promise<string> {
  return shared("service worker", async () => (DEVELOPMENT ? RETIRING : readFile(WORKER, "utf8")));
}
