"use client";
/** The queue: a row an article, with its state, where it comes from, what stands in it and who is at it. */
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { Face } from "@/components/ui/face";
import { Icon, type IconName } from "@/components/ui/icon";
import { type Actor, can } from "@/lib/model/policy";
import type { ArticleStatus } from "@/lib/model/vocabulary";
import type { ArticleSummary, Person } from "@/lib/model/wire";
import { ArchiveArticle } from "./archive-article";
import { useLanguageName } from "./language-name";
import { QueueCoverage } from "./queue-coverage";

type Listed = ArticleSummary & { people: readonly Person[]; run: string };

const ORDER: readonly ArticleStatus[] = ["open", "checked", "sealed", "archived"];
const STATUS_ICON: Record<ArticleStatus, IconName> = {
  open: "eye",
  checked: "check",
  sealed: "shield",
  archived: "archive",
};
const SIGNS = [
  ["verified", "check"],
  ["unverified", "ask"],
  ["contested", "differ"],
  ["stale", "stale"],
  ["drifted", "drifted"],
  ["lost", "lost"],
] as const;

/** @param me the person looking, whose own circle is drawn stronger */
export function Queue({ articles, me }: { articles: readonly Listed[]; me: Actor }) {
  const t = useTranslations("articles.queue");
  const groups = ORDER.map((status) => ({
    status,
    listed: articles.filter((article) => article.status === status),
  })).filter(({ listed }) => listed.length > 0);
  return groups.map(({ status, listed }) => (
    <section key={status} aria-labelledby={`queue-${status}`} className="mt-9">
      <h2 id={`queue-${status}`} className="border-b border-edge pb-2 text-small font-semibold text-ink-3">
        {t(status)}
      </h2>
      <ul>
        {listed.map((article) => (
          <Row key={article.id} article={article} me={me} />
        ))}
      </ul>
    </section>
  ));
}

function Row({ article, me }: { article: Listed; me: Actor }) {
  const status = useTranslations("common.status");
  const t = useTranslations("articles");
  return (
    <li className="relative grid items-center gap-x-7 gap-y-2 border-b border-hair py-4 hover:bg-[linear-gradient(90deg,transparent,var(--raised)_8%,var(--raised)_92%,transparent)] max-sheet:grid-cols-[1fr_auto] sheet:grid-cols-[7.5rem_minmax(0,1fr)_13.5rem_7rem]">
      <p className="flex items-center gap-2 text-ink-2">
        <Icon name={STATUS_ICON[article.status]} />
        {status(article.status)}
      </p>
      <div className="max-sheet:col-span-2 max-sheet:row-start-2">
        <Link
          href={`/articles/${article.id}`}
          lang={article.language}
          dir="auto"
          className="font-serif text-[1.25rem] leading-[1.3] font-semibold tracking-[-0.005em] text-pretty no-underline [overflow-wrap:anywhere] after:absolute after:inset-0 hover:underline"
        >
          {article.title}
        </Link>
        <Meta article={article} />
        {article.statusReason && (
          <p className="mt-1 text-small text-ink-2">{t("reason", { reason: article.statusReason })}</p>
        )}
        <Counts article={article} />
      </div>
      <QueueCoverage run={article.run} />
      <div className="flex items-center gap-2 max-sheet:col-span-2">
        <p className="flex flex-wrap -space-x-1">
          {article.people.map(({ id, name }) => (
            <Face key={id} name={name} label={name} me={id === me.id} />
          ))}
        </p>
        {article.status !== "archived" && can(me, "article:archive", article.importedBy.id) && (
          <ArchiveArticle article={article} />
        )}
      </div>
    </li>
  );
}

function Meta({ article }: { article: Listed }) {
  const t = useTranslations("articles");
  const format = useFormatter();
  const nameOf = useLanguageName();
  const { publisher, author, publishedAt, language, version, createdAt, importedBy } = article;
  const moment = (iso: string) => format.dateTime(new Date(iso), "moment");
  const parts = [
    publisher,
    author,
    publishedAt === null ? t("imported", { when: moment(createdAt) }) : moment(publishedAt),
    nameOf(language),
    version > 1 ? t("version", { version }) : null,
    t("by", { name: importedBy.name }),
  ].filter((part) => part !== null);
  return (
    <p className="mt-1 text-micro text-ink-3">
      {parts.map((part, i) => (
        <span key={part}>
          {i > 0 && (
            <span aria-hidden="true" className="mx-1.5">
              ·
            </span>
          )}
          {part}
        </span>
      ))}
    </p>
  );
}

function Counts({ article: { id, counts } }: { article: Listed }) {
  const t = useTranslations("articles.counts");
  if (counts.claims === 0) return <p className="mt-1.5 text-small text-ink-2">{t("none")}</p>;
  return (
    <p className="mt-1.5 flex flex-wrap gap-x-3.5 gap-y-0.5 text-small text-ink-2">
      {SIGNS.filter(([sign]) => counts[sign] > 0).map(([sign, icon]) => (
        <span key={sign} className="inline-flex items-center gap-1">
          <Icon name={icon} className="size-4" />
          {t(sign, { count: counts[sign] })}
        </span>
      ))}
      {counts.drifted + counts.lost > 0 && (
        // Above the row's own link.
        <Link
          href={`/articles/${id}?reattach`}
          className="relative z-1 font-semibold pointer-coarse:-my-3 pointer-coarse:py-3"
        >
          {t("reattach")}
        </Link>
      )}
      {counts.unassessed > 0 && <span>{t("unassessed", { count: counts.unassessed })}</span>}
    </p>
  );
}
