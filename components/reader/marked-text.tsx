"use client";
/**
 * A run of the text with its claims and candidates painted in: flat pieces, one real `<mark>` each where a
 * claim is active, naming all that is. Further ones of the same piece are `<span>`s inside, each with its own
 * line; a piece that is only offered is a `<span>` too. Claims have their lanes whatever the finder offers.
 * What the elements hold is the text to the letter, so that a place in the page is a place in the text.
 */
import { Fragment } from "react";
import type { Light } from "@/lib/browser/attention";
import type { Candidate } from "@/lib/browser/candidate-store";
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
  candidates: readonly Candidate[];
  light: Light;
  types: ReadonlyMap<string, ClaimType>;
  /** Type and standing in words, for the claim the tab key reaches. */
  inWords: (claim: DeskClaim) => string;
  /** The same for the candidate in focus. */
  described: (candidate: Candidate) => string;
};

/** What wears a line: a claim, or a candidate by the name it goes by among them. */
type Worn = { claim: DeskClaim } | { candidate: Candidate };

export function MarkedText({ within, ...painting }: Painting & { within: Span }) {
  const { text, claims, candidates } = painting;
  if (claims.length === 0 && candidates.length === 0) return text.slice(within.start, within.end);
  const byId = new Map<string, Worn>(claims.map((claim) => [claim.id, { claim }]));
  for (const candidate of candidates) byId.set(nameOf(candidate), { candidate });
  const marked = claims.flatMap((claim): Marked[] =>
    claim.span ? [{ id: claim.id, span: claim.span }] : [],
  );
  const offered = candidates.map((candidate): Marked => ({ id: nameOf(candidate), span: candidate.span }));
  const lanes = lanesOf(marked, offered);
  return segmentSpans(within, [...marked, ...offered]).map((segment) => {
    const words = text.slice(segment.start, segment.end);
    const active = segment.active.flatMap((id) => byId.get(id) ?? []);
    if (active.length === 0) return <Fragment key={segment.start}>{words}</Fragment>;
    const claimsHere = active.flatMap((worn) => ("claim" in worn ? [worn.claim] : []));
    const candidatesHere = active.flatMap((worn) => ("claim" in worn ? [] : [worn.candidate]));
    return pieceOf(
      segment.start,
      {
        "data-claims": claimsHere.map(({ id }) => id).join(" ") || undefined,
        "data-candidates": candidatesHere.map(({ number }) => number).join(" ") || undefined,
      },
      [
        ...claimsHere.map((claim) => lineOf(claim, segment, lanes, painting)),
        ...candidatesHere.map((candidate) => candidateLine(candidate, segment, lanes, painting)),
      ],
      words,
    );
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

function nameOf({ number }: Candidate): string {
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
  candidate: Candidate,
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
    ...(starts && focused ? { tabIndex: 0, role: "button", "aria-description": described(candidate) } : {}),
  };
}
