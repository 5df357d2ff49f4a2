"use client";
/**
 * The stamps in the margin of a chunk, each on the line where its claim starts, in text order, the last one
 * nearest the text. Where the margin is narrow one stamp a line stays, the riskiest, and how many more.
 */
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Stamp } from "@/components/claim/stamp";
import type { Chunk } from "@/lib/browser/chunks";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { type Line, stampLines } from "@/lib/browser/stamp-lines";
import { signOf } from "@/lib/model/sign";
import { useDesk, useFocused, useHovered } from "./desk-context";
import { useTypeName } from "./type-name";

/** Pixels between two stamps, and from the last one to the text. */
const STEP = 25;
const GAP = 10;

export function Gutter({
  chunk,
  element,
}: {
  chunk: Chunk;
  element: React.RefObject<HTMLDivElement | null>;
}) {
  const { store } = useDesk();
  const [lines, setLines] = useState<readonly Line[]>([]);
  useEffect(() => {
    const holder = element.current;
    if (!holder) return;
    let frame = 0;
    const measure = () => {
      const claims = new Map<string, DeskClaim>();
      for (let block = chunk.first; block < chunk.end; block += 1) {
        for (const claim of store.paintedIn(block)) claims.set(claim.id, claim);
      }
      setLines(stampLines([...claims.values()], holder));
    };
    // Measuring waits for the frame after the change, so that the mark itself is painted first.
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(measure);
      });
    };
    const size = new ResizeObserver(soon);
    size.observe(holder);
    const stops = Array.from({ length: chunk.end - chunk.first }, (_, i) =>
      store.subscribe(`block:${chunk.first + i}`, soon),
    );
    return () => {
      cancelAnimationFrame(frame);
      size.disconnect();
      for (const stop of stops) stop();
    };
  }, [chunk, element, store]);
  return (
    <div className="reader-gutter">
      {lines.map(({ top, claims, more }) =>
        claims.map((id, place) => (
          <StampButton
            key={id}
            id={id}
            more={more}
            style={{ top, insetInlineEnd: GAP + (claims.length - 1 - place) * STEP }}
          />
        )),
      )}
    </div>
  );
}

function StampButton({ id, more, style }: { id: string; more: number; style: React.CSSProperties }) {
  const { attention, store, types } = useDesk();
  const typeName = useTypeName();
  const t = useTranslations();
  const focused = useFocused() === id;
  const hovered = useHovered() === id;
  const claim = store.claim(id);
  if (!claim) return null;
  const hue = types.get(claim.type)?.hue ?? "ochre";
  const name = `${typeName(claim.type)}, ${t(`common.sign.${signOf(claim)}`)}`;
  return (
    <button
      type="button"
      // The words beside it are reached by keyboard; a second stop for each would double the way.
      tabIndex={-1}
      className="reader-stamp"
      style={style}
      data-hue={hue}
      data-focus={focused || undefined}
      data-near={hovered || undefined}
      aria-label={more > 0 ? t("reader.stampMore", { name, more }) : name}
      title={name}
      onClick={() => attention.focus(id)}
      onPointerEnter={() => attention.hover(id)}
      onPointerLeave={() => attention.hover(null)}
    >
      <Stamp hue={hue} sign={signOf(claim)} className="size-[1.125rem]" />
      {more > 0 && <span aria-hidden="true" className="reader-stamp-more" data-more={`+${more}`} />}
    </button>
  );
}
