/** A test during which an error or a warning is logged fails: nobody would read it otherwise. */
import { beforeEach, expect, vi } from "vitest";

beforeEach(() => {
  const spies = (["error", "warn"] as const).map((level) => vi.spyOn(console, level));
  return () => {
    const logged = spies.flatMap((spy) => spy.mock.calls);
    for (const spy of spies) spy.mockRestore();
    expect(logged, "errors and warnings in the console").toEqual([]);
  };
});
