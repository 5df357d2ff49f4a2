import { describe, expect, it } from "vitest";
import type { Claim } from "@/lib/model/wire";
import { changedFields } from "./changed-fields";

const claim: Claim = {
  id: "c",
  articleId: "a",
  revision: 3,
  type: "quantity",
  tag: "unverified",
  contested: false,
  stale: false,
  unassessed: true,
  withdrawnAt: null,
  wording: "около 8000 войници",
  anchor: {
    version: 1,
    state: "exact",
    start: 0,
    end: 18,
    exact: "около 8000 войници",
    prefix: "",
    suffix: "",
    paragraph: 1,
    score: 1,
    changes: [],
  },
  value: null,
  speaker: null,
  attributedTo: null,
  statement: null,
  assessments: [],
  decision: null,
  createdBy: { id: "ana", name: "Ана" },
  createdAt: "2026-11-02T07:41:00.000Z",
  updatedAt: "2026-11-02T07:41:00.000Z",
};

describe("changedFields", () => {
  it("names every part that differs, in the order of the card", () => {
    const value = { min: 8000, max: 8000, approximate: true, unit: "войник" };
    const assessment = {
      user: claim.createdBy,
      verdict: "verified",
      rating: null,
      justification: null,
    } as const;
    const after: Claim = {
      ...claim,
      type: "troop-count",
      anchor: { ...claim.anchor, exact: "8000 войници", start: 6 },
      value,
      assessments: [{ ...assessment, version: 1, exact: "8000 войници", at: claim.createdAt, stands: true }],
    };
    expect(changedFields(claim, after)).toEqual(["type", "words", "value", "assessments"]);
  });

  it("finds nothing where only the revision and what follows from verdicts differ", () => {
    expect(changedFields(claim, { ...claim, revision: 9, stale: true, updatedAt: "later" })).toEqual([]);
  });
});
