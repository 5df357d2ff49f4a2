import type { Metadata } from "next";
import Link from "next/link";
import { DeskBar } from "@/app/(desk)/desk-bar";
import { PageMessages } from "@/app/page-messages";
import { Queue } from "@/components/article/queue";
import { QueueDrop } from "@/components/article/queue-drop";
import { Fresh } from "@/components/shell/fresh";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { translator } from "@/lib/messages/catalogue";
import { atOneMoment } from "@/lib/server/newsroom";
import { pageLocale } from "@/lib/server/page";
import type { PageQuery } from "@/lib/server/page-filter";
import { QUEUE_VIEWS, readQueue } from "@/lib/server/queue";
import { requirePageActor } from "@/lib/server/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "articles")("title") };
}

export default async function ArticlesPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const query = await searchParams;
  const actor = await requirePageActor("/articles", query);
  const view = QUEUE_VIEWS.find((one) => one === query.view) ?? "all";
  const cursor = typeof query.cursor === "string" ? query.cursor : undefined;
  const { found: queue, revision } = await atOneMoment(() => readQueue(actor, view, cursor));
  const locale = await pageLocale();
  const t = translator(locale, "articles");
  const none = view === "all" ? "empty" : "none";
  // Archived articles are shown on request, where there are any; an empty view stays only where one stands.
  const views = QUEUE_VIEWS.filter((one) => one === "all" || one === view || queue.sizes[one] > 0);
  return (
    <PageMessages of={["articles", "finder"]}>
      <DeskBar actor={actor} current="articles" />
      <main id="main" className="page">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="page-title">{t("title")}</h1>
          <Link href="/articles/new" className="btn btn-ink">
            <Icon name="plus" />
            {t("import")}
          </Link>
        </div>
        <nav
          aria-label={t("filter.label")}
          className="mt-4 flex flex-wrap gap-2 max-sheet:-mx-[1.125rem] max-sheet:flex-nowrap max-sheet:overflow-x-auto max-sheet:px-[1.125rem] max-sheet:py-1"
        >
          {views.map((one) => (
            <Link
              key={one}
              href={one === "all" ? "/articles" : `/articles?view=${one}`}
              aria-current={one === view ? "true" : undefined}
              className="chip flex-none"
            >
              {one === "contested" && <Icon name="differ" className="size-4" />}
              {t(`filter.${one}`)} {queue.sizes[one]}
            </Link>
          ))}
        </nav>
        {queue.items.length === 0 ? (
          <Empty title={t(`${none}Title`)} text={t(`${none}Text`)}>
            {view !== "all" && (
              <Link href="/articles" className="btn">
                {t("showAll")}
              </Link>
            )}
          </Empty>
        ) : (
          <Queue articles={queue.items} me={actor} />
        )}
        {queue.nextCursor !== null && (
          <Link href={`/articles?view=${view}&cursor=${queue.nextCursor}`} className="btn mt-6">
            {t("more")}
          </Link>
        )}
        <QueueDrop />
        <Fresh person={actor.id} revision={revision} />
      </main>
    </PageMessages>
  );
}
