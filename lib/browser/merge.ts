/**
 * Two changes of one thing that met: what each person wanted, field by field, and what can go on without
 * asking. Only changes that have nothing to do with each other are joined by themselves, since nobody's words
 * are to be overwritten unseen; words, figure and restatement of a claim belong together, because who
 * changes one reads the others. Works on the wire's shapes; knows neither store nor outbox.
 */
import type { ArticleSummary, Claim, PatchArticle, PatchClaim } from "../model/wire";
import type { Write } from "./queue";

/** What of a claim or an article two people may have changed at once. */
export type MergeField =
  | "type"
  | "words"
  | "value"
  | "speaker"
  | "attributedTo"
  | "statement"
  | "verdict"
  | "reason"
  | "status"
  | "note";

/** The fields of a claim that a patch may name, as far as the page knows them. */
export type Seen = Partial<Record<MergeField, unknown>>;

type Place = { readonly start: number | null; readonly end: number | null; readonly exact: string };

/** Who changes the one has read the other. */
const TOGETHER: Partial<Record<MergeField, readonly MergeField[]>> = {
  words: ["value", "statement"],
  value: ["words"],
  statement: ["words"],
};

/** A claim's fields by the names of a merge. */
export function seenOf(claim: Claim): Seen {
  const { type, value, speaker, attributedTo, statement } = claim;
  return { type, words: placeOf(claim.anchor), value, speaker, attributedTo, statement };
}

/** The write on what is there now, where it meets nothing that was changed; null where a person must decide. */
export function joined(write: Write, current: unknown): Write | null {
  if ((write.kind !== "patch" && write.kind !== "article") || !write.before || current === null) return null;
  if (write.kind === "patch" && (current as Claim).withdrawnAt !== null) return null;
  const mine = mineOf(write);
  const theirs = theirsOf(write, current);
  const seen = write.before as Seen; // What the desk puts there.
  const unchanged = (field: MergeField) => field in seen && same(seen[field], theirs[field]);
  for (const field of fieldsOf(mine)) {
    if (!unchanged(field) && !same(mine[field], theirs[field])) return null;
    if (TOGETHER[field]?.some((other) => !unchanged(other))) return null;
  }
  return { ...write, ifMatch: revisionIn(write, current) };
}

/** What the present state is named by in `If-Match`. */
export function revisionIn({ kind }: Write, current: unknown): number {
  return kind === "article" ? (current as ArticleSummary).metaRevision : (current as Claim).revision;
}

/** What the write would change, by field. */
export function mineOf({ kind, body }: Write): Seen {
  if (kind === "patch") {
    const { anchor, ...fields } = body as PatchClaim;
    return { ...fields, ...(anchor === undefined ? {} : { words: placeOf(anchor) }) };
  }
  if (kind === "article") return body as PatchArticle;
  if (kind === "decide") {
    const { verdict, reason } = body as { verdict: string; reason: string };
    return { verdict, reason };
  }
  return {};
}

/** The same fields as they are now. */
export function theirsOf({ kind }: Write, current: unknown): Seen {
  if (kind === "article") {
    const { status, note } = current as ArticleSummary;
    return { status, note };
  }
  const claim = current as Claim; // Every other write is on a claim.
  if (kind !== "decide") return seenOf(claim);
  return claim.decision ? { verdict: claim.decision.verdict, reason: claim.decision.reason } : {};
}

function placeOf({ start, end, exact }: Place): Place {
  return { start, end, exact };
}

export function fieldsOf(seen: Seen): MergeField[] {
  // Object.keys forgets the literal names; `reason` of an article's patch goes with its status.
  return (Object.keys(seen) as MergeField[]).filter((field) => !("status" in seen && field === "reason"));
}

export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** Two values are the same whatever the order of their fields, and nothing is nothing. */
function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  return JSON.stringify(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(),
  );
}
