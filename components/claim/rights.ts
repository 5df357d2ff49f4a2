"use client";
/** What the person may do to a claim on this page. */
import { can } from "@/lib/model/policy";
import { useArticleState, useDesk } from "../reader/desk-context";

export type Rights = { change: boolean; withdraw: boolean; assess: boolean; decide: boolean };

/** @param authorId whoever marked the claim */
export function useRights(authorId: string): Rights {
  const { me, store } = useDesk();
  const { status } = useArticleState();
  const open = !store.old && (status === "open" || status === "checked");
  return {
    change: open && can(me, "claim:change", authorId),
    withdraw: open && can(me, "claim:withdraw", authorId),
    assess: open && can(me, "claim:assess"),
    decide: open && can(me, "claim:decide"),
  };
}
