"use client";
/** The reader over a kept article: the same parts, made from what this browser keeps. */
import type { KeptArticle } from "@/lib/browser/kept";
import type { Locale } from "@/lib/messages/catalogue";
import { Reader } from "../reader/reader";
import { ReaderProvider } from "../reader/reader-provider";
import { ReaderState } from "../reader/reader-state";
import { KeptNote } from "./kept-note";
import { OfflineBar } from "./offline-bar";

export function KeptReader({ kept, speak }: { kept: KeptArticle; speak: (locale: Locale) => void }) {
  const { source, told, openedAt } = kept;
  return (
    <ReaderProvider source={source} kept={told}>
      <title>{`${source.page.article.title} · Proofmark`}</title>
      <OfflineBar actor={source.page.me} speak={speak} middle={<ReaderState />} />
      <KeptNote openedAt={openedAt} />
      <Reader languages={source.languages} />
    </ReaderProvider>
  );
}
