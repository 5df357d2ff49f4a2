/** What this process does before it takes its first request. */
export async function register(): Promise<void> {
  // Not environment but a constant of the build: Next compiles this file a second time for a runtime that
  // has no sockets, and leaves out there what stands behind this line.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { labelPeers } = await import("./lib/server/peer");
  labelPeers();
}
