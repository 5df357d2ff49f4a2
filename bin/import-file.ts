/**
 * An article from a file or a web address, for `npm start -- --article FILE` and `proofmark import FILE`, and a
 * new version of one, for `proofmark version ARTICLE FILE`.
 */
import { readFile } from "node:fs/promises";
import { addressKey } from "../lib/model/address";
import { AppError } from "../lib/model/errors";
import type { Actor } from "../lib/model/policy";
import type { FollowedCounts } from "../lib/model/wire-versions";
import { act } from "../lib/server/act";
import { importArticle, type Prepared, readArticle } from "../lib/server/articles";
import { read, type Transaction } from "../lib/server/db";
import { prepareVersion } from "../lib/server/making-version";
import { textOf } from "../lib/server/sources";
import { textBefore } from "../lib/server/version-text";
import type { TextWithBlocks } from "../lib/text/carried-blocks";

/** In whose name a file comes in: an article was imported by somebody, and a command line is nobody. */
async function importer(): Promise<Actor> {
  const administrator = await read().user.findFirst({
    where: { role: "admin", disabledAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true },
  });
  if (administrator !== null) return administrator;
  throw new AppError(
    "CONFLICT",
    "There is no administrator yet, in whose name to import. Nothing was stored.",
  );
}

/**
 * The bytes of a file.
 * @throws AppError `NOT_FOUND` or `UNSUPPORTED`, in a sentence, when it cannot be read
 */
export async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : null;
    if (code === "ENOENT") throw new AppError("NOT_FOUND", `There is no file ${path}.`, { cause });
    const why = code === "EISDIR" ? "is a folder" : "cannot be read";
    throw new AppError("UNSUPPORTED", `${path} ${why}.`, { cause });
  }
}

async function textAt(source: string, before?: TextWithBlocks): Promise<Prepared> {
  return textOf(/^https?:\/\//i.test(source) ? { url: source } : await bytesOf(source), {}, before);
}

/**
 * Imports a text or HTML file, or the page at a web address, unless a version with the same text is there.
 * @param source a path, or an address that begins with http:// or https://
 * @returns the article's id, and whether it was there before
 * @throws AppError as `textOf` and `bytesOf` have it
 */
export async function importFile(source: string): Promise<{ id: string; known: boolean }> {
  const prepared = await textAt(source);
  return act(await importer(), async (act) => {
    const before = await act.tx.articleVersion.findFirst({
      where: { sha256: prepared.sha256 },
      orderBy: { id: "asc" },
      select: { articleId: true },
    });
    if (before !== null) return { id: before.articleId, known: true };
    await refuseSecond(act.tx, prepared);
    return { id: (await importArticle(act, prepared)).id, known: false };
  });
}

/**
 * Whether what has changed is a correction or another article is for a person to see.
 * @throws AppError `CONFLICT` when an article from the same address is there, with other words
 */
async function refuseSecond(tx: Transaction, { intake }: Prepared): Promise<void> {
  const address = intake.metadata?.address;
  if (!address) return;
  const before = await tx.article.findFirst({
    where: { addressKey: addressKey(address), status: { not: "archived" } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  if (before === null) return;
  throw new AppError(
    "CONFLICT",
    `Article ${before.id} came from this address and its text has changed there: make a new version of it ` +
      "in the browser. Nothing was stored.",
  );
}

/**
 * Makes a version of an article, on top of its newest one, from what `importFile` takes.
 * @returns the number of the version, and what became of the live claims; null where the text is the same
 * @throws AppError as `textOf`, `bytesOf` and `prepareVersion` have it
 */
export async function versionFile(
  articleId: string,
  source: string,
): Promise<{ version: number; counts: FollowedCounts } | null> {
  const by = await importer();
  const { version: basedOn } = await readArticle(by, articleId);
  const prepared = await textAt(source, await textBefore(by, articleId, basedOn));
  const made = await act(by, await prepareVersion(by, articleId, prepared, { basedOn }));
  return made.created ? { version: made.version, counts: made.counts } : null;
}
