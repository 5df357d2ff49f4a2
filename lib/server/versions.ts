/** The versions of an article's text, each immutable. */
import { v7 } from "uuid";
import type { Prisma } from "../../prisma/generated/client";
import { AppError } from "../model/errors";
import { type Actor, authorise } from "../model/policy";
import type { ArticleVersion, Block, Intake, VersionSummary } from "../model/wire";
import type { Act } from "./act";
import type { Prepared } from "./articles";
import { read, type Transaction } from "./db";

const SUMMARY_SELECT = {
  articleId: true,
  number: true,
  length: true,
  sha256: true,
  intake: true,
  createdBy: { select: { id: true, name: true } },
  createdAt: true,
} as const satisfies Prisma.ArticleVersionSelect;

function toSummary(row: Prisma.ArticleVersionGetPayload<{ select: typeof SUMMARY_SELECT }>): VersionSummary {
  // The column holds nothing but what an import recognised.
  return { ...row, intake: row.intake as Intake, createdAt: row.createdAt.toISOString() };
}

/**
 * All versions of an article, oldest first, without their texts.
 * @throws AppError `NOT_FOUND`
 */
export async function listVersions(actor: Actor, articleId: string): Promise<VersionSummary[]> {
  authorise(actor, "article:read");
  const rows = await read().articleVersion.findMany({
    where: { articleId },
    orderBy: { number: "asc" },
    select: SUMMARY_SELECT,
  });
  if (rows.length === 0) throw new AppError("NOT_FOUND", "There is no such article.");
  return rows.map(toSummary);
}

/** The newest version of an article that exists, without its text. */
export async function newestVersionOf(db: Transaction, articleId: string): Promise<VersionSummary> {
  const row = await db.articleVersion.findFirstOrThrow({
    where: { articleId },
    orderBy: { number: "desc" },
    select: SUMMARY_SELECT,
  });
  return toSummary(row);
}

/**
 * One version with its text and blocks.
 * @param number as an address has it
 * @throws AppError `NOT_FOUND`
 */
export async function readVersion(actor: Actor, articleId: string, number: string): Promise<ArticleVersion> {
  authorise(actor, "article:read");
  const row = await read().articleVersion.findUniqueOrThrow({
    where: { id: await requireVersionId(read(), articleId, number) },
    select: { ...SUMMARY_SELECT, text: true, blocks: true },
  });
  const { text, blocks, ...summary } = row;
  // The column holds nothing but the blocks we recognised.
  return { ...toSummary(summary), text, blocks: blocks as Block[] };
}

/**
 * The id of a version.
 * @param number as an address has it
 * @throws AppError `NOT_FOUND`
 */
export async function requireVersionId(db: Transaction, articleId: string, number: string): Promise<string> {
  const row = /^[1-9]\d{0,6}$/.test(number)
    ? await db.articleVersion.findUnique({
        where: { articleId_number: { articleId, number: Number(number) } },
        select: { id: true },
      })
    : null;
  if (row === null) throw new AppError("NOT_FOUND", "The article has no such version.");
  return row.id;
}

/** Stores a text as a version of an article and returns the version's id. */
export async function storeVersion(
  { tx, actor, at }: Act,
  { articleId, number }: { articleId: string; number: number },
  { text, blocks, length, sha256, intake }: Prepared,
): Promise<string> {
  const id = v7();
  const kept = { text, blocks, length, sha256, intake };
  await tx.articleVersion.create({
    data: { id, articleId, number, ...kept, createdById: actor.id, createdAt: at },
    select: { id: true },
  });
  return id;
}
