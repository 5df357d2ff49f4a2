/** Whether something lies over the desk that keys belong to. Looks past the text, which may be a book. */

const OVER = "dialog[open], [role='dialog'], [role='menu'], [role='listbox'], :popover-open";

/** @param text the article's element, which has nothing of the kind inside; null looks everywhere */
export function isCovered(text: Element | null): boolean {
  if (text === null) return document.querySelector(OVER) !== null;
  for (let inner = text; inner.parentElement; inner = inner.parentElement) {
    for (const beside of inner.parentElement.children) {
      if (beside !== inner && (beside.matches(OVER) || beside.querySelector(OVER))) return true;
    }
  }
  return false;
}
