/**
 * The columns of a claims file: the one list of their names, their order, how each is written and how it
 * is read back. Columns are only ever added at the end, so that a script that counts them keeps working.
 */
import type { ClaimRow } from "./rows";

type Key = keyof ClaimRow;

/** One column, `K` being the field of the row it carries. */
type ColumnOf<K extends Key> = {
  readonly name: string;
  readonly key: K;
  /** Whether people wrote what stands in it, so that a spreadsheet might be tricked by it. */
  readonly free: boolean;
  /** The cell, before it is guarded. Null and nothing are the empty cell. */
  readonly value: (row: ClaimRow) => string;
  /**
   * What `value` wrote, read back.
   * @throws RangeError for a cell that `value` never writes
   */
  readonly parse: (cell: string) => ClaimRow[K];
};

/** Any column; `set` puts a cell into a row under construction. */
export type Column = { [K in Key]: ColumnOf<K> }[Key];

/** The fields that hold a `T`, and nothing else. */
type KeyOf<T> = { [K in Key]: [ClaimRow[K], T] extends [T, ClaimRow[K]] ? K : never }[Key];

const text = (name: string, key: KeyOf<string>): Column => ({
  name,
  key,
  free: true,
  value: (row) => row[key],
  parse: (cell) => cell,
});

const optionalText = (name: string, key: KeyOf<string | null>): Column => ({
  name,
  key,
  free: true,
  value: (row) => row[key] ?? "",
  parse: (cell) => (cell === "" ? null : cell),
});

function numberOf(cell: string): number {
  const number = Number(cell);
  if (cell.trim() === "" || Number.isNaN(number)) throw new RangeError(`Not a number: ${cell}`);
  return number;
}

const number = (name: string, key: KeyOf<number>): Column => ({
  name,
  key,
  free: false,
  value: (row) => String(row[key]),
  parse: numberOf,
});

const optionalNumber = (name: string, key: KeyOf<number | null>): Column => ({
  name,
  key,
  free: false,
  value: (row) => String(row[key] ?? ""),
  parse: (cell) => (cell === "" ? null : numberOf(cell)),
});

function oneOf<T extends string>(cell: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === cell);
  if (found === undefined) throw new RangeError(`Not one of ${allowed.join(", ")}: ${cell}`);
  return found;
}

const TRUTH = ["true", "false"] as const;
const VERDICTS = ["verified", "unverified"] as const;

const flag = (name: string, key: KeyOf<boolean>): Column => ({
  name,
  key,
  free: false,
  value: (row) => String(row[key]),
  parse: (cell) => oneOf(cell, TRUTH) === "true",
});

const tag: Column = {
  name: "tag",
  key: "tag",
  free: false,
  value: (row) => row.tag,
  parse: (cell) => oneOf(cell, VERDICTS),
};

const anchor: Column = {
  name: "anchor",
  key: "anchor",
  free: false,
  value: (row) => row.anchor,
  parse: (cell) => oneOf(cell, ["exact", "moved", "drifted", "lost"] as const),
};

const approximate: Column = {
  name: "approximate",
  key: "approximate",
  free: false,
  value: (row) => String(row.approximate ?? ""),
  parse: (cell) => (cell === "" ? null : oneOf(cell, TRUTH) === "true"),
};

/** `NAME: verdict; NAME: verdict`. Reads back exactly unless a name itself holds `: verified; `. */
const assessments: Column = {
  name: "assessments",
  key: "assessments",
  free: true,
  value: (row) => row.assessments.map(({ name, verdict }) => `${name}: ${verdict}`).join("; "),
  parse: (cell) =>
    [...cell.matchAll(/(.+?): (verified|unverified)(?:; |$)/gsu)].map(([, name = "", verdict = ""]) => ({
      name,
      verdict: oneOf(verdict, VERDICTS),
    })),
};

/** All columns but the last, `guarded`, which is about the cells of the others (csv.ts). */
export const COLUMNS: readonly Column[] = [
  text("claim_id", "claimId"),
  text("article_id", "articleId"),
  text("article_title", "articleTitle"),
  optionalText("article_url", "articleUrl"),
  number("version", "version"),
  text("version_sha256", "versionSha256"),
  number("revision", "revision"),
  text("type", "type"),
  tag,
  flag("unassessed", "unassessed"),
  flag("contested", "contested"),
  flag("stale", "stale"),
  anchor,
  text("quote", "quote"),
  text("prefix", "prefix"),
  text("suffix", "suffix"),
  optionalNumber("start", "start"),
  optionalNumber("end", "end"),
  optionalNumber("paragraph", "paragraph"),
  optionalText("speaker", "speaker"),
  optionalText("attributed_to", "attributedTo"),
  optionalNumber("value_min", "valueMin"),
  optionalNumber("value_max", "valueMax"),
  optionalText("value_unit", "valueUnit"),
  approximate,
  optionalText("statement", "statement"),
  optionalNumber("rating", "rating"),
  optionalText("justification", "justification"),
  optionalText("decided_by", "decidedBy"),
  assessments,
  text("created_by", "createdBy"),
  text("created_at", "createdAt"),
  text("updated_at", "updatedAt"),
];
