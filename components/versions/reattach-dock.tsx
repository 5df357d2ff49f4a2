"use client";
/** Where the re-attach queue stands while it is open; it is fetched when it is first asked for. */
import { Suspense, useEffect } from "react";
import { later } from "@/components/ui/later";
import { useDesk, useReattach } from "../reader/desk-context";

const ReattachQueue = later(async () => (await import("./reattach-queue")).ReattachQueue);

/** An address that ends so opens the queue: where the way from a new version leads. */
const ASKED = "reattach";

export function ReattachDock() {
  const { reattach } = useDesk();
  const { open } = useReattach();
  useEffect(() => {
    const address = new URL(location.href);
    if (!address.searchParams.has(ASKED)) return;
    // Once: a reload must not open again what was closed.
    address.searchParams.delete(ASKED);
    history.replaceState(history.state, "", address);
    if (reattach.waiting().length > 0) reattach.open();
  }, [reattach]);
  useEffect(() => {
    if (!open) return;
    // What else stands at the foot of the page makes room.
    document.documentElement.dataset.queue = "open";
    return () => {
      delete document.documentElement.dataset.queue;
    };
  }, [open]);
  return (
    open && (
      <Suspense>
        <ReattachQueue />
      </Suspense>
    )
  );
}
