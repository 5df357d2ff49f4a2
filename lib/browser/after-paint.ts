/**
 * Puts off what may wait until the page has painted what may not. All that waits is done in one task, so
 * that the page is drawn and laid out once for all of it.
 */

/** What is put off leaves the browser a frame and a little more, in milliseconds. */
const GRACE_MS = 30;
/** So long a page nobody looks at waits, which is never painted, in milliseconds. */
const UNSEEN_MS = 50;

const waiting = new Set<() => void>();

function actAll(): void {
  const acts = [...waiting];
  waiting.clear();
  for (const act of acts) act();
}

/** Calls `act` after the next paint; many calls before it come to one. */
export function afterPaint(act: () => void): () => void {
  return () => {
    if (waiting.size === 0) {
      if (document.visibilityState === "visible") requestAnimationFrame(() => setTimeout(actAll, GRACE_MS));
      else setTimeout(actAll, UNSEEN_MS);
    }
    waiting.add(act);
  };
}
