/** The contract of what looks across articles: the list of all claims, their counts, their files. */
import { Claim, ClaimFilter, ClaimListQuery, CsvQuery, page, Summary } from "../wire";
import { endpoint } from "./endpoint";
import { ANA, CLAIM, CLAIM_ID } from "./examples";

export const listAllClaims = endpoint({
  name: "listClaims",
  method: "GET",
  path: "/claims",
  group: "claims",
  summary: "List the claims of all articles that a filter lets through",
  description:
    "Claims of archived articles are in no list, count or file. `q` finds claims that hold each of its " +
    "words, in any case. A cursor belongs to the filter and the order it was given with.",
  query: ClaimListQuery,
  answer: { status: 200, schema: page(Claim) },
  errors: [],
  example: { query: "?tag=verified&from=2026-11-01&limit=20", answer: { items: [CLAIM], nextCursor: null } },
});

export const summariseClaims = endpoint({
  name: "summariseClaims",
  method: "GET",
  path: "/summary",
  group: "export",
  summary: "Count the claims that a filter lets through",
  description:
    "Type × tag partitions the claims. Every number counts exactly the claims that `/claims` lists and the " +
    "CSV holds under the same filter with that type, tag, flag, person or day added.",
  query: ClaimFilter,
  answer: { status: 200, schema: Summary },
  errors: [],
  example: {
    query: "?from=2026-11-01&to=2026-11-30",
    answer: {
      filter: { from: "2026-11-01", to: "2026-11-30" },
      total: 1,
      byTypeAndTag: [{ type: "troop-count", tag: "verified", count: 1 }],
      overlapping: { contested: 0, stale: 0, drifted: 0, lost: 0, unassessed: 0 },
      overlappingByType: [
        { type: "troop-count", contested: 0, stale: 0, drifted: 0, lost: 0, unassessed: 0 },
      ],
      byPerson: [{ user: ANA, marked: 1, assessed: 1 }],
      byDay: [{ day: "2026-11-02", count: 1, verified: 1, unverified: 0 }],
      coverage: { candidates: 1, accepted: 1, dismissed: 0, notCheckable: 0, open: 0 },
    },
  },
});

export const claimsCsv = endpoint({
  name: "claimsCsv",
  method: "GET",
  path: "/claims.csv",
  group: "export",
  summary: "Take the claims away as CSV",
  description:
    "RFC 4180: UTF-8 with a byte order mark, CRLF, one row a claim, ordered by id. Offsets are code points. " +
    "A cell that a spreadsheet would take for a formula begins with an apostrophe of ours; `guarded` names " +
    "the columns where that is so.",
  query: CsvQuery,
  answer: { status: 200, schema: null, mediaType: "text/csv" },
  errors: [],
  example: { query: "?delimiter=semicolon&bom=0", answer: "claim_id;article_id;article_title;…\r\n" },
});

export const claimsJsonl = endpoint({
  name: "claimsJsonl",
  method: "GET",
  path: "/claims.jsonl",
  group: "export",
  summary: "Take the claims away as JSON lines",
  description: "The columns of the CSV under the same names, with numbers, booleans and null as such.",
  query: ClaimFilter,
  answer: { status: 200, schema: null, mediaType: "application/jsonl" },
  errors: [],
  example: { query: "?stale=true", answer: `{"claim_id":"${CLAIM_ID}","tag":"verified"}\n` },
});

export const EXPORT_ENDPOINTS = [listAllClaims, summariseClaims, claimsCsv, claimsJsonl];
