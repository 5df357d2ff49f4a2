import type { Metadata } from "next";
import { DeskBar } from "@/app/(desk)/desk-bar";
import { PageMessages } from "@/app/page-messages";
import { ImportForm } from "@/components/article/import-form";
import { translator } from "@/lib/messages/catalogue";
import { pageLocale } from "@/lib/server/page";
import { requirePageActor } from "@/lib/server/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "articles")("new.title") };
}

export default async function NewArticlePage() {
  const actor = await requirePageActor("/articles/new");
  const t = translator(await pageLocale(), "articles");
  return (
    <PageMessages of={["articles"]}>
      <DeskBar actor={actor} current="articles" />
      <main id="main" className="page">
        <h1 className="page-title">{t("new.title")}</h1>
        <ImportForm />
      </main>
    </PageMessages>
  );
}
