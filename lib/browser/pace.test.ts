import { expect, test } from "vitest";
import { Refusal } from "./client";
import { GOING, Pace } from "./pace";

const AWAY = new Refusal("UNAVAILABLE", null, "away");

function paced() {
  const clock = { now: 1000 };
  return { clock, pace: new Pace(() => clock.now) };
}

test("it is waited longer after each failure, but never for ever", () => {
  const { pace } = paced();
  const waits = Array.from({ length: 12 }, () => {
    const wait = pace.after(AWAY, pace.tries());
    if (wait) pace.keepTo(wait);
    return wait?.ms ?? 0;
  });
  for (const [i, ms] of waits.entries()) {
    const longest = Math.min(500 * 2 ** i, 30_000);
    expect(ms).toBeGreaterThanOrEqual(longest / 2);
    expect(ms).toBeLessThanOrEqual(longest);
  }
});

test("requests that went out together fail together, once", () => {
  const { pace } = paced();
  const first = pace.after(AWAY, 0);
  if (first) pace.keepTo(first);
  expect(pace.after(AWAY, 0)).toBeNull();
  expect(pace.after(AWAY, 1)?.tries).toBe(2);
});

test("it is waited at least as long as the server asks", () => {
  const { clock, pace } = paced();
  const wait = pace.after(new Refusal("RATE_LIMITED", null, "slow down", 90), 0);
  expect(wait).toMatchObject({ code: "RATE_LIMITED", ms: 90_000 });
  if (wait) pace.keepTo(wait);
  clock.now += 89_000;
  expect(pace.left()).toBe(1000);
  pace.hurry();
  expect([pace.left(), pace.code()]).toEqual([0, "RATE_LIMITED"]);
  pace.keepTo(GOING);
  expect([pace.left(), pace.code(), pace.tries()]).toEqual([0, null, 0]);
});

test("a clock that was set back keeps nothing waiting", () => {
  const { clock, pace } = paced();
  pace.keepTo({ code: "OFFLINE", ms: 20_000, tries: 6 });
  clock.now -= 3_600_000;
  expect([pace.left(), pace.code()]).toEqual([0, "OFFLINE"]);
});

test("a fault is borne five times for each write, and anew once it went through", () => {
  const { pace } = paced();
  const fault = new Refusal("INTERNAL", null, "fault");
  const borne = (write: string) => pace.bears(write, fault);
  expect(["a", "a", "b", "a", "a", "a", "a"].map(borne)).toEqual([true, true, true, true, true, true, false]);
  expect(borne("a")).toBe(true);
  for (let i = 0; i < 4; i += 1) borne("b");
  pace.went("b");
  expect(borne("b")).toBe(true);
  expect(pace.bears("c", new Refusal("FORBIDDEN", null, "no"))).toBe(false);
});
