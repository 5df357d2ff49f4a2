/**
 * The one small story that the documentation's examples tell: an article of one sentence, with one
 * claim marked by Ana and settled by Boris. A test holds every example against its schema.
 */
import type { Article, ArticleSummary, Claim, Person } from "../wire";

export const ARTICLE_ID = "01930000-0000-7000-8000-00000000a001";
export const CLAIM_ID = "01930000-0000-7000-8000-00000000c001";
export const ANA: Person = { id: "01930000-0000-7000-8000-000000000001", name: "Ана Петрова" };
export const BORIS: Person = { id: "01930000-0000-7000-8000-000000000002", name: "Борис Илиев" };
export const SHA256 = "6f0d9d7f8a3c1b2e4d5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5";

export const SUMMARY: ArticleSummary = {
  id: ARTICLE_ID,
  title: "Три столици",
  sourceUrl: "https://example.org/tri-stolitsi",
  publisher: "Вестник",
  author: null,
  publishedAt: "2026-11-02T06:00:00.000Z",
  language: "bg",
  status: "open",
  statusReason: null,
  note: "",
  revision: 3,
  metaRevision: 1,
  version: 1,
  importedBy: ANA,
  createdAt: "2026-11-02T07:30:00.000Z",
  updatedAt: "2026-11-02T07:41:00.000Z",
  counts: {
    claims: 1,
    verified: 1,
    unverified: 0,
    contested: 0,
    stale: 0,
    drifted: 0,
    lost: 0,
    unassessed: 0,
  },
  coverage: { candidates: 1, accepted: 1, dismissed: 0, notCheckable: 0, open: 0 },
};

export const TEXT = {
  text: "Около 8000 войници са в района.",
  blocks: [{ kind: "paragraph" as const, start: 0, end: 31 }],
  length: 31,
  sha256: SHA256,
  intake: { encoding: "utf-8", replacedSurrogates: 0 },
};

export const ARTICLE: Article = { ...SUMMARY, ...TEXT };

export const CLAIM: Claim = {
  id: CLAIM_ID,
  articleId: ARTICLE_ID,
  revision: 3,
  type: "troop-count",
  tag: "verified",
  contested: false,
  stale: false,
  unassessed: false,
  withdrawnAt: null,
  wording: "Около 8000 войници",
  anchor: {
    version: 1,
    state: "exact",
    start: 0,
    end: 18,
    exact: "Около 8000 войници",
    prefix: "",
    suffix: " са в района.",
    paragraph: 1,
    score: 1,
    changes: [],
  },
  value: { min: 8000, max: 8000, approximate: true, unit: "войник", hedge: "около" },
  speaker: null,
  attributedTo: null,
  statement: null,
  assessments: [
    {
      user: ANA,
      verdict: "verified",
      rating: 4,
      justification: "Потвърдено от две агенции.",
      version: 1,
      exact: "Около 8000 войници",
      at: "2026-11-02T07:40:00.000Z",
      stands: true,
    },
  ],
  decision: null,
  createdBy: ANA,
  createdAt: "2026-11-02T07:40:00.000Z",
  updatedAt: "2026-11-02T07:41:00.000Z",
};

export const DECIDED: Claim = {
  ...CLAIM,
  revision: 4,
  decision: {
    user: BORIS,
    verdict: "verified",
    reason: "Две независими потвърждения.",
    version: 1,
    exact: "Около 8000 войници",
    at: "2026-11-02T08:05:00.000Z",
    stands: true,
  },
};
