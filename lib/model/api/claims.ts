/** The contract of claims: marking, changing, judging, settling. */
import { z } from "zod";
import {
  AssessClaim,
  BulkClaims,
  BulkResult,
  Claim,
  ClaimsQuery,
  DecideClaim,
  Delta,
  HistoryEntry,
  MarkClaim,
  MarkedClaim,
  Paging,
  PatchClaim,
  page,
} from "../wire";
import { endpoint } from "./endpoint";
import { ANA, ARTICLE_ID, CLAIM, CLAIM_ID, DECIDED } from "./examples";

const MARK = {
  id: CLAIM_ID,
  version: 1,
  type: "troop-count",
  start: 0,
  end: 18,
  exact: "Около 8000 войници",
  assessment: { verdict: "verified" },
};

export const listClaims = endpoint({
  name: "listArticleClaims",
  method: "GET",
  path: "/articles/{id}/claims",
  group: "claims",
  summary: "List an article's claims, or what changed in it since a revision",
  description:
    "With `since`, the delta: every claim and dismissal changed after that revision, withdrawn ones " +
    "included, in the order of their changes; `reset` says that `since` was counted before a backup was " +
    "restored and that everything is to be read anew (it then is all there). Without `since`, a page of " +
    "live claims by creation then id.",
  query: ClaimsQuery,
  answer: { status: 200, schema: z.union([Delta, page(Claim)]) },
  errors: [],
  example: {
    query: "?since=2",
    answer: {
      revision: 3,
      from: 2,
      reset: false,
      article: { version: 1, status: "open", metaRevision: 1 },
      claims: [CLAIM],
      dismissals: [],
    },
  },
});

export const markClaim = endpoint({
  name: "markClaim",
  method: "POST",
  path: "/articles/{id}/claims",
  group: "claims",
  summary: "Mark a claim",
  description:
    "`exact` must be the words at `[start, end)` in code points. A span that is empty, out of range, all " +
    "white space or cuts a grapheme is `SPAN_INVALID`. The same span and type already live is `CLAIM_EXISTS` " +
    "with that claim as `current`. The same id with the same body again is answered as the first time.",
  body: MarkClaim,
  answer: { status: 201, schema: MarkedClaim, etag: true },
  errors: ["SPAN_INVALID", "TEXT_MISMATCH", "CLAIM_EXISTS", "ID_REUSED", "ARTICLE_SEALED"],
  example: { body: MARK, answer: { claim: CLAIM, revision: 3 } },
});

export const getClaim = endpoint({
  name: "getClaim",
  method: "GET",
  path: "/claims/{id}",
  group: "claims",
  summary: "Read a claim",
  answer: { status: 200, schema: Claim, etag: true },
  errors: [],
  example: { answer: CLAIM },
});

export const patchClaim = endpoint({
  name: "patchClaim",
  method: "PATCH",
  path: "/claims/{id}",
  group: "claims",
  summary: "Change a claim's type, value, statement, speaker, attribution or place",
  description:
    "Open to the claim's author and to editors. Verdicts stay with the words, type and value they were " +
    "given on: those that no longer fit stop standing, and stand again when the old ones come back.",
  body: PatchClaim,
  ifMatch: true,
  answer: { status: 200, schema: Claim, etag: true },
  errors: ["SPAN_INVALID", "TEXT_MISMATCH", "CLAIM_EXISTS", "ARTICLE_SEALED"],
  example: { body: { speaker: "Чое Сон-хуи" }, answer: { ...CLAIM, revision: 4, speaker: "Чое Сон-хуи" } },
});

export const withdrawClaim = endpoint({
  name: "withdrawClaim",
  method: "DELETE",
  path: "/claims/{id}",
  group: "claims",
  summary: "Withdraw a claim",
  description: "Nothing is lost: a withdrawn claim leaves every list and count and can be restored.",
  ifMatch: true,
  answer: { status: 200, schema: Claim, etag: true },
  errors: ["ARTICLE_SEALED"],
  example: { answer: { ...CLAIM, revision: 4, withdrawnAt: "2026-11-02T08:10:00.000Z" } },
});

export const restoreClaim = endpoint({
  name: "restoreClaim",
  method: "POST",
  path: "/claims/{id}/restore",
  group: "claims",
  summary: "Restore a withdrawn claim",
  ifMatch: true,
  answer: { status: 200, schema: Claim, etag: true },
  errors: ["CLAIM_EXISTS", "ARTICLE_SEALED"],
  example: { answer: { ...CLAIM, revision: 5 } },
});

export const claimHistory = endpoint({
  name: "claimHistory",
  method: "GET",
  path: "/claims/{id}/history",
  group: "claims",
  summary: "Read who changed what in a claim, oldest first",
  query: Paging,
  answer: { status: 200, schema: page(HistoryEntry) },
  errors: [],
  example: {
    answer: {
      items: [
        {
          id: 7,
          kind: "claim_changed",
          at: "2026-11-02T07:41:00.000Z",
          actor: ANA,
          articleId: ARTICLE_ID,
          claimId: CLAIM_ID,
          subject: null,
          revision: 3,
          change: { from: { type: "quantity" }, to: { type: "troop-count" } },
          reason: null,
        },
      ],
      nextCursor: null,
    },
  },
});

export const putAssessment = endpoint({
  name: "assessClaim",
  method: "PUT",
  path: "/claims/{id}/assessment",
  group: "claims",
  summary: "Give or change my verdict on a claim",
  description:
    "`version` and `exact` say which words were judged; where the claim has other words now, the answer is " +
    "`STALE` with the claim as `current`. A justification or rating left out stays as it was, null takes " +
    "it away.",
  body: AssessClaim,
  answer: { status: 200, schema: Claim, etag: true },
  errors: ["STALE", "ARTICLE_SEALED"],
  example: { body: { verdict: "verified", version: 1, exact: "Около 8000 войници" }, answer: CLAIM },
});

export const deleteAssessment = endpoint({
  name: "takeBackAssessment",
  method: "DELETE",
  path: "/claims/{id}/assessment",
  group: "claims",
  summary: "Take my verdict back",
  description: "Where I have given none, nothing changes.",
  answer: { status: 200, schema: Claim, etag: true },
  errors: ["ARTICLE_SEALED"],
  example: { answer: { ...CLAIM, revision: 4, tag: "unverified", unassessed: true, assessments: [] } },
});

export const putDecision = endpoint({
  name: "decideClaim",
  method: "PUT",
  path: "/claims/{id}/decision",
  group: "claims",
  summary: "Settle a claim",
  description: "An editor's: while the decision stands, it is the tag.",
  body: DecideClaim,
  ifMatch: true,
  answer: { status: 200, schema: Claim, etag: true },
  errors: ["ARTICLE_SEALED"],
  example: {
    body: {
      verdict: "verified",
      reason: "Две независими потвърждения.",
      version: 1,
      exact: "Около 8000 войници",
    },
    answer: DECIDED,
  },
});

export const deleteDecision = endpoint({
  name: "takeBackDecision",
  method: "DELETE",
  path: "/claims/{id}/decision",
  group: "claims",
  summary: "Take the decision on a claim back",
  description: "Where there is none, nothing changes.",
  ifMatch: true,
  answer: { status: 200, schema: Claim, etag: true },
  errors: ["ARTICLE_SEALED"],
  example: { answer: { ...CLAIM, revision: 5 } },
});

export const bulkClaims = endpoint({
  name: "changeClaims",
  method: "POST",
  path: "/claims/bulk",
  group: "claims",
  summary: "Change many claims at once, all or none",
  description: "An editor's. Claims that already are as asked stay untouched and are not counted.",
  body: BulkClaims,
  answer: { status: 200, schema: BulkResult },
  long: true,
  errors: ["NOT_FOUND", "CLAIM_EXISTS", "ARTICLE_SEALED"],
  example: {
    body: { ids: [CLAIM_ID], set: { type: "quantity" } },
    answer: {
      changed: 1,
      claims: [{ ...CLAIM, revision: 4, type: "quantity", tag: "unverified", stale: true }],
    },
  },
});

export const CLAIM_ENDPOINTS = [
  listClaims,
  markClaim,
  getClaim,
  patchClaim,
  withdrawClaim,
  restoreClaim,
  claimHistory,
  putAssessment,
  deleteAssessment,
  putDecision,
  deleteDecision,
  bulkClaims,
];
