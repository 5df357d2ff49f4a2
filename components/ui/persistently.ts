/**
 * Code that comes after the page itself may be asked for just when the network is gone: a claim is opened
 * in a tunnel, and what its card is made of is not here yet. Such a part comes late, it does not fail.
 */

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Fetches a part of the program, again and again while it is out of reach.
 * @throws what the part throws when it is there and does not run
 */
export async function persistently<T>(fetchPart: () => Promise<T>): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await fetchPart();
    } catch (error) {
      // The bundler's name for a file that did not come; it asks for it anew the next time.
      if (!(error instanceof Error) || error.name !== "ChunkLoadError") throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
