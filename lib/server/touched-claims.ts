/** What a comparison says of the claims its changes touch: enough to name each and lead to it. */
import { unpackClaims } from "../model/packed";
import type { Actor } from "../model/policy";
import { type Sign, signOf } from "../model/sign";
import type { Article } from "../model/wire";
import type { DiffHunk } from "../model/wire-versions";
import { TextIndex } from "../text/offsets";
import { codePointSpan } from "../text/units";
import { readPackedClaims } from "./reader";

/** A claim as it now stands: its words in the newest version, or the last it had. */
type TouchedClaim = { readonly type: string; readonly sign: Sign; readonly words: string };

/** The live claims that the changes touch, by id. */
export async function readTouchedClaims(
  actor: Actor,
  article: Pick<Article, "id" | "version" | "text">,
  hunks: readonly Pick<DiffHunk, "claims">[],
): Promise<Record<string, TouchedClaim>> {
  const touched = new Set(hunks.flatMap(({ claims }) => claims));
  if (touched.size === 0) return {};
  const packed = await readPackedClaims(actor, article.id, article.version);
  const index = new TextIndex(article.text);
  const wordsAt = (start: number, end: number) => {
    const span = index.spanToUtf16(codePointSpan(start, end));
    return article.text.slice(span.start, span.end);
  };
  const claims = unpackClaims(packed, wordsAt).filter(({ id }) => touched.has(id));
  return Object.fromEntries(
    claims.map((claim) => [claim.id, { type: claim.type, sign: signOf(claim), words: claim.anchor.exact }]),
  );
}
