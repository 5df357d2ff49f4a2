"use client";
/** What every part of the reader works with, and the small hooks by which it reads the stores. */
import { createContext, use, useCallback, useSyncExternalStore } from "react";
import { afterPaint } from "@/lib/browser/after-paint";
import type { Arrival } from "@/lib/browser/arrival";
import type { Attention, AttentionTopic, Light } from "@/lib/browser/attention";
import type { CandidateDesk } from "@/lib/browser/candidate-desk";
import type { CandidateStore, CandidateTopic, Offered } from "@/lib/browser/candidate-store";
import type { Chunk } from "@/lib/browser/chunks";
import type { ClaimStore, StoreTopic } from "@/lib/browser/claim-store";
import type { Commands } from "@/lib/browser/commands";
import type { Desk } from "@/lib/browser/desk";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import type { LiveArticle } from "@/lib/browser/live";
import type { ReaderArticle } from "@/lib/browser/reader-page";
import type { Reattach, ReattachView } from "@/lib/browser/reattach";
import type { Speech } from "@/lib/browser/speech";
import type { Viewport } from "@/lib/browser/viewport";
import type { Actor } from "@/lib/model/policy";
import type { ClaimType, Preferences, VersionSummary } from "@/lib/model/wire";

export type DeskValue = {
  desk: Desk;
  store: ClaimStore;
  candidates: CandidateStore;
  candidateDesk: CandidateDesk;
  attention: Attention;
  commands: Commands;
  reattach: Reattach;
  /** Null until the live side has come. */
  live: Arrival<LiveArticle>;
  speech: Speech;
  viewport: Viewport;
  chunks: readonly Chunk[];
  article: ReaderArticle;
  /** All versions of the article, oldest first. */
  versions: readonly VersionSummary[];
  /** All claim types by slug, retired ones too. */
  types: ReadonlyMap<string, ClaimType>;
  me: Actor;
  preferences: Preferences;
  /** Remembers what the person prefers, here at once and on the server. */
  prefer: (patch: Preferences) => void;
};

const DeskContext = createContext<DeskValue | null>(null);
export const DeskProvider = DeskContext.Provider;

/** The desk of the page. @throws Error outside a reader */
export function useDesk(): DeskValue {
  const value = use(DeskContext);
  if (value === null) throw new Error("This part belongs inside a reader.");
  return value;
}

/**
 * What lists and counts all claims, says what was saved, or opens and closes cards: it follows a frame after
 * the mark itself. How the words are lit is a block's own topic and waits for nothing.
 */
const LATER: ReadonlySet<string> = new Set<StoreTopic | CandidateTopic | AttentionTopic>([
  "order",
  "tally",
  "states",
  "saving",
  "focus",
  "candidate",
]);

/** @param drawn what the server drew, where it may differ by the time this part comes alive */
function useStore<T>(topic: StoreTopic, read: (store: ClaimStore) => T, drawn = read): T {
  const { store } = useDesk();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(topic, LATER.has(topic) ? afterPaint(listener) : listener),
    [store, topic],
  );
  return useSyncExternalStore(
    subscribe,
    () => read(store),
    () => drawn(store),
  );
}

/** A claim as a card shows it, after its words; undefined when the page knows none by this id. */
export function useClaim(id: string): DeskClaim | undefined {
  const { store } = useDesk();
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(`claim:${id}`, afterPaint(listener)),
    [store, id],
  );
  const read = () => store.claim(id);
  return useSyncExternalStore(subscribe, read, read);
}

/** The same, at once: for what must not lag behind a hand. */
export function useClaimAtOnce(id: string): DeskClaim | undefined {
  return useStore(`claim:${id}`, (store) => store.claim(id));
}

/** The claims painted in a block. */
export function usePainted(block: number): readonly DeskClaim[] {
  return useStore(
    `block:${block}`,
    (store) => store.paintedIn(block),
    (store) => store.drawnIn(block),
  );
}

/** Ids of the claims that the filter lets through, in text order. */
export function useVisibleClaims(): readonly string[] {
  return useStore("order", (store) => store.visible());
}

/** Ids of the withdrawn claims that the page knows. */
export function useWithdrawn(): readonly string[] {
  return useStore("order", (store) => store.withdrawn());
}

/** Ids of all live claims, in text order. */
export function useClaimOrder(): readonly string[] {
  return useStore("order", (store) => store.order());
}

/** What the page shows of all claims. */
export function useFilter() {
  return useStore("filter", (store) => store.filter());
}

/** How many live claims there are of each kind: `all`, `type SLUG`, `sign SIGN`, `person ID`. */
export function useTally(): ReadonlyMap<string, number> {
  return useStore("tally", (store) => store.tally());
}

/** The article's own state. */
export function useArticleState() {
  return useStore("article", (store) => store.article());
}

/** The note on the article, as it is to be shown. */
export function useNote(): string {
  return useStore("article", (store) => store.note());
}

/** What is read of the candidates, again after every change under a topic. */
export function useCandidates<T>(
  topic: CandidateTopic,
  read: (candidates: CandidateStore) => T,
  drawn = read,
): T {
  const { candidates } = useDesk();
  const subscribe = useCallback(
    (listener: () => void) => candidates.subscribe(topic, LATER.has(topic) ? afterPaint(listener) : listener),
    [candidates, topic],
  );
  return useSyncExternalStore(
    subscribe,
    () => read(candidates),
    () => drawn(candidates),
  );
}

/** The candidates painted in a block. */
export function usePaintedCandidates(block: number): readonly Offered[] {
  return useCandidates(
    `block:${block}`,
    (candidates) => candidates.paintedIn(block),
    (candidates) => candidates.drawnIn(block),
  );
}

function useAttention<T>(topic: AttentionTopic, read: (attention: Attention) => T, onServer: T): T {
  const { attention } = useDesk();
  const subscribe = useCallback(
    (listener: () => void) => attention.subscribe(topic, LATER.has(topic) ? afterPaint(listener) : listener),
    [attention, topic],
  );
  return useSyncExternalStore(
    subscribe,
    () => read(attention),
    () => onServer,
  );
}

/** How a block's claims are lit. */
export function useLight(block: number): Light {
  const { attention } = useDesk();
  return useAttention(`block:${block}`, (a) => a.light(block), attention.drawnLight(block));
}

/** The claim in focus. */
export function useFocused(): string | null {
  return useAttention("focus", (a) => a.focused(), null);
}

/** The candidate in focus, by its number. */
export function useFocusedCandidate(): number | null {
  return useAttention("candidate", (a) => a.candidate(), null);
}

/** The claim pointed at. */
export function useHovered(): string | null {
  return useAttention("hover", (a) => a.hovered(), null);
}

/** The words chosen in the text. Chosen, they are known at once; that none are is known after the paint. */
export function useChosen() {
  const { attention } = useDesk();
  const subscribe = useCallback(
    (listener: () => void) => {
      const later = afterPaint(listener);
      return attention.subscribe("selection", () => (attention.chosen() ? listener() : later()));
    },
    [attention],
  );
  return useSyncExternalStore(
    subscribe,
    () => attention.chosen(),
    () => null,
  );
}

/** What the re-attach queue shows. */
export function useReattach(): ReattachView {
  const { reattach } = useDesk();
  const subscribe = useCallback((listener: () => void) => reattach.subscribe(listener), [reattach]);
  return useSyncExternalStore(
    subscribe,
    () => reattach.view(),
    () => reattach.view(),
  );
}

/** Ids of the claims whose words changed or went, drifted ones first. */
export function useAdrift(): readonly string[] {
  const { reattach } = useDesk();
  return useStore("tally", () => reattach.waiting());
}

/** The caret that walks the text without a mouse. */
export function useCaret() {
  return useAttention("caret", (a) => a.caret(), null);
}

/** The dialog over the desk. */
export function usePanel() {
  return useAttention("panel", (a) => a.panel(), null);
}

const NO_CHUNKS: readonly number[] = [];

/** Numbers of the chunks near the window. */
export function useNearChunks(): readonly number[] {
  const { viewport } = useDesk();
  const subscribe = useCallback((listener: () => void) => viewport.subscribe(listener), [viewport]);
  return useSyncExternalStore(
    subscribe,
    () => viewport.near(),
    () => NO_CHUNKS,
  );
}
