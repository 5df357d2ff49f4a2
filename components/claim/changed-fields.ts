/** What differs between two states of one claim, by the names under which people know its parts. */
import type { Claim } from "@/lib/model/wire";

export type ChangedField =
  | "type"
  | "words"
  | "value"
  | "speaker"
  | "attributedTo"
  | "statement"
  | "assessments"
  | "decision";

const PARTS: Record<ChangedField, (claim: Claim) => unknown> = {
  type: (claim) => claim.type,
  words: (claim) => [claim.anchor.start, claim.anchor.end, claim.anchor.exact],
  value: (claim) => claim.value,
  speaker: (claim) => claim.speaker,
  attributedTo: (claim) => claim.attributedTo,
  statement: (claim) => claim.statement,
  assessments: (claim) =>
    claim.assessments.map((one) => [one.user.id, one.verdict, one.rating, one.justification, one.at]),
  decision: (claim) => claim.decision && [claim.decision.verdict, claim.decision.reason, claim.decision.at],
};

/** The parts in which `after` differs from `before`, in the order a card shows them. */
export function changedFields(before: Claim, after: Claim): ChangedField[] {
  // Object.entries forgets the literal keys.
  const parts = Object.entries(PARTS) as [ChangedField, (claim: Claim) => unknown][];
  return parts
    .filter(([, part]) => JSON.stringify(part(before)) !== JSON.stringify(part(after)))
    .map(([field]) => field);
}
