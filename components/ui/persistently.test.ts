import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { persistently } from "./persistently";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const outOfReach = () => Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" });

it("has a part that was out of reach for a while, however long", async () => {
  const load = vi.fn<() => Promise<string>>();
  for (let times = 0; times < 20; times++) load.mockRejectedValueOnce(outOfReach());
  load.mockResolvedValue("here");
  const part = persistently(load);
  await vi.runAllTimersAsync();
  expect(await part).toBe("here");
  expect(load).toHaveBeenCalledTimes(21);
});

it("does not ask again for a part that is there and fails", async () => {
  const load = vi.fn(async () => {
    throw new TypeError("a fault of the part");
  });
  await expect(persistently(load)).rejects.toThrow("a fault of the part");
  expect(load).toHaveBeenCalledTimes(1);
});
