import fc from "fast-check";
import Papa from "papaparse";
import { beforeEach, describe, expect, it } from "vitest";
import { rowOfRecord } from "../formats/csv";
import { addDays, dayOf, dayStart } from "../model/day";
import type { Actor } from "../model/policy";
import { AnchorState, Verdict } from "../model/vocabulary";
import { ClaimFilter, ClaimListQuery, ClaimSort, type Claim as WireClaim } from "../model/wire";
import { foldForSearch } from "../text/fold";
import { listClaims } from "./claim-list";
import { read, write } from "./db";
import { exportClaims } from "./export";
import { summarise } from "./summary";
import { freshDatabase } from "./testing";

const ZONE = "Europe/Sofia";
const EDITOR: Actor = { id: "user-0", name: "Елена", role: "editor" };
const USERS = ["user-0", "user-1", "user-2"];
const TYPES = ["quote", "troop-count", "retired"];
const ARTICLES = ["open", "sealed", "archived"] as const;
const WORDS = ["Около 8000 ВОЙНИЦИ", "„Победа“", "100% сигурно", "a_b", "12 влака", "Курск"];
/** Days on which Sofia's clocks change, their neighbours, and the turn of a year. */
const DAYS = ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-25", "2026-12-31", "2027-01-01"];

/** Moments at, just before and just after the newsroom's midnights, and in between. */
const moment = fc
  .tuple(fc.constantFrom(...DAYS), fc.constantFrom(-1, 0, 1, 90 * 60_000, 20 * 3_600_000))
  .map(([day, offset]) => new Date(dayStart(day, ZONE).getTime() + offset));

const claim = fc.record({
  article: fc.constantFrom(...ARTICLES),
  type: fc.constantFrom(...TYPES),
  tag: fc.constantFrom(...Object.values(Verdict)),
  anchor: fc.constantFrom(...Object.values(AnchorState)),
  contested: fc.boolean(),
  stale: fc.boolean(),
  unassessed: fc.boolean(),
  marker: fc.constantFrom(...USERS),
  assessors: fc.subarray(USERS),
  words: fc.constantFrom(...WORDS),
  at: moment,
  withdrawn: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
});
type Given = ReturnType<typeof sampleOf> & { id: string };
const sampleOf = () => fc.sample(claim, 1)[0] ?? expect.fail();

const newsroom = fc
  .array(claim, { maxLength: 25 })
  .map((claims): Given[] => claims.map((one, i) => ({ ...one, id: `claim-${String(i).padStart(2, "0")}` })));

const flag = fc.constantFrom("true", "false");
const filter = fc
  .record(
    {
      article: fc.subarray([...ARTICLES, "unknown"]),
      type: fc.subarray(TYPES),
      tag: fc.subarray(Object.values(Verdict)),
      anchor: fc.subarray(Object.values(AnchorState)),
      contested: flag,
      stale: flag,
      unassessed: flag,
      marker: fc.subarray(USERS),
      assessor: fc.subarray(USERS),
      from: fc.constantFrom(...DAYS),
      to: fc.constantFrom(...DAYS),
      q: fc.constantFrom("войници", "ПОБЕДА", "100%", "_", "%", "8000 около", "няма"),
      withdrawn: flag,
    },
    { requiredKeys: [] },
  )
  .map((query): ClaimFilter => ClaimFilter.parse(query));

/** The filter once more, in as plain a way as it can be said. */
function lets(one: Given, wanted: ClaimFilter): boolean {
  const among = (list: readonly string[] | undefined, ...values: string[]) =>
    list === undefined || list.length === 0 || values.some((value) => list.includes(value));
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, dateStyle: "short" }).format(one.at);
  const words = foldForSearch(wanted.q ?? "").split(" ");
  return (
    one.article !== "archived" &&
    one.withdrawn === (wanted.withdrawn ?? false) &&
    among(wanted.article, one.article) &&
    among(wanted.type, one.type) &&
    among(wanted.tag, one.tag) &&
    among(wanted.anchor, one.anchor) &&
    among(wanted.marker, one.marker) &&
    among(wanted.assessor, ...one.assessors) &&
    (wanted.contested ?? one.contested) === one.contested &&
    (wanted.stale ?? one.stale) === one.stale &&
    (wanted.unassessed ?? one.unassessed) === one.unassessed &&
    (wanted.from ?? day) <= day &&
    (wanted.to ?? day) >= day &&
    words.every((word) => foldForSearch(one.words).includes(word))
  );
}

async function empty(): Promise<void> {
  await write(async (tx) => {
    for (const table of ["Assessment", "Anchor", "Claim"])
      await tx.$executeRawUnsafe(`DELETE FROM "${table}"`);
  });
}

/** People, types and one article of each status, with one version. */
async function furnish(): Promise<void> {
  const createdAt = new Date("2026-01-01");
  await write(async (tx) => {
    await tx.settings.create({ data: { id: 1, timeZone: ZONE } });
    await tx.user.createMany({
      data: USERS.map((id) => ({
        id,
        email: id,
        name: `=Име ${id}`,
        passwordHash: "",
        role: "checker",
        preferences: {},
        createdAt,
      })),
    });
    await tx.claimType.createMany({
      data: TYPES.map((slug, position) => ({ slug, nameBg: slug, nameEn: slug, hue: "clay", position })),
    });
    for (const status of ARTICLES) {
      await tx.article.create({
        data: {
          id: status,
          title: status,
          titleFolded: status,
          language: "bg",
          status,
          importedById: "user-0",
          createdAt,
          updatedAt: createdAt,
        },
      });
      await tx.articleVersion.create({
        data: {
          id: `version-${status}`,
          articleId: status,
          number: 1,
          text: "",
          length: 0,
          blocks: [],
          sha256: status,
          intake: {},
          createdById: "user-0",
          createdAt,
        },
      });
    }
  });
}

async function fill(claims: readonly Given[]): Promise<void> {
  await empty();
  await write(async (tx) => {
    await tx.claim.createMany({
      data: claims.map((one) => ({
        id: one.id,
        articleId: one.article,
        typeSlug: one.type,
        wording: one.words,
        searchText: foldForSearch(one.words),
        revision: 1,
        withdrawnAt: one.withdrawn ? one.at : null,
        createdById: one.marker,
        createdAt: one.at,
        updatedAt: one.at,
        tag: one.tag,
        contested: one.contested,
        stale: one.stale,
        unassessed: one.unassessed,
        anchorState: one.anchor,
      })),
    });
    await tx.anchor.createMany({
      data: claims.map((one) => ({
        id: `anchor ${one.id}`,
        claimId: one.id,
        versionId: `version-${one.article}`,
        start: one.anchor === "lost" ? null : 3,
        end: one.anchor === "lost" ? null : 5,
        exact: one.words,
        prefix: "",
        suffix: "",
        paragraph: one.anchor === "lost" ? null : 1,
        state: one.anchor,
        changes: [],
        createdAt: one.at,
      })),
    });
    await tx.assessment.createMany({
      data: claims.flatMap((one) =>
        one.assessors.map((userId) => ({
          claimId: one.id,
          userId,
          verdict: one.tag,
          versionId: `version-${one.article}`,
          exact: one.words,
          typeSlug: one.type,
          createdAt: one.at,
          updatedAt: one.at,
        })),
      ),
    });
  });
}

/** Every claim of the list, page after page. */
async function listed(wanted: ClaimFilter, more: { limit?: number; sort?: ClaimSort } = {}) {
  const items: WireClaim[] = [];
  let cursor: string | null = null;
  do {
    const query: ClaimListQuery = ClaimListQuery.parse({ limit: 200, ...more });
    const page = await listClaims(EDITOR, { ...query, ...wanted, ...(cursor === null ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

async function exported(wanted: ClaimFilter) {
  let text = "";
  const options = { delimiter: ",", bom: false } as const;
  for await (const piece of exportClaims(EDITOR, wanted, { kind: "csv", options })) text += piece;
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return data.map(rowOfRecord);
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();
const HALT = { numRuns: 25 };

beforeEach(async () => {
  const close = await freshDatabase();
  await furnish();
  return close;
});

describe("claims under a filter", () => {
  it("are the same in the list, in the file and in the count, and those that the filter means", async () => {
    await fc.assert(
      fc.asyncProperty(
        newsroom,
        fc.array(filter, { minLength: 1, maxLength: 6 }),
        async (claims, filters) => {
          await fill(claims);
          for (const wanted of filters) {
            const meant = idsOf(claims.filter((one) => lets(one, wanted)));
            expect(idsOf(await listed(wanted))).toEqual(meant);
            expect((await exported(wanted)).map(({ claimId }) => claimId)).toEqual(meant);
            expect((await summarise(EDITOR, wanted)).total).toBe(meant.length);
          }
        },
      ),
      HALT,
    );
  });

  it("are as many in every list as the summary's number that opens it says", async () => {
    await fc.assert(
      fc.asyncProperty(newsroom, filter, async (claims, wanted) => {
        await fill(claims);
        const summary = await summarise(EDITOR, wanted);
        const holds = async (narrower: ClaimFilter, count: number) =>
          expect(await listed({ ...wanted, ...narrower })).toHaveLength(count);
        for (const { type, tag, count } of summary.byTypeAndTag)
          await holds({ type: [type], tag: [tag] }, count);
        for (const { day, count } of summary.byDay) await holds({ from: day, to: day }, count);
        // A filter that names a person already is not narrowed by another, but asks for either.
        for (const { user, marked, assessed } of summary.byPerson) {
          if (wanted.marker === undefined || wanted.marker.length === 0)
            await holds({ marker: [user.id] }, marked);
          if (wanted.assessor === undefined || wanted.assessor.length === 0)
            await holds({ assessor: [user.id] }, assessed);
        }
      }),
      HALT,
    );
  });

  it("add up to what plain SQL counts", async () => {
    await fc.assert(
      fc.asyncProperty(newsroom, async (claims) => {
        await fill(claims);
        const summary = await summarise(EDITOR, {});
        const count = async (condition: string) => {
          const [row] = await read().$queryRawUnsafe<{ n: bigint }[]>(
            `SELECT count(*) AS n FROM Claim WHERE withdrawnAt IS NULL AND articleId <> 'archived' AND ${condition}`,
          );
          return Number(row?.n);
        };
        expect(summary.total).toBe(await count("true"));
        for (const name of ["contested", "stale", "unassessed"] as const) {
          expect(summary.overlapping[name]).toBe(await count(name));
          expect(await listed({ [name]: true })).toHaveLength(summary.overlapping[name]);
        }
        for (const state of ["drifted", "lost"] as const) {
          expect(summary.overlapping[state]).toBe(await count(`anchorState = '${state}'`));
          expect(await listed({ anchor: [state] })).toHaveLength(summary.overlapping[state]);
        }
        for (const row of summary.overlappingByType)
          expect(row.lost).toBe(await count(`anchorState = 'lost' AND typeSlug = '${row.type}'`));
        for (const { type, tag, count: cell } of summary.byTypeAndTag)
          expect(cell).toBe(await count(`typeSlug = '${type}' AND tag = '${tag}'`));
        expect(summary.byDay.reduce((sum, { count: one }) => sum + one, 0)).toBe(summary.total);
        expect(summary.byPerson.reduce((sum, { marked }) => sum + marked, 0)).toBe(summary.total);
      }),
      HALT,
    );
  });

  it("come once each and in order, whatever the order and the size of a page", async () => {
    const sort = fc.constantFrom(...ClaimSort.options);
    await fc.assert(
      fc.asyncProperty(newsroom, sort, fc.integer({ min: 1, max: 4 }), async (claims, order, limit) => {
        await fill(claims);
        const items = await listed({}, { limit, sort: order });
        expect(idsOf(items)).toEqual(idsOf(claims.filter((one) => lets(one, {}))));
        const whole = await listed({}, { sort: order });
        expect(items.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
        const turned = await listed(
          {},
          {
            sort: ClaimSort.parse(order.startsWith("-") ? order.slice(1) : `-${order}`),
          },
        );
        expect(turned.map(({ id }) => id)).toEqual(whole.map(({ id }) => id).reverse());
      }),
      HALT,
    );
  });
});

describe("the days of the summary", () => {
  it("belong to the newsroom's time zone, on days when its clocks change too", async () => {
    await fill(
      [
        ["2026-03-28T21:59:59.999Z", "2026-03-28"],
        ["2026-03-28T22:00:00.000Z", "2026-03-29"],
        ["2026-03-29T20:59:59.999Z", "2026-03-29"],
        ["2026-03-29T21:00:00.000Z", "2026-03-30"],
      ].map(([at = ""], i) => ({
        ...sampleOf(),
        article: "open" as const,
        withdrawn: false,
        id: `claim-${i}`,
        at: new Date(at),
      })),
    );
    const { byDay } = await summarise(EDITOR, {});
    expect(byDay.map(({ day, count }) => [day, count])).toEqual([
      ["2026-03-28", 1],
      ["2026-03-29", 2],
      ["2026-03-30", 1],
    ]);
    expect(await listed({ from: "2026-03-29", to: "2026-03-29" })).toHaveLength(2);
  });

  it("follow the setting when the newsroom moves", async () => {
    const at = new Date("2026-05-01T21:30:00Z");
    await fill([{ ...sampleOf(), article: "open", withdrawn: false, id: "claim-0", at }]);
    await write((tx) => tx.settings.update({ where: { id: 1 }, data: { timeZone: "America/New_York" } }));
    expect((await summarise(EDITOR, {})).byDay[0]?.day).toBe(dayOf(at, "America/New_York"));
    expect(await listed({ from: addDays("2026-05-01", 1) })).toHaveLength(0);
  });
});

describe("a cursor", () => {
  it.each(["nonsense", "WzFd", ""])("that is none of ours (%j) is refused", async (cursor) => {
    const query = ClaimListQuery.parse({ cursor });
    await expect(listClaims(EDITOR, query)).rejects.toMatchObject({ code: "INVALID" });
  });
});
