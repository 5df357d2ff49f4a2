"use client";
/** Makes the browser ready for work without a network: remembers who works here, and puts the worker in place. */
import { useEffect } from "react";
import { rememberPerson } from "@/lib/browser/person";
import { registerWorker } from "@/lib/browser/register-worker";
import type { Actor } from "@/lib/model/policy";

/** `build`: the build the page is of; null where there is no worker (under development). */
export function AtWork({ actor, build }: { actor: Actor; build: string | null }) {
  useEffect(() => rememberPerson(actor), [actor]);
  useEffect(() => {
    if (build !== null) registerWorker(build);
  }, [build]);
  return null;
}
