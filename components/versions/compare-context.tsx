"use client";
/**
 * What every part of the comparison works with. What stays the same is kept apart from what is chosen in it,
 * so that going from change to change draws two rows anew and not two thousand.
 */
import { createContext, use, useCallback, useEffect, useEffectEvent, useMemo, useState } from "react";
import { compareRows, type Row } from "@/lib/browser/compare-rows";
import { bindingOf } from "@/lib/browser/keymap";
import { bringIntoView } from "@/lib/browser/reveal";
import type { Sign } from "@/lib/model/sign";
import type { ArticleVersion, ClaimType, Preferences } from "@/lib/model/wire";
import type { DiffHunk, DiffKind } from "@/lib/model/wire-versions";
import { TextIndex } from "@/lib/text/offsets";
import { codePointSpan, type Span } from "@/lib/text/units";

/** What the page knows of a claim that a change touches. */
export type TouchedClaim = { readonly type: string; readonly sign: Sign; readonly words: string };

export type ComparePage = {
  article: { id: string; title: string; language: string };
  from: ArticleVersion;
  to: ArticleVersion;
  hunks: readonly DiffHunk[];
  /** By id. */
  claims: Readonly<Record<string, TouchedClaim>>;
  types: readonly ClaimType[];
  preferences: Preferences;
};

/** A change with its words. */
export type ComparedChange = Omit<DiffHunk, "from" | "to"> & {
  readonly number: number;
  readonly from: Span;
  readonly to: Span;
  readonly removed: string;
  readonly added: string;
};

/** What is compared; the same object as long as the page is. */
export type Compared = ComparePage & {
  readonly changes: readonly ComparedChange[];
  readonly rows: readonly Row[];
  /** Goes to a change by its number. */
  readonly visit: (hunk: number) => void;
};

/** What is looked at in it. */
export type Looking = {
  /** The kinds shown; none chosen means all. */
  readonly kinds: ReadonlySet<DiffKind>;
  readonly toggle: (kind: DiffKind) => void;
  readonly showAll: () => void;
  /** Numbers of the changes shown, in the order of the text; the same object until another kind is chosen. */
  readonly shown: ReadonlySet<number>;
  /** The number of the change in sight; null before any was gone to. */
  readonly current: number | null;
  readonly step: (by: 1 | -1) => void;
};

const ComparedContext = createContext<Compared | null>(null);
const LookingContext = createContext<Looking | null>(null);

/** What is compared on the page. @throws Error outside a comparison */
export function useCompared(): Compared {
  const value = use(ComparedContext);
  if (value === null) throw new Error("This part belongs inside a comparison.");
  return value;
}

/** What is looked at in the comparison. @throws Error outside one */
export function useLooking(): Looking {
  const value = use(LookingContext);
  if (value === null) throw new Error("This part belongs inside a comparison.");
  return value;
}

/** Puts the page's comparison together for the parts inside. */
export function Comparison({ page, children }: { page: ComparePage; children: React.ReactNode }) {
  const [kinds, setKinds] = useState<ReadonlySet<DiffKind>>(new Set());
  const [current, setCurrent] = useState<number | null>(null);
  const visit = useCallback((hunk: number) => {
    setCurrent(hunk);
    requestAnimationFrame(() => {
      const words = document.querySelector(`.compare-text [data-hunk="${hunk}"]`);
      if (words) bringIntoView(words);
    });
  }, []);
  const compared = useMemo(() => {
    const changes = changesOf(page.from.text, page.to.text, page.hunks);
    return { ...page, changes, rows: compareRows(page.from.text, page.to.text, changes), visit };
  }, [page, visit]);
  const { changes } = compared;
  const shown = useMemo(
    () =>
      new Set(changes.filter(({ kind }) => kinds.size === 0 || kinds.has(kind)).map(({ number }) => number)),
    [changes, kinds],
  );
  const step = (by: 1 | -1) => {
    const order = [...shown];
    const at = current === null ? -1 : order.indexOf(current);
    const next = at < 0 ? order.at(by === 1 ? 0 : -1) : order[(at + by + order.length) % order.length];
    if (next !== undefined) visit(next);
  };
  const toggle = (kind: DiffKind) => {
    const next = new Set(kinds);
    if (!next.delete(kind)) next.add(kind);
    setKinds(next);
  };
  useKeys(step, page.preferences.shortcuts !== false);
  return (
    <ComparedContext value={compared}>
      <LookingContext value={{ kinds, toggle, showAll: () => setKinds(new Set()), shown, current, step }}>
        {children}
      </LookingContext>
    </ComparedContext>
  );
}

function changesOf(from: string, to: string, hunks: readonly DiffHunk[]): ComparedChange[] {
  const [older, newer] = [new TextIndex(from), new TextIndex(to)];
  return hunks.map((hunk, number) => {
    const before = older.spanToUtf16(codePointSpan(hunk.from.start, hunk.from.end));
    const after = newer.spanToUtf16(codePointSpan(hunk.to.start, hunk.to.end));
    return {
      ...hunk,
      number,
      from: before,
      to: after,
      removed: from.slice(before.start, before.end),
      added: to.slice(after.start, after.end),
    };
  });
}

/** Where keys belong to what is typed or open there. */
const ELSEWHERE =
  "input:not([type='checkbox'], [type='radio']), textarea, select, dialog[open], [role='menu']";

/** The reader's own keys for next and previous go from change to change here. */
function useKeys(step: (by: 1 | -1) => void, on: boolean) {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (!on || event.defaultPrevented || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest(ELSEWHERE)) return;
    const command = bindingOf(event)?.command;
    if (command !== "next" && command !== "previous") return;
    event.preventDefault();
    step(command === "next" ? 1 : -1);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
