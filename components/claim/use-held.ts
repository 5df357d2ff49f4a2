"use client";
/**
 * What an open card shows: the claim as it was opened and as the person changed it. What others change
 * waits until it is asked for, so that nothing moves under somebody's eyes or hands.
 */
import { useLayoutEffect, useState } from "react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { useDesk } from "../reader/desk-context";
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
  const { desk } = useDesk();
  const [seen, setSeen] = useState(claim);
  const show = () => setSeen(claim);
  // A change that was on its way from here, or the claim read in full, is no surprise.
  const mine = claim.saving.state !== "saved" || seen.saving.state !== "saved";
  const waiting = !mine && seen.full && claim.full ? changedFields(seen.full, claim.full) : [];
  const holds = waiting.length > 0;
  useLayoutEffect(() => (holds ? desk.hold(seen) : undefined), [desk, holds, seen]);
  if (!holds && seen !== claim) setSeen(claim);
  return { shown: holds ? seen : claim, waiting, show };
}
