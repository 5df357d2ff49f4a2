import { describe, expect, it } from "vitest";
import { hub } from "../hub";
import { parsePage } from "./parse-page";

const source = { html: "<p>Мостът е затворен.</p>", address: null, timeZone: "Europe/Sofia" };

describe("parsePage", () => {
  it("fails one reading and nothing else where no process can be started", async () => {
    const { execPath } = process;
    const before = hub().closers.size;
    process.execPath = "/nowhere/node";
    try {
      await expect(parsePage(source, "/html")).rejects.toThrow("The process that reads pages failed.");
    } finally {
      process.execPath = execPath;
    }
    expect(hub().closers.size).toBe(before);
    expect((await parsePage(source, "/html")).text).toBe("Мостът е затворен.");
  });

  it("ends with whoever waits for it, and reads the next page all the same", async () => {
    const left = new AbortController();
    const reading = parsePage(source, "/html", left.signal);
    left.abort(new Error("left"));
    await expect(reading).rejects.toThrow("left");
    expect((await parsePage(source, "/html")).text).toBe("Мостът е затворен.");
  });
});
