"use client";
/**
 * The outbox on the page: started on every page behind the sign-in, so that what waits for any article is
 * sent from any of them, and read by whatever shows how much waits.
 */
import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { Outbox, OutboxState } from "@/lib/browser/outbox";
import { outboxOf, shutOthers } from "@/lib/browser/outbox-here";

const NOTHING: OutboxState = { waiting: 0, refused: 0, foreign: 0, kept: true, held: null };

/** What waits in the outbox of the page's person. */
export function useOutboxState(outbox: Outbox): OutboxState {
  const subscribe = useCallback((listener: () => void) => outbox.subscribe(listener), [outbox]);
  return useSyncExternalStore(
    subscribe,
    () => outbox.state(),
    () => NOTHING,
  );
}

/** Sends what waits, as long as the page is there. */
export function OutboxRunner({ person }: { person: string }) {
  const outbox = outboxOf(person);
  const { waiting, refused, kept } = useOutboxState(outbox);
  useEffect(() => {
    shutOthers(person);
    outbox.start();
    const look = () => void (document.visibilityState === "visible" && outbox.wake());
    const events = ["focus", "online", "pageshow"] as const;
    for (const event of events) window.addEventListener(event, look);
    document.addEventListener("visibilitychange", look);
    return () => {
      for (const event of events) window.removeEventListener(event, look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [person, outbox]);
  const atRisk = !kept && waiting + refused > 0;
  useEffect(() => {
    if (!atRisk) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [atRisk]);
  return null;
}
