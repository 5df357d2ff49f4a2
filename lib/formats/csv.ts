/**
 * Claims as CSV (RFC 4180), safe to open in a spreadsheet and exactly readable by a program. A cell that
 * a spreadsheet would take for a formula gets a leading apostrophe, and the last column, `guarded`, names
 * the columns where that happened, so that whoever reads the file knows which apostrophes are ours.
 */
import { COLUMNS } from "./columns";
import type { ClaimRow } from "./rows";

/** `bom`: a byte order mark first, by which Excel knows the file for UTF-8. */
export type CsvOptions = { delimiter: "," | ";"; bom: boolean };

/** The media type a claims file is sent with. */
export const CSV_TYPE = "text/csv; charset=utf-8; header=present";

const GUARDED = "guarded";
const HEADER = [...COLUMNS.map(({ name }) => name), GUARDED];

/**
 * What makes a spreadsheet evaluate a cell, by its first character; East Asian Excel takes the full-width
 * forms too. Only free text is guarded: a negative number is a number, and an apostrophe would spoil it.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

function cellsOf(row: ClaimRow): string[] {
  const guarded: string[] = [];
  const cells = COLUMNS.map((column) => {
    const cell = column.value(row);
    if (!column.free || !FORMULA.test(cell)) return cell;
    guarded.push(column.name);
    return `'${cell}`;
  });
  cells.push(guarded.join(";"));
  return cells;
}

/** Rows as lines of CSV, each ended by CRLF, without a header. Pieces can be put one after another. */
export function csvLines(rows: Iterable<ClaimRow>, { delimiter }: CsvOptions): string {
  // One row at a time: cells kept for a whole page outlive V8's young generation and swell the heap.
  let text = "";
  for (const row of rows) text += line(cellsOf(row), delimiter);
  return text;
}

/** The first line of a file, after its byte order mark if it wants one. */
export function csvHeader({ delimiter, bom }: CsvOptions): string {
  return `${bom ? "\uFEFF" : ""}${line(HEADER, delimiter)}`;
}

/** What must stand in quotation marks (RFC 4180, section 2), by delimiter. */
const SPECIAL = { ",": /[",\r\n]/, ";": /[";\r\n]/ };

/** Written out here: a general library took a third of the time of an export, a regular expression a tenth. */
function line(cells: readonly string[], delimiter: CsvOptions["delimiter"]): string {
  const special = SPECIAL[delimiter];
  const quoted = (cell: string) => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `${cells.map(quoted).join(delimiter)}\r\n`;
}

/**
 * A row again, from a record that any RFC 4180 parser made of a line: its cells by the names in the header.
 * Columns that are not ours are left alone; the apostrophes that `guarded` names are taken off.
 * @throws RangeError when a column is missing or a cell cannot be read
 */
export function rowOfRecord(record: Readonly<Record<string, string | undefined>>): ClaimRow {
  const guarded = new Set(record[GUARDED]?.split(";"));
  const fields = COLUMNS.map(({ name, key, parse }) => {
    const cell = record[name];
    if (cell === undefined) throw new RangeError(`The column ${name} is missing.`);
    return [key, parse(guarded.has(name) ? cell.slice(1) : cell)];
  });
  // The table has a column for every field of a row, each with its own type: columns.test.ts holds it.
  return Object.fromEntries(fields) as ClaimRow;
}
