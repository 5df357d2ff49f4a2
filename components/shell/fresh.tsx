"use client";
/** Keeps the page it stands on up to date; scroll, filter, selection and what is being typed stay. */
import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { persistently } from "@/components/ui/persistently";

/** @param revision the newsroom's, read before anything else on the page */
export function Fresh({ person, revision }: { person: string; revision: number }) {
  const router = useRouter();
  const [reading, start] = useTransition();
  const known = useRef(revision);
  /** Tells that what was asked for is on the page. */
  const arrived = useRef<(() => void) | null>(null);
  useEffect(() => {
    known.current = revision;
  }, [revision]);
  useEffect(() => {
    if (reading) return;
    arrived.current?.();
    arrived.current = null;
  }, [reading]);
  useEffect(() => {
    let gone = false;
    let stop = () => {};
    const begin = async () => {
      const { freshHere } = await persistently(() => import("@/lib/browser/fresh-here"));
      if (gone) return;
      stop = freshHere(person, {
        known: () => known.current,
        read: () =>
          new Promise((resolve) => {
            arrived.current = resolve;
            start(() => router.refresh());
          }),
      });
    };
    void begin();
    return () => {
      gone = true;
      stop();
    };
  }, [person, router]);
  return null;
}
