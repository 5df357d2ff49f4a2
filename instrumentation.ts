/** What this process does before it takes its first request. */
export async function register(): Promise<void> {
  // Loaded here and not above: Next also compiles this file for a runtime that has no sockets.
  const { labelPeers } = await import("./lib/server/peer");
  labelPeers();
}
