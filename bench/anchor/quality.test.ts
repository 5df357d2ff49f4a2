import { describe, expect, test } from "vitest";
import { runQuality } from "./quality";
import { emptyScore, type Score } from "./score";

/** The short form of `npm run bench -- anchor`: what may never happen, on articles that are the same every time. */
describe("following claims through edited articles", () => {
  const { scores, tally } = runQuality({ wanted: 12, own: [], seed: 7, peers: false });
  const all: Score = emptyScore();
  for (const byName of scores.values()) {
    const score = byName.get("Proofmark") ?? emptyScore();
    for (const group of ["unchanged", "edited", "deleted"] as const) {
      all[group].all += score[group].all;
      all[group].lost += score[group].lost;
    }
    all.unchanged.right += score.unchanged.right;
    all.edited.found += score.edited.found;
    all.claims += score.claims;
    all.wrong += score.wrong;
    all.silentGrave += score.silentGrave;
  }

  test("makes every kind of edit, and follows enough claims to say something", () => {
    expect(Math.min(...tally.values())).toBeGreaterThanOrEqual(12);
    expect(all.claims).toBeGreaterThan(500);
    expect(all.edited.all).toBeGreaterThan(20);
  });

  test("never puts a claim in a wrong place", () => {
    expect(all.wrong).toBe(0);
  });

  test("never keeps silent about a changed figure, name, negation, unit, hedge, modality or verb of saying", () => {
    expect(all.silentGrave).toBe(0);
  });

  test("finds what is there and loses what is not", () => {
    expect(all.unchanged.right / all.unchanged.all).toBeGreaterThanOrEqual(0.999);
    expect(all.edited.found / all.edited.all).toBeGreaterThanOrEqual(0.95);
    expect(all.deleted.lost / all.deleted.all).toBeGreaterThanOrEqual(0.99);
  });
});
