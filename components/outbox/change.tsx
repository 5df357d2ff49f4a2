"use client";
/** A change that was refused, on the desk of its article: what to do about it. Fetched when it is asked for. */
import { useEffect } from "react";
import type { Entry } from "@/lib/browser/entry";
import { outboxOf } from "@/lib/browser/outbox-here";
import { useDesk } from "../reader/desk-context";
import { Merge } from "./merge";
import { Place } from "./place";
import { Reason } from "./told";
import { useEntries } from "./use-outbox";

/** @param props.onDone called when there is nothing left to decide */
export function Change({ writeId, onDone }: { writeId: string; onDone: () => void }) {
  const { me } = useDesk();
  const entry = useEntries(outboxOf(me.id)).find(({ write }) => write.id === writeId);
  const open = entry?.refused ? entry : null;
  useEffect(() => {
    if (!open) onDone();
  }, [open, onDone]);
  return open && <Ways entry={open} />;
}

function Ways({ entry }: { entry: Entry }) {
  const { refused, write } = entry;
  if (refused?.code === "STALE" && refused.current !== null) return <Merge entry={entry} />;
  return (
    <>
      {refused && <Reason code={refused.code} />}
      {write.kind === "mark" && <Place entry={entry} />}
    </>
  );
}
