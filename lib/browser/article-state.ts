/**
 * What a page knows of the article itself, apart from its text and its claims, and how that grows with what
 * the server says: in a delta, which tells that something changed, or in the article read whole. Answers
 * overtake each other on the way, and an older one changes nothing.
 */
import type { ArticleSummary, Delta } from "../model/wire";

/** What stands above the text: what the article is called, and where it comes from. */
type Label = Pick<ArticleSummary, "title" | "sourceUrl" | "publisher" | "author" | "publishedAt">;

/** What is known of the article itself and may change while the page is open. */
export type ArticleState = Readonly<Label> & {
  readonly status: Delta["article"]["status"];
  readonly statusReason: string | null;
  readonly note: string;
  readonly metaRevision: number;
  /** The `metaRevision` at which note, reason and label were read: a delta tells of a change, not of its words. */
  readonly noteRevision: number;
  /** All that changed in the article up to this revision is known. */
  readonly revision: number;
  /** The newest version's number; greater than that of the page when the text on it is old. */
  readonly version: number;
};

/** What is taken over of an article that was read whole. */
export type ArticleRead = Label & Pick<ArticleSummary, "status" | "statusReason" | "note" | "metaRevision">;

/** Of an article that was read whole, what the state holds of it. */
function wordsOf(read: ArticleRead) {
  const { title, sourceUrl, publisher, author, publishedAt, status, statusReason, note, metaRevision } = read;
  const label = { title, sourceUrl, publisher, author, publishedAt };
  return { ...label, status, statusReason, note, metaRevision, noteRevision: metaRevision };
}

/** The state of an article as a page is drawn from it; `version` is the newest. */
export function drawnState(
  article: ArticleRead & Pick<ArticleSummary, "revision" | "version">,
): ArticleState {
  const { revision, version } = article;
  return { ...wordsOf(article), revision, version };
}

/** The state once a delta is taken in. */
export function withDelta(known: ArticleState, { article, revision, reset }: Delta): ArticleState {
  const { version, status, metaRevision } = article;
  // The server's own past has changed: nothing that was read of it holds.
  if (reset) return { ...known, status, metaRevision, noteRevision: 0, revision, version };
  const older = metaRevision < known.metaRevision;
  return { ...known, ...(older ? {} : { status, metaRevision }), revision, version };
}

/**
 * The state once the article was read, or answered a change of it. `revision` stays: what else changed up to
 * the answer's own, this page may not know.
 */
export function withArticle(known: ArticleState, read: ArticleRead): ArticleState {
  return read.metaRevision < known.metaRevision ? known : { ...known, ...wordsOf(read) };
}

/** Whether the words of a change are not known that a delta told of. */
export function isUnread({ metaRevision, noteRevision }: ArticleState): boolean {
  return metaRevision !== noteRevision;
}
