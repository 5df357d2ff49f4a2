/**
 * What a write that waits shows on the page before the server has answered. Worked out from the write alone,
 * so that it looks the same right after the act, after a reload and in another tab. The bodies have the
 * wire's shapes: nothing but the desk makes these kinds of writes.
 */
import type { Verdict } from "../model/vocabulary";
import type { Claim, MarkClaim, PatchClaim, Person } from "../model/wire";
import type { ReattachClaim } from "../model/wire-versions";
import { codePoint } from "../text/units";
import type { ClaimStore } from "./claim-store";
import { type DeskClaim, type Proposal, withVerdict } from "./desk-claim";
import type { Write } from "./queue";

/** The claim that a mark will be; null when it was made in another version of the text. */
export function markedClaim(write: Write, store: ClaimStore, me: Person): DeskClaim | null {
  const { id, version, type, start, end, assessment } = write.body as MarkClaim;
  if (version !== store.version) return null;
  const span = store.index.spanToUtf16({ start: codePoint(start), end: codePoint(end) });
  return {
    id,
    type,
    tag: assessment?.verdict ?? "unverified",
    contested: false,
    stale: false,
    unassessed: assessment === undefined,
    anchor: { state: "exact" },
    span,
    words: store.text.slice(span.start, span.end),
    createdBy: me,
    createdAt: new Date().toISOString(),
    revision: 0,
    withdrawn: false,
    full: null,
    saving: { state: "waiting" },
  };
}

/** How a write changes the claim it is about, as far as the page can know. */
export function proposalOf(write: Write, claim: DeskClaim, store: ClaimStore, me: Person): Proposal {
  switch (write.kind) {
    case "assess":
      return withVerdict(claim, me.id, (write.body as { verdict: Verdict }).verdict);
    case "unassess": {
      const others = (claim.full?.assessments ?? []).some((one) => one.user.id !== me.id);
      return others ? {} : { tag: "unverified", unassessed: true, stale: false };
    }
    case "decide":
      return { tag: (write.body as { verdict: Verdict }).verdict, contested: false, stale: false };
    case "patch":
      return patched(write.body as PatchClaim, claim, store);
    case "withdraw":
      return { withdrawn: true };
    case "reattach":
      return reattached(write.body as ReattachClaim, claim, store, me);
    case "restore":
      return { withdrawn: false };
    default:
      return {};
  }
}

function reattached(body: ReattachClaim, claim: DeskClaim, store: ClaimStore, me: Person): Proposal {
  if (body.action === "let_go") return { withdrawn: true };
  if (body.version !== store.version) return {};
  const span = store.index.spanToUtf16({ start: codePoint(body.start), end: codePoint(body.end) });
  return {
    span,
    words: store.text.slice(span.start, span.end),
    anchor: { state: "exact" },
    ...(body.assessment ? withVerdict(claim, me.id, body.assessment.verdict) : {}),
  };
}

function patched({ anchor, ...patch }: PatchClaim, { full }: DeskClaim, store: ClaimStore): Proposal {
  const here = anchor?.version === store.version ? anchor : undefined;
  const span = here && store.index.spanToUtf16({ start: codePoint(here.start), end: codePoint(here.end) });
  return {
    ...(patch.type === undefined ? {} : { type: patch.type }),
    ...(span === undefined ? {} : { span, words: store.text.slice(span.start, span.end) }),
    ...(full === null ? {} : { full: { ...full, ...patch } as Claim }), // The patch has a claim's own fields.
  };
}
