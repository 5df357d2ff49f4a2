/** The contract of the claim finder: what it offers, and what is set aside. */
import { Detected, DetectText, Dismissal, DismissCandidate, Suggestions } from "../wire";
import { endpoint } from "./endpoint";
import { ANA, ARTICLE_ID, TEXT } from "./examples";

const FOUND = {
  start: 0,
  end: 18,
  text: "Около 8000 войници",
  type: "troop-count",
  confidence: 0.95,
  value: { min: 8000, max: 8000, approximate: true, unit: "войник", hedge: "Около" },
  speaker: null,
  attributedTo: null,
};

const DISMISSAL_ID = "01930000-0000-7000-8000-00000000d001";
const DISMISSAL: Dismissal = {
  id: DISMISSAL_ID,
  articleId: ARTICLE_ID,
  version: 1,
  start: 0,
  end: 18,
  exact: "Около 8000 войници",
  type: "troop-count",
  kind: "dismissed",
  reason: null,
  revision: 4,
  createdBy: ANA,
  createdAt: "2026-11-02T08:00:00.000Z",
  takenBackAt: null,
};

const readSuggestions = endpoint({
  name: "readSuggestions",
  method: "GET",
  path: "/articles/{id}/suggestions",
  group: "finder",
  summary: "Read the candidates of an article and what became of them",
  description:
    "A live claim or a dismissal answers for a candidate when they cover at least half of one another. A claim " +
    "counts before `not_checkable`, that before `dismissed`. Candidates of a confidence below 0.5 are listed " +
    "too, but are not part of the coverage.",
  answer: { status: 200, schema: Suggestions },
  errors: [],
  example: {
    answer: {
      version: 1,
      detectorVersion: "1",
      revision: 3,
      items: [
        {
          id: "0f8f2c8a3b1d4e5f60718293a4b5c6d7",
          ...FOUND,
          why: [{ code: "hedge", words: "Около" }],
          state: "open",
        },
      ],
      coverage: { candidates: 1, accepted: 0, dismissed: 0, notCheckable: 0, open: 1 },
    },
  },
});

const dismissCandidate = endpoint({
  name: "dismissCandidate",
  method: "POST",
  path: "/articles/{id}/dismissals",
  group: "finder",
  summary: "Set a candidate aside",
  description: "As `dismissed` (no claim) or `not_checkable` (a claim, but nobody could check it).",
  body: DismissCandidate,
  answer: { status: 201, schema: Dismissal },
  errors: ["SPAN_INVALID", "TEXT_MISMATCH", "ID_REUSED", "ARTICLE_SEALED"],
  example: {
    body: {
      id: DISMISSAL_ID,
      version: 1,
      start: 0,
      end: 18,
      exact: "Около 8000 войници",
      type: "troop-count",
      kind: "dismissed",
    },
    answer: DISMISSAL,
  },
});

const takeBackDismissal = endpoint({
  name: "takeBackDismissal",
  method: "DELETE",
  path: "/articles/{id}/dismissals/{dismissal}",
  group: "finder",
  summary: "Take a dismissal back",
  answer: { status: 200, schema: Dismissal },
  errors: ["ARTICLE_SEALED"],
  example: { answer: { ...DISMISSAL, revision: 5, takenBackAt: "2026-11-02T08:05:00.000Z" } },
});

const detectText = endpoint({
  name: "detect",
  method: "POST",
  path: "/detect",
  group: "finder",
  summary: "Find the figures and quotations in a text, storing nothing",
  body: DetectText,
  answer: { status: 200, schema: Detected },
  errors: [],
  example: { body: { text: TEXT.text }, answer: { spans: [FOUND] } },
});

export const FINDER = { readSuggestions, dismissCandidate, takeBackDismissal, detectText };
export const FINDER_ENDPOINTS = Object.values(FINDER);
