import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { cutByPython, hasPython } from "../server/testing-python";
import { COLUMNS } from "./columns";
import { type CsvOptions, csvHeader, csvLines, rowOfRecord } from "./csv";
import type { ClaimRow } from "./rows";
import { claimRow, hostile } from "./testing";

const options: fc.Arbitrary<CsvOptions> = fc.record({
  delimiter: fc.constantFrom(",", ";"),
  bom: fc.boolean(),
});
const COMMA: CsvOptions = { delimiter: ",", bom: false };
const file = (rows: ClaimRow[], how = COMMA) => csvHeader(how) + csvLines(rows, how);

/** Reads a file with a parser that shares no code with the writer. */
function parse(text: string, delimiter = ","): Record<string, string>[] {
  // Papa would take a byte order mark off by itself; so would every reader that knows the encoding.
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ""), {
    header: true,
    delimiter,
    newline: "\r\n",
    skipEmptyLines: "greedy",
  });
  expect(errors).toEqual([]);
  return data;
}

const sample = (over: Partial<ClaimRow> = {}): ClaimRow => ({
  claimId: "c1",
  articleId: "a1",
  articleTitle: "Три столици",
  articleUrl: null,
  version: 2,
  versionSha256: "ab",
  revision: 7,
  type: "troop-count",
  tag: "verified",
  unassessed: false,
  contested: false,
  stale: false,
  anchor: "moved",
  quote: "Около 8000 войници",
  prefix: "",
  suffix: ", каза той",
  start: 0,
  end: 18,
  paragraph: 1,
  speaker: null,
  attributedTo: "Вашингтон",
  valueMin: 8000,
  valueMax: 8000,
  valueUnit: "войник",
  approximate: true,
  statement: null,
  rating: 4,
  justification: "Два източника",
  decidedBy: null,
  assessments: [
    { name: "Мария", verdict: "verified" },
    { name: "Димитър", verdict: "verified" },
  ],
  createdBy: "Мария",
  createdAt: "2024-11-01T10:00:00.000Z",
  updatedAt: "2024-11-01T10:05:00.000Z",
  ...over,
});

describe("a claims file as CSV", () => {
  it("has the columns the contract names, in its order", () => {
    expect(csvHeader(COMMA)).toBe(
      "claim_id,article_id,article_title,article_url,version,version_sha256,revision,type,tag,unassessed," +
        "contested,stale,anchor,quote,prefix,suffix,start,end,paragraph,speaker,attributed_to,value_min," +
        "value_max,value_unit,approximate,statement,rating,justification,decided_by,assessments,created_by," +
        "created_at,updated_at,guarded\r\n",
    );
  });

  it("is, byte for byte, what the contract says", () => {
    expect(csvLines([sample({ quote: "=SUM(A1)", prefix: 'той „каза“, "да"' })], COMMA)).toBe(
      "c1,a1,Три столици,,2,ab,7,troop-count,verified,false,false,false,moved,'=SUM(A1)," +
        '"той „каза“, ""да""",", каза той",0,18,1,,Вашингтон,8000,8000,войник,true,,4,Два източника,,' +
        "Мария: verified; Димитър: verified,Мария,2024-11-01T10:00:00.000Z,2024-11-01T10:05:00.000Z,quote\r\n",
    );
  });

  it("carries every field of a row", () => {
    expect(new Set(COLUMNS.map(({ key }) => key))).toEqual(new Set(Object.keys(sample())));
  });

  it("begins with a byte order mark exactly when asked to", () => {
    expect(csvHeader({ delimiter: ";", bom: true }).startsWith("\uFEFFclaim_id;article_id;")).toBe(true);
    expect(csvHeader(COMMA).startsWith("claim_id")).toBe(true);
  });

  it("gives back the rows it was written from, whatever they hold", () => {
    fc.assert(
      fc.property(fc.array(claimRow, { maxLength: 5 }), options, (rows, how) => {
        expect(parse(file(rows, how), how.delimiter).map(rowOfRecord)).toEqual(rows);
      }),
    );
  });

  it("never writes a cell of people's words that a spreadsheet would evaluate", () => {
    fc.assert(
      fc.property(claimRow, options, (row, how) => {
        const [record = {}] = parse(file([row], how), how.delimiter);
        for (const { name, free } of COLUMNS)
          if (free) expect(record[name]).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });

  it("names a guarded column, and no column that began with an apostrophe of its own", () => {
    fc.assert(
      fc.property(hostile, (quote) => {
        const [record = {}] = parse(file([sample({ quote })]));
        const wanted = /^[=+\-@\t\r\n＝＋－＠]/.test(quote);
        expect(record.guarded).toBe(wanted ? "quote" : "");
        expect(record.quote).toBe(wanted ? `'${quote}` : quote);
      }),
    );
  });

  it("leaves negative figures numbers", () => {
    const [record = {}] = parse(file([sample({ valueMin: -5, valueMax: -1.5 })]));
    expect([record.value_min, record.value_max, record.guarded]).toEqual(["-5", "-1.5", ""]);
  });

  it("refuses to read a record that lacks a column or holds another tag", () => {
    const [record = {}] = parse(file([sample()]));
    expect(() => rowOfRecord({ ...record, quote: undefined })).toThrow("quote is missing");
    expect(() => rowOfRecord({ ...record, tag: "checked" })).toThrow(RangeError);
    expect(() => rowOfRecord({ ...record, revision: "" })).toThrow(RangeError);
  });
});

describe.runIf(hasPython)("read by Python (registered only where python3 is installed)", () => {
  it("lets start:end cut the quote out of the version's text, for 1,000 claims among flags and emoji", () => {
    const shard = fc.constantFrom("🇧🇬", "👩‍👩‍👧‍👦", "8 хил. ", "=", "\n", "и\u0306", "„да“", "'", "\t", ",");
    const passage = fc.tuple(
      fc.array(shard, { maxLength: 12 }),
      fc.array(shard, { minLength: 1, maxLength: 8 }),
      fc.array(shard, { maxLength: 5 }),
    );
    const texts: Record<string, string> = {};
    const rows = fc.sample(passage, 1000).map(([before, inside, after], i) => {
      const [prefix, quote, suffix] = [before.join(""), inside.join(""), after.join("")];
      const start = [...prefix].length;
      texts[`text ${i}`] = prefix + quote + suffix;
      return sample({ versionSha256: `text ${i}`, quote, start, end: start + [...quote].length });
    });
    expect(cutByPython(file(rows), texts)).toBe(1000);
  });
});
