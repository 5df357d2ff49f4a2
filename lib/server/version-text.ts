/**
 * The texts of versions, ready for placing claims: immutable, so the ones in use stay in memory and
 * marking costs the same in a long article as in a short one.
 */
import { LRUCache } from "lru-cache";
import { type Actor, authorise } from "../model/policy";
import type { Block } from "../model/wire";
import type { TextWithBlocks } from "../text/carried-blocks";
import { TextIndex } from "../text/offsets";
import type { BlockedText } from "../text/pieces";
import { codePointSpan } from "../text/units";
import { read, type Transaction } from "./db";
import { shared } from "./hub";
import { definedOf } from "./intake";

export type VersionText = {
  readonly index: TextIndex;
  /** In code points, in the order of the text. */
  readonly blocks: readonly Block[];
};

/** The text with its blocks in UTF-16 units, as two versions are compared. */
export function blockedText({ index, blocks }: VersionText): BlockedText {
  return {
    text: index.text,
    blocks: blocks.map(({ kind, start, end }) => ({ kind, ...index.spanToUtf16(codePointSpan(start, end)) })),
  };
}

/** UTF-16 code units of text kept: a dozen of the largest articles, thousands of ordinary ones. */
const KEPT_UNITS = 64 * 1024 * 1024;

function kept(): LRUCache<string, VersionText> {
  return shared(
    "version texts",
    () =>
      new LRUCache<string, VersionText>({
        maxSize: KEPT_UNITS,
        sizeCalculation: ({ index }) => index.text.length + 1,
      }),
  );
}

/** The text of a version that exists. */
export async function versionText(db: Transaction, versionId: string): Promise<VersionText> {
  const known = kept().get(versionId);
  if (known !== undefined) return known;
  const { text, blocks } = await db.articleVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { text: true, blocks: true },
  });
  // The column holds nothing but the blocks we recognised.
  const made = { index: new TextIndex(text), blocks: blocks as Block[] };
  kept().set(versionId, made);
  return made;
}

/**
 * A version's text with all that is known of its blocks, in UTF-16 units, for one that is to follow it.
 * @returns undefined where the article has no version of that number: whoever makes the next one is told so
 */
export async function textBefore(
  actor: Actor,
  articleId: string,
  number: number,
): Promise<TextWithBlocks | undefined> {
  authorise(actor, "article:read");
  const version = await read().articleVersion.findUnique({
    where: { articleId_number: { articleId, number } },
    select: { id: true },
  });
  if (version === null) return undefined;
  const { index, blocks } = await versionText(read(), version.id);
  return {
    text: index.text,
    blocks: blocks.map((block) => ({
      ...definedOf(block),
      ...index.spanToUtf16(codePointSpan(block.start, block.end)),
    })),
  };
}
