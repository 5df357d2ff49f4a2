"use client";
/**
 * What an open card shows: the claim as it was opened and as the person changed it. What others change
 * waits until it is asked for, so that nothing moves under somebody's eyes or hands.
 */
import { useState } from "react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { type ChangedField, changedFields } from "./changed-fields";

export type Held = {
  shown: DeskClaim;
  /** What others changed and the card does not show yet. */
  waiting: readonly ChangedField[];
  /** Shows it. */
  show: () => void;
};

/** @param claim as the store has it now */
export function useHeld(claim: DeskClaim): Held {
  const [seen, setSeen] = useState(claim);
  const show = () => setSeen(claim);
  if (seen === claim) return { shown: claim, waiting: [], show };
  // A change that was on its way from here, or the claim read in full, is no surprise.
  const mine = claim.saving.state !== "saved" || seen.saving.state !== "saved";
  const waiting = seen.full && claim.full ? changedFields(seen.full, claim.full) : [];
  if (!mine && waiting.length > 0) return { shown: seen, waiting, show };
  setSeen(claim);
  return { shown: claim, waiting: [], show };
}
