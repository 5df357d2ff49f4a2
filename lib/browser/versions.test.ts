import { describe, expect, it } from "vitest";
import { keptBlocks } from "./versions";

describe("keptBlocks", () => {
  it("gives back what a draft keeps, and nothing for what is no list", () => {
    const blocks = [{ kind: "heading", start: 0, end: 5 }];
    expect(keptBlocks(JSON.stringify(blocks))).toEqual({ blocks });
    for (const kept of ["", "{}", "null", "[", '"a"']) expect(keptBlocks(kept)).toEqual({});
  });
});
