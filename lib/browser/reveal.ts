/** Brings a claim's words before the eyes, and the keyboard's focus to them if that is where it was. */

import type { ClaimStore } from "./claim-store";
import { offsetAtPoint } from "./dom-span";

/** Where in the window words are put that were out of sight, as a part of its height. */
const UPPER_THIRD = 0.3;
/** What the bar covers, in pixels. */
const BAR_HEIGHT = 72;

/** The first element of a claim's words; null while it is not on the page. */
export function wordsOf(claimId: string): HTMLElement | null {
  return document.getElementById(`claim-${claimId}`);
}

/** The id of the claim whose words start in an element; null when none do. */
export function claimOf(element: Element | null): string | null {
  return element?.id.startsWith("claim-") ? element.id.slice("claim-".length) : null;
}

/** Scrolls so that an element stands in the upper third, if it is out of sight or `always`. */
export function bringIntoView(element: Element, always = false): void {
  const { top, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const foot = window.innerHeight * 0.85;
  if (!always && top > BAR_HEIGHT && bottom < foot) return;
  window.scrollBy({ top: top - window.innerHeight * UPPER_THIRD, behavior: "instant" });
}

/** Moves the keyboard's focus to a claim's words, once they are drawn, and brings them into view. */
export function visitClaim(claimId: string): void {
  visit(() => wordsOf(claimId));
}

/** The first element of a candidate's words; null while it is not on the page. */
export function wordsOfCandidate(number: number): HTMLElement | null {
  return document.getElementById(`candidate-${number}`);
}

/** Does for a candidate what {@link visitClaim} does for a claim. */
export function visitCandidate(number: number): void {
  visit(() => wordsOfCandidate(number));
}

/** So long words are waited for that are not alive yet, in milliseconds. */
const PATIENCE_MS = 3000;
let visits = 0;

/** Words of a part of the page that has not come alive yet take no focus: it is tried again, frame by frame. */
function visit(find: () => HTMLElement | null): void {
  visits += 1;
  const own = visits;
  const end = performance.now() + PATIENCE_MS;
  const before = document.activeElement;
  let seen = false;
  const look = () => {
    // Whoever went elsewhere meanwhile stays there.
    if (own !== visits || (seen && document.activeElement !== before)) return;
    const words = find();
    words?.focus({ preventScroll: true });
    if (words && !seen) bringIntoView(words);
    seen ||= words !== null;
    if (document.activeElement !== words && performance.now() < end) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The offset of the first words in view, below the bar; to start from when nothing is in focus. */
export function topOffset(root: Element, store: ClaimStore): number {
  const around = root.getBoundingClientRect();
  for (let y = BAR_HEIGHT + 8; y < window.innerHeight; y += 16) {
    const offset = offsetAtPoint(around.right - around.width / 2, y, root, store.blocks);
    if (offset !== null) return offset;
  }
  return 0;
}

/** Where the block of the first words in view starts. */
export function firstOffsetInView(root: Element, store: ClaimStore): number {
  return store.blocks[store.blockAt(topOffset(root, store))]?.span.start ?? 0;
}

/** Scrolls as little as brings a rectangle into view. */
export function bringRectIntoView({ top, bottom }: DOMRect): void {
  const foot = window.innerHeight * 0.85;
  if (top < BAR_HEIGHT) window.scrollBy({ top: top - BAR_HEIGHT - 24, behavior: "instant" });
  else if (bottom > foot) window.scrollBy({ top: bottom - foot, behavior: "instant" });
}
