/** What the reader's page is drawn from: all live claims of an article, in columns, by one lean query. */
import { type PackedClaims, packClaims } from "../model/packed";
import { type Actor, authorise } from "../model/policy";
import type { Block } from "../model/wire";
import { blockLanguage } from "../text/language";
import { TextIndex } from "../text/offsets";
import { codePointSpan } from "../text/units";
import { read } from "./db";

/**
 * The live claims of an article with their places in its newest version. What a page does not paint
 * (verdicts, reasons, values) is left where it is: a claim is read in full when it is opened.
 */
export async function readPackedClaims(actor: Actor, articleId: string): Promise<PackedClaims> {
  authorise(actor, "article:read");
  const rows = await read().claim.findMany({
    where: { articleId, withdrawnAt: null },
    orderBy: { id: "asc" },
    select: {
      id: true,
      typeSlug: true,
      tag: true,
      contested: true,
      stale: true,
      unassessed: true,
      revision: true,
      createdAt: true,
      createdBy: { select: { id: true, name: true } },
      anchors: { where: { newest: true }, select: { state: true, start: true, end: true, exact: true } },
    },
  });
  return packClaims(
    rows.flatMap(({ anchors: [anchor], typeSlug, createdAt, ...row }) =>
      anchor === undefined ? [] : [{ ...row, type: typeSlug, createdAt: createdAt.toISOString(), anchor }],
    ),
  );
}

/**
 * The language of every block that is in another one than its article, by block number.
 * @param blocks in code points
 */
export function blockLanguages(
  text: string,
  blocks: readonly Block[],
  articleLanguage: string,
): Record<number, string> {
  const index = new TextIndex(text);
  const foreign: Record<number, string> = {};
  for (const [number, { start, end }] of blocks.entries()) {
    const span = index.spanToUtf16(codePointSpan(start, end));
    const language = blockLanguage(text, span, articleLanguage);
    if (language !== articleLanguage) foreign[number] = language;
  }
  return foreign;
}
