/** Puts off what may wait until the page has painted what may not. */

/** What is put off leaves the browser a frame and a little more, in milliseconds. */
const GRACE_MS = 30;
/** So long a page nobody looks at waits, which is never painted, in milliseconds. */
const UNSEEN_MS = 50;

/** Calls `act` after the next paint; many calls before it come to one. */
export function afterPaint(act: () => void): () => void {
  let waiting = false;
  const run = () => {
    waiting = false;
    act();
  };
  return () => {
    if (waiting) return;
    waiting = true;
    if (document.visibilityState === "visible") requestAnimationFrame(() => setTimeout(run, GRACE_MS));
    else setTimeout(run, UNSEEN_MS);
  };
}
