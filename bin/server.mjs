/**
 * Serves Next in this process, and ends in order: a signal stops accepting, ends event streams, lets
 * requests finish and closes the database. `next start` with one open stream lived on for minutes.
 */
import { createServer } from "node:http";
import next from "next";
import { endServing } from "./ending.mjs";
import { ROOT, Stop, stop } from "./steps.mjs";

/** Requests that still run after this are cut, so that the database is closed in good time … */
const PATIENCE_MS = 6_000;
/** … before whoever sent the signal loses theirs: ten seconds is customary. */
const HARD_STOP_MS = 9_000;

/** Reverse proxies keep connections for a minute; closing ours first would fail their next request. */
const KEEP_ALIVE_MS = 65_000;

/** Whether every escape in an address stands for text. Next answers others as a fault of ours. */
function decodable(url = "/") {
  try {
    decodeURIComponent(url.split("?")[0]);
    return true;
  } catch {
    return false;
  }
}

/** The refusal in the form every other one has (`lib/server/problem.ts`), before any route is there to make it. */
function refuseAddress(response) {
  const detail = "The address holds an escape that stands for no character.";
  const problem = {
    type: "/api/docs#BAD_REQUEST",
    title: "Bad request",
    status: 400,
    detail,
    code: "BAD_REQUEST",
  };
  response.writeHead(400, { "content-type": "application/problem+json" }).end(JSON.stringify(problem));
}

/**
 * Listens, and from then on ends the process on TERM or INT.
 * @param {{host: string, port: number, dev: boolean}} where
 */
export async function serve({ host, port, dev }) {
  const app = next({ dev, dir: ROOT, hostname: host, port, ...(dev && { turbopack: true }) });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    // A connection that asks again while we end is told not to come back on it.
    if (!server.listening) response.setHeader("Connection", "close");
    if (!decodable(request.url)) return refuseAddress(response);
    handle(request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  if (dev) server.on("upgrade", app.getUpgradeHandler());
  await new Promise((done, fail) => server.once("error", fail).listen(port, host, done)).catch((error) => {
    throw new Stop(`Cannot listen on ${host}, port ${port}: ${error.message}.`);
  });
  let ending = false;
  for (const signal of ["SIGTERM", "SIGINT"]) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      setTimeout(() => process.exit(1), HARD_STOP_MS).unref();
      console.log("\nEnding: finishing what is under way.");
      // A page under development is not worth waiting for.
      endServing(server, dev ? 0 : PATIENCE_MS)
        .then(() => app.close())
        .then(() => process.exit(0), stop);
    });
  }
}
