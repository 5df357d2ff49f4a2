/**
 * What became of the claim finder's candidates, and what nobody has touched yet. A claim or a dismissal
 * answers for a candidate when they cover at least half of one another: a claim on a whole quotation does
 * not speak for a figure inside it. Where several answer, a claim counts before "not checkable", that
 * before a dismissal. Offsets are code points.
 */
import { DOUBTFUL_BELOW } from "../detect/candidate";
import type { DismissalKind } from "./vocabulary";
import type { Coverage } from "./wire";

type Place = { readonly start: number; readonly end: number };

/** A candidate's place and type. */
export type CandidatePlace = Place & { readonly type: string };
/** A live claim's place in the version; lost claims have none and are not passed. */
export type ClaimPlace = Place & { readonly id: string };
/** A dismissal that was not taken back. It speaks only for candidates of its own type. */
export type DismissalPlace = Place & { readonly type: string; readonly kind: DismissalKind };

/** What became of one candidate. */
export type CandidateState =
  | { readonly state: "open" | "dismissed" | "not_checkable" }
  | { readonly state: "accepted"; readonly claimId: string };

/** Finds what became of each candidate, in the order given. Of two claims the better fitting one answers. */
export function candidateStates(
  candidates: readonly CandidatePlace[],
  claims: readonly ClaimPlace[],
  dismissals: readonly DismissalPlace[],
): CandidateState[] {
  const claimsNear = nearby(claims);
  const dismissalsNear = nearby(dismissals);
  return candidates.map((candidate) => {
    const claim = bestFit(candidate, claimsNear(candidate));
    if (claim !== null) return { state: "accepted", claimId: claim.id };
    const aside = dismissalsNear(candidate).filter(
      (dismissal) => dismissal.type === candidate.type && overlap(candidate, dismissal) >= 0.5,
    );
    if (aside.length === 0) return { state: "open" };
    return { state: aside.some(({ kind }) => kind === "not_checkable") ? "not_checkable" : "dismissed" };
  });
}

/** Whether a candidate is part of the coverage: a doubtful one is listed apart and not counted. */
export function isCounted(candidate: { readonly confidence: number }): boolean {
  return candidate.confidence >= DOUBTFUL_BELOW;
}

const LETTERS = { accepted: "a", dismissed: "d", not_checkable: "n", open: "o" } as const;

/**
 * States in their order, one letter each: `a` accepted, `d` dismissed, `n` not checkable, `o` open. What
 * rows of strokes are drawn from.
 */
export function runOf(states: readonly CandidateState[]): string {
  return states.map(({ state }) => LETTERS[state]).join("");
}

/** Counts the letters of a run; the four always add up to `candidates`. */
export function coverageOf(run: string): Coverage {
  const count = (letter: string) => run.split(letter).length - 1;
  return {
    candidates: run.length,
    accepted: count("a"),
    dismissed: count("d"),
    notCheckable: count("n"),
    open: count("o"),
  };
}

/** Adds coverages up, as for a newsroom. */
export function sumCoverage(parts: readonly Coverage[]): Coverage {
  const sum = { candidates: 0, accepted: 0, dismissed: 0, notCheckable: 0, open: 0 };
  for (const part of parts) {
    sum.candidates += part.candidates;
    sum.accepted += part.accepted;
    sum.dismissed += part.dismissed;
    sum.notCheckable += part.notCheckable;
    sum.open += part.open;
  }
  return sum;
}

/** How much of the longer of two places both share, 0 to 1. */
function overlap(a: Place, b: Place): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const longer = Math.max(a.end - a.start, b.end - b.start);
  return longer === 0 ? 0 : Math.max(shared, 0) / longer;
}

function bestFit(candidate: Place, claims: readonly ClaimPlace[]): ClaimPlace | null {
  let best: ClaimPlace | null = null;
  let bestFitting = 0;
  for (const claim of claims) {
    const fitting = overlap(candidate, claim);
    if (fitting >= 0.5 && fitting > bestFitting) {
      best = claim;
      bestFitting = fitting;
    }
  }
  return best;
}

/**
 * An index that answers which places may cover half of a given one and be half covered by it: such a place
 * starts less than the given one's length before or behind its start.
 */
function nearby<P extends Place>(places: readonly P[]): (place: Place) => P[] {
  const sorted = [...places].sort((a, b) => a.start - b.start);
  return (place) => {
    const length = place.end - place.start;
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle]?.start ?? 0) < place.start - length) low = middle + 1;
      else high = middle;
    }
    const found: P[] = [];
    for (let at = low; at < sorted.length; at += 1) {
      const one = sorted[at];
      if (one === undefined || one.start > place.end) break;
      found.push(one);
    }
    return found;
  };
}
