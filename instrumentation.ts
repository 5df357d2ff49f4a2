import type { Instrumentation } from "next";

/** What this process does before it takes its first request. */
export async function register(): Promise<void> {
  // Not environment but a constant of the build: Next compiles this file a second time for a runtime that
  // has no sockets, and leaves out there what stands behind this line.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { labelPeers } = await import("./lib/server/peer");
  labelPeers();
  const { logRequests } = await import("./lib/server/requests");
  logRequests();
}

/** Notes a fault in a page under the id of its request; routes answer for their own. */
export const onRequestError: Instrumentation.onRequestError = async (error, { headers }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logFault } = await import("./lib/server/log");
  const id = headers["x-request-id"];
  logFault("PAGE", error, typeof id === "string" ? id : null);
};
