"use client";
/** The articles that can be worked on without a network. */
import { useFormatter, useTranslations } from "use-intl/react";
import type { KeptTitle } from "@/lib/browser/kept";
import { Empty } from "../ui/empty";
import { useComeBack } from "./use-come-back";

export function OfflineQueue({ titles }: { titles: readonly KeptTitle[] }) {
  const t = useTranslations("offline.queue");
  const status = useTranslations("common.status");
  const format = useFormatter();
  useComeBack();
  return (
    <main id="main" className="page">
      <title>{`${t("title")} · Proofmark`}</title>
      <h1 className="page-title">{t("title")}</h1>
      {titles.length === 0 ? (
        <Empty title={t("emptyTitle")} text={t("emptyText")} />
      ) : (
        <>
          <p className="mt-3 max-w-prose text-ink-2">{t("text")}</p>
          <ul className="mt-6 border-t border-edge">
            {titles.map(({ id, title, publisher, language, ...article }) => (
              <li key={id} className="relative border-b border-hair py-4 hover:bg-raised">
                {/* A whole new page: without a network there is nothing to go on from softly. */}
                <a
                  href={`/articles/${id}`}
                  lang={language}
                  className="font-serif text-[1.25rem] leading-[1.3] font-semibold text-pretty no-underline [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline"
                >
                  {title}
                </a>
                <p className="mt-1 flex flex-wrap gap-x-3 text-micro text-ink-3">
                  <span>{status(article.status)}</span>
                  {publisher && <span>{publisher}</span>}
                  <span>{t("opened", { when: format.dateTime(new Date(article.openedAt), "moment") })}</span>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  );
}
