/** Puts a generated article with its claims into the newsroom of a running server. */
import { v7 } from "uuid";
import { read, write } from "../../lib/server/db";
import { laidAnchor } from "../laid-anchor";
import type { Sample } from "./text";

const TYPES = ["troop-count", "missile-count", "quote", "quantity", "statement"];
const SLICE = 500;

/**
 * Imports the text by the server, which recognises its blocks, then writes the claims beside it: ten
 * thousand requests would measure something else.
 * @param session the cookie of somebody signed in
 * @returns the article's id
 */
export async function furnish(base: string, session: string, article: Sample): Promise<string> {
  const answer = await fetch(`${base}/api/v1/articles`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: base, Cookie: session, "Idempotency-Key": v7() },
    body: JSON.stringify({ text: article.text, title: `Проба ${article.places.length}`, language: "bg" }),
  });
  if (!answer.ok) throw new Error(`The import was refused: ${await answer.text()}`);
  const { id } = (await answer.json()) as { id: string };
  const version = await read().articleVersion.findFirstOrThrow({ where: { articleId: id } });
  const user = await read().user.findFirstOrThrow({ where: { email: "checker@demo.local" } });
  const createdAt = new Date();
  const claims = article.places.map(({ start, end }, i) => ({
    claimId: v7(),
    type: TYPES[i % TYPES.length] ?? "statement",
    start,
    end,
    exact: version.text.slice(start, end),
    verified: i % 3 > 0,
  }));
  for (let from = 0; from < claims.length; from += SLICE) {
    const slice = claims.slice(from, from + SLICE);
    await write(async (tx) => {
      await tx.claim.createMany({
        data: slice.map(({ claimId, type, exact, verified }) => ({
          id: claimId,
          articleId: id,
          typeSlug: type,
          wording: exact,
          searchText: "",
          revision: 1,
          createdById: user.id,
          createdAt,
          updatedAt: createdAt,
          tag: verified ? ("verified" as const) : ("unverified" as const),
          unassessed: false,
        })),
      });
      await tx.anchor.createMany({
        data: slice.map(({ claimId, ...place }) =>
          laidAnchor(place, { claimId, versionId: version.id, createdAt }),
        ),
      });
    });
  }
  return id;
}
