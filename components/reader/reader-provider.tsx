"use client";
/** Makes the stores of the page, once, and keeps them in step with the server while the page is looked at. */
import { useEffect, useState } from "react";
import { v7 as newId } from "uuid";
import { persistently } from "@/components/ui/persistently";
import { Arrival } from "@/lib/browser/arrival";
import { Attention } from "@/lib/browser/attention";
import { CandidateDesk } from "@/lib/browser/candidate-desk";
import { CandidateStore } from "@/lib/browser/candidate-store";
import { chunksOf } from "@/lib/browser/chunks";
import { ClaimStore } from "@/lib/browser/claim-store";
import { patchMe } from "@/lib/browser/client";
import { Commands } from "@/lib/browser/commands";
import { Desk } from "@/lib/browser/desk";
import type { KeptArticle } from "@/lib/browser/kept";
import type { LiveArticle } from "@/lib/browser/live";
import { outboxOf } from "@/lib/browser/outbox-here";
import type { ReaderSource } from "@/lib/browser/reader-page";
import { Reattach } from "@/lib/browser/reattach";
import { Speech } from "@/lib/browser/speech";
import { Viewport } from "@/lib/browser/viewport";
import type { Preferences } from "@/lib/model/wire";
import { DeskProvider, type DeskValue } from "./desk-context";

type Stores = Omit<DeskValue, "preferences" | "prefer">;

/** `kept`: what was told of the article before, where the page comes out of what this browser kept. */
export function ReaderProvider(props: {
  source: ReaderSource;
  kept?: KeptArticle["told"];
  children: React.ReactNode;
}) {
  const { source, kept } = props;
  const [stores] = useState(() => makeStores(source, kept));
  const [preferences, setPreferences] = useState(source.preferences);
  const { desk, commands } = stores;
  useEffect(() => keepWhenIdle(source, stores, kept === undefined), [source, stores, kept]);
  useEffect(() => desk.open(), [desk]);
  useEffect(() => {
    // Nobody comes back to what a hidden page was about to send.
    const look = () => void (document.visibilityState === "visible" ? desk.refresh() : commands.settle());
    window.addEventListener("focus", look);
    window.addEventListener("online", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("focus", look);
      window.removeEventListener("online", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [desk, commands]);
  const prefer = (patch: Preferences) => {
    if (patch.candidates !== undefined) stores.candidates.show(patch.candidates);
    setPreferences({ ...preferences, ...patch });
    patchMe({ preferences: patch }, newId()).catch(() => desk.decline("OFFLINE"));
  };
  return <DeskProvider value={{ ...stores, preferences, prefer }}>{props.children}</DeskProvider>;
}

/** So long after a page came alive nobody misses what keeping it costs. */
const SETTLED_MS = 1500;

/** Keeps the article for when there is no network, in browsers that can open it then. */
function keepWhenIdle(source: ReaderSource, stores: Stores, fresh: boolean): () => void {
  // An older version is looked up, not worked on.
  if (stores.store.old || !("serviceWorker" in navigator)) return () => undefined;
  let gone = false;
  let stop: (() => void) | null = null;
  const timer = setTimeout(async () => {
    const { keepForLater } = await persistently(() => import("@/lib/browser/keeper"));
    if (!gone) stop = keepForLater(source, stores, fresh);
  }, SETTLED_MS);
  return () => {
    gone = true;
    clearTimeout(timer);
    stop?.();
  };
}

function makeStores({ page, preferences }: ReaderSource, kept: KeptArticle["told"] | undefined): Stores {
  const { article, text, blocks, claims, types, me } = page;
  const { version } = article;
  const old = page.newest === undefined ? {} : { newest: page.newest };
  const store = new ClaimStore({ text, blocks, claims, version, ...old, article });
  const candidates = new CandidateStore({
    claims: store,
    candidates: page.candidates,
    dismissals: page.dismissals,
    shown: preferences.candidates !== false,
  });
  if (kept) {
    store.merge(kept.claims);
    candidates.merge(kept.dismissals);
    if (kept.state) store.setArticle(kept.state);
  }
  const desk = new Desk({ store, article, me, queue: outboxOf(me.id) });
  const attention = new Attention(
    { ofClaim: (id) => store.blocksOf(id), ofCandidate: (number) => candidates.blocksOf(number) },
    store.order()[0] ?? null,
  );
  const reattach = new Reattach({ desk, attention, me });
  const candidateDesk = new CandidateDesk({ desk, store: candidates, attention });
  return {
    store,
    candidates,
    candidateDesk,
    desk,
    attention,
    reattach,
    commands: new Commands({ desk, candidates, candidateDesk, attention, reattach, types, me }),
    live: new Arrival<LiveArticle>(),
    speech: new Speech(),
    viewport: new Viewport(),
    chunks: chunksOf(store.blocks),
    article,
    versions: page.versions,
    types: new Map(types.map((type) => [type.slug, type])),
    me,
  };
}
