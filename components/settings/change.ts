/** A write from the settings, by the contract's manners: sent once under one key. */
import { v7 as newId } from "uuid";
import { send } from "@/lib/browser/client";

/** Sends one change. @throws Refusal where it was not done */
export function change(method: "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<unknown> {
  return send({ method, path, idempotencyKey: newId(), ...(body === undefined ? {} : { body }) });
}

/**
 * What of `said` differs from how it stood when the form was opened: a form sends no more than was changed
 * in it, or it would take back what somebody else changed meanwhile.
 */
export function changedOf<T extends object>(
  stood: { readonly [K in keyof T]: unknown },
  said: T,
): Partial<T> {
  // Object.entries forgets the names' types.
  return Object.fromEntries(
    Object.entries(said).filter(([name, value]) => value !== stood[name as keyof T]),
  ) as Partial<T>;
}
