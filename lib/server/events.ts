/** Events as they cross the wire, and the feed of all of them that an editor's program can follow. */
import type { Prisma } from "../../prisma/generated/client";
import { type Actor, authorise } from "../model/policy";
import type { HistoryEntry } from "../model/wire";
import type { EventFeed, EventsQuery } from "../model/wire-live";
import { read } from "./db";

/** What is selected of an event for `toHistoryEntry`. */
export const EVENT_SELECT = {
  id: true,
  kind: true,
  at: true,
  actor: { select: { id: true, name: true } },
  articleId: true,
  claimId: true,
  subject: true,
  revision: true,
  change: true,
  reason: true,
} as const satisfies Prisma.EventSelect;

/** An event as it crosses the wire. */
export function toHistoryEntry(row: Prisma.EventGetPayload<{ select: typeof EVENT_SELECT }>): HistoryEntry {
  return {
    ...row,
    at: row.at.toISOString(),
    // The column holds nothing but what `record` wrote.
    change: row.change as HistoryEntry["change"],
  };
}

/**
 * What happened after the event `since`, in the order it was kept. Ids are given inside the one write at a
 * time, so that none can appear below one that was read.
 */
export async function readEvents(actor: Actor, { since, limit }: EventsQuery): Promise<EventFeed> {
  authorise(actor, "audit:read");
  const rows = await read().event.findMany({
    where: { id: { gt: since } },
    orderBy: { id: "asc" },
    take: limit + 1,
    select: EVENT_SELECT,
  });
  const items = rows.slice(0, limit).map(toHistoryEntry);
  return { items, nextSince: items.at(-1)?.id ?? since, more: rows.length > limit };
}
