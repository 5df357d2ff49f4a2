"use client";
/** Makes the browser ready for work without a network: remembers who works here, and puts the worker in place. */
import { useEffect } from "react";
import { outboxOf } from "@/lib/browser/outbox-here";
import { rememberPerson } from "@/lib/browser/person";
import { registerWorker } from "@/lib/browser/register-worker";
import type { Actor } from "@/lib/model/policy";

/** `build`: the build the page is of; null where there is no worker (under development). */
export function AtWork({ actor, build }: { actor: Actor; build: string | null }) {
  useEffect(() => rememberPerson(actor), [actor]);
  useEffect(() => {
    if (build !== null) registerWorker(build);
  }, [build]);
  useEffect(() => {
    // Where there is no worker, nothing is kept.
    if (!("serviceWorker" in navigator)) return;
    let stop = () => {};
    let gone = false;
    const begin = async () => {
      const { keepSent } = await import("@/lib/browser/keep-sent");
      if (!gone) stop = keepSent(actor.id, outboxOf(actor.id));
    };
    begin().catch(() => undefined); // Out of reach: so is what would be kept.
    return () => {
      gone = true;
      stop();
    };
  }, [actor.id]);
  return null;
}
