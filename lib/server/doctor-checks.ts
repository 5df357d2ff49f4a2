/**
 * What a sound newsroom looks like, question by question: nothing is taken from the stored value it is
 * compared with. Each look yields once for everything it looked at: null where it is in order, else a
 * sentence that names the thing by its id and quotes nothing of what people wrote.
 */
import { createHash } from "node:crypto";
import { AppError } from "../model/errors";
import { placeIn } from "../model/placing";
import type { Block } from "../model/wire";
import { TextIndex } from "../text/offsets";
import type { Transaction } from "./db";
import { type Derived, derivedOfArticles, derivedOfClaims, rowsOf } from "./deriving";
import { MIGRATIONS, migrationNames } from "./migrate";
import { PAST } from "./pasts";

export type Look = (db: Transaction) => AsyncGenerator<string | null, void>;

/** Rows read at once. */
const PAGE = 500;

/** What a comparison in SQL comes out as: the driver gives numbers for some expressions, bigints for others. */
const yes = (value: unknown) => Number(value) === 1;

async function* integrity(db: Transaction) {
  const rows = await db.$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`;
  for (const { integrity_check: said } of rows) yield said === "ok" ? null : `SQLite says: ${said}.`;
}

async function* foreignKeys(db: Transaction) {
  const rows = await db.$queryRaw<{ table: string; rowid: unknown; parent: string }[]>`
    PRAGMA foreign_key_check`;
  for (const { table, rowid, parent } of rows) {
    yield `Row ${rowid} of ${table} names a row of ${parent} that is not there.`;
  }
}

/** A migration as the database remembers it. */
export type Migration = { readonly name: string; readonly finished: boolean };

/** The migrations that a file went through, in order. */
export async function migrationsOf(db: Transaction): Promise<Migration[]> {
  const rows = await db.$queryRaw<{ name: string; finished: unknown }[]>`
    SELECT "migration_name" AS "name", "finished_at" AS "finished" FROM "_prisma_migrations"
    WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`;
  return rows.map(({ name, finished }) => ({ name, finished: finished !== null }));
}

async function* migrations(db: Transaction) {
  const applied = await migrationsOf(db);
  const known = await migrationNames(MIGRATIONS);
  for (const { name, finished } of applied) {
    if (!finished) yield `The migration ${name} was begun and not ended.`;
    else yield known.includes(name) ? null : `The migration ${name} is unknown to this version of Proofmark.`;
  }
  const names = applied.map(({ name }) => name);
  for (const name of known) if (!names.includes(name)) yield `The migration ${name} is missing.`;
}

async function* articles(db: Transaction) {
  const rows = rowsOf((after) =>
    db.article.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: PAGE,
      select: {
        id: true,
        newestVersion: true,
        versions: { select: { number: true }, orderBy: { number: "asc" } },
      },
    }),
  );
  for await (const { id, newestVersion, versions } of rows) {
    const numbers = versions.map(({ number }) => number);
    if (numbers.some((number, i) => number !== i + 1)) yield `Article ${id} lacks a version.`;
    else if (numbers.length !== newestVersion)
      yield `Article ${id} names another newest version than it has.`;
    else yield null;
  }
}

/** The newest of these events of an article set its `metaRevision`. */
const META_KINDS = `'article_imported', 'article_changed', 'article_status_changed', 'article_note_changed'`;

/** Every revision of an article was made by an event, and every event made one that is counted, in its past. */
async function* counters(db: Transaction) {
  const rows = await db.$queryRawUnsafe<{ id: string; counted: unknown; told: unknown; meta: unknown }[]>(`
    SELECT a."id" AS "id",
      max(e."revision") <= a."revision" AND (a."revision" - max(e."revision")) % ${PAST} = 0 AS "counted",
      count(DISTINCT e."revision") IS a."revision" % ${PAST} AS "told",
      max(iif(e."kind" IN (${META_KINDS}), e."revision", NULL)) IS a."metaRevision" AS "meta"
    FROM "Article" a LEFT JOIN "Event" e ON e."articleId" = a."id" GROUP BY a."id" ORDER BY a."id"`);
  for (const { id, counted, told, meta } of rows) {
    if (!yes(counted)) yield `Article ${id} counts other changes than its events tell of.`;
    else if (!yes(told)) yield `A change of article ${id} has no event.`;
    else
      yield yes(meta) ? null : `Article ${id} counts another change of its metadata than its events tell of.`;
  }
}

/** A claim's or dismissal's own revision is one that an event of its article made. */
async function* revisions(db: Transaction) {
  for (const table of ["Claim", "Dismissal"]) {
    const rows = await db.$queryRawUnsafe<{ id: string; told: unknown }[]>(`
      SELECT c."id" AS "id", EXISTS (SELECT 1 FROM "Event" e
        WHERE e."articleId" = c."articleId" AND e."revision" = c."revision") AS "told"
      FROM "${table}" c ORDER BY c."id"`);
    for (const { id, told } of rows) {
      yield yes(told) ? null : `${table} ${id} is at a revision that no event made.`;
    }
  }
}

function faultOfText(text: string, blocks: readonly Block[], kept: { sha256: string; length: number }) {
  if (createHash("sha256").update(text).digest("hex") !== kept.sha256) return "is not the text it was";
  if (new TextIndex(text).length !== kept.length) return "has another length than is kept";
  const fits = blocks.every(({ start, end }, i) => {
    const before = blocks[i - 1]?.start ?? 0;
    return start >= before && start < end && end <= kept.length;
  });
  return fits ? null : "has blocks outside the text or out of order";
}

async function* versions(db: Transaction) {
  const rows = rowsOf((after) =>
    // One text at a time: each may have five million signs.
    db.articleVersion.findMany({ where: { id: { gt: after } }, orderBy: { id: "asc" }, take: 1 }),
  );
  for await (const { id, text, blocks, sha256, length } of rows) {
    // The column holds nothing but the blocks we recognised.
    const fault = faultOfText(text, blocks as Block[], { sha256, length });
    yield fault === null ? null : `Version ${id} ${fault}.`;
  }
}

type Placed = {
  id: string;
  start: number | null;
  end: number | null;
  exact: string;
  prefix: string;
  suffix: string;
  paragraph?: number | null;
};

/** What is wrong with a place in a text, or null. */
function faultOfPlace(index: TextIndex, blocks: readonly Block[], kept: Placed): string | null {
  const { start, end, exact } = kept;
  if (start === null || end === null) {
    return start === end && (kept.paragraph ?? null) === null ? null : "has half a place";
  }
  try {
    const { prefix, suffix, paragraph } = placeIn(index, blocks, { start, end, exact });
    if (prefix !== kept.prefix || suffix !== kept.suffix) return "lies between other words than it says";
    return kept.paragraph === undefined || kept.paragraph === paragraph ? null : "lies in another paragraph";
  } catch (error) {
    if (error instanceof AppError) return "names other words than stand at its place";
    throw error;
  }
}

async function* places(db: Transaction) {
  const place = { id: true, start: true, end: true, exact: true, prefix: true, suffix: true } as const;
  const rows = rowsOf((after) =>
    db.articleVersion.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: 1,
      select: { id: true, text: true, blocks: true },
    }),
  );
  for await (const version of rows) {
    const index = new TextIndex(version.text);
    // The column holds nothing but the blocks we recognised.
    const blocks = version.blocks as Block[];
    const here = { versionId: version.id };
    const anchors = rowsOf((after) =>
      db.anchor.findMany({
        where: { ...here, id: { gt: after } },
        orderBy: { id: "asc" },
        take: PAGE,
        select: { ...place, paragraph: true, state: true },
      }),
    );
    for await (const anchor of anchors) {
      const lost = anchor.state === "lost";
      const fault =
        lost === (anchor.start === null) ? faultOfPlace(index, blocks, anchor) : "is lost and has a place";
      yield fault === null ? null : `Anchor ${anchor.id} ${fault}.`;
    }
    const dismissals = rowsOf((after) =>
      db.dismissal.findMany({
        where: { ...here, id: { gt: after } },
        orderBy: { id: "asc" },
        take: PAGE,
        select: place,
      }),
    );
    for await (const dismissal of dismissals) {
      const fault = faultOfPlace(index, blocks, dismissal);
      yield fault === null ? null : `Dismissal ${dismissal.id} ${fault}.`;
    }
  }
}

/** A claim has one place in each version since it was marked, and the one in the newest is marked as such. */
async function* present(db: Transaction) {
  const rows = await db.$queryRaw<{ id: string; one: unknown; own: unknown }[]>`
    SELECT c."id" AS "id",
      sum(n."newest") IS 1 AND sum(n."newest" AND v."number" = a."newestVersion") IS 1 AS "one",
      coalesce(sum(v."articleId" <> c."articleId"), 0) = 0 AS "own"
    FROM "Claim" c JOIN "Article" a ON a."id" = c."articleId" LEFT JOIN "Anchor" n ON n."claimId" = c."id"
      LEFT JOIN "ArticleVersion" v ON v."id" = n."versionId" GROUP BY c."id" ORDER BY c."id"`;
  for (const { id, one, own } of rows) {
    if (!yes(one)) yield `Claim ${id} has no one place in the newest version.`;
    else yield yes(own) ? null : `Claim ${id} has a place in another article.`;
  }
}

/** What is stored for speed against what follows from the rest. */
async function* derived(what: string, rows: AsyncGenerator<Derived, void>) {
  for await (const { id, right } of rows) {
    const names = Object.keys(right).join(", ");
    yield names === "" ? null : `${what} ${id} stores another ${names} than follows from the rest.`;
  }
}

/** A verdict is given on a version of the claim's own article. */
async function* verdicts(db: Transaction) {
  for (const table of ["Assessment", "Decision"]) {
    const rows = await db.$queryRawUnsafe<{ id: string; own: unknown }[]>(`
      SELECT g."claimId" AS "id", v."articleId" = c."articleId" AS "own" FROM "${table}" g
      JOIN "Claim" c ON c."id" = g."claimId" JOIN "ArticleVersion" v ON v."id" = g."versionId"
      ORDER BY g."claimId"`);
    for (const { id, own } of rows) {
      yield yes(own) ? null : `A verdict on claim ${id} was given on another article.`;
    }
  }
}

/** What was answered to a keyed write is there: a mark that was acknowledged has its claim. */
async function* receipts(db: Transaction) {
  const rows = await db.$queryRaw<{ key: string; sound: unknown }[]>`
    SELECT r."key" AS "key", length(r."requestHash") = 64 AND (r."status" = 0 OR r."status" BETWEEN 200 AND 299)
      AND (r."answer" ->> '$.claim.id' IS NULL
        OR EXISTS (SELECT 1 FROM "Claim" c WHERE c."id" = r."answer" ->> '$.claim.id')) AS "sound"
    FROM "Receipt" r ORDER BY r."createdAt", r."key"`;
  for (const { key, sound } of rows) {
    yield yes(sound) ? null : `The receipt ${key} answers for something that is not there.`;
  }
}

/** Every look, by the name it is reported under, in order. */
export const LOOKS: Readonly<Record<string, Look>> = {
  file: integrity,
  "foreign keys": foreignKeys,
  migrations,
  articles,
  "revision counters": counters,
  "revisions of claims and dismissals": revisions,
  "texts of versions": versions,
  "places in texts": places,
  "places in the newest version": present,
  "derived values of articles": (db) => derived("Article", derivedOfArticles(db)),
  "derived values of claims": (db) => derived("Claim", derivedOfClaims(db)),
  "versions of verdicts": verdicts,
  receipts,
};
