"use client";
/** Makes the browser ready for work without a network, by code that comes after the page itself. */
import { useEffect } from "react";
import { persistently } from "@/components/ui/persistently";
import type { Actor } from "@/lib/model/policy";

/** `build`: the build the page is of; null where there is no worker (under development). */
export function AtWork({ actor, build }: { actor: Actor; build: string | null }) {
  useEffect(() => {
    const begin = async () => {
      const { workHere } = await persistently(() => import("@/lib/browser/work-here"));
      workHere(actor, build);
    };
    void begin();
  }, [actor, build]);
  return null;
}
