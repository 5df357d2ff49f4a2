import { PassThrough } from "node:stream";
import { text as read } from "node:stream/consumers";
import { parse as parseDisposition } from "content-disposition";
import Papa from "papaparse";
import { beforeEach, describe, expect, it } from "vitest";
import { rowOfRecord } from "../formats/csv";
import type { ClaimRow } from "../formats/rows";
import type { Claim } from "../model/wire";
import { act } from "./act";
import { markClaim, readClaim } from "./claims";
import { claimsDownload, writeClaims } from "./export";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, markOf, TEXT } from "./testing-desk";
import { assessClaim, decideClaim } from "./verdicts";

let people: Desk;
const CSV = { kind: "csv", options: { delimiter: ",", bom: true } } as const;

beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  return close;
});

async function exported(): Promise<ClaimRow[]> {
  const out = new PassThrough();
  const text = read(out);
  await writeClaims(people.checker, {}, CSV, out);
  out.end();
  const { data } = Papa.parse<Record<string, string>>((await text).replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map(rowOfRecord);
}

/** A claim on figures with a flag before it, with a verdict of each of two people. */
async function judged(): Promise<Claim> {
  const { id } = await article(people.checker);
  const mark = markOf(TEXT, "1000 ракети", {
    value: { min: 0.1 + 0.2, max: null, approximate: true, unit: "ракета" },
    assessment: { verdict: "verified", justification: "Първа", rating: 5 },
  });
  const { claim } = await act(people.checker, (act) => markClaim(act, id, mark));
  const { exact, version } = claim.anchor;
  const mine = { verdict: "verified", justification: "Втора", rating: 2, version, exact } as const;
  return act(people.colleague, (act) => assessClaim(act, claim.id, mine));
}

describe("a row of the file", () => {
  it("says of a claim what the wire says of it", async () => {
    const claim = await judged();
    const [row] = await exported();
    expect(row).toMatchObject({
      claimId: claim.id,
      revision: claim.revision,
      version: 1,
      type: claim.type,
      tag: "verified",
      anchor: "exact",
      quote: claim.anchor.exact,
      prefix: claim.anchor.prefix,
      suffix: claim.anchor.suffix,
      start: claim.anchor.start,
      end: claim.anchor.end,
      paragraph: claim.anchor.paragraph,
      valueMin: 0.1 + 0.2,
      valueMax: null,
      valueUnit: "ракета",
      approximate: true,
      createdBy: "Ана",
      createdAt: claim.createdAt,
      updatedAt: claim.updatedAt,
      assessments: [
        { name: "Ана", verdict: "verified" },
        { name: "Вяра", verdict: "verified" },
      ],
    });
    expect([...TEXT].slice(claim.anchor.start ?? 0, claim.anchor.end ?? 0).join("")).toBe(row?.quote);
  });

  it("gives the reason of the latest standing assessment, and of the decision once there is one", async () => {
    const claim = await judged();
    const [row] = await exported();
    expect(row).toMatchObject({ justification: "Втора", rating: 2, decidedBy: null });
    const { exact, version } = claim.anchor;
    const word = { verdict: "unverified", reason: "Няма втори източник", version, exact } as const;
    await act(people.editor, (act) => decideClaim(act, claim.id, claim.revision, word));
    const [settled] = await exported();
    expect(settled).toMatchObject({
      tag: "unverified",
      justification: "Няма втори източник",
      rating: null,
      decidedBy: "Борис",
    });
    expect((await readClaim(people.checker, claim.id)).tag).toBe(settled?.tag);
  });
});

describe("a download", () => {
  it("says what it is, how it is called, and begins with its header", async () => {
    await judged();
    const response = await claimsDownload(people.checker, {}, CSV);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
    const { parameters } = parseDisposition(response.headers.get("content-disposition") ?? "");
    expect(parameters.filename).toMatch(/^proofmark-\d{4}-\d\d-\d\d\.csv$/);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it("is named after its article when it is about one", async () => {
    const { articleId } = await judged();
    const { headers } = await claimsDownload(people.checker, { article: [articleId] }, { kind: "jsonl" });
    const { parameters } = parseDisposition(headers.get("content-disposition") ?? "");
    expect(parameters.filename).toMatch(/^proofmark-Около-8000-войници.*\.jsonl$/);
    expect(headers.get("content-type")).toBe("application/jsonl; charset=utf-8");
  });

  it("ends when its reader goes away", async () => {
    await judged();
    const { body } = await claimsDownload(people.checker, {}, CSV);
    const reader = body?.getReader();
    await reader?.read();
    await expect(reader?.cancel()).resolves.toBeUndefined();
  });
});
