"use client";
/** What every part of the comparison works with: the changes, which of them are shown, and the one in sight. */
import { createContext, use, useEffect, useEffectEvent, useMemo, useState } from "react";
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

export type CompareValue = ComparePage & {
  changes: readonly ComparedChange[];
  rows: readonly Row[];
  /** The kinds shown; none chosen means all. */
  kinds: ReadonlySet<DiffKind>;
  toggle: (kind: DiffKind) => void;
  showAll: () => void;
  shows: (hunk: number) => boolean;
  /** Numbers of the changes shown, in the order of the text. */
  shown: readonly number[];
  /** The number of the change in sight; null before any was gone to. */
  current: number | null;
  visit: (hunk: number) => void;
  step: (by: 1 | -1) => void;
};

const CompareContext = createContext<CompareValue | null>(null);
export const CompareProvider = CompareContext.Provider;

/** The comparison of the page. @throws Error outside one */
export function useCompare(): CompareValue {
  const value = use(CompareContext);
  if (value === null) throw new Error("This part belongs inside a comparison.");
  return value;
}

/** Puts the page's comparison together. */
export function useComparison(page: ComparePage): CompareValue {
  const { from, to, hunks, preferences } = page;
  const changes = useMemo(() => changesOf(from.text, to.text, hunks), [from.text, to.text, hunks]);
  const rows = useMemo(() => compareRows(from.text, to.text, changes), [from.text, to.text, changes]);
  const [kinds, setKinds] = useState<ReadonlySet<DiffKind>>(new Set());
  const [current, setCurrent] = useState<number | null>(null);
  const shows = (hunk: number) => {
    const kind = changes[hunk]?.kind;
    return kind !== undefined && (kinds.size === 0 || kinds.has(kind));
  };
  const shown = changes.filter(({ number }) => shows(number)).map(({ number }) => number);
  const visit = (hunk: number) => {
    setCurrent(hunk);
    requestAnimationFrame(() => {
      const words = document.querySelector(`.compare-text [data-hunk="${hunk}"]`);
      if (words) bringIntoView(words);
    });
  };
  const step = (by: 1 | -1) => {
    const at = current === null ? -1 : shown.indexOf(current);
    const next = at < 0 ? shown.at(by === 1 ? 0 : -1) : shown[(at + by + shown.length) % shown.length];
    if (next !== undefined) visit(next);
  };
  useKeys(step, preferences.shortcuts !== false);
  return {
    ...page,
    changes,
    rows,
    kinds,
    toggle: (kind) => {
      const next = new Set(kinds);
      if (!next.delete(kind)) next.add(kind);
      setKinds(next);
    },
    showAll: () => setKinds(new Set()),
    shows,
    shown,
    current,
    visit,
    step,
  };
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
