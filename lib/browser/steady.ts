/**
 * Lets the text be drawn anew without a change under somebody's hands: the text stays where it is, whatever
 * grows above it, the words that are selected stay selected, the element with the keyboard's focus keeps it,
 * and nothing is drawn while the mouse is down.
 */
import type { ClaimStore } from "./claim-store";
import { offsetOfPoint, selectBetween } from "./dom-span";

/** Fulfilled when neither a mouse button nor a finger is down. */
export function calm(): Promise<void> {
  return down ? new Promise((resolve) => waiting.add(resolve)) : Promise.resolve();
}

let down = false;
const waiting = new Set<() => void>();

/** Watches for buttons and fingers until the returned function is called. */
export function watchHands(): () => void {
  const press = ({ button }: PointerEvent) => {
    // The menu behind the other button takes its release away.
    if (button === 0) down = true;
  };
  const release = () => {
    down = false;
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  document.addEventListener("pointerdown", press, true);
  document.addEventListener("pointerup", release, true);
  document.addEventListener("pointercancel", release, true);
  // A press that ends over another window is heard of by nobody.
  window.addEventListener("blur", release);
  return () => {
    release();
    document.removeEventListener("pointerdown", press, true);
    document.removeEventListener("pointerup", release, true);
    document.removeEventListener("pointercancel", release, true);
    window.removeEventListener("blur", release);
  };
}

/**
 * Does something that draws the text under `root` anew, at once.
 * @param work must be done drawing when it returns
 */
export function steadily(root: Element, store: ClaimStore, work: () => void): void {
  const selected = selectedIn(root, store);
  const focused = focusIn(root);
  const { top } = root.getBoundingClientRect();
  work();
  const moved = root.getBoundingClientRect().top - top;
  if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
  if (selected) {
    const now = selectedIn(root, store);
    if (now?.from !== selected.from || now.to !== selected.to) {
      selectBetween(selected.from, selected.to, root, store);
    }
  }
  if (focused !== null && !root.contains(document.activeElement)) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

/** Where the page's selection starts and ends, in UTF-16 code units; null when it is not in the text. */
function selectedIn(root: Element, store: ClaimStore): { from: number; to: number } | null {
  const selection = document.getSelection();
  if (!selection?.anchorNode || !selection.focusNode || !root.contains(selection.anchorNode)) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  return {
    from: offsetOfPoint(anchorNode, anchorOffset, root, store.blocks),
    to: offsetOfPoint(focusNode, focusOffset, root, store.blocks),
  };
}

/** The id of the element of the text that has the keyboard's focus. */
function focusIn(root: Element): string | null {
  const { activeElement } = document;
  return activeElement && root.contains(activeElement) ? activeElement.id || null : null;
}
