/**
 * One sender at a time among the tabs of a person. By the browser's own locks, which fall with a tab that
 * crashes; where there are none (plain http by a host name), by a lease in the outbox's database, which runs
 * out. Neither is relied on for more than thrift: a write that is sent twice is answered the same twice.
 */
import type { OutboxStore } from "./outbox-store";

/** Runs `work` while no other tab runs its own; fulfilled when it is done. */
export type Alone = (work: () => Promise<void>) => Promise<void>;

/** So long a tab that died keeps the others from sending. */
const LEASE_MS = 15_000;
/** So often somebody who waits for it looks again. */
const LOOK_MS = 1_000;

/** @param person whose outbox it is */
export function byLocks(locks: Pick<LockManager, "request">, person: string): Alone {
  return async (work) => {
    await locks.request(`proofmark-outbox-${person}`, work);
  };
}

/** @param holder a name no other tab has */
export function byLease(
  store: Pick<OutboxStore, "lease" | "release">,
  holder: string,
  later: (ms: number, run: () => void) => () => void,
): Alone {
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
      // Should renewing fail, another tab may send as well: see above.
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
