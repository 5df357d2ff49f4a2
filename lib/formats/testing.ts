/** Rows at random for the tests of every format: hostile text, flags, joined emoji, formulas, nulls. */
import fc from "fast-check";
import { AnchorState, Verdict } from "../model/vocabulary";
import type { ClaimRow } from "./rows";

/** What breaks naive writers of CSV, spreadsheets, and those who count in UTF-16. */
const SHARDS = [
  ..."=+-@\t\r\n＝＋－＠'\",;|",
  "\r\n",
  "\uFEFF",
  "'=",
  "''",
  " ",
  "8 хил. войници",
  "„победа“",
  "🇧🇬🇰🇵",
  "👩‍👩‍👧‍👦",
  "и\u0306",
  "שלום",
];

/** A text, often one that begins like a formula. */
export const hostile = fc.oneof(
  fc.array(fc.constantFrom(...SHARDS), { maxLength: 6 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 12 }).map((text) => text.replaceAll("\0", "")),
);
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const someText = hostile.filter((text) => text !== "");
const count = fc.nat({ max: 5_000_000 });
const figure = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n));
/** A name in which `assessments` cannot be misread. */
const name = fc.constantFrom("Мария Илиева", "=Димитър", "O'Brien; Ann", "'", "＋Елена: К.");
const moment = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") })
  .map((d) => d.toISOString());

/** Any row. */
export const claimRow: fc.Arbitrary<ClaimRow> = fc.record({
  claimId: fc.uuid(),
  articleId: fc.uuid(),
  articleTitle: hostile,
  articleUrl: orNull(fc.webUrl()),
  version: fc.integer({ min: 1, max: 1000 }),
  versionSha256: fc.constant("4be170c9"),
  revision: count,
  type: fc.constantFrom("troop-count", "quote"),
  tag: fc.constantFrom(...Object.values(Verdict)),
  unassessed: fc.boolean(),
  contested: fc.boolean(),
  stale: fc.boolean(),
  anchor: fc.constantFrom(...Object.values(AnchorState)),
  quote: hostile,
  prefix: hostile,
  suffix: hostile,
  start: orNull(count),
  end: orNull(count),
  paragraph: orNull(count),
  speaker: orNull(someText),
  attributedTo: orNull(someText),
  valueMin: orNull(figure),
  valueMax: orNull(figure),
  valueUnit: orNull(someText),
  approximate: orNull(fc.boolean()),
  statement: orNull(someText),
  rating: orNull(fc.integer({ min: 1, max: 5 })),
  justification: orNull(someText),
  decidedBy: orNull(name),
  assessments: fc.array(fc.record({ name, verdict: fc.constantFrom(...Object.values(Verdict)) }), {
    maxLength: 3,
  }),
  createdBy: name,
  createdAt: moment,
  updatedAt: moment,
});
