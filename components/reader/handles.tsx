"use client";
/** The handles at either end of the focused claim's words: dragged, they put the claim on other words. */
import { useEffect, useLayoutEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { offsetAtPoint, rangeOfSpan } from "@/lib/browser/dom-span";
import { normaliseSelection } from "@/lib/text/selection";
import { type Span, span } from "@/lib/text/units";
import { useClaimAtOnce, useDesk } from "./desk-context";

type Root = React.RefObject<HTMLElement | null>;
type Spot = { top: number; left: number; height: number };
type End = "start" | "end";

export function HandlesOf({ id, root }: { id: string; root: Root }) {
  const { commands } = useDesk();
  const claim = useClaimAtOnce(id);
  // What was tried out and not sent goes with the focus: sent, not lost.
  useEffect(() => () => commands.settle(), [commands]);
  if (!claim?.span || claim.withdrawn || !commands.mayChange(claim)) return null;
  return <Handles claim={claim} at={claim.span} root={root} />;
}

function Handles({ claim, at, root }: { claim: DeskClaim; at: Span; root: Root }) {
  const { desk, store, attention } = useDesk();
  const t = useTranslations("reader.handle");
  const [spots, setSpots] = useState<Record<End, Spot> | null>(null);

  useLayoutEffect(() => {
    const article = root.current;
    if (!article) return;
    const place = () => {
      const range = rangeOfSpan(at, article, store);
      const rects = [...(range?.getClientRects() ?? [])].filter((r) => r.width > 0);
      const [first, last] = [rects[0], rects.at(-1)];
      if (!first || !last) return setSpots(null);
      const around = article.getBoundingClientRect();
      /** Beside the outermost words of the line that a piece stands on. */
      const spot = (end: End, { top, height }: DOMRect) => {
        const line = rects.filter((other) => Math.abs(other.top - top) < height / 2);
        const left = isLeft(end, end === "start" ? range?.startContainer : range?.endContainer)
          ? Math.min(...line.map((rect) => rect.left))
          : Math.max(...line.map((rect) => rect.right));
        return { top: top - around.top, left: left - around.left, height };
      };
      setSpots({ start: spot("start", first), end: spot("end", last) });
    };
    place();
    const size = new ResizeObserver(place);
    size.observe(article);
    return () => size.disconnect();
  }, [at, root, store]);

  function drag(end: End, event: React.PointerEvent<HTMLButtonElement>) {
    const article = root.current;
    if (!article || event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    let latest: Span | null = null;
    const move = ({ clientX, clientY }: PointerEvent) => {
      handle.style.pointerEvents = "none"; // Or the handle itself lies under the point.
      const offset = offsetAtPoint(clientX, clientY, article, store.blocks);
      handle.style.pointerEvents = "";
      if (offset === null) return;
      const wanted = end === "start" ? span(offset, at.end) : span(at.start, offset);
      const next = wanted.start < wanted.end ? normaliseSelection(store.text, wanted) : null;
      if (!next) return;
      latest = next;
      desk.preview(claim.id, next);
    };
    const finish = (done: PointerEvent) => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", finish);
      handle.removeEventListener("pointercancel", finish);
      if (latest && done.type === "pointerup") desk.place(claim.id, latest);
      else desk.preview(claim.id, null);
      attention.focus(claim.id);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", finish);
    handle.addEventListener("pointercancel", finish);
  }

  if (!spots) return null;
  return (["start", "end"] as const).map((end) => (
    <button
      key={end}
      type="button"
      // The brackets on the keyboard do the same; two more tab stops a claim would only be in the way.
      tabIndex={-1}
      className="reader-handle"
      data-end={end}
      style={spots[end]}
      aria-label={t(end)}
      onPointerDown={(event) => drag(end, event)}
    />
  ));
}

/** Whether an end of words is on their left, by the direction of the block they stand in. */
function isLeft(end: End, words: Node | undefined): boolean {
  const block = words?.parentElement?.closest("[data-block]");
  return (end === "start") !== (block?.matches(":dir(rtl)") ?? false);
}
