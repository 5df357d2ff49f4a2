/**
 * The editor's numbers: every one counts claims under the same filter as the list that its link opens.
 * One statement reads them all at one moment, or a claim marked meanwhile would be in one number only.
 */
import { Prisma } from "../../prisma/generated/client";
import { coverageOf, sumCoverage } from "../model/coverage";
import { addDays, dayOf, dayStart } from "../model/day";
import { type Actor, authorise } from "../model/policy";
import type { Verdict } from "../model/vocabulary";
import type { ClaimFilter, Summary } from "../model/wire";
import { CLAIMS_FROM, claimsWhere } from "./claim-query";
import { readCoverage } from "./coverage";
import { read } from "./db";
import { newsroomZone } from "./newsroom";

/** Claims of one type and tag. */
type TypeRow = Record<"count" | Flag, number> & { type: string; tag: Verdict };
type PersonRow = { id: string; name: string; marked: number; assessed: number };
/** Claims marked within one quarter of an hour, which begins at `start`, a time as texts compare it. */
type QuarterRow = { start: string; count: number; verified: number };

type Flag = "contested" | "stale" | "drifted" | "lost" | "unassessed";

/** The claims that `filter` lets through, counted. */
export async function summarise(actor: Actor, filter: ClaimFilter): Promise<Summary> {
  authorise(actor, "summary:read");
  const timeZone = await newsroomZone(read());
  const [row] = await read().$queryRaw<Record<"types" | "people" | "quarters", string>[]>(
    countsSql(claimsWhere(filter, timeZone)),
  );
  // The statement below makes these lists.
  const types = JSON.parse(row?.types ?? "[]") as TypeRow[];
  const people = JSON.parse(row?.people ?? "[]") as PersonRow[];
  const quarters = JSON.parse(row?.quarters ?? "[]") as QuarterRow[];
  const slugs = [...new Set(types.map(({ type }) => type))];
  return {
    filter,
    total: types.reduce((total, { count }) => total + count, 0),
    byTypeAndTag: types.map(({ type, tag, count }) => ({ type, tag, count })),
    overlapping: overlappingOf(types),
    overlappingByType: slugs.map((type) => ({
      type,
      ...overlappingOf(types.filter((row) => row.type === type)),
    })),
    byPerson: people.map(({ id, name, marked, assessed }) => ({ user: { id, name }, marked, assessed })),
    byDay: byDay(quarters, timeZone),
    coverage: sumCoverage((await readCoverage(actor, filter)).map(({ run }) => coverageOf(run))),
  };
}

function overlappingOf(rows: readonly TypeRow[]): Record<Flag, number> {
  const total = (flag: Flag) => rows.reduce((sum, row) => sum + row[flag], 0);
  return {
    contested: total("contested"),
    stale: total("stale"),
    drifted: total("drifted"),
    lost: total("lost"),
    unassessed: total("unassessed"),
  };
}

/** Days of `timeZone` from quarters of an hour in their order: no zone's midnight lies within one. */
function byDay(quarters: readonly QuarterRow[], timeZone: string): Summary["byDay"] {
  const days: Summary["byDay"] = [];
  let end = 0;
  for (const { start, count, verified } of quarters) {
    const moment = new Date(`${start}Z`);
    if (moment.getTime() >= end) {
      const day = dayOf(moment, timeZone);
      end = dayStart(addDays(day, 1), timeZone).getTime();
      days.push({ day, count: 0, verified: 0, unverified: 0 });
    }
    const day = days.at(-1);
    if (day === undefined) continue;
    day.count += count;
    day.verified += verified;
    day.unverified += count - verified;
  }
  return days;
}

function countsSql(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    WITH picked AS MATERIALIZED (
      SELECT c."id", c."typeSlug" AS "type", c."tag", c."contested", c."stale", c."unassessed",
        c."anchorState" = 'drifted' AS "drifted", c."anchorState" = 'lost' AS "lost", c."createdById", c."createdAt" FROM ${CLAIMS_FROM} WHERE ${where}),
    types AS (
      SELECT p."type", p."tag", count(*) AS "count", sum("contested") AS "contested",
        sum("stale") AS "stale", sum("drifted") AS "drifted", sum("lost") AS "lost", sum("unassessed") AS "unassessed"
      FROM picked p JOIN "ClaimType" t ON t."slug" = p."type"
      GROUP BY p."type", p."tag" ORDER BY t."position", p."type", p."tag" DESC),
    work AS (
      SELECT "createdById" AS "id", count(*) AS "marked", 0 AS "assessed" FROM picked GROUP BY 1
      UNION ALL
      SELECT s."userId", 0, count(*) FROM picked p JOIN "Assessment" s ON s."claimId" = p."id" GROUP BY 1),
    people AS (
      SELECT u."id", u."name", sum(w."marked") AS "marked", sum(w."assessed") AS "assessed"
      FROM work w JOIN "User" u ON u."id" = w."id"
      GROUP BY u."id" ORDER BY sum(w."marked") + sum(w."assessed") DESC, u."name", u."id"),
    quarters AS (
      SELECT substr("createdAt", 1, 14) || printf('%02d', substr("createdAt", 15, 2) / 15 * 15) AS "start",
        count(*) AS "count", sum("tag" = 'verified') AS "verified"
      FROM picked GROUP BY 1 ORDER BY 1)
    SELECT
      (SELECT json_group_array(json_object('type', "type", 'tag', "tag", 'count', "count", 'lost', "lost", 'drifted', "drifted",
        'contested', "contested", 'stale', "stale", 'unassessed', "unassessed")) FROM types) AS "types",
      (SELECT json_group_array(json_object('id', "id", 'name', "name", 'marked', "marked",
        'assessed', "assessed")) FROM people) AS "people",
      (SELECT json_group_array(json_object('start', "start", 'count', "count", 'verified', "verified"))
        FROM quarters) AS "quarters"`;
}
