import { describe, expect, it } from "vitest";
import { type DraftStorage, Drafts } from "./drafts";

/** A storage that outlives the page, as the browser's does. */
function disk(): DraftStorage & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

const full: DraftStorage = {
  getItem: () => null,
  setItem: () => {
    throw new DOMException("full", "QuotaExceededError");
  },
  removeItem: () => undefined,
};

describe("Drafts", () => {
  it("gives back after a reload what was being typed", () => {
    const storage = disk();
    new Drafts("ana", storage).write("c1", "verdict", { justification: "Гледах записа" });
    expect(new Drafts("ana", storage).read("c1", "verdict")).toEqual({ justification: "Гледах записа" });
  });

  it("keeps people, claims and fields apart", () => {
    const storage = disk();
    new Drafts("ana", storage).write("c1", "verdict", { justification: "мое" });
    expect(new Drafts("boris", storage).read("c1", "verdict")).toBeNull();
    expect(new Drafts("ana", storage).read("c2", "verdict")).toBeNull();
    expect(new Drafts("ana", storage).read("c1", "decision")).toBeNull();
  });

  it("leaves nothing behind when a draft is cleared", () => {
    const storage = disk();
    const drafts = new Drafts("ana", storage);
    drafts.write("c1", "decision", { reason: "две потвърждения" });
    drafts.clear("c1", "decision");
    expect(drafts.read("c1", "decision")).toBeNull();
    expect(storage.entries.size).toBe(0);
  });

  it.each([
    ["is full", full],
    ["is forbidden", null],
  ])("keeps a draft as long as the page lives when the storage %s", (_, storage) => {
    const drafts = new Drafts("ana", storage);
    drafts.write("c1", "verdict", { justification: "Гледах записа" });
    expect(drafts.read("c1", "verdict")).toEqual({ justification: "Гледах записа" });
    drafts.clear("c1", "verdict");
    expect(drafts.read("c1", "verdict")).toBeNull();
  });

  it.each(["{", "null", "7", '"words"'])("takes %s in the storage for no draft", (junk) => {
    const storage = disk();
    storage.setItem("proofmark:draft:ana:c1:verdict", junk);
    expect(new Drafts("ana", storage).read("c1", "verdict")).toBeNull();
  });
});
