"use client";
/**
 * A run of the text with its claims and candidates painted in: flat pieces, one real `<mark>` each where a
 * claim is active, naming all that is. Further ones of the same piece are `<span>`s inside, each with its own
 * line; a piece that is only offered is a `<span>` too. Claims have their lanes whatever the finder offers.
 * What the elements hold is the text to the letter, so that a place in the page is a place in the text.
 */
import { Fragment } from "react";
import type { Light } from "@/lib/browser/attention";
import type { Offered } from "@/lib/browser/candidate-store";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { signOf } from "@/lib/model/sign";
import type { ClaimType } from "@/lib/model/wire";
import { assignLanes, type Marked, type Segment, segmentSpans } from "@/lib/text/segments";
import type { Span } from "@/lib/text/units";

/** Three lines fit the leading; a fourth shares the third. */
const LOWEST_LANE = 2;

export type Painting = {
  text: string;
  claims: readonly DeskClaim[];
  candidates: readonly Offered[];
  light: Light;
  types: ReadonlyMap<string, ClaimType>;
  /** Type and standing in words, for the claim the tab key reaches. */
  inWords: (claim: DeskClaim) => string;
  /** The same for the candidate in focus, by its number. */
  described: (number: number) => string;
};

export function MarkedText({ within, ...painting }: Painting & { within: Span }) {
  const { text, claims, candidates } = painting;
  if (claims.length === 0 && candidates.length === 0) return text.slice(within.start, within.end);
  const claimsById = new Map(claims.map((claim) => [claim.id, claim]));
  const candidatesByName = new Map(candidates.map((candidate) => [nameOf(candidate), candidate]));
  const marked = claims.flatMap((claim): Marked[] =>
    claim.span ? [{ id: claim.id, span: claim.span }] : [],
  );
  const offered = candidates.map((candidate): Marked => ({ id: nameOf(candidate), span: candidate.span }));
  const lanes = lanesOf(marked, offered);
  return segmentSpans(within, [...marked, ...offered]).map((segment) => {
    const words = text.slice(segment.start, segment.end);
    if (segment.active.length === 0) return <Fragment key={segment.start}>{words}</Fragment>;
    const ids: string[] = [];
    const numbers: number[] = [];
    const ofClaims: LineAttributes[] = [];
    const ofCandidates: LineAttributes[] = [];
    // Thousands of pieces are drawn on the server: one pass over each.
    for (const id of segment.active) {
      const claim = claimsById.get(id);
      const candidate = candidatesByName.get(id);
      if (claim) {
        ids.push(id);
        ofClaims.push(lineOf(claim, segment, lanes, painting));
      } else if (candidate) {
        numbers.push(candidate.number);
        ofCandidates.push(candidateLine(candidate, segment, lanes, painting));
      }
    }
    const named = {
      "data-claims": ids.join(" ") || undefined,
      "data-candidates": numbers.join(" ") || undefined,
    };
    return pieceOf(segment.start, named, [...ofClaims, ...ofCandidates], words);
  });
}

type LineAttributes = ReturnType<typeof lineOf>;

/** One piece of the text with the lines it wears, from the outside in. No component: there are thousands. */
function pieceOf(
  key: number,
  named: { "data-claims": string | undefined; "data-candidates": string | undefined },
  lines: readonly LineAttributes[],
  words: string,
) {
  const [outermost, ...inner] = lines;
  const inside = wornInside(inner, words);
  // Nobody has marked what is merely offered.
  return named["data-claims"] === undefined ? (
    <span key={key} {...named} {...outermost} className="offered">
      {inside}
    </span>
  ) : (
    <mark key={key} {...named} {...outermost}>
      {inside}
    </mark>
  );
}

/** The words in the lines of the further ones over one piece, from the outside in. */
function wornInside(lines: readonly LineAttributes[], words: string): React.ReactNode {
  const [first, ...deeper] = lines;
  if (!first) return words;
  return (
    <span {...first} className="underline-of">
      {wornInside(deeper, words)}
    </span>
  );
}

function nameOf({ number }: Offered): string {
  return `candidate-${number}`;
}

/** The lanes of all: claims among themselves, then candidates below every claim they overlap. */
function lanesOf(claims: readonly Marked[], candidates: readonly Marked[]): ReadonlyMap<string, number> {
  const lanes = assignLanes(claims);
  const own = assignLanes(candidates);
  for (const { id, span } of candidates) {
    let above = 0;
    for (const claim of claims) {
      if (claim.span.start >= span.end || span.start >= claim.span.end) continue;
      above = Math.max(above, (lanes.get(claim.id) ?? 0) + 1);
    }
    lanes.set(id, above + (own.get(id) ?? 0));
  }
  return lanes;
}

/** The attributes by which an element wears a claim's line. */
function lineOf(
  claim: DeskClaim,
  segment: Segment,
  lanes: ReadonlyMap<string, number>,
  { light, types, inWords }: Painting,
) {
  const starts = claim.span?.start === segment.start;
  const ends = claim.span?.end === segment.end;
  const lane = Math.min(lanes.get(claim.id) ?? 0, LOWEST_LANE);
  const stop = starts && light.stop === claim.id;
  return {
    id: starts ? `claim-${claim.id}` : undefined,
    "data-hue": types.get(claim.type)?.hue ?? "grey",
    "data-sign": signOf(claim),
    "data-lane": lane || undefined,
    "data-focus": light.focused === claim.id ? `${starts ? "start" : ""} ${ends ? "end" : ""}` : undefined,
    "data-near": light.hovered === claim.id || undefined,
    ...(stop ? { tabIndex: 0, role: "button", "aria-description": inWords(claim) } : {}),
  };
}

/** The attributes by which an element wears a candidate's line. */
function candidateLine(
  candidate: Offered,
  segment: Segment,
  lanes: ReadonlyMap<string, number>,
  { light, described }: Painting,
): LineAttributes {
  const starts = candidate.span.start === segment.start;
  const ends = candidate.span.end === segment.end;
  const lane = Math.min(lanes.get(nameOf(candidate)) ?? 0, LOWEST_LANE);
  const focused = light.candidate === candidate.number;
  return {
    id: starts ? nameOf(candidate) : undefined,
    "data-hue": "grey",
    "data-sign": "candidate",
    "data-lane": lane || undefined,
    "data-focus": focused ? `${starts ? "start" : ""} ${ends ? "end" : ""}` : undefined,
    "data-near": undefined,
    ...(starts && focused
      ? { tabIndex: 0, role: "button", "aria-description": described(candidate.number) }
      : {}),
  };
}
