/**
 * One sender at a time among the tabs of a person. By the browser's own locks, which fall with a tab that
 * crashes; where there are none, by a lease (see there). Neither is relied on for more than thrift: a write
 * that is sent twice is answered the same twice.
 */
/** Runs `work` while no other tab runs its own; fulfilled when it is done. */
export type Alone = (work: () => Promise<void>) => Promise<void>;

/** Runs something after so many milliseconds. @returns calls it off */
export type Later = (ms: number, run: () => void) => () => void;

/** Longer than a request is waited for: whoever has the lock and has not stirred since was put to sleep with it. */
const ASLEEP_MS = 45_000;

/** @param person whose outbox it is @param seen whether somebody looks at this tab, who is not to wait for ever */
export function byLocks(
  locks: Pick<LockManager, "request">,
  person: string,
  later: Later,
  seen: () => boolean,
): Alone {
  return async (work) => {
    for (let steal = false; ; steal = seen()) {
      const patience = new AbortController();
      let begun = false;
      const stop = later(ASLEEP_MS, () => patience.abort());
      const begin = () => {
        begun = true;
        stop();
        return work();
      };
      try {
        const how = steal ? { steal } : { signal: patience.signal };
        await locks.request(`proofmark-outbox-${person}`, how, begin);
        return;
      } catch (cause) {
        if (begun || !patience.signal.aborted) throw cause;
      }
    }
  };
}
