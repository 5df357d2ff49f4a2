/**
 * Claims as JSON lines: one object a line under the names of the CSV columns, with numbers, booleans and
 * null as such, and assessments as a list. Nothing is guarded, since no spreadsheet opens it.
 */
import { COLUMNS } from "./columns";
import type { ClaimRow } from "./rows";

/** The media type of a file of JSON lines. */
export const JSONL_TYPE = "application/jsonl; charset=utf-8";

/** Rows as lines of JSON, each ended by LF. Pieces can be put one after another. */
export function jsonLines(rows: Iterable<ClaimRow>): string {
  let text = "";
  for (const row of rows) {
    text += `${JSON.stringify(Object.fromEntries(COLUMNS.map(({ name, key }) => [name, row[key]])))}\n`;
  }
  return text;
}
