"use client";
/**
 * A reader out of what the server sends. It comes as one string: React would write ten thousand claims
 * number by number, and walk through all of them again before anything in the browser is alive.
 */
import { useMemo } from "react";
import type { ReaderSource } from "@/lib/browser/reader-page";
import { ReaderProvider } from "./reader-provider";

/** `sent`: a `ReaderSource` as JSON. */
export function SentReader({ sent, children }: { sent: string; children: React.ReactNode }) {
  // The page that wrote it is of the same build.
  const source = useMemo(() => JSON.parse(sent) as ReaderSource, [sent]);
  return <ReaderProvider source={source}>{children}</ReaderProvider>;
}
