/**
 * Puts the service worker of the page's build in place. A newer build's worker waits until no page of an
 * older one is left, since it takes the older files away; every page says by a lock which build it is of.
 */
import { BUILD_LOCK, TAKE_OVER } from "./build-lock";

/** Keeping files for later must not hold up what the person came for. */
const SETTLED_MS = 3000;

let held = false;
let registered = false;

/** Says that this page is of a build, for as long as the page lives. */
export function holdBuild(build: string): void {
  if (held || !("locks" in navigator)) return;
  held = true;
  // Given back by the browser when the page goes: that is its only end.
  void navigator.locks.request(BUILD_LOCK + build, { mode: "shared" }, () => new Promise(() => undefined));
}

/** Registers the worker of a build, once a page; does nothing in browsers that have none (plain http). */
export function registerWorker(build: string): void {
  if (registered || !("serviceWorker" in navigator)) return;
  registered = true;
  holdBuild(build);
  setTimeout(() => {
    // Refused by the person's settings, or out of reach: the pages work without.
    register().catch(() => undefined);
  }, SETTLED_MS);
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  const offer = () => registration.waiting?.postMessage(TAKE_OVER);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  offer();
}
