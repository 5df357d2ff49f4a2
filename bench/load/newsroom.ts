/** The articles people come to at once, and claims that lie on one of them before anybody comes. */
import { v7 } from "uuid";
import type { Actor } from "../../lib/model/policy";
import { act } from "../../lib/server/act";
import { importArticle } from "../../lib/server/articles";
import { closeDatabase, openDatabase, read, write } from "../../lib/server/db";
import { prepareText } from "../../lib/server/intake";
import type { Newsroom, Place } from "../durability/newsroom";
import { laidAnchor } from "../laid-anchor";

/** A place may be narrowed by fewer signs than this at either end, which makes so many squared of one. */
const CUTS = 5;
const SLICE = 500;

/** The n-th place to mark: each sentence in turn, and a little narrower every time round. */
export function placeAt(places: readonly Place[], n: number): Place {
  const place = places[n % places.length];
  const cut = Math.floor(n / places.length);
  if (place === undefined || cut >= CUTS * CUTS) throw new Error(`There is no ${n}th place.`);
  const [front, back] = [cut % CUTS, Math.floor(cut / CUTS)];
  const { start, end, exact } = place;
  return { start: start + front, end: end - back, exact: exact.slice(front, exact.length - back) };
}

/**
 * Adds an article with the same sentences as the newsroom's own, in a data folder that no server works in,
 * and puts claims on its first `claims` places straight into the database.
 * @returns its id
 */
export async function addArticle({ database, writers, places, articleId }: Newsroom, claims: number) {
  const [first] = writers;
  if (first === undefined) throw new Error("A newsroom needs somebody.");
  openDatabase(database);
  try {
    const { text } = await read().articleVersion.findFirstOrThrow({ where: { articleId } });
    const { id } = await act(first, (act) => importArticle(act, prepareText(text)));
    for (let from = 0; from < claims; from += SLICE) {
      const count = Math.min(SLICE, claims - from);
      await lay(
        first,
        id,
        Array.from({ length: count }, (_, n) => placeAt(places, from + n)),
      );
    }
    return id;
  } finally {
    await closeDatabase();
  }
}

async function lay(by: Actor, articleId: string, places: readonly Place[]): Promise<void> {
  const createdAt = new Date();
  const made = places.map((place) => ({ place, claimId: v7() }));
  await write(async (tx) => {
    const { id: versionId } = await tx.articleVersion.findFirstOrThrow({ where: { articleId } });
    await tx.claim.createMany({
      data: made.map(({ place, claimId }) => ({
        id: claimId,
        articleId,
        typeSlug: "troop-count",
        wording: place.exact,
        searchText: place.exact,
        revision: 1,
        createdById: by.id,
        createdAt,
        updatedAt: createdAt,
      })),
    });
    await tx.anchor.createMany({
      data: made.map(({ place, claimId }) => laidAnchor(place, { claimId, versionId, createdAt })),
    });
  });
}
