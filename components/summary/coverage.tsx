"use client";
/** How far the newsroom has looked at its candidates: all in one row, and article by article. */
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { Ticks } from "@/components/ui/ticks";
import { useCoverageWords } from "../reader/coverage-words";

/** An article and what became of its candidates; see `runOf`. */
export type Covered = { id: string; title: string; language: string; run: string };

/** Rows of the table; what is behind them is in the queue. */
const ROWS = 12;

/** All candidates of the articles in one row of strokes, with their sum. */
export function CoverageLine({ articles }: { articles: readonly Covered[] }) {
  const t = useTranslations("finder.summary");
  const words = useCoverageWords();
  const run = articles.map((article) => article.run).join("");
  const { count, looked, sum } = words(run);
  if (count === 0) return null;
  return (
    <div className="mt-6">
      <Ticks run={run} label={sum} className="ticks-wide" />
      <p className="mt-2 text-small text-ink-2">
        {t.rich("line", {
          count,
          looked,
          b: (chunks) => <b className="font-semibold text-ink">{chunks}</b>,
        })}
      </p>
    </div>
  );
}

export function CoverageTable({ articles }: { articles: readonly Covered[] }) {
  const t = useTranslations("finder.summary");
  const words = useCoverageWords();
  const counted = articles
    .map((article) => ({ ...article, ...words(article.run) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.open - a.open);
  if (counted.length === 0) return null;
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage" className="section-title">
        {t("title")}
      </h2>
      <p className="text-small text-ink-2">{t("note")}</p>
      <ul className="mt-3.5">
        {counted.slice(0, ROWS).map(({ id, title, language, count, looked, sum }) => (
          <li key={id} className="flex items-center gap-3 border-b border-hair py-1.5">
            <Link
              href={`/articles/${id}`}
              lang={language}
              className="flex min-h-(--tap) min-w-0 flex-1 items-center font-serif text-quote text-pretty no-underline [overflow-wrap:anywhere] hover:underline"
            >
              {title}
            </Link>
            <span className="sr-only">{sum}</span>
            <span aria-hidden="true" className="whitespace-nowrap">
              {t("of", { looked, count })}
            </span>
            <span aria-hidden="true" className="coverage-bar">
              <i style={{ width: `${(looked / count) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
      {counted.length > ROWS && (
        <Link href="/articles" className="mt-2 inline-block text-small">
          {t("more", { count: counted.length - ROWS })}
        </Link>
      )}
    </section>
  );
}
