"use client";
/** A keycap as it stands on the person's own keyboard. Hidden from screen readers: words name the command. */
import { useSyncExternalStore } from "react";
import { useLocale } from "use-intl/react";
import { type Command, capsOf, type Layout, layoutOf } from "@/lib/browser/keymap";
import { languageOf } from "@/lib/messages/language-tag";
import { useDesk } from "./desk-context";

/** The layout manager of Chromium's browsers; others do not tell what stands on a key. */
type Keyboard = { getLayoutMap(): Promise<ReadonlyMap<string, string>> };

let labels: ReadonlyMap<string, string> | null = null;
const waiting = new Set<() => void>();
let asked = false;

function subscribe(listener: () => void): () => void {
  waiting.add(listener);
  const keyboard = (navigator as Navigator & { keyboard?: Keyboard }).keyboard; // Not in the DOM's types.
  if (!asked && keyboard) {
    asked = true;
    keyboard.getLayoutMap().then(
      (map) => {
        labels = map;
        for (const wake of waiting) wake();
      },
      () => undefined, // Refused inside a frame: the usual layout of the language will do.
    );
  }
  return () => waiting.delete(listener);
}

/** The keyboard layout in use, in a reader. */
export function useLayout(): Layout {
  return useLayoutOf(useDesk().preferences.keyboard);
}

/** The keyboard layout in use. @param preferred the one the person chose */
export function useLayoutOf(preferred: Layout | undefined): Layout {
  const locale = languageOf(useLocale());
  const known = useSyncExternalStore(
    subscribe,
    () => labels,
    () => null,
  );
  return layoutOf(preferred, known, locale);
}

/** The keys of a command; nothing where shortcuts are switched off. */
export function Caps({ command }: { command: Command }) {
  const { preferences } = useDesk();
  const layout = useLayout();
  if (preferences.shortcuts === false) return null;
  return capsOf(command, layout).map((cap) => <Cap key={cap}>{cap}</Cap>);
}

export function Cap({ children }: { children: string }) {
  return (
    <span className="kbd reader-cap" aria-hidden="true">
      {children}
    </span>
  );
}
