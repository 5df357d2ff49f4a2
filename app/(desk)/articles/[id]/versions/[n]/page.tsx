import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { DeskBar } from "@/app/(desk)/desk-bar";
import { PageMessages } from "@/app/page-messages";
import { Reader } from "@/components/reader/reader";
import { SentReader } from "@/components/reader/sent-reader";
import { OldMark, OldStrip } from "@/components/versions/old-strip";
import type { ReaderSource } from "@/lib/browser/reader-page";
import { translator } from "@/lib/messages/catalogue";
import { packCandidates, packDismissals } from "@/lib/model/packed-candidates";
import type { Actor } from "@/lib/model/policy";
import { readArticle } from "@/lib/server/articles";
import { pageLocale } from "@/lib/server/page";
import { blockLanguages, readPackedClaims } from "@/lib/server/reader";
import { requirePageActor } from "@/lib/server/session";
import { listTypes } from "@/lib/server/types";
import { readMe } from "@/lib/server/users";
import { listVersions, readVersion } from "@/lib/server/versions";
import { found } from "../../found";

type Props = { params: Promise<{ id: string; n: string }> };

/** The article and one of its versions, read once a request. */
const versionAt = cache((actor: Actor, id: string, n: string) =>
  found(Promise.all([readArticle(actor, id), readVersion(actor, id, n)])),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, n } = await params;
  const actor = await requirePageActor(`/articles/${id}/versions/${n}`);
  const [{ title }, { number: version }] = await versionAt(actor, id, n);
  return { title: translator(await pageLocale(), "versions")("old.pageTitle", { title, version }) };
}

export default async function OldVersionPage({ params }: Props) {
  const { id, n } = await params;
  const me = await requirePageActor(`/articles/${id}/versions/${n}`);
  const [{ text: _, version: newest, ...whole }, version] = await versionAt(me, id, n);
  // The newest is worked in, not looked up.
  if (version.number === newest) redirect(`/articles/${id}`);
  const { text, blocks, number } = version;
  const [claims, types, { preferences }, versions] = await Promise.all([
    readPackedClaims(me, id, number),
    listTypes(me),
    readMe(me),
    listVersions(me, id),
  ]);
  const article = { ...whole, version: number };
  const page = {
    ...{ article, text, blocks, claims, types, versions, newest, me },
    // What was offered then was for those who worked then.
    candidates: packCandidates([]),
    dismissals: packDismissals([]),
  };
  const source: ReaderSource = { page, preferences, languages: blockLanguages({ ...whole, ...version }) };
  return (
    <PageMessages of={["reader", "claim", "finder", "versions", "live"]}>
      <SentReader sent={JSON.stringify(source)}>
        <DeskBar actor={me} current="articles" middle={<OldMark />} />
        <OldStrip />
        <Reader languages={source.languages} />
      </SentReader>
    </PageMessages>
  );
}
