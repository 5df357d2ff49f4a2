/** What the reader's page is drawn from: all live claims of an article, in columns, by one lean query. */
import { LRUCache } from "lru-cache";
import { type PackedClaims, packClaims } from "../model/packed";
import { type Actor, authorise } from "../model/policy";
import type { AnchorState } from "../model/vocabulary";
import type { Article } from "../model/wire";
import { blockLanguage } from "../text/language";
import { TextIndex } from "../text/offsets";
import { codePointSpan } from "../text/units";
import { read } from "./db";
import { shared } from "./hub";
import { STOOD_COLUMNS, STOOD_LIVE, type Stood, type StoodRow, stoodOf } from "./stood";

type Row = Pick<StoodRow, keyof Stood> & {
  id: string;
  revision: number;
  createdAt: Date;
  personId: string;
  personName: string;
  state: AnchorState;
  start: number | null;
  end: number | null;
  lostWords: string | null;
};

/**
 * The live claims of an article with their places in `version`; in an old one, as they stood when the next
 * was made. What a page does not paint (verdicts, reasons, values) is left where it is: a claim is read in
 * full when it is opened.
 */
export async function readPackedClaims(
  actor: Actor,
  articleId: string,
  version: number,
): Promise<PackedClaims> {
  authorise(actor, "article:read");
  // One join by hand: through relations Prisma asks three times and builds ten thousand nested objects.
  const rows = await read().$queryRaw<Row[]>`
    SELECT c."id", ${STOOD_COLUMNS}, c."revision",
      c."createdAt", u."id" AS "personId", u."name" AS "personName",
      a."state", a."start", a."end", CASE WHEN a."start" IS NULL THEN a."exact" END AS "lostWords"
    FROM "ArticleVersion" v
    JOIN "Anchor" a ON a."versionId" = v."id"
    JOIN "Claim" c ON c."id" = a."claimId"
    JOIN "User" u ON u."id" = c."createdById"
    WHERE v."articleId" = ${articleId} AND v."number" = ${version} AND ${STOOD_LIVE}
    ORDER BY c."id"`;
  return packClaims(
    rows.map((row) => {
      const { id, createdAt, personId, personName, state, start, end, lostWords, revision } = row;
      return {
        id,
        ...stoodOf(row),
        revision,
        createdAt: createdAt.toISOString(),
        createdBy: { id: personId, name: personName },
        anchor: { state, start, end, exact: lostWords ?? "" },
      };
    }),
  );
}

/** Articles whose blocks' languages are kept in memory. */
const KEPT_LANGUAGES = 1000;

function keptLanguages(): LRUCache<string, Record<number, string>> {
  return shared("block languages", () => new LRUCache({ max: KEPT_LANGUAGES }));
}

/**
 * The language of every block that is in another one than its article, by block number. It follows from
 * the text alone, so it is worked out once a text.
 */
export function blockLanguages(
  article: Pick<Article, "text" | "sha256" | "blocks" | "language">,
): Record<number, string> {
  const key = `${article.sha256} ${article.language}`;
  const known = keptLanguages().get(key);
  if (known !== undefined) return known;
  const index = new TextIndex(article.text);
  const foreign: Record<number, string> = {};
  for (const [number, { start, end }] of article.blocks.entries()) {
    const span = index.spanToUtf16(codePointSpan(start, end));
    const language = blockLanguage(article.text, span, article.language);
    if (language !== article.language) foreign[number] = language;
  }
  keptLanguages().set(key, foreign);
  return foreign;
}
