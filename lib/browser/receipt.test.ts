import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvHeader, csvLines } from "../formats/csv";
import { attachment } from "../formats/file-name";
import { jsonLines } from "../formats/jsonl";
import { claimRow } from "../formats/testing";
import { countCsv, nameIn, receiptOf } from "./receipt";

const rows = fc.array(claimRow, { maxLength: 4 });
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("the receipt of a file", () => {
  it("counts the rows of a CSV file and those with a guarded cell, whatever the cells hold", () => {
    const delimiters = fc.constantFrom(",", ";") as fc.Arbitrary<"," | ";">; // The literals just given.
    fc.assert(
      fc.property(rows, delimiters, fc.boolean(), (given, delimiter, bom) => {
        const how = { delimiter, bom };
        const lines = given.map((row) => csvLines([row], how));
        const guarded = lines.filter((line) => !line.endsWith(`${delimiter}\r\n`)).length;
        const file = csvHeader(how) + lines.join("");
        expect(countCsv(bytesOf(file), delimiter)).toEqual({ rows: given.length, guarded });
      }),
    );
  });

  it("tells a file cut short on the way from a whole one", () => {
    fc.assert(
      fc.property(fc.array(claimRow, { minLength: 1, maxLength: 4 }), (given) => {
        const how = { delimiter: ",", bom: false } as const;
        const file = bytesOf(csvHeader(how) + csvLines(given, how));
        expect(countCsv(file.slice(0, -1), ",").rows).toBe(given.length - 1);
      }),
    );
  });

  it("counts JSON lines and gives the file's own hash and name", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const file = bytesOf(jsonLines(given));
        const sent = attachment("Три столици; 8000", "2026-11-02", "jsonl");
        expect(await receiptOf(file, sent, "jsonl")).toEqual({
          name: "proofmark-Три-столици;-8000-2026-11-02.jsonl",
          rows: given.length,
          guarded: null,
          sha256: createHash("sha256").update(file).digest("hex"),
        });
      }),
    );
  });

  it("reads a plain name too", () => {
    expect(nameIn(attachment(null, "2026-11-02", "csv"))).toBe("proofmark-2026-11-02.csv");
  });
});
