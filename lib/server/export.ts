/**
 * Claims as a file: rows in the order of their ids, read page by page and handed on piece by piece, so
 * that memory does not grow with the newsroom. The routes and the command line take the same pieces.
 */
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Prisma } from "../../prisma/generated/client";
import { CSV_TYPE, type CsvOptions, csvHeader, csvLines } from "../formats/csv";
import { attachment } from "../formats/file-name";
import { JSONL_TYPE, jsonLines } from "../formats/jsonl";
import type { ClaimRow } from "../formats/rows";
import { dayOf } from "../model/day";
import { type Actor, authorise } from "../model/policy";
import { type Said, stands } from "../model/verdict";
import type { Verdict } from "../model/vocabulary";
import type { ClaimFilter } from "../model/wire";
import { CLAIMS_FROM, claimsWhere } from "./claim-query";
import { readValue } from "./claim-view";
import { read } from "./db";
import { newsroomZone } from "./newsroom";

/** Claims read at once: enough that a page costs little more than its rows, few enough to be small. */
const PAGE = 200;

/** How a file is written. */
export type ExportFormat = { kind: "csv"; options: CsvOptions } | { kind: "jsonl" };

type GivenRow = Said & { name: string; verdict: Verdict; at: string };
type AssessmentRow = GivenRow & { rating: number | null; justification: string | null };
type DecisionRow = GivenRow & { reason: string };

/** What the statement below makes of a claim. */
type Stored = Omit<ClaimRow, "rating" | "justification" | "decidedBy" | "assessments"> & {
  valueHedge: string | null;
  context: number;
  assessments: AssessmentRow[];
  decision: DecisionRow | null;
};

/**
 * The pieces of a file with the claims that `filter` lets through. Pieces are made when they are asked
 * for, a page of claims each; stopping early costs nothing.
 */
export async function* exportClaims(
  actor: Actor,
  filter: ClaimFilter,
  format: ExportFormat,
): AsyncGenerator<string, void, undefined> {
  authorise(actor, "export:read");
  if (format.kind === "csv") yield csvHeader(format.options);
  for await (const rows of claimRows(filter)) {
    yield format.kind === "csv" ? csvLines(rows, format.options) : jsonLines(rows);
  }
}

/** Writes the file to `out`, as fast as `out` takes it, and leaves `out` open. */
export async function writeClaims(
  actor: Actor,
  filter: ClaimFilter,
  format: ExportFormat,
  out: Writable,
): Promise<void> {
  await pipeline(exportClaims(actor, filter, format), out, { end: false });
}

/**
 * The file as a download. Its first piece is made before the answer begins, so that what can be refused
 * is; whoever stops reading stops the work.
 */
export async function claimsDownload(
  actor: Actor,
  filter: ClaimFilter,
  format: ExportFormat,
): Promise<Response> {
  const pieces = exportClaims(actor, filter, format);
  const bytes = new TextEncoder();
  let next = await pieces.next();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(bytes.encode(next.value));
      next = await pieces.next();
      if (next.done) controller.close();
    },
    async cancel() {
      await pieces.return();
    },
  });
  const { title, day } = await subjectOf(filter);
  return new Response(body, {
    headers: {
      "content-type": format.kind === "csv" ? CSV_TYPE : JSONL_TYPE,
      "content-disposition": attachment(title, day, format.kind),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** What the name of a file is made of: the title of its only article, if it is about one, and today. */
async function subjectOf(filter: ClaimFilter): Promise<{ title: string | null; day: string }> {
  const [id, more] = filter.article ?? [];
  const article =
    id === undefined || more !== undefined
      ? null
      : await read().article.findUnique({ where: { id }, select: { title: true } });
  return { title: article?.title ?? null, day: dayOf(new Date(), await newsroomZone(read())) };
}

type PageRow = { id: string; row: string };

function* parsed(page: readonly PageRow[]): Generator<ClaimRow, void, undefined> {
  // The statement below writes exactly this.
  for (const { row } of page) yield rowOf(JSON.parse(row) as Stored);
}

async function* claimRows(filter: ClaimFilter): AsyncGenerator<Iterable<ClaimRow>, void, undefined> {
  const where = claimsWhere(filter, await newsroomZone(read()));
  for (let after = ""; ; ) {
    const page = await read().$queryRaw<PageRow[]>(pageSql(where, after));
    const last = page.at(-1);
    if (last === undefined) return;
    yield parsed(page);
    if (page.length < PAGE) return;
    after = last.id;
  }
}

const truth = (column: string) => `json(iif(${column}, 'true', 'false'))`;
/** SQLite's JSON keeps 15 digits of a number; a text of 17 gives back every double. */
const exactly = (column: string) => `json(printf('%!.17g', ${column}))`;
const time = (column: string) => `substr(${column}, 1, 23) || 'Z'`;
const given = (table: string) =>
  `'name', p."name", 'verdict', ${table}."verdict", 'exact', ${table}."exact", 'type', ${table}."typeSlug",
   'context', ${table}."context", 'value', json(${table}."value")`;

/**
 * A claim as one JSON text. Read as columns, most of the time of an export went into Prisma's turning of
 * forty columns into objects; the parser of the language is several times faster.
 */
const ROW = Prisma.raw(`json_object(
  'claimId', c."id", 'articleId', c."articleId", 'articleTitle', a."title", 'articleUrl', a."sourceUrl",
  'version', v."number", 'versionSha256', v."sha256", 'revision', c."revision", 'type', c."typeSlug",
  'tag', c."tag", 'unassessed', ${truth('c."unassessed"')}, 'contested', ${truth('c."contested"')},
  'stale', ${truth('c."stale"')}, 'anchor', n."state", 'quote', n."exact", 'prefix', n."prefix",
  'suffix', n."suffix", 'context', n."context", 'start', n."start", 'end', n."end", 'paragraph', n."paragraph",
  'speaker', c."speaker", 'attributedTo', c."attributedTo",
  'valueMin', iif(c."valueMin" IS NULL, NULL, ${exactly('c."valueMin"')}),
  'valueMax', iif(c."valueMax" IS NULL, NULL, ${exactly('c."valueMax"')}),
  'valueUnit', c."valueUnit", 'valueHedge', c."valueHedge",
  'approximate', iif(c."approximate" IS NULL, NULL, ${truth('c."approximate"')}),
  'statement', c."statement", 'createdBy', u."name",
  'createdAt', ${time('c."createdAt"')}, 'updatedAt', ${time('c."updatedAt"')},
  'assessments', (SELECT json_group_array(json_object(${given("s")}, 'at', s."updatedAt",
      'rating', s."rating", 'justification', s."justification") ORDER BY s."createdAt", s."userId")
    FROM "Assessment" s JOIN "User" p ON p."id" = s."userId" WHERE s."claimId" = c."id"),
  'decision', (SELECT json_object(${given("d")}, 'at', d."createdAt", 'reason', d."reason")
    FROM "Decision" d JOIN "User" p ON p."id" = d."userId" WHERE d."claimId" = c."id"))`);

function pageSql(where: Prisma.Sql, after: string): Prisma.Sql {
  return Prisma.sql`
    SELECT c."id" AS "id", ${ROW} AS "row" FROM ${CLAIMS_FROM} JOIN "Anchor" n ON n."claimId" = c."id" AND n."newest"
      JOIN "ArticleVersion" v ON v."id" = n."versionId" JOIN "User" u ON u."id" = c."createdById"
    WHERE ${where} AND c."id" > ${after} ORDER BY c."id" LIMIT ${PAGE}`;
}

function rowOf(stored: Stored): ClaimRow {
  const { assessments, decision } = stored;
  const said = {
    type: stored.type,
    value: readValue(stored),
    exact: stored.quote,
    context: stored.context,
    anchorState: stored.anchor,
  };
  const settling = decision !== null && stands(said, decision) ? decision : null;
  const latest = assessments
    .filter((given) => stands(said, given))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  // Into the parsed object, which is nobody else's: copying forty fields costs as much as parsing them.
  return Object.assign(stored, {
    rating: settling === null ? (latest?.rating ?? null) : null,
    justification: settling === null ? (latest?.justification ?? null) : settling.reason,
    decidedBy: settling?.name ?? null,
    assessments: assessments.map(({ name, verdict }) => ({ name, verdict })),
  });
}
