/**
 * The worker that stands in for the server when there is no network. It holds the files of one build and
 * the empty page of that build (the shell), all of them or none, and nothing of any article: articles are
 * kept by the pages themselves, by person. Built by `bin/worker.mjs`, which fills in what to hold.
 */
import { NetworkOnly, type PrecacheEntry, Serwist, type SerwistPlugin } from "serwist";
import { BUILD_LOCK, TAKE_OVER } from "./build-lock";
import { SHELL } from "./shell-address";

/** The files of the build: `bin/worker.mjs` writes them in. */
declare const BUILD_FILES: readonly string[];
declare const BUILD_NAME: string;
/** Changes with the name and with the files. */
declare const BUILD_MARK: string;

/** A network that has not answered in so long is none, for somebody who waits for a page. */
const PATIENCE_SECONDS = 8;
/** Where a page did come, only later, the next is waited for so long: that network is slow. */
const LONG_PATIENCE_SECONDS = 60;

/** What a proxy says while the server behind it is away. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

const files = new Set(BUILD_FILES);

/**
 * The shell comes from the server and not out of a file, so a server that was upgraded meanwhile might give
 * another build's: it is taken only if all it names is held here, and nobody's cookie goes into it.
 */
const wholeShell: SerwistPlugin = {
  requestWillFetch: async ({ request }) =>
    isShell(request.url) ? new Request(request.url, { cache: "reload", credentials: "omit" }) : request,
  cacheWillUpdate: async ({ request, response }) => {
    if (response.status !== 200) return null;
    if (!isShell(request.url)) return response;
    const html = await response.clone().text();
    const named = html.match(/\/_next\/static\/[\w./~-]+\.(?:js|css|woff2)/g) ?? [];
    return named.length > 0 && named.every((file) => files.has(file)) ? response : null;
  },
};

function isShell(address: string): boolean {
  return new URL(address).pathname === SHELL;
}

const entries: PrecacheEntry[] = [
  // The names of the build's files change with what is in them.
  ...BUILD_FILES.map((url) => ({ url, revision: null })),
  { url: SHELL, revision: BUILD_MARK },
];

/** Whether the last page that came took longer than it was waited for. */
let slow = false;

/** A page from the server, or the shell where none comes in time. */
function pagesWithin(networkTimeoutSeconds: number): NetworkOnly {
  return new NetworkOnly({
    networkTimeoutSeconds,
    plugins: [
      {
        handlerWillRespond: async ({ response }) =>
          (AWAY.has(response.status) && (await worker.matchPrecache(SHELL))) || response,
        handlerDidError: () => {
          // Waited for that long in vain: it may be gone by now.
          slow &&= networkTimeoutSeconds < LONG_PATIENCE_SECONDS;
          return worker.matchPrecache(SHELL);
        },
      },
    ],
  });
}

const soon = pagesWithin(PATIENCE_SECONDS);
const late = pagesWithin(LONG_PATIENCE_SECONDS);

/** Sees how long a page takes, though nobody may wait for it any more. */
async function time(answer: Promise<unknown> | undefined): Promise<void> {
  const began = performance.now();
  // Nothing comes where the browser asks for no page ahead.
  if (await answer?.catch(() => null)) slow = performance.now() - began > PATIENCE_SECONDS * 1000;
}

const worker = new Serwist({
  precacheEntries: entries,
  precacheOptions: { plugins: [wholeShell], cleanupOutdatedCaches: true },
  // Pages of an older build still need its files.
  skipWaiting: false,
  clientsClaim: true,
  navigationPreload: true,
  disableDevLogs: true,
  runtimeCaching: [
    {
      matcher: ({ request, url, sameOrigin }) =>
        sameOrigin && request.mode === "navigate" && !url.pathname.startsWith("/api/"),
      handler: (call) => {
        const event = call.event as NavigationEvent; // What the browser gives under this name.
        event.waitUntil(time(event.preloadResponse));
        return (slow ? late : soon).handle(call);
      },
    },
  ],
});

/** So many files are fetched at once: the person's own requests go first. */
const LANES = 3;

/**
 * Fetches all there is to hold; rejects when a file cannot be had, and this worker is none then. The
 * library's own way of doing it waits for ever where one of several at once fails.
 */
async function holdAll(event: Event): Promise<void> {
  const wanted = worker.getUrlsToPrecacheKeys().entries();
  const lane = async () => {
    for (const [url, cacheKey] of wanted) {
      const request = new Request(url);
      const [answered, done] = worker.precacheStrategy.handleAll({
        event,
        request,
        url: new URL(url),
        params: { cacheKey },
      });
      await answered;
      await done;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Takes over from an older worker once every open page is of this build. */
async function takeOver(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const builds = held.flatMap(({ name = "" }) => (name.startsWith(BUILD_LOCK) ? [name] : []));
  if (builds.every((name) => name === BUILD_LOCK + BUILD_NAME)) await skipWaiting();
}

// What a worker has and the page's types have no name for.
declare function skipWaiting(): Promise<void>;
type LifeEvent = Event & { waitUntil(work: Promise<unknown>): void };
type NavigationEvent = LifeEvent & { readonly preloadResponse?: Promise<unknown> };

addEventListener("install", (event) => {
  (event as LifeEvent).waitUntil(holdAll(event)); // What the browser gives under this name.
});
addEventListener("message", (event) => {
  if (event.data === TAKE_OVER) (event as Event as LifeEvent).waitUntil(takeOver()); // As above.
});
addEventListener("activate", worker.handleActivate);
addEventListener("fetch", worker.handleFetch);
