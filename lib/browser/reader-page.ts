/** What the reader is drawn from: the same whether it comes from the server or was kept for later. */
import type { PackedClaims } from "../model/packed";
import type { PackedCandidates, PackedDismissals } from "../model/packed-candidates";
import type { Actor } from "../model/policy";
import type { Article, Block, ClaimType, Preferences, VersionSummary } from "../model/wire";

/** What of the article the reader shows around the text. */
export type ReaderArticle = Pick<
  Article,
  | "id"
  | "title"
  | "sourceUrl"
  | "publisher"
  | "author"
  | "publishedAt"
  | "language"
  | "version"
  | "importedBy"
>;

/** An article with its marks and candidates, as it stood at its revision. */
export type ReaderPage = {
  article: ReaderArticle & Pick<Article, "status" | "statusReason" | "note" | "revision" | "metaRevision">;
  text: string;
  blocks: readonly Block[];
  claims: PackedClaims;
  candidates: PackedCandidates;
  dismissals: PackedDismissals;
  types: readonly ClaimType[];
  /** All versions of the article, oldest first. */
  versions: readonly VersionSummary[];
  /** The newest version's number, where the page is there to read an older one. */
  newest?: number;
  me: Actor;
};

/** All that a reader is made from. `languages`: of each block by number, where it is not the article's own. */
export type ReaderSource = {
  page: ReaderPage;
  preferences: Preferences;
  languages: Readonly<Record<number, string>>;
};
