/**
 * Follows claims from one version of an article into another and says what became of each: the same
 * words in their place, the same words elsewhere, changed words with what changed, or nothing. The
 * place comes from `lib/text`, the meaning from `lib/detect`; here is only how the two decide. When
 * in doubt a claim is drifted or lost, so that no verdict rides along on other words.
 */
import { compareWordings } from "../detect/compare";
import { compareContexts, type Marked } from "../detect/context";
import { similarity } from "../text/alignment";
import { sameWords } from "../text/fold";
import { type FollowedPlace, followPlaces } from "../text/following";
import type { BlockedText } from "../text/pieces";
import type { Span } from "../text/units";
import type { ChangeKind } from "./vocabulary";

/** A version's text and its blocks, in order and without overlap, in UTF-16 units. */
export type AnchoringText = BlockedText;

/** What changed in a claim's words or, with kind `context`, around them; an empty side was added or dropped. */
export type Change = { readonly kind: ChangeKind; readonly from: string; readonly to: string };

/** A claim to be followed: its place in the text before (UTF-16) and the words a person last marked or confirmed. */
export type Followed = {
  readonly id: string;
  readonly span: Span;
  readonly wording: string;
  /**
   * The `context` changes of its present anchor, if any: nobody has confirmed them yet, so they stay a
   * drift until the old context comes back.
   */
  readonly context?: readonly Change[];
};

/** What became of a claim. `span`: UTF-16 in the text after, on grapheme borders; `score`: 0 to 1. */
export type Placement =
  | {
      readonly id: string;
      readonly state: "exact" | "moved" | "drifted";
      readonly span: Span;
      readonly score: number;
      /** Empty unless drifted. */
      readonly changes: readonly Change[];
    }
  | {
      readonly id: string;
      readonly state: "lost";
      /** Likeness of the best place that was not good enough. */
      readonly score: number;
      readonly changes: readonly [];
    };

const STRIDE = 50;

/**
 * Follows all claims at once; the placements come in the order given. Yields after every few
 * milliseconds of work, so that whoever drives it can let others run. Pure; the cost grows with the
 * texts and with what was changed in them, not with texts times claims.
 */
export function* followClaims(
  before: AnchoringText,
  after: AnchoringText,
  claims: readonly Followed[],
): Generator<void, Placement[]> {
  const places = yield* followPlaces(
    before,
    after,
    claims.map((claim) => claim.span),
  );
  const placements: Placement[] = [];
  for (const [at, claim] of claims.entries()) {
    const place = places[at];
    if (place) placements.push(judge(before.text, after.text, claim, place));
    if (at % STRIDE === 0) yield;
  }
  return placements;
}

function judge(before: string, after: string, claim: Followed, place: FollowedPlace): Placement {
  const { id, wording } = claim;
  if (place.span === null) return { id, state: "lost", score: place.best, changes: [] };
  const words = after.slice(place.span.start, place.span.end);
  const same = sameWords(wording, words);
  const changes: Change[] = same ? [] : compareWordings(wording, words);
  changes.push(...contextChanges(before, after, claim, place));
  const score = same ? 1 : similarity(wording, words);
  if (changes.length > 0) return { id, state: "drifted", span: place.span, score, changes };
  return { id, state: place.stayed ? "exact" : "moved", span: place.span, score, changes };
}

/** What changed around the words now, composed with what had changed before and was never confirmed. */
function contextChanges(
  before: string,
  after: string,
  { span, context = [] }: Followed,
  place: FollowedPlace & { span: Span },
): Change[] {
  const fresh = place.changed
    ? compareContexts(marked(before, place.from, span), marked(after, place.to, place.span))
    : [];
  if (place.rewritten && fresh.length === 0) {
    fresh.push({
      from: before.slice(place.from.start, place.from.end),
      to: after.slice(place.to.start, place.to.end),
    });
  }
  const changes: Change[] = [];
  for (const carried of context) {
    const next = fresh.findIndex((change) => change.from === carried.to);
    const to = next === -1 ? carried.to : (fresh.splice(next, 1)[0]?.to ?? carried.to);
    if (to !== carried.from) changes.push({ kind: "context", from: carried.from, to });
  }
  return [...changes, ...fresh.map((change) => ({ kind: "context" as const, ...change }))];
}

function marked(text: string, sentence: Span, words: Span): Marked {
  return {
    sentence: text.slice(sentence.start, sentence.end),
    start: words.start - sentence.start,
    end: words.end - sentence.start,
  };
}
