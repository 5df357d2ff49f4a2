/** The contract of articles that change: versions, their difference, and claims carried over. */
import { Claim, page } from "../wire";
import {
  DiffQuery,
  MadeVersion,
  NewVersion,
  ReattachClaim,
  SameVersion,
  StoodClaim,
  StoodQuery,
  VersionDiff,
} from "../wire-versions";
import { endpoint } from "./endpoint";
import { ANA, CLAIM, CLAIM_ID } from "./examples";

const CHANGES = [{ kind: "figure" as const, from: "8000", to: "12 000" }];
const NEW_WORDS = "Около 12 000 войници";
const NEW_PLACE = { start: 0, end: 20, exact: NEW_WORDS };

export const makeVersion = endpoint({
  name: "makeVersion",
  method: "POST",
  path: "/articles/{id}/versions",
  group: "articles",
  summary: "Make a new version of an article, carrying every claim over",
  description:
    "The answer tells what became of every live claim; withdrawn ones are carried too. A claim is `exact` or " +
    "`moved` with its words, `drifted` when they or what is said of them changed (`changes` says how), or " +
    "`lost`. Verdicts on other words stop standing. A text that is the newest version's already makes no " +
    "version: 200 and `created: false`. Where `basedOn` is not the newest version the answer is `STALE`, with " +
    "the newest one as `current`.",
  body: NewVersion,
  answer: { status: 201, schema: MadeVersion, or: { status: 200, schema: SameVersion } },
  long: true,
  errors: ["STALE", "ARTICLE_SEALED"],
  example: {
    body: { text: "Около 12 000 войници са в района.", basedOn: 1 },
    answer: {
      created: true,
      version: 2,
      revision: 4,
      counts: { exact: 0, moved: 0, drifted: 1, lost: 0 },
      claims: [
        {
          id: CLAIM_ID,
          state: "drifted",
          score: 0.9,
          changes: CHANGES,
          from: { start: 0, end: 18, exact: "Около 8000 войници" },
          to: NEW_PLACE,
        },
      ],
    },
  },
});

export const readDiff = endpoint({
  name: "readDiff",
  method: "GET",
  path: "/articles/{id}/diff",
  group: "articles",
  summary: "Compare two versions of an article by word",
  description:
    "Between hunks both texts are the same, so texts and hunks together draw either view. A passage that " +
    "moved is two hunks that name each other: one where it was, one where it is.",
  query: DiffQuery,
  answer: { status: 200, schema: VersionDiff },
  errors: [],
  example: {
    query: "?from=1&to=2",
    answer: {
      from: 1,
      to: 2,
      hunks: [
        {
          kind: "figure",
          from: { start: 6, end: 10 },
          to: { start: 6, end: 12 },
          changes: CHANGES,
          pair: null,
          claims: [CLAIM_ID],
        },
      ],
    },
  },
});

export const listVersionClaims = endpoint({
  name: "listVersionClaims",
  method: "GET",
  path: "/articles/{id}/versions/{n}/claims",
  group: "claims",
  summary: "List the claims of one version as they stood in it",
  description:
    "Place, type and tag at the moment the next version was made; of the newest version, as they are now. " +
    "What was said later, and claims marked later, are not in it.",
  query: StoodQuery,
  answer: { status: 200, schema: page(StoodClaim) },
  errors: [],
  example: {
    answer: {
      items: [
        {
          id: CLAIM_ID,
          type: CLAIM.type,
          tag: CLAIM.tag,
          contested: false,
          stale: false,
          unassessed: false,
          anchor: CLAIM.anchor,
          createdBy: ANA,
          createdAt: CLAIM.createdAt,
        },
      ],
      nextCursor: null,
    },
  },
});

export const reattachClaim = endpoint({
  name: "reattachClaim",
  method: "POST",
  path: "/claims/{id}/reattach",
  group: "claims",
  summary: "Confirm a claim's new words, place it anew, or let it go",
  description:
    "`confirm`, open to everybody: the words the claim was found on become its own; `start`, `end` and `exact` " +
    "say what was seen there. `place`, its author's and editors': the claim belongs on these words. Both take " +
    "one's own verdict along; nobody else's stands by it. `let_go`, its author's and editors': the claim is " +
    "withdrawn.",
  body: ReattachClaim,
  ifMatch: true,
  answer: { status: 200, schema: Claim, etag: true },
  errors: ["SPAN_INVALID", "TEXT_MISMATCH", "CLAIM_EXISTS", "ARTICLE_SEALED"],
  example: {
    body: { action: "confirm", version: 2, ...NEW_PLACE, assessment: { verdict: "unverified" } },
    answer: {
      ...CLAIM,
      revision: 5,
      tag: "unverified",
      wording: NEW_WORDS,
      anchor: { ...CLAIM.anchor, version: 2, ...NEW_PLACE },
      assessments: [
        {
          user: ANA,
          verdict: "unverified",
          rating: null,
          justification: null,
          version: 2,
          exact: NEW_WORDS,
          at: "2026-11-03T08:00:00.000Z",
          stands: true,
        },
      ],
    },
  },
});

export const VERSION_ENDPOINTS = [makeVersion, readDiff, listVersionClaims, reattachClaim];
