import fc from "fast-check";
import { expect, it } from "vitest";
import { COLUMNS } from "./columns";
import { jsonLines } from "./jsonl";
import { claimRow } from "./testing";

it("writes one line a row, each parsing back to the row under the names of the columns", () => {
  fc.assert(
    fc.property(fc.array(claimRow, { maxLength: 4 }), (rows) => {
      const text = jsonLines(rows);
      expect(text === "" || text.endsWith("\n")).toBe(true);
      const back = text
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line));
      expect(back).toEqual(
        rows.map((row) => Object.fromEntries(COLUMNS.map(({ name, key }) => [name, row[key]]))),
      );
    }),
  );
});
