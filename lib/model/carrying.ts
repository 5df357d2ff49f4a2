/**
 * Names the context of a claim's words: what the text around says of them. A context is named by the
 * revision that brought it; the one in which a person last marked or confirmed the words keeps its name,
 * also when it comes back. A verdict stands only in the context it was given in.
 */
import type { Placement } from "./anchoring";
import type { Change } from "./wire";

/** A claim's anchor where it was last found, as far as its context goes. */
export type ContextBefore = {
  readonly changes: readonly Change[];
  readonly context: number;
  /** The context its words were last marked or confirmed in; `context` is the same when none changed. */
  readonly ownContext: number;
};

/** The changes of an anchor that are about what is said around the words. */
export function contextChanges(changes: readonly Change[]): Change[] {
  return changes.filter(({ kind }) => kind === "context");
}

/**
 * The context of a claim in the version whose `placement` this is.
 * @param revision names a context that this version brought
 */
export function contextAfter(before: ContextBefore, placement: Placement, revision: number): number {
  // Nothing stands on a lost claim; should it be found again, it is followed from where it was.
  if (placement.state === "lost") return before.context;
  const now = contextChanges(placement.changes);
  if (now.length === 0) return before.ownContext;
  return sameChanges(now, contextChanges(before.changes)) ? before.context : revision;
}

/** Whether two lists hold the same changes in the same order. */
export function sameChanges(a: readonly Change[], b: readonly Change[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ kind, from, to }, i) => {
      const other = b[i];
      return kind === other?.kind && from === other.from && to === other.to;
    })
  );
}
