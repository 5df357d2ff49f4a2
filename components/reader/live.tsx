"use client";
/** The live side of the reader: it comes alive after the page itself, and shows who else is here. */
import { Suspense, useCallback, useEffect, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { later } from "@/components/ui/later";
import { persistently } from "@/components/ui/persistently";
import type { LiveArticle } from "@/lib/browser/live";
import { useDesk } from "./desk-context";

/** Makes the article live. @param text the element the blocks are in */
export function Live({ text }: { text: React.RefObject<HTMLElement | null> }) {
  const { desk, attention, live } = useDesk();
  useEffect(() => {
    const root = text.current;
    // An older version is looked up, not worked on.
    if (!root || desk.store.old) return;
    let gone = false;
    const begin = async () => {
      const { goLive } = await persistently(() => import("@/lib/browser/live"));
      if (!gone) live.set(goLive({ desk, attention, text: root, draw: (work) => flushSync(work) }));
    };
    void begin();
    return () => {
      gone = true;
      live.get()?.stop();
      live.set(null);
    };
  }, [desk, attention, live, text]);
  return null;
}

/** The live side; null until it has come. */
export function useLive(): LiveArticle | null {
  const { live } = useDesk();
  const subscribe = useCallback((listener: () => void) => live.subscribe(listener), [live]);
  return useSyncExternalStore(
    subscribe,
    () => live.get(),
    () => null,
  );
}

/** Whether the server is within reach; null while that is not known. */
export function useWithinReach(): boolean | null {
  const live = useLive();
  const subscribe = useCallback(
    (listener: () => void) => live?.line.subscribe("open", listener) ?? (() => {}),
    [live],
  );
  return useSyncExternalStore(
    subscribe,
    () => live?.line.open() ?? null,
    () => null,
  );
}

const Faces = later(async () => (await import("./faces")).ReadersHere);
const FacesAt = later(async () => (await import("./faces")).ReadersOf);
const Sign = later(async () => (await import("./faces")).OutOfReach);

/** Who else reads the article, and whether what they do can be heard of. */
export function ReadersHere() {
  if (useLive() === null) return null;
  return (
    <Suspense>
      <Sign />
      <Faces />
    </Suspense>
  );
}

/** Who else has a claim's card open. */
export function ReadersOf(props: { id: string; className: string }) {
  if (useLive() === null) return null;
  return (
    <Suspense>
      <FacesAt {...props} />
    </Suspense>
  );
}
