/** One visit to one page in Chromium, and what it cost. Times in milliseconds. */
import type { Browser, CDPSession, Page } from "@playwright/test";

export type Visit = {
  /** From the first byte of the answer until the frame after all highlights were there. */
  painted: number;
  /** From asking until a selection can be marked. */
  ready: number;
  /** The main thread's CPU until the page was at rest. */
  cpu: number;
  longestTask: number;
  /** Until the first byte: the server's time. */
  server: number;
  bytes: number;
  heapMiB: number;
};

/** What one act cost: until it was painted, the main thread's CPU until then, and until the page was at rest. */
export type Step = { shown: number; cpu: number; cpuAtRest: number };

const SETTLE_MS = 1500;
const ROUND_SETTLE_MS = 800;

/** A fresh page with the cookies of `session`, its console's errors thrown. */
export async function freshPage(browser: Browser, session: string, base: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const at = session.indexOf("=");
  await context.addCookies([{ name: session.slice(0, at), value: session.slice(at + 1), url: base }]);
  const page = await context.newPage();
  // What the compiler wraps named functions in, which the page does not know.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.addInitScript(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ type: "longtask", buffered: true });
    addEventListener("DOMContentLoaded", () => {
      requestAnimationFrame(() => setTimeout(() => performance.mark("html-painted")));
    });
    Object.assign(globalThis, { longTasks: tasks });
  });
  return page;
}

/** @param until the mark after which the page can be worked with */
export async function visit(page: Page, url: string, painted: string, until: string): Promise<Visit> {
  const session = await watched(page);
  await page.goto(url, { waitUntil: "commit", timeout: 120_000 });
  await page.waitForFunction(
    (names) => names.every((name) => performance.getEntriesByName(name).length > 0),
    [painted, until],
    { timeout: 120_000, polling: 200 },
  );
  await page.waitForTimeout(SETTLE_MS);
  const seen = await page.evaluate(
    ([paint, ready]) => {
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      if (!navigation) throw new Error("A page has been navigated to.");
      const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
      return {
        painted: at(paint ?? "") - navigation.responseStart,
        ready: at(ready ?? "") - navigation.responseStart,
        server: navigation.responseStart - navigation.requestStart,
        bytes: navigation.decodedBodySize,
        longestTask: Math.max(0, ...(globalThis as unknown as { longTasks: number[] }).longTasks),
      };
    },
    [painted, until],
  );
  return { ...seen, cpu: await busy(session), heapMiB: await heap(session) };
}

/**
 * Does something to the page and waits until `done` holds and was painted; both are scripts. The CPU is added
 * up out of a trace, task by task: asked for over the wire it would hold whatever ran before the answer came.
 */
export async function step(page: Page, act: string, done: string): Promise<Step> {
  const browser = page.context().browser();
  if (!browser) throw new Error("A page of the bench has a browser.");
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  const shown: number = await page.evaluate(`new Promise((resolve) => {
    const began = performance.now();
    const look = () => {
      if (${done}) requestAnimationFrame(() => setTimeout(() => {
        performance.mark("step-shown");
        resolve(performance.now() - began);
      }));
      else requestAnimationFrame(look);
    };
    performance.mark("step-began");
    ${act};
    look();
  })`);
  await page.waitForTimeout(ROUND_SETTLE_MS);
  const { events } = readTrace(await browser.stopTracing());
  return { shown, cpu: spent(events, "step-shown"), cpuAtRest: spent(events, null) };
}

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of the thread's own time. */
  readonly tdur?: number;
};

function readTrace(trace: Buffer): { events: TraceEvent[] } {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  return { events: traceEvents };
}

/** The thread time of all tasks from the one in which a step began until the one in which `end` was marked. */
function spent(events: readonly TraceEvent[], end: string | null): number {
  const marked = (name: string) => events.find((event) => event.name === name);
  const began = marked("step-began");
  if (!began) throw new Error("A step marks where it begins.");
  const until = end === null ? Number.POSITIVE_INFINITY : (marked(end)?.ts ?? Number.NaN);
  const tasks = events
    .filter(({ ph, pid, tid }) => ph === "X" && pid === began.pid && tid === began.tid)
    .sort((a, b) => a.ts - b.ts);
  let sum = 0;
  let busyUntil = 0;
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // What runs inside another task is in that one's time.
    if (ts < busyUntil || ts + dur < began.ts || ts + dur > until) continue;
    busyUntil = ts + dur;
    sum += tdur;
  }
  return sum / 1000;
}

/** Scrolls for two seconds; answers how many frames took over 50 ms, of how many. */
export async function scroll(page: Page): Promise<{ long: number; frames: number }> {
  return page.evaluate(
    () =>
      new Promise<{ long: number; frames: number }>((resolve) => {
        let [frames, long, last] = [0, 0, performance.now()];
        const end = last + 2000;
        const frame = (now: number) => {
          frames += 1;
          if (now - last > 50) long += 1;
          last = now;
          scrollBy(0, 120);
          if (now < end) requestAnimationFrame(frame);
          else resolve({ long, frames });
        };
        requestAnimationFrame(frame);
      }),
  );
}

/** A session that counts the thread's own time: on a busy machine a task's length says little of its work. */
async function watched(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return session;
}

async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}

async function heap(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0) / 2 ** 20;
}
