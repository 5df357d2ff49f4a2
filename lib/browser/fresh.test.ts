import { expect, it } from "vitest";
import { NEWSROOM } from "../model/newsroom";
import { keepFresh } from "./fresh";
import type { Hear } from "./live-line";

/** A page at revision 1 of a newsroom, with a clock of its own. */
function page() {
  let clock = 0;
  let timers: { at: number; run: () => void }[] = [];
  const heard: { article: string; hear: Hear }[] = [];
  const seen = { known: 1, newsroom: 1, readings: 0, free: true };
  const stop = keepFresh(
    {
      follow: (article, hear) => {
        heard.push({ article, hear });
        return () => void heard.pop();
      },
    },
    {
      known: () => seen.known,
      read: async () => {
        seen.readings += 1;
        seen.known = seen.newsroom;
      },
      free: () => seen.free,
      now: () => clock,
      later: (ms, run) => {
        const timer = { at: clock + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
    },
  );
  const pass = async (ms: number) => {
    for (const end = clock + ms; clock < end; ) {
      clock = Math.min(end, clock + 100);
      const due = timers.filter(({ at }) => at <= clock);
      timers = timers.filter(({ at }) => at > clock);
      for (const { run } of due) run();
      for (let i = 0; i < 10; i++) await Promise.resolve();
    }
  };
  const tell = (revision: number | null) => {
    if (revision !== null) seen.newsroom = revision;
    for (const { article, hear } of heard) {
      expect(article).toBe(NEWSROOM);
      hear(revision === null ? null : { article, revision, presence: 1 });
    }
  };
  return { seen, pass, tell, stop, timers: () => timers.length };
}

it("reads nothing while the page shows what the newsroom is at", async () => {
  const { seen, pass, tell } = page();
  tell(1);
  await pass(60_000);
  expect(seen.readings).toBe(0);
});

it("reads the page anew when something changed, many changes together", async () => {
  const { seen, pass, tell } = page();
  await pass(10_000);
  for (let revision = 2; revision < 50; revision++) tell(revision);
  await pass(10_000);
  expect(seen).toMatchObject({ known: 49 });
  expect(seen.readings).toBeLessThanOrEqual(2);
});

it("reads again when something changes while it reads", async () => {
  const { seen, pass, tell } = page();
  await pass(10_000);
  tell(2);
  tell(3);
  await pass(10_000);
  expect(seen.known).toBe(3);
});

it("waits until the hands are free and somebody looks", async () => {
  const { seen, pass, tell } = page();
  seen.free = false;
  tell(2);
  await pass(30_000);
  expect(seen.readings).toBe(0);
  seen.free = true;
  await pass(1_000);
  expect(seen).toMatchObject({ readings: 1, known: 2 });
});

it("looks now and then where nobody says whether anything changed", async () => {
  const { seen, pass, tell } = page();
  for (let i = 0; i < 12; i++) {
    tell(null);
    await pass(5_000);
  }
  expect(seen.readings).toBeGreaterThan(0);
  expect(seen.readings).toBeLessThanOrEqual(2);
});

it("leaves nothing behind when the page is left", async () => {
  const { seen, pass, tell, stop, timers } = page();
  tell(2);
  expect(timers()).toBe(1);
  stop();
  await pass(10_000);
  expect([seen.readings, timers()]).toEqual([0, 0]);
});
