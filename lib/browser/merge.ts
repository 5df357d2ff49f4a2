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

/** One field that both changed, and differently. */
export type Meeting = {
  readonly field: MergeField;
  readonly before: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** Whether it is a text in which both can stand. */
  readonly text: boolean;
};

/** What is to become of a field: one of the two, or the text in which both stand. */
export type Choice = "mine" | "theirs" | { readonly text: string };

/** The fields of a claim that a patch may name, as far as the page knows them. */
export type Seen = Partial<Record<MergeField, unknown>>;

type Place = { readonly start: number | null; readonly end: number | null; readonly exact: string };

const TEXTS: ReadonlySet<MergeField> = new Set(["statement", "reason", "note"]);

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

/** The fields in which a refused write and the present state differ; none where the write is of no fields. */
export function meetings(write: Write, current: unknown): Meeting[] {
  const mine = mineOf(write);
  const theirs = theirsOf(write, current);
  const before = (write.before ?? {}) as Seen; // What the desk puts there.
  return fieldsOf(mine)
    .filter((field) => field in theirs && !same(mine[field], theirs[field]))
    .map((field) => ({
      field,
      before: before[field],
      mine: mine[field],
      theirs: theirs[field],
      text: TEXTS.has(field) && typeof mine[field] === "string" && typeof theirs[field] === "string",
    }));
}

/**
 * The write that does what was chosen, made on what is there now; null when nothing of it is left to do.
 * A field that is not named is taken as chosen by its writer.
 */
export function decided(
  write: Write,
  current: unknown,
  choices: Partial<Record<MergeField, Choice>>,
): Write | null {
  const claim = current as Claim; // A write on a claim is refused with it.
  switch (write.kind) {
    case "article":
    case "patch":
      return withFields(write, choices, revisionIn(write, current));
    case "decide":
    case "assess": {
      if (choices.verdict === "theirs" && choices.reason === "theirs") return null;
      const { reason, ...body } = { ...(write.body as { reason?: string }), ...onWords(claim) };
      const kept = chosenText(choices.reason, reason, claim.decision?.reason);
      const verdict = choices.verdict === "theirs" ? { verdict: claim.decision?.verdict } : {};
      return {
        ...write,
        body: { ...body, ...verdict, ...(kept === undefined ? {} : { reason: kept }) },
        ...(write.ifMatch === undefined ? {} : { ifMatch: claim.revision }),
      };
    }
    default:
      return write.ifMatch === undefined ? write : { ...write, ifMatch: claim.revision };
  }
}

/** What the present state is named by in `If-Match`. */
function revisionIn({ kind }: Write, current: unknown): number {
  return kind === "article" ? (current as ArticleSummary).metaRevision : (current as Claim).revision;
}

/** The words a verdict is given on, as they are now. */
function onWords({ anchor }: Claim) {
  return { version: anchor.version, exact: anchor.exact };
}

function withFields(
  write: Write,
  choices: Partial<Record<MergeField, Choice>>,
  ifMatch: number,
): Write | null {
  const body = Object.entries(write.body as Record<string, unknown>).flatMap(([name, value]) => {
    const choice = choices[(name === "anchor" ? "words" : name) as MergeField];
    if (choice === "theirs") return [];
    return [[name, typeof choice === "object" ? choice.text : value] as const];
  });
  return body.length === 0 ? null : { ...write, body: Object.fromEntries(body), ifMatch };
}

function chosenText(choice: Choice | undefined, mine: string | undefined, theirs: string | undefined) {
  if (typeof choice === "object") return choice.text;
  return choice === "theirs" ? theirs : mine;
}

/** What the write would change, by field. */
function mineOf({ kind, body }: Write): Seen {
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
function theirsOf({ kind }: Write, current: unknown): Seen {
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

function fieldsOf(seen: Seen): MergeField[] {
  // Object.keys forgets the literal names; `reason` of an article's patch goes with its status.
  return (Object.keys(seen) as MergeField[]).filter((field) => !("status" in seen && field === "reason"));
}

function same(a: unknown, b: unknown): boolean {
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
