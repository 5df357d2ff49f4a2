"use client";
/**
 * Which claims have a card just now, and where each stands. Only claims of chunks near the window have one,
 * and the open one; the browser tells how tall they are, and `placeCards` does the rest.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { afterPaint } from "@/lib/browser/after-paint";
import type { Chunk } from "@/lib/browser/chunks";
import type { ClaimStore } from "@/lib/browser/claim-store";
import { type Place, placeCards, type Wish } from "@/lib/browser/rail-layout";
import { wordsOf } from "@/lib/browser/reveal";
import { useDesk, useFocused } from "./desk-context";

/** A claim that has a card. `line`: the middle of its first line, in pixels from the rail's top. */
type Level = { readonly id: string; readonly line: number; readonly lang: string };

/** `shifted`: the text itself moved since the last reading, so that cards must follow at once. */
type Levels = { readonly levels: readonly Level[]; readonly shifted: boolean };

/** How far below its own top a card's first line of words has its middle, in pixels. */
const LINE_IN_CARD = 19;
const LINE_IN_OPEN_CARD = 24;
const BELOW_HEAD = 12;
/** How tall a card of one line of words is at rest. */
const REST_HEIGHT = 56;
/** So far beyond the window nothing is seen of a card, in pixels. */
const OUT_OF_SIGHT = 120;

type Placed = Level & {
  /** Null in the moment before it was measured for the first time. */
  readonly place: Place | null;
  /** Whether it may glide there: a card that has just come has nowhere to glide from. */
  readonly glides: boolean;
};

export type RailPlaces = {
  placed: readonly Placed[];
  /** Keeps hold of a card's element, by which it is measured, until the returned function is called. */
  hold: (id: string, element: HTMLElement) => () => void;
  /** How tall the column must be, in pixels: to the end of the last card, and to where the page is scrolled. */
  height: number;
};

/**
 * What the page said of heights. `rest`, `open`: of cards, by id; `opened`: of the card that was open last,
 * null before one was; `top`: where the first one may stand.
 */
type Sizes = {
  readonly rest: ReadonlyMap<string, number>;
  readonly open: ReadonlyMap<string, number>;
  readonly opened: number | null;
  readonly top: number;
};

/**
 * @param rail the column the cards stand in
 * @param head what stands at its top; no card goes above its end
 */
export function useRailPlaces(
  rail: React.RefObject<HTMLElement | null>,
  head: React.RefObject<HTMLElement | null>,
  text: React.RefObject<HTMLElement | null>,
): RailPlaces {
  const focused = useFocused();
  // Between which heights of the rail the window lay at the last look.
  const inWindow = useRef({ from: 0, to: 0 });
  const look = useCallback(() => {
    const top = rail.current?.getBoundingClientRect().top ?? 0;
    inWindow.current = { from: -top, to: window.innerHeight - top };
    return top;
  }, [rail]);
  const { levels, shifted } = useLevels(rail, text, look);
  const { sizes, hold } = useSizes(head, look);
  const before = useRef({ ids: new Set<string>(), height: 0 });
  const places = useMemo(() => {
    const wishes = levels.flatMap(({ id, line }): Wish[] => {
      const open = id === focused;
      // One that was never open will be about as tall as the last: or the cards below came up and went down.
      // Nor is one known at rest that was open from the start: it would be gone for a moment as it closes.
      const rest = sizes.rest.get(id) ?? (sizes.open.has(id) ? REST_HEIGHT : undefined);
      const height = (open ? (sizes.open.get(id) ?? sizes.opened) : null) ?? rest;
      const level = line - (open ? LINE_IN_OPEN_CARD : LINE_IN_CARD);
      return height === undefined ? [] : [{ id, level, height }];
    });
    return new Map(placeCards(wishes, focused, sizes.top).map((place) => [place.id, place]));
  }, [levels, focused, sizes]);
  const bottom = Math.max(0, ...[...places.values()].map(({ top, height }) => top + height));
  // A page that got shorter than it is scrolled would take the text along.
  const height = Math.max(bottom, Math.min(before.current.height, inWindow.current.to));
  useEffect(() => {
    before.current = { ids: new Set(places.keys()), height };
  }, [places, height]);

  const inView = (top: number) =>
    top > inWindow.current.from - OUT_OF_SIGHT && top < inWindow.current.to + OUT_OF_SIGHT;
  return {
    hold,
    placed: levels.map((level) => {
      const place = places.get(level.id) ?? null;
      // Where nobody looks, gliding would only cost.
      const seen = place !== null && inView(place.top);
      return { ...level, place, glides: seen && !shifted && before.current.ids.has(level.id) };
    }),
    height,
  };
}

/** Hears from the browser how tall cards are once it has laid them out: asking would make it do so at once. */
function useSizes(
  head: React.RefObject<HTMLElement | null>,
  look: () => number,
): { sizes: Sizes; hold: RailPlaces["hold"] } {
  const cards = useRef(new Map<Element, string>());
  const [sizes, setSizes] = useState<Sizes>({ rest: new Map(), open: new Map(), opened: null, top: 0 });
  const [observer, setObserver] = useState<ResizeObserver | null>(null);
  useEffect(() => {
    const made = new ResizeObserver((entries) => {
      look();
      setSizes((known) => learned(known, entries, cards.current));
    });
    if (head.current) made.observe(head.current);
    setObserver(made);
    return () => made.disconnect();
  }, [head, look]);
  const hold = useCallback(
    (id: string, element: HTMLElement) => {
      cards.current.set(element, id);
      observer?.observe(element, { box: "border-box" });
      return () => {
        observer?.unobserve(element);
        cards.current.delete(element);
      };
    },
    [observer],
  );
  return { sizes, hold };
}

/**
 * What is known with what was just heard; the very same object where that is nothing new.
 * @param cards the ids of the cards on the page, by element; the rest is forgotten
 */
function learned(
  known: Sizes,
  entries: readonly ResizeObserverEntry[],
  cards: ReadonlyMap<Element, string>,
): Sizes {
  const ids = new Set(cards.values());
  const rest = new Map([...known.rest].filter(([id]) => ids.has(id)));
  const open = new Map([...known.open].filter(([id]) => ids.has(id)));
  let { opened, top } = known;
  let news = false;
  const learn = (heights: Map<string, number>, id: string, height: number) => {
    news ||= heights.get(id) !== height;
    heights.set(id, height);
  };
  for (const { target, borderBoxSize } of entries) {
    if (!(target instanceof HTMLElement)) continue;
    const height = borderBoxSize[0]?.blockSize ?? 0;
    const id = cards.get(target);
    if (id === undefined) top = target.offsetTop + height + BELOW_HEAD;
    else if (target.dataset.open !== undefined) {
      learn(open, id, height);
      opened = height;
    }
    // A card that shows one line keeps in mind how tall it was with all of it.
    else if (target.dataset.tight === undefined) learn(rest, id, height);
  }
  return news || top !== known.top ? { rest, open, opened, top } : known;
}

/**
 * Reads where the claims near the window lie, again whenever the text, the window or the claims change: in
 * the very batch in which the cards hear of it too, so that they are laid out once.
 */
function useLevels(
  rail: React.RefObject<HTMLElement | null>,
  text: React.RefObject<HTMLElement | null>,
  look: () => number,
): Levels {
  const { attention, chunks, store, viewport } = useDesk();
  const [levels, setLevels] = useState<Levels>({ levels: [], shifted: false });
  useEffect(() => {
    let gone = false;
    // A mark is painted before its card is thought of.
    const soon = afterPaint(() => {
      const foot = text.current?.getBoundingClientRect().bottom;
      if (gone || foot === undefined) return;
      const top = look();
      const found = claimsNear(store, chunks, viewport.near(), attention.focused());
      const read = found.flatMap((id) => levelOf(id, store, top, foot - top));
      setLevels((known) => compared(known, read));
    });
    soon();
    const stops = [
      store.subscribe("order", soon),
      attention.subscribe("focus", soon),
      viewport.subscribe(soon),
    ];
    const size = new ResizeObserver(soon);
    for (const element of [rail.current, text.current]) if (element) size.observe(element);
    return () => {
      gone = true;
      size.disconnect();
      for (const stop of stops) stop();
    };
  }, [attention, chunks, look, rail, store, text, viewport]);
  return levels;
}

/** Ids of the claims that begin in a chunk near the window, and of the open one, in text order. */
function claimsNear(
  store: ClaimStore,
  chunks: readonly Chunk[],
  near: readonly number[],
  open: string | null,
): string[] {
  const ids: string[] = [];
  for (const number of near) {
    const chunk = chunks[number];
    for (let block = chunk?.first ?? 0; block < (chunk?.end ?? 0); block += 1) {
      const from = store.blocks[block]?.span.start ?? 0;
      for (const claim of store.paintedIn(block)) {
        if (claim.span && claim.span.start >= from) ids.push(claim.id);
      }
    }
  }
  const order = store.visible();
  // What the text no longer holds stands at its end.
  if (near.at(-1) === chunks.length - 1) {
    for (let i = order.length - 1; i >= 0; i -= 1) {
      const id = order[i];
      if (id === undefined || store.claim(id)?.span !== null) break;
      ids.push(id);
    }
  }
  const opened = open === null ? undefined : store.claim(open);
  if (!opened || opened.withdrawn || ids.includes(opened.id)) return ids;
  const start = opened.span?.start ?? Number.POSITIVE_INFINITY;
  const at = ids.findIndex((id) => (store.claim(id)?.span?.start ?? Number.POSITIVE_INFINITY) > start);
  return at < 0 ? [...ids, opened.id] : ids.toSpliced(at, 0, opened.id);
}

function levelOf(id: string, store: ClaimStore, origin: number, foot: number): Level[] {
  const words = wordsOf(id);
  const first = words?.getClientRects()[0];
  if (first) {
    const lang = words?.closest<HTMLElement>("[lang]")?.lang ?? "";
    return [{ id, line: first.top + first.height / 2 - origin, lang }];
  }
  return store.claim(id)?.span === null ? [{ id, line: foot, lang: "" }] : [];
}

/** The levels just read beside those known; the very same object where nothing changed. */
function compared(known: Levels, read: readonly Level[]): Levels {
  const lines = new Map(known.levels.map(({ id, line }) => [id, line]));
  const shifted = read.some(({ id, line }) => Math.abs((lines.get(id) ?? line) - line) > 0.5);
  const same = read.length === lines.size && read.every(({ id }) => lines.has(id));
  return same && !shifted ? known : { levels: read, shifted };
}
