/**
 * What a source newly says of itself, against what it said before and what a person made of it: the rule of
 * three sides, by which a person's own correction is never undone by fetching again.
 */
import type { SourceMetadata } from "./wire";

/** What a source said of itself with the version before, and with this one; undefined where it was not asked. */
export type SourceWords = {
  readonly before: SourceMetadata | undefined;
  readonly now: SourceMetadata | undefined;
};

/** The same of an article, by its own names. */
type Described = {
  readonly title: string;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly publishedAt: string | null;
  readonly language: string;
  readonly sourceUrl: string | null;
};

/**
 * What changes of an article because its source changed it: fields that nobody has filled in, and fields
 * that still stand as the source had them before. What a source no longer says stays.
 */
export function changedBySource(article: Described, { before, now }: SourceWords): Partial<Described> {
  const pairs = [
    ["title", "title"],
    ["author", "author"],
    ["publisher", "publisher"],
    ["publishedAt", "publishedAt"],
    ["language", "language"],
    ["sourceUrl", "address"],
  ] as const;
  return Object.fromEntries(
    pairs.flatMap(([name, said]) => {
      const theirs = now?.[said] ?? null;
      const ours = article[name];
      const untouched = ours === null || (before !== undefined && ours === before[said]);
      return theirs !== null && theirs !== ours && untouched ? [[name, theirs]] : [];
    }),
  );
}
