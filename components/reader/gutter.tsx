"use client";
/**
 * The stamps in the margin of a chunk, each on the line where its claim or candidate starts, in text order, the last one
 * nearest the text. Where the margin is narrow one stamp a line stays, the riskiest, and how many more.
 */
import { memo, useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Stamp } from "@/components/claim/stamp";
import { afterPaint } from "@/lib/browser/after-paint";
import type { Chunk } from "@/lib/browser/chunks";
import { type Line, type Stamped, stampLines } from "@/lib/browser/stamp-lines";
import { type Sign, signOf } from "@/lib/model/sign";
import { useDescribed } from "./candidate-why";
import { type DeskValue, useDesk, useFocused, useFocusedCandidate, useHovered } from "./desk-context";
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
  const { store, candidates } = useDesk();
  const [lines, setLines] = useState<readonly Line<Stampable>[]>([]);
  useEffect(() => {
    const holder = element.current;
    if (!holder) return;
    let gone = false;
    // Measuring waits, so that the mark itself is painted first.
    const soon = afterPaint(() => {
      if (!gone) setLines(stampLines(stampedIn(chunk, store, candidates), holder));
    });
    const size = new ResizeObserver(soon);
    size.observe(holder);
    const stops = Array.from({ length: chunk.end - chunk.first }, (_, i) => chunk.first + i).flatMap(
      (block) => [store.subscribe(`block:${block}`, soon), candidates.subscribe(`block:${block}`, soon)],
    );
    return () => {
      gone = true;
      size.disconnect();
      for (const stop of stops) stop();
    };
  }, [chunk, element, store, candidates]);
  return (
    <div className="reader-gutter">
      {lines.map(({ top, stamped, more }) =>
        stamped.map((one, place) => {
          const at = { top, end: GAP + (stamped.length - 1 - place) * STEP };
          if (one.candidate !== undefined) {
            return <CandidateStamp key={one.element} number={one.candidate} {...at} />;
          }
          const { claim, type, sign } = one;
          return <StampButton key={one.element} id={claim} type={type} sign={sign} more={more} {...at} />;
        }),
      )}
    </div>
  );
}

type Stampable = Stamped & ({ claim: string; type: string; candidate?: undefined } | { candidate: number });

/** Where a stamp stands, in pixels from the top of its chunk and from the text. */
type At = { top: number; end: number };

/** What has a stamp in a chunk, in text order, each once. */
function stampedIn(
  chunk: Chunk,
  store: DeskValue["store"],
  candidates: DeskValue["candidates"],
): Stampable[] {
  const found = new Map<string, { at: number; one: Stampable }>();
  for (let block = chunk.first; block < chunk.end; block += 1) {
    for (const claim of store.paintedIn(block)) {
      const element = `claim-${claim.id}`;
      const one = { element, sign: signOf(claim), claim: claim.id, type: claim.type };
      found.set(element, { at: claim.span?.start ?? 0, one });
    }
    for (const { number, span } of candidates.paintedIn(block)) {
      const element = `candidate-${number}`;
      found.set(element, { at: span.start, one: { element, sign: "candidate", candidate: number } });
    }
  }
  return [...found.values()].sort((a, b) => a.at - b.at).map(({ one }) => one);
}

/** An empty dashed form where a candidate starts. A mark moves few stamps; the others are not drawn anew. */
const CandidateStamp = memo(function CandidateStamp({ number, top, end }: { number: number } & At) {
  const { candidates, candidateDesk, types } = useDesk();
  const focused = useFocusedCandidate() === number;
  const described = useDescribed();
  const candidate = candidates.candidate(number);
  if (!candidate) return null;
  const name = described(candidate);
  return (
    <button
      type="button"
      tabIndex={-1}
      className="reader-stamp"
      style={{ top, insetInlineEnd: end }}
      data-hue="grey"
      data-focus={focused || undefined}
      aria-label={name}
      title={name}
      onClick={() => candidateDesk.visit(number)}
    >
      <Stamp hue={types.get(candidate.type)?.hue ?? "ochre"} sign="candidate" className="size-[1.125rem]" />
    </button>
  );
});

type ClaimStampProps = { id: string; type: string; sign: Sign; more: number } & At;

const StampButton = memo(function StampButton({ id, type, sign, more, top, end }: ClaimStampProps) {
  const { attention, types } = useDesk();
  const typeName = useTypeName();
  const t = useTranslations();
  const focused = useFocused() === id;
  const hovered = useHovered() === id;
  const hue = types.get(type)?.hue ?? "ochre";
  const name = `${typeName(type)}, ${t(`common.sign.${sign}`)}`;
  return (
    <button
      type="button"
      // The words beside it are reached by keyboard; a second stop for each would double the way.
      tabIndex={-1}
      className="reader-stamp"
      style={{ top, insetInlineEnd: end }}
      data-hue={hue}
      data-focus={focused || undefined}
      data-near={hovered || undefined}
      aria-label={more > 0 ? t("reader.stampMore", { name, more }) : name}
      title={name}
      onClick={() => attention.focus(id)}
      onPointerEnter={() => attention.hover(id)}
      onPointerLeave={() => attention.hover(null)}
    >
      <Stamp hue={hue} sign={sign} className="size-[1.125rem]" />
      {more > 0 && <span aria-hidden="true" className="reader-stamp-more" data-more={`+${more}`} />}
    </button>
  );
});
