/**
 * What the verdicts on a claim amount to: the one owner of its tag. A verdict belongs to the words, type
 * and value it was given on and stands only while the claim still has them; so a tag never outlives a
 * change of the words it was about, and comes back when they do.
 */
import { sameWords } from "../text/fold";
import type { AnchorState, Verdict } from "./vocabulary";
import type { Value } from "./wire";

/** What a claim says now, or said when a verdict was given. */
export type Said = {
  /** Slug of the claim type. */
  readonly type: string;
  readonly value: Value | null;
  /** The words in the text; of a lost claim the last ones it had. */
  readonly exact: string;
  /** Names what the text around says of them; equal where nothing of that has changed. */
  readonly context: number;
};

/** A verdict, an assessment's or a decision's, with what it was given on. */
export type Given = Said & { readonly verdict: Verdict };

/** What `resolveVerdict` finds; the four that are stored have the names of their columns. */
export type Resolved = {
  readonly tag: Verdict;
  /** Standing assessments differ and no decision stands. */
  readonly contested: boolean;
  /** Verdicts exist, and none stands. */
  readonly stale: boolean;
  /** Nobody has assessed the claim. */
  readonly unassessed: boolean;
};

/**
 * Whether a verdict still holds for a claim: same type, same value, the same said of it, and words that
 * differ in typography at most. Nothing stands on a lost claim, whose words are nowhere.
 */
export function stands(claim: Said & { readonly anchorState: AnchorState }, given: Said): boolean {
  return (
    claim.anchorState !== "lost" &&
    claim.type === given.type &&
    claim.context === given.context &&
    sameValue(claim.value, given.value) &&
    (claim.exact === given.exact || sameWords(claim.exact, given.exact))
  );
}

/**
 * Resolves the verdicts on a claim. The tag is the standing decision; else verified when at least one
 * assessment stands and all that stand say so; else unverified. The order of `assessments` is of no
 * consequence.
 */
export function resolveVerdict(
  claim: Said & { readonly anchorState: AnchorState },
  assessments: readonly Given[],
  decision: Given | null,
): Resolved {
  const standing = assessments.filter((given) => stands(claim, given));
  const settled = decision !== null && stands(claim, decision) ? decision.verdict : null;
  const agreed = standing.length > 0 && standing.every(({ verdict }) => verdict === "verified");
  return {
    tag: settled ?? (agreed ? "verified" : "unverified"),
    contested: settled === null && new Set(standing.map(({ verdict }) => verdict)).size > 1,
    stale: (assessments.length > 0 || decision !== null) && standing.length === 0 && settled === null,
    unassessed: assessments.length === 0,
  };
}

/** Whether two values say the same: every part equal, a hedge left out being none. */
export function sameValue(a: Value | null, b: Value | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.min === b.min &&
    a.max === b.max &&
    a.approximate === b.approximate &&
    a.unit === b.unit &&
    (a.hedge ?? null) === (b.hedge ?? null)
  );
}
