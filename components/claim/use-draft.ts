"use client";
/** A form's typed words: what is saved, with what was typed over it and has not been sent. */
import { useEffect, useState } from "react";
import type { Desk } from "@/lib/browser/desk";
import { browserStorage, type DraftField, Drafts } from "@/lib/browser/drafts";
import { useDesk } from "../reader/desk-context";

/** One store of drafts a page, so that what the browser refuses to keep outlives a closed card. */
const draftsOf = new WeakMap<Desk, Drafts>();

/** What a form works with. `dirty`: something typed differs from what is saved. */
export type Draft<Fields> = {
  typed: Fields;
  type: (change: Partial<Fields>) => void;
  dirty: boolean;
  clear: () => void;
};

/**
 * The draft of one form of a claim. It is forgotten as soon as what is saved says the same.
 * @param saved the fields as they are saved; a draft may hold fewer
 */
export function useDraft<Fields extends Record<string, string>>(
  claim: string,
  field: DraftField,
  saved: Fields,
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
    type: (change) => {
      const next = { ...draft, ...change } as Record<string, string>; // A partial of texts, spread over texts.
      drafts.write(claim, field, next);
      setDraft(next);
    },
    clear: () => {
      drafts.clear(claim, field);
      setDraft(null);
    },
  };
}
