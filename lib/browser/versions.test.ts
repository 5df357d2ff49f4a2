import { describe, expect, it } from "vitest";
import { pastedHtml } from "./rich-text";
import { keptBlocks } from "./versions";

describe("keptBlocks", () => {
  it("gives back what a draft keeps, and nothing for what is no list", () => {
    const blocks = [{ kind: "heading", start: 0, end: 5 }];
    expect(keptBlocks(JSON.stringify(blocks))).toEqual({ blocks });
    for (const kept of ["", "{}", "null", "[", '"a"']) expect(keptBlocks(kept)).toEqual({});
  });
});

describe("pastedHtml", () => {
  const rich = "<h2>Хасан</h2><p>Осем хиляди.</p>";
  const paste = (html: string, selectionStart: number, selectionEnd: number, value: string) =>
    pastedHtml({
      // All that is asked of a clipboard.
      clipboardData: { getData: () => html } as unknown as DataTransfer,
      currentTarget: { selectionStart, selectionEnd, value },
    });

  it("is that of a paste over the whole field, and of one with structure alone", () => {
    expect(paste(rich, 0, 0, "")).toBe(rich);
    expect(paste(rich, 0, 4, "дума")).toBe(rich);
    expect(paste(rich, 4, 4, "дума")).toBeNull();
    expect(paste(rich, 0, 3, "дума")).toBeNull();
    expect(paste("<p>Осем хиляди.</p>", 0, 0, "")).toBeNull();
  });
});
