"use client";
/** What stands above the text: where it comes from, its title, and how far the work on it has come. */
import { useFormatter, useTranslations } from "use-intl/react";
import { isWebAddress } from "@/lib/model/address";
import { AdriftBar } from "../versions/adrift-bar";
import { VersionPicker } from "../versions/version-picker";
import { ArticleNote } from "./article-note";
import { opensWithTitle } from "./block";
import { CandidateNone } from "./candidate-none";
import { useArticleState, useDesk } from "./desk-context";
import { StatusControl } from "./status-control";

export function ReaderHead() {
  const { article, store } = useDesk();
  const { title, publisher, sourceUrl, author, publishedAt } = useArticleState();
  const format = useFormatter();
  return (
    <header className="reader-head">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-small text-ink-2">
        <Source publisher={publisher} address={sourceUrl} />
        {author && <span>{author}</span>}
        {publishedAt && (
          <time dateTime={publishedAt}>{format.dateTime(new Date(publishedAt), "moment")}</time>
        )}
        <VersionPicker />
      </div>
      {!opensWithTitle(store, title) && (
        <h1 lang={article.language} className="reader-title">
          {title}
        </h1>
      )}
      {!store.old && (
        <>
          <NewerVersion />
          <AdriftBar />
          <StatusControl />
          <ArticleNote />
          <CandidateNone />
        </>
      )}
    </header>
  );
}

/** Who published the article, leading there; where nobody is named, the site. */
function Source({ publisher, address }: { publisher: string | null; address: string | null }) {
  if (address === null || !isWebAddress(address)) return publisher && <span>{publisher}</span>;
  return (
    <a href={address} rel="noopener noreferrer" className="inline-block py-0.5">
      {publisher ?? new URL(address).hostname.replace(/^www\./, "")}
    </a>
  );
}

/** Says that the text on the page is no longer the newest; it is never replaced under somebody's hands. */
function NewerVersion() {
  const { version } = useArticleState();
  const { article } = useDesk();
  const t = useTranslations("reader.newer");
  if (version <= article.version) return null;
  return (
    <p className="mb-3 rounded-card border border-edge bg-raised px-4 py-2">
      {t("text")} <a href={`/articles/${article.id}`}>{t("open")}</a>
    </p>
  );
}
