/**
 * A claim as the desk holds it: what every claim of the page is known by, in UTF-16 offsets of the text
 * on the page, with all the server said about it once somebody opened it.
 */
import type { PackableClaim } from "../model/packed";
import type { AnchorState, Verdict } from "../model/vocabulary";
import type { Claim, Person } from "../model/wire";
import type { TextIndex } from "../text/offsets";
import { codePoint, type Span } from "../text/units";

/** How far a claim's last change has come: on disk, on its way, or turned down (it keeps its words). */
export type Saving =
  | { readonly state: "saved" }
  | { readonly state: "waiting" }
  | {
      readonly state: "refused";
      readonly writeId: string;
      /** What the change was: see `Write`. */
      readonly kind: string;
      readonly code: string;
      readonly detail: string;
    };

export type DeskClaim = {
  readonly id: string;
  readonly type: string;
  readonly tag: Verdict;
  readonly contested: boolean;
  readonly stale: boolean;
  readonly unassessed: boolean;
  readonly anchor: { readonly state: AnchorState };
  /** Where it lies in the text on the page; null when it is lost. */
  readonly span: Span | null;
  /** The words at `span`, or the last words of a lost claim. */
  readonly words: string;
  readonly createdBy: Person;
  readonly createdAt: string;
  /** The article's revision at its last change; 0 before the server has answered. */
  readonly revision: number;
  readonly withdrawn: boolean;
  /** All of it, as the server last said; null until it was asked for. */
  readonly full: Claim | null;
  readonly saving: Saving;
};

/** What somebody changed and the server has not yet confirmed. */
export type Proposal = Partial<
  Pick<
    DeskClaim,
    "type" | "tag" | "contested" | "stale" | "unassessed" | "anchor" | "span" | "words" | "withdrawn" | "full"
  >
>;

const SAVED: Saving = { state: "saved" };

/** Brings a packed claim into memory. */
export function fromPacked(claim: PackableClaim, index: TextIndex): DeskClaim {
  return { ...common(claim, index), withdrawn: false, full: null };
}

/** Brings a claim off the wire into memory; its anchor must be of the text that `index` is of. */
export function fromWire(claim: Claim, index: TextIndex): DeskClaim {
  return { ...common(claim, index), withdrawn: claim.withdrawnAt !== null, full: claim };
}

function common(claim: PackableClaim, index: TextIndex): Omit<DeskClaim, "withdrawn" | "full"> {
  const { start, end, exact, state } = claim.anchor;
  return {
    id: claim.id,
    type: claim.type,
    tag: claim.tag,
    contested: claim.contested,
    stale: claim.stale,
    unassessed: claim.unassessed,
    anchor: { state },
    span:
      start === null || end === null
        ? null
        : index.spanToUtf16({ start: codePoint(start), end: codePoint(end) }),
    words: exact,
    createdBy: claim.createdBy,
    createdAt: claim.createdAt,
    revision: claim.revision,
    saving: SAVED,
  };
}

/** Reading order: by where it starts, the longer first, then by id. Lost claims come last. */
export function inTextOrder(a: DeskClaim, b: DeskClaim): number {
  if (a.span === null || b.span === null) {
    if (a.span === b.span) return a.id < b.id ? -1 : 1;
    return a.span === null ? 1 : -1;
  }
  return a.span.start - b.span.start || b.span.end - a.span.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Whether two states of a claim look the same in the text, in the counts and to a filter. */
export function looksAlike(a: DeskClaim, b: DeskClaim): boolean {
  return (
    a.span?.start === b.span?.start &&
    a.span?.end === b.span?.end &&
    a.type === b.type &&
    a.tag === b.tag &&
    a.contested === b.contested &&
    a.stale === b.stale &&
    a.unassessed === b.unassessed &&
    a.anchor.state === b.anchor.state &&
    a.createdBy.id === b.createdBy.id &&
    a.createdBy.name === b.createdBy.name
  );
}

/**
 * What a claim's tag will be once `userId` has said `verdict`, as far as the page can know. The server
 * decides by its one function; this only keeps the page from lagging behind the key.
 */
export function withVerdict(claim: DeskClaim, userId: string, verdict: Verdict): Proposal {
  const full = claim.full;
  if (full?.decision?.stands) return {};
  const others = (full?.assessments ?? []).filter((a) => a.stands && a.user.id !== userId);
  const contested = others.some((a) => a.verdict !== verdict);
  return { tag: contested ? "unverified" : verdict, contested, stale: false, unassessed: false };
}
