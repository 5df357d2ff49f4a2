import type { Metadata } from "next";
import { DeskBar } from "@/app/(desk)/desk-bar";
import { PageMessages } from "@/app/page-messages";
import { ImportForm } from "@/components/article/import-form";
import { translator } from "@/lib/messages/catalogue";
import { pageLocale } from "@/lib/server/page";
import type { PageQuery } from "@/lib/server/page-filter";
import { requirePageActor } from "@/lib/server/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "articles")("new.title") };
}

type Props = { searchParams: Promise<PageQuery> };

export default async function NewArticlePage({ searchParams }: Props) {
  const query = await searchParams;
  const actor = await requirePageActor("/articles/new", query);
  const { url } = query;
  const t = translator(await pageLocale(), "articles");
  return (
    <PageMessages of={["articles"]}>
      <DeskBar actor={actor} current="articles" />
      <main id="main" className="page">
        <h1 className="page-title">{t("new.title")}</h1>
        <ImportForm address={typeof url === "string" ? url : ""} person={actor.id} />
      </main>
    </PageMessages>
  );
}
