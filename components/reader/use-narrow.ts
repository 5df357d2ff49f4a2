"use client";
/** Whether the window is so narrow that the rail is a sheet from below. */
import { useSyncExternalStore } from "react";

// The breakpoint of the style sheet, where `--breakpoint-sheet` has it.
const NARROW = "(width < 900px)";

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** False on the server, which does not know. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(NARROW).matches,
    () => false,
  );
}
