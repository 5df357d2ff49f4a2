/**
 * The differences of two versions with the claims they touch. What differs follows from two texts that
 * never change, so it is worked out once and kept in memory; which claims lie there is asked each time.
 */
import { LRUCache } from "lru-cache";
import { type Actor, authorise } from "../model/policy";
import { compareVersions } from "../model/version-diff";
import type { DiffHunk, VersionDiff } from "../model/wire-versions";
import { requireArticle } from "./claims";
import { read } from "./db";
import { shared } from "./hub";
import { inSlices } from "./slices";
import { blockedText, versionText } from "./version-text";
import { requireVersionId } from "./versions";

type Hunk = Omit<DiffHunk, "claims">;

/** Hunks kept in memory, over all pairs of versions. */
const KEPT_HUNKS = 100_000;

function kept(): LRUCache<string, readonly Hunk[]> {
  return shared(
    "version diffs",
    () => new LRUCache({ maxSize: KEPT_HUNKS, sizeCalculation: (hunks) => hunks.length + 1 }),
  );
}

/**
 * Compares two versions of an article.
 * @throws AppError `NOT_FOUND`
 */
export async function readDiff(
  actor: Actor,
  articleId: string,
  { from, to }: { from: number; to: number },
): Promise<VersionDiff> {
  authorise(actor, "article:read");
  await requireArticle(read(), articleId);
  const before = await requireVersionId(read(), articleId, String(from));
  const after = await requireVersionId(read(), articleId, String(to));
  const hunks = await hunksOf(before, after);
  const [old, now] = [await placesIn(before), await placesIn(after)];
  return {
    from,
    to,
    hunks: hunks.map((hunk) => ({
      ...hunk,
      claims: [...new Set([...touched(old, hunk.from), ...touched(now, hunk.to)])],
    })),
  };
}

async function hunksOf(before: string, after: string): Promise<readonly Hunk[]> {
  const key = `${before} ${after}`;
  const known = kept().get(key);
  if (known !== undefined) return known;
  const [from, to] = [await versionText(read(), before), await versionText(read(), after)];
  const sorted = await inSlices(compareVersions(blockedText(from), blockedText(to)));
  const hunks = sorted.map(({ kind, pair, changes, ...hunk }) => ({
    kind,
    from: from.index.spanToCodePoints(hunk.from),
    to: to.index.spanToCodePoints(hunk.to),
    changes: [...changes],
    pair,
  }));
  kept().set(key, hunks);
  return hunks;
}

type Places = {
  /** By start, then id. */
  readonly places: readonly { claimId: string; start: number | null; end: number | null }[];
  /** Code points of the longest: no place that starts further before a stretch reaches into it. */
  readonly longest: number;
};

/** Where the live claims of an article lie in one version. */
async function placesIn(versionId: string): Promise<Places> {
  const places = await read().anchor.findMany({
    where: { versionId, start: { not: null }, claim: { withdrawnAt: null } },
    orderBy: [{ start: "asc" }, { id: "asc" }],
    select: { claimId: true, start: true, end: true },
  });
  return {
    places,
    longest: places.reduce((most, { start, end }) => Math.max(most, (end ?? 0) - (start ?? 0)), 0),
  };
}

/** The claims that a stretch overlaps, or, where it is empty, that it stands inside of. */
function touched({ places, longest }: Places, { start, end }: { start: number; end: number }): string[] {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.start ?? 0) < start - longest) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; at < places.length; at += 1) {
    const place = places[at];
    if (place === undefined || (place.start ?? 0) >= Math.max(end, start + 1)) break;
    const inside = start === end ? (place.start ?? 0) < start : true;
    if (inside && (place.end ?? 0) > start) found.push(place.claimId);
  }
  return found;
}
