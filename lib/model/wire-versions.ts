/**
 * What of the contract is about articles that change: making a version, the difference between two, the
 * claims as they stood in an old one, and a claim's return to a text that has changed under it. Offsets
 * are Unicode code points into the version that is named beside them, half-open and zero-based.
 */
import { z } from "zod";
import { AnchorState } from "./vocabulary";
import {
  Anchor,
  AnchorStateSchema,
  Change,
  ExactWords,
  MarkClaim,
  NamedOffset,
  Offset,
  Paging,
  Person,
  Time,
  VerdictSchema,
  VersionNumber,
  words,
} from "./wire";
import { Sourced, sourceFaults } from "./wire-import";

// ── making a version ─────────────────────────────────────────────────────────

export const NewVersion = Sourced.extend({
  basedOn: VersionNumber.meta({ description: "The newest version, as the sender knows it" }),
})
  .superRefine(sourceFaults)
  .meta({
    id: "NewVersion",
    description:
      "The new text. Metadata that is named and differs is changed with it. Metadata that the source itself " +
      "changed since the version before is changed, too, unless a person has; the rest stays.",
    examples: [{ text: "Около 12 000 войници са в района.", basedOn: 1 }],
  });

/** Where words stand in one version; a lost claim has no place, and `exact` is the last words it had. */
const Stretch = z.object({ start: Offset.nullable(), end: Offset.nullable(), exact: z.string() });

/** What became of one live claim. */
export const FollowedClaim = z
  .object({
    id: z.string(),
    state: AnchorStateSchema,
    score: z.number().meta({ description: "Likeness of the folded words to the claim's wording, 0 to 1" }),
    changes: z.array(Change),
    from: Stretch.meta({ description: "Its place in the version before" }),
    to: Stretch.nullable().meta({ description: "Its place in the new version; null when it is lost" }),
  })
  .meta({ id: "FollowedClaim" });

export const FollowedCounts = z
  .record(z.enum(AnchorState), z.int())
  .meta({ id: "FollowedCounts", description: "Live claims by what became of them" });

export const MadeVersion = z
  .object({
    created: z.literal(true),
    version: z.int(),
    revision: z.int(),
    counts: FollowedCounts,
    claims: z.array(FollowedClaim),
  })
  .meta({ id: "MadeVersion" });

/** The text is the newest version's already; metadata that differed was changed all the same. */
export const SameVersion = z
  .object({
    created: z.literal(false),
    version: z.int(),
    revision: z.int(),
    changed: z.boolean().meta({ description: "Whether metadata was changed" }),
  })
  .meta({ id: "SameVersion" });

// ── the difference between two versions ──────────────────────────────────────

/** What a change in a text is about, the gravest that it has. */
export const DiffKind = z.enum(["figure", "negation", "name", "quotation", "wording", "typography", "moved"]);

export const DiffHunk = z
  .object({
    kind: DiffKind,
    from: z.object({ start: Offset, end: Offset }).meta({ description: "In the older text; may be empty" }),
    to: z.object({ start: Offset, end: Offset }).meta({ description: "In the newer text; may be empty" }),
    changes: z.array(Change).meta({ description: "What changed in meaning, with the words" }),
    pair: z.int().nullable().meta({
      description: "Of a passage that moved: the number, from 0, of the hunk that is its other end",
    }),
    claims: z.array(z.string()).meta({ description: "Live claims with a place on either side of it" }),
  })
  .meta({ id: "DiffHunk" });

export const DiffQuery = z.strictObject({
  from: z.coerce.number().pipe(VersionNumber),
  to: z.coerce.number().pipe(VersionNumber),
});

export const VersionDiff = z
  .object({
    from: z.int(),
    to: z.int(),
    hunks: z.array(DiffHunk).meta({
      description:
        "In the order of both texts. Between two hunks, and before and behind them, both texts are the same",
    }),
  })
  .meta({ id: "VersionDiff" });

// ── an old version with its claims ───────────────────────────────────────────

export const StoodClaim = z
  .object({
    id: z.string(),
    type: z.string(),
    tag: VerdictSchema,
    contested: z.boolean(),
    stale: z.boolean(),
    unassessed: z.boolean(),
    anchor: Anchor,
    createdBy: Person,
    createdAt: Time,
  })
  .meta({
    id: "StoodClaim",
    description: "A claim as it stood when the next version was made; in the newest version, as it stands",
  });

export const StoodQuery = Paging;

// ── back into a changed text ─────────────────────────────────────────────────

const Seen = { version: VersionNumber, start: NamedOffset, end: NamedOffset, exact: ExactWords };
const OwnVerdict = MarkClaim.shape.assessment;

export const ReattachClaim = z
  .discriminatedUnion("action", [
    z.strictObject({ action: z.literal("confirm"), ...Seen, assessment: OwnVerdict }).meta({
      description: "The words found there are the claim's from now on; `assessment` is one's own verdict",
    }),
    z.strictObject({ action: z.literal("place"), ...Seen, assessment: OwnVerdict }).meta({
      description: "The claim belongs there",
    }),
    z
      .strictObject({
        action: z.literal("let_go"),
        version: VersionNumber,
        reason: words(2000, 1).optional(),
      })
      .meta({ description: "The claim is withdrawn" }),
  ])
  .meta({
    id: "ReattachClaim",
    examples: [{ action: "confirm", version: 2, start: 0, end: 20, exact: "Около 12 000 войници" }],
  });

export type NewVersion = z.infer<typeof NewVersion>;
export type FollowedClaim = z.infer<typeof FollowedClaim>;
export type FollowedCounts = z.infer<typeof FollowedCounts>;
export type MadeVersion = z.infer<typeof MadeVersion>;
export type SameVersion = z.infer<typeof SameVersion>;
export type DiffKind = z.infer<typeof DiffKind>;
export type DiffHunk = z.infer<typeof DiffHunk>;
export type VersionDiff = z.infer<typeof VersionDiff>;
export type StoodClaim = z.infer<typeof StoodClaim>;
export type ReattachClaim = z.infer<typeof ReattachClaim>;
