/**
 * Puts the service worker of the page's build in place. A newer build's worker waits until no page of an
 * older one is left, since it takes the older files away; every page says by a lock which build it is of.
 */

const LOCK = "proofmark-build ";
/** Keeping files for later must not hold up what the person came for. */
const SETTLED_MS = 3000;

let held = false;
let registered = false;

/** Says that this page is of a build, for as long as the page lives. */
export function holdBuild(build: string): void {
  if (held || !("locks" in navigator)) return;
  held = true;
  // Given back by the browser when the page goes: that is its only end.
  void navigator.locks.request(LOCK + build, { mode: "shared" }, () => new Promise(() => undefined));
}

/** Registers the worker of a build, once a page; does nothing in browsers that have none (plain http). */
export function registerWorker(build: string): void {
  if (registered || !("serviceWorker" in navigator)) return;
  registered = true;
  holdBuild(build);
  setTimeout(() => {
    // Refused by the person's settings, or out of reach: the pages work without.
    register(build).catch(() => undefined);
  }, SETTLED_MS);
}

async function register(build: string): Promise<void> {
  const registration = await navigator.serviceWorker.register(`/sw.js?build=${encodeURIComponent(build)}`, {
    updateViaCache: "none",
  });
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed") void letTakeOver(registration);
    });
  });
  await letTakeOver(registration);
}

/** Lets a waiting worker take over once all pages are of its own build. */
async function letTakeOver({ waiting }: ServiceWorkerRegistration): Promise<void> {
  if (!waiting) return;
  const own = LOCK + new URL(waiting.scriptURL).searchParams.get("build");
  const { held: locks = [] } = await navigator.locks.query();
  const others = locks.some(({ name }) => name?.startsWith(LOCK) && name !== own);
  if (!others) waiting.postMessage({ type: "SKIP_WAITING" });
}
