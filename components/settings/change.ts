/** A write from the settings, by the contract's manners: sent once under one key. */
import { v7 as newId } from "uuid";
import { send } from "@/lib/browser/client";

/** Sends one change. @throws Refusal where it was not done */
export function change(method: "POST" | "PATCH" | "DELETE", path: string, body?: unknown): Promise<unknown> {
  return send({ method, path, idempotencyKey: newId(), ...(body === undefined ? {} : { body }) });
}
