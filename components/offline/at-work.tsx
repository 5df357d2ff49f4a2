"use client";
/** Makes the browser ready for work without a network, by code that comes after the page itself. */
import { useEffect } from "react";
import type { Actor } from "@/lib/model/policy";

/** `build`: the build the page is of; null where there is no worker (under development). */
export function AtWork({ actor, build }: { actor: Actor; build: string | null }) {
  useEffect(() => {
    const begin = async () => {
      const { workHere } = await import("@/lib/browser/work-here");
      workHere(actor, build);
    };
    begin().catch(() => undefined); // Out of reach: the next page does it.
  }, [actor, build]);
  return null;
}
