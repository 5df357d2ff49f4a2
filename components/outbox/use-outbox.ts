"use client";
/** What a part of the page reads of the outbox. */
import { useCallback, useSyncExternalStore } from "react";
import { afterPaint } from "@/lib/browser/after-paint";
import type { Entry } from "@/lib/browser/entry";
import { type Outbox, type OutboxState, UNOPENED } from "@/lib/browser/outbox";

/** How much waits, and why. A change is painted before it is said that it waits. */
export function useOutboxState(outbox: Outbox): OutboxState {
  const subscribe = useCallback((listener: () => void) => outbox.subscribe(afterPaint(listener)), [outbox]);
  return useSyncExternalStore(
    subscribe,
    () => outbox.state(),
    () => UNOPENED,
  );
}

/** Everything that waits or was refused, the oldest first. */
export function useEntries(outbox: Outbox): readonly Entry[] {
  useOutboxState(outbox);
  return outbox.entries();
}
