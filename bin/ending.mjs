/**
 * The orderly end of a server: nothing new comes in, streams end, requests finish, and only then does the
 * database close. What it ends and closes hangs on the hub of lib/server/hub.ts, by its symbol: this runs
 * in plain Node beside a bundled build.
 */

/** Undefined until a page or route has asked for it. */
const hub = () => globalThis[Symbol.for("proofmark")];

/**
 * Resolves when every connection is closed and everything on the hub has finished.
 * @param {import("node:http").Server} server
 * @param {number} patience milliseconds after which what still runs is cut
 */
export async function endServing(server, patience) {
  const closed = new Promise((done) => server.close(done));
  for (const close of hub()?.closers ?? []) close();
  // A connection turns idle when its request is answered; nobody else closes it then.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
  for (const finish of hub()?.finishers ?? []) await finish();
}
