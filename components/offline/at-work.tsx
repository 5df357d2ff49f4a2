"use client";
/** Makes the browser ready for work without a network: remembers who works here, and puts the worker in place. */
import { useEffect } from "react";
import { keepSent } from "@/lib/browser/keep-sent";
import { outboxOf } from "@/lib/browser/outbox-here";
import { rememberPerson } from "@/lib/browser/person";
import type { Actor } from "@/lib/model/policy";

/** `build`: the build the page is of; null where there is no worker (under development). */
export function AtWork({ actor, build }: { actor: Actor; build: string | null }) {
  useEffect(() => rememberPerson(actor), [actor]);
  useEffect(() => {
    if (build === null) return;
    const register = async () => (await import("@/lib/browser/register-worker")).registerWorker(build);
    register().catch(() => undefined); // Out of reach: the next page does it.
  }, [build]);
  useEffect(() => {
    // Where there is no worker, nothing is kept.
    if ("serviceWorker" in navigator) return keepSent(actor.id, outboxOf(actor.id));
  }, [actor.id]);
  return null;
}
