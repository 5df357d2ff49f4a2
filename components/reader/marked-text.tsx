"use client";
/**
 * A run of the text with its claims painted in: flat pieces, one real `<mark>` each, naming every claim that
 * is active in it. Further claims of the same piece are `<span>`s inside the mark, each with its own line.
 * What the elements hold is the text to the letter, so that a place in the page is a place in the text.
 */
import { Fragment } from "react";
import type { Light } from "@/lib/browser/attention";
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
  light: Light;
  types: ReadonlyMap<string, ClaimType>;
  /** Type and standing in words, for the claim the tab key reaches. */
  inWords: (claim: DeskClaim) => string;
};

export function MarkedText({ within, ...painting }: Painting & { within: Span }) {
  const { text, claims } = painting;
  if (claims.length === 0) return text.slice(within.start, within.end);
  const marked = claims.flatMap((claim): Marked[] =>
    claim.span ? [{ id: claim.id, span: claim.span }] : [],
  );
  const lanes = assignLanes(marked);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return segmentSpans(within, marked).map((segment) => {
    const words = text.slice(segment.start, segment.end);
    if (segment.active.length === 0) return <Fragment key={segment.start}>{words}</Fragment>;
    const [outermost, ...inner] = segment.active.flatMap((id) => byId.get(id) ?? []);
    if (!outermost) return <Fragment key={segment.start}>{words}</Fragment>;
    const line = (claim: DeskClaim) => lineOf(claim, segment, lanes, painting);
    return (
      <mark key={segment.start} data-claims={segment.active.join(" ")} {...line(outermost)}>
        <InnerLines claims={inner} line={line}>
          {words}
        </InnerLines>
      </mark>
    );
  });
}

/** The lines of the further claims over one piece, from the outside in. */
function InnerLines(props: {
  claims: readonly DeskClaim[];
  line: (claim: DeskClaim) => ReturnType<typeof lineOf>;
  children: string;
}) {
  const [claim, ...deeper] = props.claims;
  if (!claim) return props.children;
  return (
    <span {...props.line(claim)} className="underline-of">
      <InnerLines {...props} claims={deeper} />
    </span>
  );
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
