"use client";
/** A form's typed words: what is saved, with what was typed over it and has not been sent. */
import { useEffect, useState } from "react";
import type { Desk } from "@/lib/browser/desk";
import { browserStorage, type DraftField, Drafts } from "@/lib/browser/drafts";
import { useDesk } from "../reader/desk-context";

/** One store of drafts a page, so that what the browser refuses to keep outlives a closed card. */
const draftsOf = new WeakMap<Desk, Drafts>();

/** The name of what a draft is typed on, among its fields. */
const ON = "on";

/** What a form works with. `dirty`: something typed differs from what is saved. */
export type Draft<Fields> = {
  typed: Fields;
  /** What was there when the first key was pressed; undefined before, and where none was asked to be kept. */
  on: string | undefined;
  type: (change: Partial<Fields>) => void;
  dirty: boolean;
  clear: () => void;
};

/**
 * The draft of one form of a claim. It is forgotten as soon as what is saved says the same.
 * @param saved the fields as they are saved; a draft may hold fewer
 * @param on what is to be remembered of what is there now, with the draft's first key
 */
export function useDraft<Fields extends Record<string, string>>(
  claim: string,
  field: DraftField,
  saved: Fields,
  on?: () => string,
): Draft<Fields> {
  const { desk } = useDesk();
  const drafts = draftsOf.get(desk) ?? new Drafts(desk.me.id, browserStorage());
  draftsOf.set(desk, drafts);
  const [draft, setDraft] = useState(() => drafts.read(claim, field));
  const typed = { ...saved, ...draft };
  const dirty = Object.keys(saved).some((name) => typed[name]?.trim() !== saved[name]?.trim());
  const same = draft !== null && !dirty;
  useEffect(() => {
    if (!same) return;
    drafts.clear(claim, field);
    setDraft(null);
  }, [same, drafts, claim, field]);
  return {
    typed,
    dirty,
    on: draft?.[ON],
    type: (change) => {
      const first = draft === null && on ? { [ON]: on() } : {};
      const next = { ...first, ...draft, ...change } as Record<string, string>; // A partial of texts, over texts.
      drafts.write(claim, field, next);
      setDraft(next);
    },
    clear: () => {
      drafts.clear(claim, field);
      setDraft(null);
    },
  };
}
