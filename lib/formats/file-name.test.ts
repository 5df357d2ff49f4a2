import { parse } from "content-disposition";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attachment } from "./file-name";

const name = (header: string) => parse(header).parameters.filename;

describe("the name of an export", () => {
  it("carries the article and the day, in Cyrillic too", () => {
    const header = attachment("Три столици: 8000 или 10 000?", "2024-11-01", "csv");
    expect(name(header)).toBe("proofmark-Три-столици-8000-или-10-000-2024-11-01.csv");
    expect(header).toContain("; filename=proofmark-2024-11-01.csv;");
    expect(header).toContain("filename*=UTF-8''");
  });

  it("carries the day alone for several articles, or a title with nothing fit in it", () => {
    expect(name(attachment(null, "2024-11-01", "jsonl"))).toBe("proofmark-2024-11-01.jsonl");
    expect(name(attachment(" ?/ ", "2024-11-01", "csv"))).toBe("proofmark-2024-11-01.csv");
  });

  it("is a header and a file name that every system takes, whatever the title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (title) => {
        const header = attachment(title, "2024-11-01", "csv");
        expect(header).toMatch(/^[\x20-\x7e]+$/);
        expect(name(header)).not.toMatch(/[\p{Cc}<>:"/\\|?*]/u);
        expect(Buffer.byteLength(name(header) ?? "")).toBeLessThanOrEqual(255);
      }),
    );
  });
});
