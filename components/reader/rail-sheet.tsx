"use client";
/**
 * The card of the claim in focus on a narrow window: a sheet from below in three sizes. The claim is brought
 * above it; chosen words put their toolbar in its place.
 */
import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { later } from "@/components/ui/later";
import { wordsOf } from "@/lib/browser/reveal";
import { useChosen, useClaim, useDesk, useFocused } from "./desk-context";

const OpenCard = later(async () => (await import("../claim/open-card")).OpenCard);

const SIZES = ["peek", "half", "full"] as const;
type Size = (typeof SIZES)[number];

/** The part of the window a size takes; a peek takes what its words need. */
const HALF = 0.66;
const HEIGHTS: Record<Size, string> = {
  peek: "auto",
  half: `${HALF * 100}dvh`,
  full: "calc(100dvh - 3.5rem)",
};
/** So far a finger must have drawn the sheet to mean it, in pixels. */
const DRAWN = 40;
/** What the bar of two rows covers, and where words come to stand that were covered, as a part of the window. */
const BAR_HEIGHT = 92;
const UPPER_THIRD = 0.22;

export function ClaimSheet() {
  const focused = useFocused();
  const chosen = useChosen();
  const claim = useClaim(focused ?? "");
  if (focused === null || chosen !== null || !claim || claim.withdrawn) return null;
  return <Sheet id={focused} />;
}

function Sheet({ id }: { id: string }) {
  const { attention, store, types, article } = useDesk();
  const t = useTranslations("claim.sheet");
  const [size, setSize] = useState<Size>("peek");
  const sheet = useRef<HTMLElement>(null);
  const claim = useClaim(id);
  useEffect(() => {
    if (size === "full") return; // All of the text is covered, and meant to be.
    const foot =
      size === "half" ? window.innerHeight * (1 - HALF) : sheet.current?.getBoundingClientRect().top;
    bringAbove(wordsOf(id), foot ?? window.innerHeight);
  }, [id, size]);
  const order = store.visible();
  const at = order.indexOf(id);
  const way = (to: string | undefined) => (to === undefined ? null : () => attention.focus(to));
  const close = () => attention.focus(null);
  const step = (by: number) => {
    const next = SIZES[SIZES.indexOf(size) + by];
    if (next) setSize(next);
    else if (by < 0) close();
  };
  const draw = useDrawing(sheet, step);
  const lang = wordsOf(id)?.closest<HTMLElement>("[lang]")?.lang ?? article.language;
  return (
    <section
      ref={sheet}
      aria-label={t("label")}
      data-size={size}
      data-hue={types.get(claim?.type ?? "")?.hue ?? "ochre"}
      className="fixed inset-x-0 bottom-0 z-40 flex max-h-[calc(100dvh-3.5rem)] touch-pan-y flex-col rounded-t-sheet border-t-3 border-hue bg-raised shadow-[0_-8px_40px_-8px_#0006] transition-[height] duration-(--calm) ease-(--ease) print:hidden"
      style={{ height: HEIGHTS[size] }}
    >
      <button
        type="button"
        aria-label={t(size === "full" ? "shrink" : "grow")}
        aria-expanded={size !== "peek"}
        className="flex h-7 flex-none touch-none items-center justify-center"
        onClick={() => setSize(size === "peek" ? "half" : size === "half" ? "full" : "peek")}
        {...draw}
      >
        <span className="h-1 w-10 rounded-full bg-[var(--edge)]" />
      </button>
      <Suspense fallback={<div className="h-36" />}>
        <OpenCard
          key={id}
          id={id}
          lang={lang}
          close={close}
          sheet={{
            whole: size !== "peek",
            ways: { previous: way(order[at - 1]), next: way(order[at + 1]) },
          }}
        />
      </Suspense>
    </section>
  );
}

/** Lets a finger draw the sheet up or down by its grip: it follows, and takes the next size when let go. */
function useDrawing(sheet: React.RefObject<HTMLElement | null>, step: (by: number) => void) {
  const from = useRef<number | null>(null);
  const drawn = useRef(false);
  const follow = (by: number) => {
    if (sheet.current) sheet.current.style.translate = by === 0 ? "" : `0 ${Math.max(by, -DRAWN)}px`;
  };
  const end = (event: React.PointerEvent) => {
    const by = from.current === null ? 0 : event.clientY - from.current;
    from.current = null;
    follow(0);
    drawn.current = Math.abs(by) > DRAWN;
    if (drawn.current) step(by < 0 ? 1 : -1);
  };
  return {
    onPointerDown: (event: React.PointerEvent) => {
      from.current = event.clientY;
      drawn.current = false;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: React.PointerEvent) => {
      if (from.current !== null) follow(event.clientY - from.current);
    },
    onPointerUp: end,
    onPointerCancel: end,
    // A drawn sheet has its size already; the click that ends the drawing means nothing more.
    onClickCapture: (event: React.MouseEvent) => {
      if (drawn.current) event.stopPropagation();
      drawn.current = false;
    },
  };
}

/** Scrolls so that words which the sheet or the bar covers stand in the upper third. */
function bringAbove(words: Element | null, foot: number) {
  const line = words?.getClientRects()[0];
  if (!line || (line.top > BAR_HEIGHT && line.bottom < foot)) return;
  window.scrollBy({ top: line.top - window.innerHeight * UPPER_THIRD, behavior: "instant" });
}
