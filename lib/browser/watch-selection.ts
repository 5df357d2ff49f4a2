/**
 * Watches what is selected in the article and brings it into the form in which it may be marked: trimmed,
 * on whole graphemes. While a mouse button or a finger is down nothing is decided yet.
 */
import { normaliseSelection } from "../text/selection";
import type { Attention, Chosen } from "./attention";
import type { ClaimStore } from "./claim-store";
import { spanOfRange } from "./dom-span";

/** A finger has no moment of letting go that the page can see; so long without a change counts as one. */
const TOUCH_REST_MS = 250;

/** Watches until the returned function is called. @param root the element the blocks are in */
export function watchSelection(root: HTMLElement, store: ClaimStore, attention: Attention): () => void {
  let by: Chosen["by"] = "keyboard";
  let held = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = () => {
    timer = undefined;
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) {
      attention.choose(null);
      return;
    }
    const raw = spanOfRange(selection.getRangeAt(0), root, store.blocks);
    const span = raw && normaliseSelection(store.text, raw);
    attention.choose(span && { span, by });
  };
  const changed = () => {
    clearTimeout(timer);
    if (by === "touch") timer = setTimeout(read, TOUCH_REST_MS);
    else if (!held) read();
  };
  const down = (event: PointerEvent) => {
    by = event.pointerType === "mouse" ? "pointer" : "touch";
    held = event.pointerType === "mouse";
  };
  const up = () => {
    if (!held) return;
    held = false;
    // A click that ends a selection collapses it only after this event.
    timer = setTimeout(read);
  };
  const key = () => {
    by = "keyboard";
    // A key means the words as they are chosen now, not as they were a moment ago.
    if (timer === undefined || held) return;
    clearTimeout(timer);
    read();
  };
  document.addEventListener("selectionchange", changed);
  document.addEventListener("pointerdown", down);
  document.addEventListener("pointerup", up);
  document.addEventListener("pointercancel", up);
  document.addEventListener("keydown", key, true);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("selectionchange", changed);
    document.removeEventListener("pointerdown", down);
    document.removeEventListener("pointerup", up);
    document.removeEventListener("pointercancel", up);
    document.removeEventListener("keydown", key, true);
  };
}
