/**
 * What a person is asked where two changes met, and the write that comes of the answer. Fetched with the
 * dialog that asks; what goes on without asking is in `merge.ts`.
 */
import type { Claim } from "../model/wire";
import { fieldsOf, type MergeField, mineOf, revisionIn, type Seen, same, theirsOf } from "./merge";
import type { Write } from "./queue";

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

const TEXTS: ReadonlySet<MergeField> = new Set(["statement", "reason", "note"]);

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
