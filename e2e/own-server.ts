/** Servers for journeys that kill theirs, break its data, or come to it by another name. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { expect } from "@playwright/test";

type House = { readonly port: number; readonly folder: string; readonly env?: Record<string, string> };

/** A server that answers; its log can be read from `stdout`. Whoever starts it ends it. */
export type OwnServer = ChildProcessByStdio<null, Readable, null>;

/** Starts the built server with its data in `folder`, as `npm start` or `npm run serve` does. */
export async function startServer(
  mode: "demo" | "serve",
  { port, folder, env = {} }: House,
): Promise<OwnServer> {
  const server = spawn(process.execPath, ["bin/start.mjs", mode], {
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: folder, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  // A log that nobody reads must not fill its pipe.
  server.stdout.setEncoding("utf8").resume();
  const healthy = () =>
    fetch(`http://127.0.0.1:${port}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  try {
    await expect.poll(healthy, { timeout: 100_000 }).toBe(true);
  } catch (error) {
    server.kill("SIGKILL");
    throw error;
  }
  return server;
}
