"use client";
/** Makes the stores of the page, once, and keeps them in step with the server while the page is looked at. */
import { useEffect, useState } from "react";
import { v7 as newId } from "uuid";
import { Attention } from "@/lib/browser/attention";
import { CandidateDesk } from "@/lib/browser/candidate-desk";
import { CandidateStore } from "@/lib/browser/candidate-store";
import { chunksOf } from "@/lib/browser/chunks";
import { ClaimStore } from "@/lib/browser/claim-store";
import { patchMe } from "@/lib/browser/client";
import { Commands } from "@/lib/browser/commands";
import { Desk } from "@/lib/browser/desk";
import { Reattach } from "@/lib/browser/reattach";
import { Speech } from "@/lib/browser/speech";
import { Viewport } from "@/lib/browser/viewport";
import type { PackedClaims } from "@/lib/model/packed";
import type { PackedCandidates, PackedDismissals } from "@/lib/model/packed-candidates";
import type { Actor } from "@/lib/model/policy";
import type { Article, Block, ClaimType, Preferences, VersionSummary } from "@/lib/model/wire";
import { DeskProvider, type DeskValue, type ReaderArticle } from "./desk-context";

export type ReaderPage = {
  article: ReaderArticle & Pick<Article, "status" | "statusReason" | "note" | "revision" | "metaRevision">;
  text: string;
  blocks: readonly Block[];
  claims: PackedClaims;
  candidates: PackedCandidates;
  dismissals: PackedDismissals;
  types: readonly ClaimType[];
  /** All versions of the article, oldest first. */
  versions: readonly VersionSummary[];
  me: Actor;
};

type Stores = Omit<DeskValue, "preferences" | "prefer">;

export function ReaderProvider(props: {
  page: ReaderPage;
  preferences: Preferences;
  children: React.ReactNode;
}) {
  const [stores] = useState(() => makeStores(props.page, props.preferences));
  const [preferences, setPreferences] = useState(props.preferences);
  const { desk } = stores;
  useEffect(() => {
    const look = () => void (document.visibilityState === "visible" && desk.refresh());
    window.addEventListener("focus", look);
    window.addEventListener("online", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      window.removeEventListener("online", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [desk]);
  const prefer = (patch: Preferences) => {
    if (patch.candidates !== undefined) stores.candidates.show(patch.candidates);
    setPreferences({ ...preferences, ...patch });
    patchMe({ preferences: { ...preferences, ...patch } }, newId()).catch(() => desk.decline("OFFLINE"));
  };
  return <DeskProvider value={{ ...stores, preferences, prefer }}>{props.children}</DeskProvider>;
}

function makeStores(page: ReaderPage, preferences: Preferences): Stores {
  const { article, text, blocks, claims, types, me } = page;
  const { version, status, statusReason, note, revision, metaRevision } = article;
  const state = { status, statusReason, note, revision, metaRevision };
  const newest = page.versions.length;
  const store = new ClaimStore({ text, blocks, claims, version, newest, article: state });
  const candidates = new CandidateStore({
    claims: store,
    candidates: page.candidates,
    dismissals: page.dismissals,
    shown: preferences.candidates !== false,
  });
  const desk = new Desk({ store, articleId: article.id, me });
  const attention = new Attention(
    { ofClaim: (id) => store.blocksOf(id), ofCandidate: (number) => candidates.blocksOf(number) },
    store.order()[0] ?? null,
  );
  const candidateDesk = new CandidateDesk({ desk, store: candidates, attention });
  return {
    store,
    candidates,
    candidateDesk,
    desk,
    attention,
    reattach: new Reattach({ desk, attention, me }),
    commands: new Commands({ desk, candidates, candidateDesk, attention, types, me }),
    speech: new Speech(),
    viewport: new Viewport(),
    chunks: chunksOf(store.blocks),
    article,
    versions: page.versions,
    types: new Map(types.map((type) => [type.slug, type])),
    me,
  };
}
