import { beforeEach, describe, expect, it } from "vitest";
import { read } from "./db";
import { makeReady } from "./opening";
import { freshDatabase } from "./testing";

beforeEach(freshDatabase);

describe("makeReady", () => {
  it("fills a demo, and finds it ready the next time", async () => {
    await makeReady("demo");
    const emails = (await read().user.findMany({ orderBy: { email: "asc" } })).map(({ email }) => email);
    expect(emails).toEqual(["admin", "checker2", "checker", "editor"].map((name) => `${name}@demo.local`));
    await makeReady("demo");
    expect(await read().user.count()).toBe(emails.length);
  });

  it("never serves a demo to a newsroom", async () => {
    await makeReady("demo");
    await expect(makeReady("serve")).rejects.toThrow("choose another DATA_DIR");
  });

  it("never puts demo accounts into a newsroom", async () => {
    await makeReady("serve");
    await expect(makeReady("demo")).rejects.toThrow("choose another DATA_DIR");
    expect(await read().user.count()).toBe(0);
  });
});
