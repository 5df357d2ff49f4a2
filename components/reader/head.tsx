"use client";
/** What stands above the text: where it comes from, its title, and how far the work on it has come. */
import { useFormatter, useTranslations } from "use-intl/react";
import { ArticleNote } from "./article-note";
import { useDesk } from "./desk-context";
import { StatusControl } from "./status-control";

export function ReaderHead() {
  const { article } = useDesk();
  const t = useTranslations("reader");
  const format = useFormatter();
  return (
    <header className="reader-head">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-small text-ink-2">
        {article.publisher &&
          (article.sourceUrl ? (
            <a href={article.sourceUrl} rel="noreferrer" className="inline-block py-0.5">
              {article.publisher}
            </a>
          ) : (
            <span>{article.publisher}</span>
          ))}
        {article.author && <span>{article.author}</span>}
        {article.publishedAt && (
          <time dateTime={article.publishedAt}>
            {format.dateTime(new Date(article.publishedAt), "moment")}
          </time>
        )}
        <span>{t("version", { version: article.version })}</span>
      </p>
      <h1 lang={article.language} className="reader-title">
        {article.title}
      </h1>
      <StatusControl />
      <ArticleNote />
    </header>
  );
}
