/** What a page of the desk does for the moment in which there is no network. */
import type { Actor } from "../model/policy";
import { keepSent } from "./keep-sent";
import type { Outbox } from "./outbox";
import { rememberPerson } from "./person";
import { registerWorker } from "./register-worker";

/**
 * Remembers who works here, puts the worker of the page's build in place, and keeps what is sent, until the
 * returned function is called.
 * @param build null where there is no worker
 */
export function workHere(actor: Actor, build: string | null, outbox: Outbox): () => void {
  rememberPerson(actor);
  if (build !== null) registerWorker(build);
  // Where there can be no worker, nothing is kept.
  return "serviceWorker" in navigator ? keepSent(actor.id, outbox) : () => {};
}
