/**
 * What people said of a claim as the card shows it: as the server last said, and over it the person's own
 * word that is still on its way, so that a card answers a press at once on a slow line and without one.
 */
import type { DeskClaim } from "@/lib/browser/desk-claim";
import type { Entry } from "@/lib/browser/entry";
import type { AssessClaim, Assessment, MarkClaim, Person } from "@/lib/model/wire";

/**
 * @param entries what waits to be sent, of any claim, the oldest first
 * @returns null while the claim was not read in full
 */
export function saidOf(
  claim: DeskClaim,
  me: Person,
  entries: readonly Entry[],
): readonly Assessment[] | null {
  // Of a claim marked here nobody but its own mark can have said anything.
  const known = claim.full?.assessments ?? (claim.revision === 0 ? [] : null);
  if (known === null) return null;
  return entries
    .filter(({ write, refused }) => write.subject === claim.id && refused === null)
    .reduce<readonly Assessment[]>((said, entry) => withMine(said, me, entry), known);
}

/** Bodies have the wire's shapes: nothing but the desk makes these kinds of writes. */
function withMine(said: readonly Assessment[], me: Person, { write, madeAt }: Entry): readonly Assessment[] {
  const others = said.filter(({ user }) => user.id !== me.id);
  if (write.kind === "unassess") return others;
  const { version, exact } = write.body as MarkClaim;
  const given =
    write.kind === "assess"
      ? (write.body as AssessClaim)
      : write.kind === "mark"
        ? (write.body as MarkClaim).assessment
        : undefined;
  if (given === undefined) return said;
  const before = said.find(({ user }) => user.id === me.id);
  const { verdict, justification = before?.justification, rating = before?.rating } = given;
  const mine = { user: me, verdict, version, exact, at: madeAt, stands: true };
  const spoken = { ...mine, justification: justification ?? null, rating: rating ?? null };
  // It keeps its place among the others.
  return before ? said.map((one) => (one === before ? spoken : one)) : [...said, spoken];
}
