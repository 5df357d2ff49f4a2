import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ACCOUNT_TRIES, ADDRESS_TRIES, limitedTry } from "./attempts";

const wrong = async () => false;
const right = async () => true;
const account = () => `${randomUUID()}@example.org`;

describe("limitedTry", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("refuses an account after its failed tries, even with the right password", async () => {
    const who = account();
    for (let i = 0; i < ACCOUNT_TRIES; i++) expect(await limitedTry(who, null, wrong)).toBe(false);
    const check = vi.fn(right);
    await expect(limitedTry(who, null, check)).rejects.toMatchObject({
      code: "RATE_LIMITED",
      more: { retryAfterSeconds: 900 },
    });
    expect(check).not.toHaveBeenCalled();
    expect(await limitedTry(account(), null, right)).toBe(true);
  });

  it("opens again when the window has passed", async () => {
    const who = account();
    for (let i = 0; i < ACCOUNT_TRIES; i++) await limitedTry(who, null, wrong);
    vi.advanceTimersByTime(15 * 60_000 + 1);
    expect(await limitedTry(who, null, right)).toBe(true);
  });

  it("forgets the failures of an account that signs in", async () => {
    const who = account();
    for (let round = 0; round < 3; round++) {
      for (let i = 1; i < ACCOUNT_TRIES; i++) await limitedTry(who, null, wrong);
      expect(await limitedTry(who, null, right)).toBe(true);
    }
  });

  it("lets no more tries through together than one after the other", async () => {
    const who = account();
    const check = vi.fn(wrong);
    await Promise.allSettled(Array.from({ length: 40 }, () => limitedTry(who, null, check)));
    expect(check).toHaveBeenCalledTimes(ACCOUNT_TRIES);
  });

  it("refuses an address that fails at many accounts, and counts no sign-in that succeeds", async () => {
    const address = randomUUID();
    for (let i = 0; i < 2 * ADDRESS_TRIES; i++)
      expect(await limitedTry(account(), address, right)).toBe(true);
    for (let i = 0; i < ADDRESS_TRIES; i++) await limitedTry(account(), address, wrong);
    await expect(limitedTry(account(), address, right)).rejects.toMatchObject({ code: "RATE_LIMITED" });
    expect(await limitedTry(account(), randomUUID(), right)).toBe(true);
  });
});
