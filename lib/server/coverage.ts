/** How far the newsroom has looked at its candidates, article by article, for the editor. */
import { type Actor, authorise } from "../model/policy";
import type { ClaimFilter } from "../model/wire";
import { read } from "./db";
import { articleRun } from "./suggestions";

/** An article and what became of its candidates; see `runOf`. */
export type CoveredArticle = { id: string; title: string; language: string; run: string };

/**
 * The articles a filter names, else all that are in work or checked, newest first. An article without a
 * claim is among them: it may be the one that nobody has looked at. The filter's other parts are about
 * claims.
 */
export async function readCoverage(actor: Actor, filter: ClaimFilter): Promise<CoveredArticle[]> {
  authorise(actor, "summary:read");
  const named = filter.article ?? [];
  const articles = await read().article.findMany({
    where: named.length > 0 ? { id: { in: named } } : { status: { in: ["open", "checked"] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, title: true, language: true, revision: true, newestVersion: true },
  });
  const covered: CoveredArticle[] = [];
  // One after the other: a text seen for the first time is read by the finder, and others want a turn.
  for (const { id, title, language, ...at } of articles) {
    covered.push({ id, title, language, run: await articleRun(read(), { id, ...at }) });
  }
  return covered;
}
