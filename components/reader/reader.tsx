"use client";
/** The reader: makes the stores of the page once and lays out its parts. No part knows another. */
import { useRef, useState } from "react";
import { Attention } from "@/lib/browser/attention";
import { chunksOf } from "@/lib/browser/chunks";
import { ClaimStore } from "@/lib/browser/claim-store";
import { Desk } from "@/lib/browser/desk";
import { Viewport } from "@/lib/browser/viewport";
import type { PackedClaims } from "@/lib/model/packed";
import type { Actor } from "@/lib/model/policy";
import type { Block, ClaimType, Preferences } from "@/lib/model/wire";
import { ArticleText } from "./article-text";
import { DeskProvider, type DeskValue, type ReaderArticle } from "./desk-context";
import { ReaderHead } from "./head";

export type ReaderProps = {
  article: ReaderArticle & { revision: number; metaRevision: number };
  text: string;
  blocks: readonly Block[];
  /** The language of each block, where it is not the article's own. */
  languages: Readonly<Record<number, string>>;
  claims: PackedClaims;
  types: readonly ClaimType[];
  me: Actor;
  preferences: Preferences;
};

export function Reader(props: ReaderProps) {
  const [value] = useState(() => makeDesk(props));
  const text = useRef<HTMLElement>(null);
  return (
    <DeskProvider value={value}>
      <main id="main" className="reader-desk">
        <ReaderHead />
        <ArticleText ref={text} languages={props.languages}>
          {null}
        </ArticleText>
      </main>
    </DeskProvider>
  );
}

function makeDesk({ article, text, blocks, claims, types, me, preferences }: ReaderProps): DeskValue {
  const { status, revision, metaRevision, version } = article;
  const store = new ClaimStore({
    text,
    blocks,
    claims,
    version,
    article: { status, revision, metaRevision },
  });
  return {
    store,
    desk: new Desk({ store, articleId: article.id, me }),
    attention: new Attention((id) => store.blocksOf(id), store.order()[0] ?? null),
    viewport: new Viewport(),
    chunks: chunksOf(store.blocks),
    article,
    types: new Map(types.map((type) => [type.slug, type])),
    me,
    preferences,
  };
}
