import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { cache } from "react";
import { DeskBar } from "@/app/(desk)/desk-bar";
import { PageMessages } from "@/app/page-messages";
import { CompareChoice } from "@/components/versions/compare-choice";
import { CompareView } from "@/components/versions/compare-view";
import { translator } from "@/lib/messages/catalogue";
import type { Actor } from "@/lib/model/policy";
import { readArticle } from "@/lib/server/articles";
import { pageLocale } from "@/lib/server/page";
import type { PageQuery } from "@/lib/server/page-filter";
import { requirePageActor } from "@/lib/server/session";
import { readTouchedClaims } from "@/lib/server/touched-claims";
import { listTypes } from "@/lib/server/types";
import { readMe } from "@/lib/server/users";
import { readDiff } from "@/lib/server/version-diff";
import { listVersions, readVersion } from "@/lib/server/versions";
import { found } from "../found";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<PageQuery> };

const articleAt = cache((actor: Actor, id: string) => found(readArticle(actor, id)));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id } = await params;
  const { title } = await articleAt(
    await requirePageActor(`/articles/${id}/compare`, await searchParams),
    id,
  );
  return { title: translator(await pageLocale(), "compare")("pageTitle", { title }) };
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { id } = await params;
  const me = await requirePageActor(`/articles/${id}/compare`, await searchParams);
  const article = await articleAt(me, id);
  if (article.version === 1) redirect(`/articles/${id}`);
  const query = await searchParams;
  const asked = (name: string, otherwise: number) =>
    typeof query[name] === "string" ? query[name] : String(otherwise);
  const [from, to] = await Promise.all([
    found(readVersion(me, id, asked("from", article.version - 1))),
    found(readVersion(me, id, asked("to", article.version))),
  ]);
  const [{ hunks }, types, { preferences }, versions, locale] = await Promise.all([
    readDiff(me, id, { from: from.number, to: to.number }),
    listTypes(me),
    readMe(me),
    listVersions(me, id),
    pageLocale(),
  ]);
  const claims = await readTouchedClaims(me, article, hunks);
  const t = translator(locale, "compare");
  const { title, language } = article;
  const page = { article: { id, title, language }, from, to, hunks, claims, types, preferences };
  return (
    <PageMessages of={["compare", "versions"]}>
      <DeskBar actor={me} current="articles" />
      <main id="main" className="page max-w-[94rem]">
        <p className="text-small">
          <Link href={`/articles/${id}`} lang={language}>
            {title}
          </Link>
        </p>
        <div className="mt-1 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
          <h1 className="page-title">{t("title")}</h1>
          <CompareChoice articleId={id} versions={versions} from={from.number} to={to.number} />
        </div>
        <p className="mt-2 text-ink-2">
          {hunks.length > 0 && t("lead", { count: hunks.length, claims: Object.keys(claims).length })}
        </p>
        <CompareView key={`${from.number} ${to.number}`} page={page} />
      </main>
    </PageMessages>
  );
}
