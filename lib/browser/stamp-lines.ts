/** Works out where margin stamps stand: what starts on one line, and how many a margin has room for. */
import type { Sign } from "../model/sign";

/** What has a stamp: the id of its first element on the page, and what its line says. */
export type Stamped = { readonly element: string; readonly sign: Sign };

/** One line's stamps. `top`: pixels from the holder's top; `stamped`: in text order; `more`: left out. */
export type Line<S extends Stamped> = {
  readonly top: number;
  readonly stamped: readonly S[];
  readonly more: number;
};

/** Half a stamp's height, and how far apart two places on one line may lie, in pixels. */
const HALF_STAMP = 12;
const SAME_LINE = 14;
/** What one stamp takes of the margin, in pixels. */
const STEP = 25;

/** The loudest first: the one that stays where there is room for one. */
const RISK = ["contested", "stale", "lost", "unverified", "candidate", "verified"];

/** @param all in text order @param holder the element the stamps are placed in */
export function stampLines<S extends Stamped>(all: readonly S[], holder: HTMLElement): Line<S>[] {
  const origin = holder.getBoundingClientRect().top;
  const lines: { top: number; here: S[] }[] = [];
  for (const one of all) {
    const words = document.getElementById(one.element);
    const first = words && holder.contains(words) ? words.getClientRects()[0] : undefined;
    if (!first) continue;
    const top = first.top + first.height / 2 - HALF_STAMP - origin;
    const line = lines.find((other) => Math.abs(other.top - top) < SAME_LINE);
    if (line) line.here.push(one);
    else lines.push({ top, here: [one] });
  }
  const room = Math.max(1, Math.floor(marginOf(holder) / STEP));
  return lines.map(({ top, here }) => {
    const kept = new Set(here.toSorted((a, b) => RISK.indexOf(a.sign) - RISK.indexOf(b.sign)).slice(0, room));
    return { top, stamped: here.filter((one) => kept.has(one)), more: here.length - kept.size };
  });
}

/** The width of the margin beside a chunk's text, in pixels. */
export function marginOf(chunk: Element | null): number {
  return (chunk && Number.parseFloat(getComputedStyle(chunk).paddingInlineStart)) || 0;
}
