"use client";
/** The handles of the claim in focus, fetched with the first that is. */
import { Suspense } from "react";
import { later } from "@/components/ui/later";
import { useFocused } from "./desk-context";

const HandlesOf = later(async () => (await import("./handles")).HandlesOf);

export function RangeHandles({ root }: { root: React.RefObject<HTMLElement | null> }) {
  const focused = useFocused();
  return (
    focused !== null && (
      <Suspense>
        <HandlesOf key={focused} id={focused} root={root} />
      </Suspense>
    )
  );
}
