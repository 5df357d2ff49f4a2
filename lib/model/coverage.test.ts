import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateStates, coverageOf, runOf, sumCoverage } from "./coverage";

const figure = { type: "quantity", start: 100, end: 120 };

describe("what became of a candidate", () => {
  it.each([
    { name: "is open when nobody touched it", claims: [], dismissals: [], state: "open" },
    {
      name: "is accepted by a claim on the same words, whatever the claim's type",
      claims: [{ id: "a", start: 100, end: 120 }],
      dismissals: [],
      state: "accepted",
    },
    {
      name: "is accepted by a claim on half of it",
      claims: [{ id: "a", start: 100, end: 110 }],
      dismissals: [],
      state: "accepted",
    },
    {
      name: "is open under a claim on less than half of it",
      claims: [{ id: "a", start: 100, end: 109 }],
      dismissals: [],
      state: "open",
    },
    {
      name: "is accepted by a claim of twice its length",
      claims: [{ id: "a", start: 90, end: 130 }],
      dismissals: [],
      state: "accepted",
    },
    {
      name: "is not spoken for by a long claim around it",
      claims: [{ id: "a", start: 0, end: 300 }],
      dismissals: [],
      state: "open",
    },
    {
      name: "is dismissed by a dismissal of its type",
      claims: [],
      dismissals: [{ type: "quantity", kind: "dismissed" as const, start: 101, end: 121 }],
      state: "dismissed",
    },
    {
      name: "is open under a dismissal of another type",
      claims: [],
      dismissals: [{ type: "quote", kind: "dismissed" as const, start: 100, end: 120 }],
      state: "open",
    },
    {
      name: "is not checkable where somebody else merely dismissed it",
      claims: [],
      dismissals: [
        { type: "quantity", kind: "dismissed" as const, start: 100, end: 120 },
        { type: "quantity", kind: "not_checkable" as const, start: 100, end: 120 },
      ],
      state: "not_checkable",
    },
    {
      name: "is accepted where it was also called not checkable",
      claims: [{ id: "a", start: 100, end: 120 }],
      dismissals: [{ type: "quantity", kind: "not_checkable" as const, start: 100, end: 120 }],
      state: "accepted",
    },
  ])("$name", ({ claims, dismissals, state }) => {
    expect(candidateStates([figure], claims, dismissals)[0]?.state).toBe(state);
  });

  it("names the claim that fits best", () => {
    const claims = [
      { id: "wide", start: 95, end: 130 },
      { id: "exact", start: 100, end: 120 },
    ];
    expect(candidateStates([figure], claims, [])).toEqual([{ state: "accepted", claimId: "exact" }]);
  });
});

const place = fc
  .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 40 }))
  .map(([start, length]) => ({ start, end: start + length }));
const type = fc.constantFrom("quote", "quantity");

it("adds up, and agrees with trying every claim and dismissal on every candidate", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ place, type })),
      fc.array(place),
      fc.array(
        fc.record({ place, type, kind: fc.constantFrom("dismissed" as const, "not_checkable" as const) }),
      ),
      (found, marked, aside) => {
        const candidates = found.map((one) => ({ ...one.place, type: one.type }));
        const claims = marked.map((one, i) => ({ ...one, id: String(i) }));
        const dismissals = aside.map((one) => ({ ...one.place, type: one.type, kind: one.kind }));
        const states = candidateStates(candidates, claims, dismissals);
        const covers = (a: { start: number; end: number }, b: { start: number; end: number }) =>
          Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) * 2 >=
          Math.max(a.end - a.start, b.end - b.start);
        for (const [i, candidate] of candidates.entries()) {
          const answering = dismissals.filter((one) => one.type === candidate.type && covers(candidate, one));
          const expected = claims.some((claim) => covers(candidate, claim))
            ? "accepted"
            : answering.some((one) => one.kind === "not_checkable")
              ? "not_checkable"
              : answering.length > 0
                ? "dismissed"
                : "open";
          expect(states[i]?.state).toBe(expected);
        }
        const sum = coverageOf(runOf(states));
        expect(sum.accepted + sum.dismissed + sum.notCheckable + sum.open).toBe(sum.candidates);
        expect(sumCoverage([sum, sum]).candidates).toBe(2 * states.length);
      },
    ),
  );
});
