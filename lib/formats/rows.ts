/**
 * A claim as a file has it: one flat row, everything about the claim that a reader outside the newsroom
 * needs, nothing about people but their names. CSV and JSON lines are two spellings of this row.
 */
import type { AnchorState, Verdict } from "../model/vocabulary";

/** One claim. `start` and `end` are code points into the text of `version`, half-open; null when lost. */
export type ClaimRow = {
  claimId: string;
  articleId: string;
  articleTitle: string;
  articleUrl: string | null;
  /** The newest version; the one that `start` and `end` count in. */
  version: number;
  /** SHA-256 of that version's text as UTF-8, hexadecimal. */
  versionSha256: string;
  /** The article's revision at the claim's last change. */
  revision: number;
  type: string;
  tag: Verdict;
  unassessed: boolean;
  contested: boolean;
  stale: boolean;
  anchor: AnchorState;
  /** The words at `[start, end)`; of a lost claim, the last words it had. */
  quote: string;
  prefix: string;
  suffix: string;
  start: number | null;
  end: number | null;
  /** Counts from 1. */
  paragraph: number | null;
  speaker: string | null;
  attributedTo: string | null;
  valueMin: number | null;
  valueMax: number | null;
  valueUnit: string | null;
  approximate: boolean | null;
  statement: string | null;
  /** 1 to 5, of the verdict that settles the tag; an editor's decision has none. */
  rating: number | null;
  /** Of the verdict that settles the tag: the decision's reason, else of the latest standing assessment. */
  justification: string | null;
  /** The editor whose standing decision settles the tag. */
  decidedBy: string | null;
  /** Everybody's verdict, standing or not, in the order given. */
  assessments: readonly { name: string; verdict: Verdict }[];
  createdBy: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  updatedAt: string;
};
