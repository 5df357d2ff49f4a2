/**
 * Counts what an anchoring did against the truth. Reads offsets and states alone: it shares no code
 * with what it measures, and treats the peers, which know no drift, by the same rules.
 */
import type { Truth } from "./article";

/** What an anchoring says of a claim. `span` null: lost. `sure`: it says that nothing changed. */
export type Answer = {
  span: [start: number, end: number] | null;
  sure: boolean;
  /** The words there are the claim's, to the letter. */
  same: boolean;
};

export const GRAVE = new Set(["figure", "unit", "name", "negation", "hedge", "modality", "report"]);

export type Fault =
  | "wrong place"
  | "silent"
  | "deleted, re-attached"
  | "unchanged, not found"
  | "edited, not found"
  | "called changed";

export type Score = {
  claims: number;
  /** Words and context unchanged. */
  unchanged: { all: number; right: number; calledChanged: number; lost: number };
  /** Words or context changed. `exact`: the borders too are those of the truth. */
  edited: { all: number; found: number; exact: number; lost: number };
  deleted: { all: number; lost: number };
  torn: number;
  wrong: number;
  /** Says that nothing changed where it did: anything; and a figure, unit, name, negation, hedge, modality, report. */
  silent: number;
  silentGrave: number;
};

export const emptyScore = (): Score => ({
  claims: 0,
  unchanged: { all: 0, right: 0, calledChanged: 0, lost: 0 },
  edited: { all: 0, found: 0, exact: 0, lost: 0 },
  deleted: { all: 0, lost: 0 },
  torn: 0,
  wrong: 0,
  silent: 0,
  silentGrave: 0,
});

/** Adds one claim to a score and says what was wrong with its answer, if anything. */
export function count(score: Score, truth: Truth, answer: Answer): Fault | null {
  score.claims += 1;
  if (truth.fate === "torn") {
    score.torn += 1;
    return null;
  }
  if (truth.fate === "deleted") {
    score.deleted.all += 1;
    if (answer.span === null) score.deleted.lost += 1;
    return answer.span === null ? null : "deleted, re-attached";
  }
  const isChanged = truth.inside.size + truth.around.size > 0;
  const group = isChanged ? score.edited : score.unchanged;
  group.all += 1;
  if (answer.span === null) {
    group.lost += 1;
    return isChanged ? "edited, not found" : "unchanged, not found";
  }
  const [start, end] = answer.span;
  if (end <= truth.span[0] || start >= truth.span[1]) {
    score.wrong += 1;
    return "wrong place";
  }
  const isExact = start === truth.span[0] && end === truth.span[1];
  if (!isChanged) {
    if (isExact) score.unchanged.right += 1;
    // A part of it, shown as changed, is seen and put right; the wrong words called the same are not.
    const isWrong = !isExact && answer.sure;
    if (isWrong) score.wrong += 1;
    const isCalledChanged = !answer.sure && !(isExact && truth.beside);
    if (isCalledChanged) score.unchanged.calledChanged += 1;
    return isWrong ? "wrong place" : isCalledChanged ? "called changed" : null;
  }
  score.edited.found += 1;
  if (isExact) score.edited.exact += 1;
  if (!answer.sure) return null;
  // Of a word that stood twice one went: which one, nobody can say, and the claim has its words.
  if (answer.same && truth.around.size === 0 && [...truth.inside].every((role) => role === "word"))
    return null;
  score.silent += 1;
  if ([...truth.inside, ...truth.around].some((role) => GRAVE.has(role))) score.silentGrave += 1;
  return "silent";
}
