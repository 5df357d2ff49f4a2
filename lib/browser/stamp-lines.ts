/** Works out where margin stamps stand: which claims start on one line, and how many a margin has room for. */
import { signOf } from "../model/sign";
import type { DeskClaim } from "./desk-claim";

/** One line's stamps. `top`: pixels from the holder's top; `claims`: ids in text order; `more`: left out. */
export type Line = { readonly top: number; readonly claims: readonly string[]; readonly more: number };

/** Half a stamp's height, and how far apart two places on one line may lie, in pixels. */
const HALF_STAMP = 12;
const SAME_LINE = 14;
/** What one stamp takes of the margin, in pixels. */
const STEP = 25;

/** The loudest first: the one that stays where there is room for one. */
const RISK = ["contested", "stale", "lost", "unverified", "candidate", "verified"];

/** @param claims in text order @param holder the element the stamps are placed in */
export function stampLines(claims: readonly DeskClaim[], holder: HTMLElement): Line[] {
  const origin = holder.getBoundingClientRect().top;
  const lines: { top: number; claims: DeskClaim[] }[] = [];
  for (const claim of claims) {
    const words = document.getElementById(`claim-${claim.id}`);
    const first = words && holder.contains(words) ? words.getClientRects()[0] : undefined;
    if (!first) continue;
    const top = first.top + first.height / 2 - HALF_STAMP - origin;
    const line = lines.find((other) => Math.abs(other.top - top) < SAME_LINE);
    if (line) line.claims.push(claim);
    else lines.push({ top, claims: [claim] });
  }
  const room = Math.max(1, Math.floor(marginOf(holder) / STEP));
  return lines.map(({ top, claims: all }) => {
    const kept = new Set(
      all.toSorted((a, b) => RISK.indexOf(signOf(a)) - RISK.indexOf(signOf(b))).slice(0, room),
    );
    return {
      top,
      claims: all.filter((claim) => kept.has(claim)).map((claim) => claim.id),
      more: all.length - kept.size,
    };
  });
}

/** The width of the margin beside a chunk's text, in pixels. */
export function marginOf(chunk: Element | null): number {
  return (chunk && Number.parseFloat(getComputedStyle(chunk).paddingInlineStart)) || 0;
}
