/** What a page of the desk does for the moment in which there is no network. */
import type { Actor } from "../model/policy";
import { rememberPerson } from "./person";
import { registerWorker } from "./register-worker";

/**
 * Remembers who works here, and puts the worker of the page's build in place.
 * @param build null where there is no worker
 */
export function workHere(actor: Actor, build: string | null): void {
  rememberPerson(actor);
  if (build !== null) registerWorker(build);
}
