"use client";
/**
 * The caret mode: a visible caret that walks the text by keyboard alone. What Shift extends is an ordinary
 * selection of the page, so that everything which marks a selection marks this one too.
 */
import { useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { Caret } from "@/lib/browser/attention";
import { type CaretStep, caretStep, moved } from "@/lib/browser/caret";
import { offsetOfPoint, rectAt, selectBetween } from "@/lib/browser/dom-span";
import { isCovered } from "@/lib/browser/over";
import { bringRectIntoView } from "@/lib/browser/reveal";
import { useCaret, useDesk } from "./desk-context";

type Root = React.RefObject<HTMLElement | null>;

export function CaretLayer({ root }: { root: Root }) {
  const caret = useCaret();
  const { speech } = useDesk();
  const t = useTranslations("reader.caret");
  const on = caret !== null;
  const announce = useEffectEvent((now: boolean) => speech.say(now ? t("on") : t("off")));
  useEffect(() => {
    if (!on) return;
    announce(true);
    return () => announce(false);
  }, [on]);
  return caret && <CaretBar caret={caret} root={root} />;
}

function CaretBar({ caret, root }: { caret: Caret; root: Root }) {
  const { attention, store, speech } = useDesk();
  const [style, setStyle] = useState<React.CSSProperties>({ visibility: "hidden" });

  useLayoutEffect(() => {
    const article = root.current;
    if (!article) return;
    selectBetween(caret.from, caret.at, article, store);
    const rect = rectAt(caret.at, article, store);
    if (!rect) return;
    const around = article.getBoundingClientRect();
    setStyle({ top: rect.top - around.top, left: rect.left - around.left - 1, height: rect.height });
    bringRectIntoView(rect);
  }, [caret, root, store]);

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const step = caretStep(event);
    if (!step || event.defaultPrevented || isCovered(root.current)) return;
    event.preventDefault();
    const at = where(step);
    speech.say(store.text.slice(Math.min(at, caret.at), Math.max(at, caret.at)).trim());
    attention.setCaret({ at, from: event.shiftKey ? caret.from : at });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener("keydown", listen, true);
    return () => document.removeEventListener("keydown", listen, true);
  }, []);

  /** Where a step leads; only the browser knows where its lines break. */
  function where(step: CaretStep): number {
    switch (step) {
      case "nextLine":
        return byLine("forward", "line");
      case "previousLine":
        return byLine("backward", "line");
      case "lineStart":
        return byLine("backward", "lineboundary");
      case "lineEnd":
        return byLine("forward", "lineboundary");
      default: {
        const starts = store.blocks.map((block) => block.span.start);
        return moved(step, store.text, caret.at, starts);
      }
    }
  }

  function byLine(direction: "forward" | "backward", unit: "line" | "lineboundary"): number {
    const article = root.current;
    const selection = document.getSelection();
    if (!article || !selection) return caret.at;
    selectBetween(caret.at, caret.at, article, store);
    selection.modify("move", direction, unit);
    const { focusNode, focusOffset } = selection;
    if (!focusNode || !article.contains(focusNode)) return caret.at;
    return offsetOfPoint(focusNode, focusOffset, article, store.blocks);
  }

  return <div className="reader-caret" style={style} aria-hidden="true" />;
}
