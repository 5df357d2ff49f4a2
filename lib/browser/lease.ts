/**
 * One sender at a time among the tabs of a person where the browser has no locks (plain http by a host
 * name): by a lease in the outbox's database, which runs out. Fetched there alone.
 */
import type { Alone, Later } from "./alone";
import type { OutboxStore } from "./outbox-store";

/** So long a tab that died keeps the others from sending. */
const LEASE_MS = 15_000;
/** So often somebody who waits for it looks again. */
const LOOK_MS = 1_000;

/** @param holder a name no other tab has */
export function byLease(store: Pick<OutboxStore, "lease" | "release">, holder: string, later: Later): Alone {
  const pause = (ms: number) => new Promise<void>((resolve) => later(ms, resolve));
  return async (work) => {
    for (
      let left = await store.lease(holder, LEASE_MS);
      left > 0;
      left = await store.lease(holder, LEASE_MS)
    ) {
      await pause(Math.min(left, LOOK_MS));
    }
    let stop = () => {};
    const renew = () => {
      // Should renewing fail, another tab may send as well: see `alone`.
      void store.lease(holder, LEASE_MS).catch(() => {});
      stop = later(LEASE_MS / 3, renew);
    };
    stop = later(LEASE_MS / 3, renew);
    try {
      await work();
    } finally {
      stop();
      await store.release(holder);
    }
  };
}
