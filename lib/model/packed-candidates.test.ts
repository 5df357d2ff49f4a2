import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type PackableCandidate,
  type PackableDismissal,
  packCandidates,
  packDismissals,
  unpackCandidates,
  unpackDismissals,
} from "./packed-candidates";

const words = fc.string({ unit: "grapheme", maxLength: 8 });
const place = fc
  .record({ start: fc.nat(5000), length: fc.integer({ min: 1, max: 400 }) })
  .map(({ start, length }) => ({ start, end: start + length }));
const value = fc.record(
  {
    min: fc.option(fc.integer()),
    max: fc.option(fc.integer()),
    approximate: fc.boolean(),
    unit: fc.option(words),
    hedge: words,
  },
  { requiredKeys: ["min", "max", "approximate", "unit"] },
);

const candidate: fc.Arbitrary<PackableCandidate> = fc
  .record({
    place,
    type: fc.constantFrom("quote", "quantity"),
    confidence: fc.nat(100).map((share) => share / 100),
    speaker: fc.option(words),
    attributedTo: fc.option(words),
    value: fc.option(value),
    why: fc.array(fc.record({ code: words, words }), { maxLength: 4 }),
  })
  .map(({ place: { start, end }, ...rest }) => ({ start, end, ...rest }));

const dismissal: fc.Arbitrary<PackableDismissal> = fc
  .record({
    place,
    id: fc.uuid(),
    type: fc.constantFrom("quote", "quantity"),
    kind: fc.constantFrom("dismissed" as const, "not_checkable" as const),
    reason: fc.option(words),
    revision: fc.nat(),
    // A person has one name.
    createdBy: fc.nat(3).map((n) => ({ id: `person-${n}`, name: `Мария ${n}` })),
    at: fc.nat(2_000_000_000),
  })
  .map(({ place: { start, end }, at, ...rest }) => ({
    ...rest,
    start,
    end,
    createdAt: new Date(at * 1000).toISOString(),
  }));

describe("packing for the reader's page", () => {
  it("gives candidates back as they were, in their order", () => {
    fc.assert(
      fc.property(fc.array(candidate), (all) => {
        expect(unpackCandidates(packCandidates(all))).toEqual(all);
      }),
    );
  });

  it("gives dismissals back as they were, in their order", () => {
    fc.assert(
      fc.property(fc.array(dismissal), (all) => {
        expect(unpackDismissals(packDismissals(all))).toEqual(all);
      }),
    );
  });

  it("crosses to the browser as JSON", () => {
    fc.assert(
      fc.property(fc.array(candidate), (all) => {
        const crossed = JSON.parse(JSON.stringify(packCandidates(all)));
        expect(unpackCandidates(crossed)).toEqual(all);
      }),
    );
  });
});
