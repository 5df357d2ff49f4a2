"use client";
/** The reader: lays out its parts. No part knows another; they meet in the stores. */
import { Suspense, useEffect, useRef } from "react";
import { later } from "@/components/ui/later";
import { outboxOf } from "@/lib/browser/outbox-here";
import { watchSelection } from "@/lib/browser/watch-selection";
import { ReattachDock } from "../versions/reattach-dock";
import { ArticleText } from "./article-text";
import { CandidateDock } from "./candidate-dock";
import { CaretLayer } from "./caret-layer";
import { CoverageStrip } from "./coverage-strip";
import { useDesk } from "./desk-context";
import { ReaderHead } from "./head";
import { Hints } from "./hints";
import { Legend } from "./legend";
import { Live } from "./live";
import { Panels } from "./panels";
import { PrintedClaims } from "./printed-claims";
import { ClaimRail } from "./rail";
import { RangeHandles } from "./range-handles";
import { SelectionToolbar } from "./selection-toolbar";
import { Shortcuts } from "./shortcuts";
import { Tidings } from "./tidings";
import { useNarrow } from "./use-narrow";

const Sheets = later(async () => (await import("./sheets")).Sheets);

/** `languages`: the language of each block, where it is not the article's own. */
export function Reader({ languages }: { languages: Readonly<Record<number, string>> }) {
  const { store, attention } = useDesk();
  const narrow = useNarrow();
  const text = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!text.current) return;
    const stop = watchSelection(text.current, store, attention);
    performance.mark("proofmark-ready"); // From here on a selection can be marked.
    return stop;
  }, [store, attention]);
  useDeepLink();
  return (
    <>
      <main id="main" className="reader-desk">
        <Legend className="reader-legend" />
        <ReaderHead />
        <ArticleText ref={text} languages={languages}>
          <RangeHandles root={text} />
          <CaretLayer root={text} />
          <SelectionToolbar root={text} />
        </ArticleText>
        <ClaimRail text={text} />
        <ReattachDock />
        <CandidateDock />
        <CoverageStrip text={text} />
      </main>
      <Live text={text} />
      {narrow && (
        <Suspense>
          <Sheets />
        </Suspense>
      )}
      <PrintedClaims />
      <Hints />
      <Tidings />
      <Panels />
      <Shortcuts root={text} />
    </>
  );
}

/**
 * A link to a claim puts it in focus; the browser has scrolled to it before any script ran. One to a change
 * that was refused opens what to do about it, as soon as the outbox has it.
 */
function useDeepLink() {
  const { store, commands, attention, me } = useDesk();
  useEffect(() => {
    let stop = () => {};
    const outbox = outboxOf(me.id);
    const openChange = (writeId: string) => {
      stop();
      const look = () => {
        if (!outbox.entries().some(({ write, refused }) => write.id === writeId && refused)) return;
        stop();
        // Only so that the same link leads there again.
        history.replaceState(history.state, "", location.pathname + location.search);
        attention.show({ kind: "change", writeId });
      };
      stop = outbox.subscribe(look);
      look();
    };
    const follow = () => {
      const change = /^#change-(.+)$/.exec(location.hash)?.[1];
      if (change !== undefined) openChange(change);
      const id = /^#claim-(.+)$/.exec(location.hash)?.[1];
      if (id !== undefined && store.claim(id)) commands.visit(id);
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => {
      stop();
      window.removeEventListener("hashchange", follow);
    };
  }, [store, commands, attention, me]);
}
