/**
 * Articles: bringing one in, the queue, and its metadata, status and note. Texts are immutable and
 * belong to versions.
 */
import { isDeepStrictEqual } from "node:util";
import { v7 } from "uuid";
import type { Prisma } from "../../prisma/generated/client";
import { addressKey } from "../model/address";
import { authoriseStatus } from "../model/article-status";
import { sumCoverage } from "../model/coverage";
import { AppError } from "../model/errors";
import { type Actor, authorise } from "../model/policy";
import { changedBySource, type SourceWords } from "../model/source-words";
import type { EventKind } from "../model/vocabulary";
import type {
  Article,
  ArticleSummary,
  Block,
  Coverage,
  Intake,
  PatchArticle,
  QueueQuery,
} from "../model/wire";
import type {
  ArticlePreview,
  ImportArticle,
  KnownArticle,
  LeftOut,
  SourceFields,
} from "../model/wire-import";
import { foldForSearch } from "../text/fold";
import { type Act, asJson, nextRevision, type Recorded, record } from "./act";
import { read, type Transaction } from "./db";
import { difference } from "./difference";
import { behind, NEWEST_FIRST, OLDEST_FIRST, pageOf } from "./keyset";
import { articleCoverage } from "./suggestions";
import { storeVersion } from "./versions";

/** A text ready to become a version. */
export type Prepared = {
  readonly text: string;
  /** In code points, in the order of the text. */
  readonly blocks: Block[];
  /** Code points. */
  readonly length: number;
  /** Of the text as UTF-8, hexadecimal. */
  readonly sha256: string;
  readonly intake: Intake;
  /** What of a page did not become text; empty for a text. */
  readonly leftOut: LeftOut[];
  /** What the source calls itself, else the first sentence: for an article that has no title of its own. */
  readonly title: string;
  /** "bg" or "en", as the text looks. */
  readonly language: string;
};

/** What an importer may say of an article; the rest is made of its text. */
export type ImportMeta = Omit<ImportArticle, keyof SourceFields>;

/** What a new version may say of its article. */
export type VersionMeta = Omit<ImportMeta, "id">;

const ARTICLE_SELECT = {
  id: true,
  title: true,
  sourceUrl: true,
  publisher: true,
  author: true,
  publishedAt: true,
  language: true,
  status: true,
  statusReason: true,
  note: true,
  revision: true,
  metaRevision: true,
  newestVersion: true,
  importedBy: { select: { id: true, name: true } },
  createdAt: true,
  updatedAt: true,
} as const satisfies Prisma.ArticleSelect;

type ArticleRow = Prisma.ArticleGetPayload<{ select: typeof ARTICLE_SELECT }>;
type Counts = ArticleSummary["counts"];

function toSummary(
  { newestVersion, ...row }: ArticleRow,
  counts: Counts,
  coverage: Coverage,
): ArticleSummary {
  return {
    ...row,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: newestVersion,
    counts,
    coverage,
  };
}

/** The counts of the live claims of each article, all zero for one without. */
async function countsOf(db: Transaction, ids: string[]): Promise<(id: string) => Counts> {
  const groups = await db.claim.groupBy({
    by: ["articleId", "tag", "contested", "stale", "unassessed", "anchorState"],
    where: { articleId: { in: ids }, withdrawnAt: null },
    _count: { _all: true },
    orderBy: { articleId: "asc" },
  });
  return (id) => {
    const own = groups.filter(({ articleId }) => articleId === id);
    const sum = (holds: (group: (typeof groups)[number]) => boolean) =>
      own.filter(holds).reduce((total, group) => total + group._count._all, 0);
    return {
      claims: sum(() => true),
      verified: sum(({ tag }) => tag === "verified"),
      unverified: sum(({ tag }) => tag === "unverified"),
      contested: sum(({ contested }) => contested),
      stale: sum(({ stale }) => stale),
      drifted: sum(({ anchorState }) => anchorState === "drifted"),
      lost: sum(({ anchorState }) => anchorState === "lost"),
      unassessed: sum(({ unassessed }) => unassessed),
    };
  };
}

/**
 * A page of the queue: without archived articles, unless the query asks for them.
 * @param also what the articles must be besides
 */
export async function listArticles(
  actor: Actor,
  { limit, cursor, status, q, order }: QueueQuery,
  also: Prisma.ArticleWhereInput = {},
): Promise<{ items: ArticleSummary[]; nextCursor: string | null }> {
  authorise(actor, "article:read");
  const newest = order === "newest";
  const rows = await read().article.findMany({
    where: {
      status: status === undefined ? { not: "archived" } : { in: status },
      ...(q === undefined ? {} : await titled(foldForSearch(q))),
      ...behind(cursor, newest ? "lt" : "gt"),
      AND: also,
    },
    orderBy: [...(newest ? NEWEST_FIRST : OLDEST_FIRST)],
    take: limit + 1,
    select: ARTICLE_SELECT,
  });
  const counts = await countsOf(
    read(),
    rows.map(({ id }) => id),
  );
  const coverages = new Map<string, Coverage>();
  for (const row of rows) coverages.set(row.id, await articleCoverage(read(), row));
  return pageOf(rows, limit, (row) =>
    toSummary(row, counts(row.id), coverages.get(row.id) ?? sumCoverage([])),
  );
}

/** Articles with these characters in their title. */
async function titled(words: string): Promise<Prisma.ArticleWhereInput> {
  const where = { titleFolded: { contains: words } };
  if (!/[%_]/.test(words)) return where;
  // To the LIKE that Prisma makes of it these two are not the characters a person typed.
  const rows = await read().$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Article" WHERE instr("titleFolded", ${words}) > 0`;
  return { id: { in: rows.map(({ id }) => id) } };
}

async function requireRow(db: Transaction, id: string): Promise<ArticleRow> {
  const row = await db.article.findUnique({ where: { id }, select: ARTICLE_SELECT });
  if (row === null) throw new AppError("NOT_FOUND", "There is no such article.");
  return row;
}

async function summaryOf(db: Transaction, row: ArticleRow): Promise<ArticleSummary> {
  const counts = await countsOf(db, [row.id]);
  return toSummary(row, counts(row.id), await articleCoverage(db, row));
}

async function articleOf(db: Transaction, id: string): Promise<Article> {
  const row = await requireRow(db, id);
  const version = await db.articleVersion.findUniqueOrThrow({
    where: { articleId_number: { articleId: id, number: row.newestVersion } },
    select: { text: true, blocks: true, sha256: true, length: true, intake: true },
  });
  return {
    ...(await summaryOf(db, row)),
    ...version,
    // The columns hold nothing but what an import recognised.
    blocks: version.blocks as Block[],
    intake: version.intake as Intake,
  };
}

/**
 * An article with its newest version's text and blocks.
 * @throws AppError `NOT_FOUND`
 */
export async function readArticle(actor: Actor, id: string): Promise<Article> {
  authorise(actor, "article:read");
  return articleOf(read(), id);
}

const KNOWN_SELECT = { id: true, title: true, status: true, newestVersion: true } as const;

/**
 * The oldest article of those that `where` finds, an archived one only when no other is there: work goes on
 * where it is not closed, and whoever brings an archived text in again is to know of it.
 */
async function findKnown(where: Prisma.ArticleWhereInput): Promise<KnownArticle | null> {
  for (const status of [{ not: "archived" }, "archived"] as const) {
    const found = await read().article.findFirst({
      where: { AND: [where, { status }] },
      orderBy: [...OLDEST_FIRST],
      select: KNOWN_SELECT,
    });
    if (found !== null) {
      const { newestVersion, ...known } = found;
      return { ...known, version: newestVersion };
    }
  }
  return null;
}

/** What an import would make of a text. Stores nothing. */
export async function previewArticle(
  actor: Actor,
  prepared: Prepared,
  meta: ImportMeta = {},
): Promise<ArticlePreview> {
  authorise(actor, "article:import");
  const address = meta.sourceUrl ?? prepared.intake.metadata?.address ?? null;
  return {
    ...prepared,
    title: meta.title || prepared.title,
    language: meta.language ?? prepared.language,
    existing: await findKnown({ versions: { some: { sha256: prepared.sha256 } } }),
    sameAddress: address === null ? null : await findKnown({ addressKey: addressKey(address) }),
  };
}

/**
 * Imports an article with its first version.
 * @throws AppError `FORBIDDEN`, or `ID_REUSED` when the id is another article's
 */
export async function importArticle(act: Act, prepared: Prepared, meta: ImportMeta = {}): Promise<Article> {
  const { tx, actor, at } = act;
  authorise(actor, "article:import");
  const { title, language, sha256, intake } = prepared;
  const id = meta.id ?? v7();
  const said = intake.metadata;
  // What a person left empty, having seen it, stays empty; what nobody was asked comes from the source.
  const or = <T>(given: T | undefined, own: T | undefined) => (given === undefined ? (own ?? null) : given);
  const data = {
    title: meta.title || title,
    sourceUrl: or(meta.sourceUrl, said?.address),
    publisher: or(meta.publisher, said?.publisher),
    author: or(meta.author, said?.author),
    publishedAt: or(meta.publishedAt, said?.publishedAt),
    language: meta.language ?? language,
  };
  const to = { ...data, sha256 };
  if (meta.id !== undefined && (await importedBefore(act, meta.id, to))) return articleOf(tx, id);
  await tx.article.create({
    data: {
      id,
      ...data,
      titleFolded: foldForSearch(data.title),
      addressKey: data.sourceUrl && addressKey(data.sourceUrl),
      publishedAt: data.publishedAt === null ? null : new Date(data.publishedAt),
      importedById: actor.id,
      createdAt: at,
      updatedAt: at,
    },
    select: { id: true },
  });
  await storeVersion(act, { articleId: id, number: 1 }, prepared);
  record(act, { kind: "article_imported", articleId: id, revision: 1, to });
  return articleOf(tx, id);
}

/** Whether this very import was made under its id; another one under it is refused. */
async function importedBefore({ tx, actor }: Act, id: string, to: Prisma.JsonObject): Promise<boolean> {
  const known = await tx.article.findUnique({ where: { id }, select: { importedById: true } });
  if (known === null) return false;
  const event = await tx.event.findFirst({
    where: { articleId: id, kind: "article_imported" },
    orderBy: { id: "asc" },
    select: { change: true },
  });
  if (known.importedById === actor.id && isDeepStrictEqual(event?.change, { from: {}, to })) return true;
  throw new AppError("ID_REUSED", "This id is another article's. Nothing was changed.");
}

/**
 * Changes what `patch` names; where nothing differs, nothing is recorded.
 * @param metaRevision the article's, as the change was made on
 * @throws AppError `NOT_FOUND`, `FORBIDDEN`, `INVALID`, or `STALE` with the article as it now is
 */
export async function patchArticle(
  act: Act,
  id: string,
  metaRevision: number,
  patch: PatchArticle,
): Promise<ArticleSummary> {
  const { tx, actor } = act;
  authorise(actor, "article:edit");
  const row = await requireRow(tx, id);
  const { status, reason, ...meta } = patch;
  if (status !== undefined) {
    authoriseStatus(actor, { status: row.status, importedById: row.importedBy.id }, status, reason);
    if (status === "checked" && row.status === "open" && reason === undefined) await refuseGaps(tx, row);
  } else if (reason !== undefined) {
    throw new AppError("INVALID", "A reason belongs to a status. Nothing was changed.", {
      errors: [{ pointer: "/reason", detail: "is wanted only with a status" }],
    });
  }
  if (row.metaRevision !== metaRevision) {
    throw new AppError("STALE", "The article has changed in the meantime. Nothing was changed now.", {
      current: await summaryOf(tx, row),
    });
  }
  const present = asJson(row);
  const events: Recorded[] = [];
  const add = (kind: EventKind, asked: object, more: Partial<Recorded> = {}) => {
    const changed = difference(present, asJson(asked));
    if (changed !== null) events.push({ kind, articleId: id, ...changed, ...more });
  };
  const { note, ...rest } = meta;
  add("article_changed", rest);
  add("article_note_changed", { note });
  add("article_status_changed", { status }, { reason: reason ?? null });
  if (events.length === 0) return summaryOf(tx, row);

  const revision = await nextRevision(act, id);
  const changed = await tx.article.update({
    where: { id },
    data: { ...columns(status === row.status ? meta : patch), metaRevision: revision },
    select: ARTICLE_SELECT,
  });
  record(act, ...events.map((event) => ({ ...event, revision })));
  return summaryOf(tx, changed);
}

/**
 * What a new version changes of its article beside the text, written with the revision of that version:
 * the metadata it names or its source changed, and a checked article is open again, since nobody has looked at the new text.
 * @returns whether anything was changed
 */
export async function changeWithVersion(
  act: Act,
  id: string,
  { title, ...meta }: VersionMeta,
  made: { revision: () => Promise<number>; reopens: boolean; said: SourceWords },
): Promise<boolean> {
  const row = await requireRow(act.tx, id);
  const present = asJson(row);
  const publishedAt = row.publishedAt?.toISOString() ?? null;
  const bySource = changedBySource({ ...row, publishedAt }, made.said);
  const named = { ...bySource, ...meta, ...(title && { title }) };
  const changed = difference(present, asJson(named));
  const reopened = made.reopens && row.status === "checked";
  if (changed === null && !reopened) return false;
  const revision = await made.revision();
  const status = reopened ? { status: "open" as const } : {};
  await act.tx.article.update({
    where: { id },
    data: { ...columns({ ...named, ...status }), metaRevision: revision },
    select: { id: true },
  });
  const events: Recorded[] = [];
  if (changed !== null) events.push({ kind: "article_changed", articleId: id, revision, ...changed });
  const opened = difference(present, status);
  if (opened !== null) events.push({ kind: "article_status_changed", articleId: id, revision, ...opened });
  record(act, ...events);
  return true;
}

/**
 * Does nothing where somebody has looked at every candidate.
 * @throws AppError `INVALID`: an article with gaps is called checked only with a reason
 */
async function refuseGaps(tx: Transaction, row: ArticleRow): Promise<void> {
  const { open } = await articleCoverage(tx, row);
  if (open === 0) return;
  throw new AppError("INVALID", `Nobody has looked at ${open} candidates. Nothing was changed.`, {
    errors: [{ pointer: "/reason", detail: "is wanted while candidates are open" }],
  });
}

/** The columns a patch sets; a field that is as it was may be set again. */
function columns(patch: PatchArticle): Prisma.ArticleUpdateInput {
  const { reason, publishedAt, title, status, sourceUrl, ...same } = patch;
  return {
    ...asJson(same),
    ...(sourceUrl === undefined ? {} : { sourceUrl, addressKey: sourceUrl && addressKey(sourceUrl) }),
    ...(title === undefined ? {} : { title, titleFolded: foldForSearch(title) }),
    ...(publishedAt === undefined ? {} : { publishedAt: publishedAt && new Date(publishedAt) }),
    ...(status === undefined ? {} : { status, statusReason: reason ?? null }),
  };
}
