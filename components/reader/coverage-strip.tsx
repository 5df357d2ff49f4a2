"use client";
/**
 * Where in the article the gaps are, beside the scroll bar: a hollow box an open candidate, a thin line a
 * claim, a line in its hue where a claim is contested or stale, and a box for what the window shows.
 * Places near one another share a mark; a gap is never hidden by a claim.
 */
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { afterPaint } from "@/lib/browser/after-paint";
import { signOf } from "@/lib/model/sign";
import { type DeskValue, useCandidates, useClaimOrder, useDesk } from "./desk-context";

type Kind = "gap" | "loud" | "claim";
/** `top`: per cent of the page's height. */
type Mark = { readonly top: number; readonly kind: Kind; readonly hue: string };

/** So many different heights the strip has room for. */
const ROWS = 200;
/** The most pressing first. */
const RANK: readonly Kind[] = ["gap", "loud", "claim"];

export function CoverageStrip({ text }: { text: React.RefObject<HTMLElement | null> }) {
  const desk = useDesk();
  const { store, candidates } = desk;
  const t = useTranslations("finder.coverage");
  const run = useCandidates("states", (all) => all.run());
  const order = useClaimOrder();
  const view = useRef<HTMLSpanElement>(null);
  const [marks, setMarks] = useState<readonly Mark[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: run and order say that something came or went
  useEffect(() => {
    const element = text.current;
    if (!element) return;
    let gone = false;
    const soon = afterPaint(() => {
      if (gone) return;
      const now = marksOf(desk, element);
      setMarks((known) => (sameMarks(known, now) ? known : now));
    });
    soon();
    const size = new ResizeObserver(soon);
    size.observe(element);
    return () => {
      gone = true;
      size.disconnect();
    };
  }, [desk.store, desk.candidates, text, run, order]);

  useEffect(() => {
    let frame = 0;
    const follow = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const whole = document.documentElement.scrollHeight;
        if (!view.current) return;
        view.current.style.top = `${(window.scrollY / whole) * 100}%`;
        view.current.style.height = `${(window.innerHeight / whole) * 100}%`;
      });
    };
    follow();
    const size = new ResizeObserver(follow);
    size.observe(document.body);
    window.addEventListener("scroll", follow, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      size.disconnect();
      window.removeEventListener("scroll", follow);
    };
  }, []);

  if (run === "" && store.order().length === 0) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go from gap to gap; a press here only scrolls
    <div
      role="img"
      aria-label={`${t("gaps")}: ${candidates.open().length}`}
      className="coverage-strip"
      onClick={(event) => {
        const { top, height } = event.currentTarget.getBoundingClientRect();
        const whole = document.documentElement.scrollHeight;
        const wanted = ((event.clientY - top) / height) * whole - window.innerHeight / 2;
        window.scrollTo({ top: wanted, behavior: "instant" });
      }}
    >
      <span ref={view} className="coverage-view" />
      {marks.map(({ top, kind, hue }) => (
        <i key={`${kind}${top}`} data-kind={kind} data-hue={hue} style={{ top: `${top}%` }} />
      ))}
    </div>
  );
}

/** One mark a height, the most pressing of those that fall on it. */
function marksOf({ store, candidates, chunks, types }: DeskValue, text: HTMLElement): Mark[] {
  const at = heights(text, store, chunks);
  const whole = document.documentElement.scrollHeight;
  const rows = new Map<number, Mark>();
  const add = (offset: number, kind: Kind, hue: string) => {
    const top = (Math.round((at(offset) / whole) * ROWS) / ROWS) * 100;
    const known = rows.get(top);
    if (!known || RANK.indexOf(kind) < RANK.indexOf(known.kind)) rows.set(top, { top, kind, hue });
  };
  for (const id of store.order()) {
    const claim = store.claim(id);
    if (!claim?.span) continue;
    const sign = signOf(claim);
    const loud = sign === "contested" || sign === "stale";
    add(claim.span.start, loud ? "loud" : "claim", loud ? (types.get(claim.type)?.hue ?? "ochre") : "");
  }
  if (candidates.shown()) {
    for (const number of candidates.open()) add(candidates.found(number)?.span.start ?? 0, "gap", "");
  }
  return [...rows.values()];
}

/** Most marks change nothing at this scale. */
function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ top, kind, hue }, i) => top === b[i]?.top && kind === b[i]?.kind && hue === b[i]?.hue)
  );
}

/**
 * A function from an offset to how far down the page its words stand, in pixels. By the chunks' own edges,
 * since a chunk out of sight is not laid out; within a chunk text is taken to be evenly dense.
 */
function heights(
  text: HTMLElement,
  store: DeskValue["store"],
  chunks: DeskValue["chunks"],
): (offset: number) => number {
  const elements = text.querySelectorAll<HTMLElement>(".reader-chunk");
  const known = chunks.map((chunk, number) => {
    const box = elements[number]?.getBoundingClientRect();
    return {
      start: store.blocks[chunk.first]?.span.start ?? 0,
      end: store.blocks[chunk.end - 1]?.span.end ?? 0,
      top: (box?.top ?? 0) + window.scrollY,
      height: box?.height ?? 0,
    };
  });
  const chunkOfBlock = chunks.flatMap(({ first, end }, number) => Array<number>(end - first).fill(number));
  return (offset) => {
    const chunk = known[chunkOfBlock[store.blockAt(offset)] ?? 0];
    if (!chunk || chunk.end === chunk.start) return 0;
    return chunk.top + ((offset - chunk.start) / (chunk.end - chunk.start)) * chunk.height;
  };
}
