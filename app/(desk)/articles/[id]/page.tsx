import type { Metadata } from "next";
import { cache } from "react";
import { PageMessages } from "@/app/page-messages";
import { Reader } from "@/components/reader/reader";
import { ReaderState } from "@/components/reader/reader-state";
import { SentReader } from "@/components/reader/sent-reader";
import type { ReaderSource } from "@/lib/browser/reader-page";
import type { Actor } from "@/lib/model/policy";
import { readArticle } from "@/lib/server/articles";
import type { PageQuery } from "@/lib/server/page-filter";
import { blockLanguages, readPackedClaims } from "@/lib/server/reader";
import { requirePageActor } from "@/lib/server/session";
import { readPackedCandidates } from "@/lib/server/suggestions";
import { listTypes } from "@/lib/server/types";
import { readMe } from "@/lib/server/users";
import { listVersions } from "@/lib/server/versions";
import { DeskBar } from "../../desk-bar";
import { found } from "./found";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<PageQuery> };

/** The article behind the address, read once a request. */
const articleAt = cache((actor: Actor, id: string) => found(readArticle(actor, id)));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id } = await params;
  const { title } = await articleAt(await requirePageActor(`/articles/${id}`, await searchParams), id);
  return { title };
}

export default async function ArticlePage({ params, searchParams }: Props) {
  const { id } = await params;
  const me = await requirePageActor(`/articles/${id}`, await searchParams);
  const whole = await articleAt(me, id);
  const { text, blocks, ...article } = whole;
  const [claims, candidates, types, { preferences }, versions] = await Promise.all([
    readPackedClaims(me, id, article.version),
    readPackedCandidates(me, id, article.version),
    listTypes(me),
    readMe(me),
    listVersions(me, id),
  ]);
  const page = { article, text, blocks, claims, ...candidates, types, versions, me };
  const languages = blockLanguages(whole);
  const source: ReaderSource = { page, preferences, languages };
  return (
    <PageMessages of={["reader", "claim", "finder", "versions", "live"]}>
      <SentReader sent={JSON.stringify(source)}>
        <DeskBar actor={me} current="articles" middle={<ReaderState />} />
        <Reader languages={languages} />
      </SentReader>
    </PageMessages>
  );
}
