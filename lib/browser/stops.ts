/** The places the keys go to one after another: claims and open candidates, in the order of the text. */
import type { CandidateStore } from "./candidate-store";
import type { ClaimStore } from "./claim-store";

/** A claim or a candidate, and where it starts. Lost claims are nowhere: they wait in their queue. */
export type Stop =
  | { readonly start: number; readonly claim: string; readonly candidate?: undefined }
  | { readonly start: number; readonly candidate: number };

/** All stops that the page shows. At one place claims come first. */
export function stopsOf(claims: ClaimStore, candidates: CandidateStore): Stop[] {
  const stops: Stop[] = claims.visible().flatMap((claim) => {
    const start = claims.claim(claim)?.span?.start;
    return start === undefined ? [] : [{ claim, start }];
  });
  if (candidates.shown()) {
    for (const candidate of candidates.open()) {
      stops.push({ candidate, start: candidates.candidate(candidate)?.span.start ?? 0 });
    }
  }
  return stops.sort((a, b) => a.start - b.start); // Stable.
}
