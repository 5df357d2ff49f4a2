import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Given, resolveVerdict, type Said, sameValue, stands } from "./verdict";
import type { AnchorState } from "./vocabulary";
import type { Value } from "./wire";

const VALUE: Value = { min: 8000, max: 8000, approximate: true, unit: "войник", hedge: "около" };
const WORDS: Said = { type: "troop-count", value: VALUE, exact: "Около 8000 войници", context: 0 };
const CLAIM = { ...WORDS, anchorState: "exact" as AnchorState };
const OLD = { ...WORDS, exact: "Около 9000 войници" };

const yes: Given = { ...WORDS, verdict: "verified" };
const no: Given = { ...WORDS, verdict: "unverified" };
const oldYes: Given = { ...OLD, verdict: "verified" };
const oldNo: Given = { ...OLD, verdict: "unverified" };

describe("stands", () => {
  it.each([
    ["the very words", {}, true],
    ["another kind of space", { exact: "Около 8000\u00a0войници" }, true],
    ["grouped digits", { exact: "Около 8 000 войници" }, true],
    ["another figure", { exact: "Около 80000 войници" }, false],
    ["another case", { exact: "около 8000 войници" }, false],
    ["a minus added", { exact: "Около -8000 войници" }, false],
    ["another context", { context: 7 }, false],
    ["another type", { type: "quantity" }, false],
    ["no value", { value: null }, false],
    ["another value", { value: { ...VALUE, max: 9000 } }, false],
    ["a value without its hedge", { value: { ...VALUE, hedge: undefined } }, false],
  ] as [string, Partial<Said>, boolean][])("on %s: %s", (_, change, expected) => {
    expect(stands(CLAIM, { ...WORDS, ...change })).toBe(expected);
    expect(stands({ ...CLAIM, ...change }, WORDS)).toBe(expected);
  });

  it.each([
    ["exact", true],
    ["moved", true],
    ["drifted", true],
    ["lost", false],
  ] as const)("with its words in a text the claim is %s in: %s", (anchorState, expected) => {
    expect(stands({ ...CLAIM, anchorState }, WORDS)).toBe(expected);
  });
});

const CASES: [string, Given[], Given | null, string][] = [
  // Expected: tag, then c(ontested), s(tale), u(nassessed).
  ["nothing", [], null, "unverified u"],
  ["one verified", [yes], null, "verified"],
  ["one unverified", [no], null, "unverified"],
  ["two verified", [yes, yes], null, "verified"],
  ["two unverified", [no, no], null, "unverified"],
  ["both", [yes, no], null, "unverified c"],
  ["one on old words", [oldYes], null, "unverified s"],
  ["all on old words, differing", [oldYes, oldNo], null, "unverified s"],
  ["a standing verified beside an old unverified", [yes, oldNo], null, "verified"],
  ["a standing unverified beside an old verified", [no, oldYes], null, "unverified"],
  ["a decision alone", [], yes, "verified u"],
  ["a decision to unverified alone", [], no, "unverified u"],
  ["a decision against all", [no, no], yes, "verified"],
  ["a decision against one", [yes], no, "unverified"],
  ["a decision over a disagreement", [yes, no], yes, "verified"],
  ["a decision over old assessments", [oldNo], yes, "verified"],
  ["an old decision, nothing else", [], oldYes, "unverified s u"],
  ["an old decision over standing ones", [yes], oldNo, "verified"],
  ["an old decision over a disagreement", [yes, no], oldYes, "unverified c"],
  ["old everything", [oldYes], oldYes, "unverified s"],
];

const brief = (r: ReturnType<typeof resolveVerdict>) =>
  [r.tag, r.contested && "c", r.stale && "s", r.unassessed && "u"].filter(Boolean).join(" ");

describe("resolveVerdict", () => {
  it.each(CASES)("of %s", (_, assessments, decision, expected) => {
    expect(brief(resolveVerdict(CLAIM, assessments, decision))).toBe(expected);
  });

  it.each(CASES)(
    "of %s, on a lost claim: never verified, and stale when there is any",
    (_, all, decision) => {
      const lost = resolveVerdict({ ...CLAIM, anchorState: "lost" }, all, decision);
      expect(lost).toEqual({
        tag: "unverified",
        contested: false,
        stale: all.length > 0 || decision !== null,
        unassessed: all.length === 0,
      });
    },
  );

  const verdict = fc.constantFrom("verified", "unverified") as fc.Arbitrary<Given["verdict"]>;
  const said: fc.Arbitrary<Said> = fc.record({
    type: fc.constantFrom("quote", "quantity"),
    value: fc.constantFrom(null, VALUE),
    exact: fc.constantFrom("8000 души", "8000\u00a0души", "9000 души"),
    context: fc.constantFrom(0, 7),
  });
  const given: fc.Arbitrary<Given> = fc.tuple(said, verdict).map(([s, v]) => ({ ...s, verdict: v }));
  const claim = fc
    .tuple(said, fc.constantFrom<AnchorState>("exact", "moved", "drifted", "lost"))
    .map(([s, anchorState]) => ({ ...s, anchorState }));
  const scene = [claim, fc.array(given, { maxLength: 5 }), fc.option(given)] as const;

  it("is verified only by a verdict that stands", () => {
    fc.assert(
      fc.property(...scene, (c, all, decision) => {
        const { tag } = resolveVerdict(c, all, decision);
        const for_ = [...all, ...(decision ? [decision] : [])].filter(
          (one) => one.verdict === "verified" && stands(c, one),
        );
        return tag === "unverified" || for_.length > 0;
      }),
    );
  });

  it("does not depend on the order of assessments", () => {
    fc.assert(
      fc.property(...scene, (c, all, decision) => {
        expect(resolveVerdict(c, all.toReversed(), decision)).toEqual(resolveVerdict(c, all, decision));
      }),
    );
  });

  it("is never both contested and stale, contested and verified, or stale and verified", () => {
    fc.assert(
      fc.property(...scene, (c, all, decision) => {
        const { tag, contested, stale } = resolveVerdict(c, all, decision);
        return [contested, stale, tag === "verified"].filter(Boolean).length <= 1;
      }),
    );
  });

  it("ignores verdicts that do not stand, but for saying that there are some", () => {
    fc.assert(
      fc.property(...scene, (c, all, decision) => {
        const standing = all.filter((one) => stands(c, one));
        const standingDecision = decision && stands(c, decision) ? decision : null;
        const { tag, contested } = resolveVerdict(c, standing, standingDecision);
        expect(resolveVerdict(c, all, decision)).toMatchObject({ tag, contested });
      }),
    );
  });

  it("comes back when the old words, type and value come back", () => {
    fc.assert(
      fc.property(...scene, said, (c, all, decision, other) => {
        const before = resolveVerdict(c, all, decision);
        resolveVerdict({ ...c, ...other }, all, decision);
        const { exact, type, value, context } = c;
        expect(resolveVerdict({ ...c, ...other, exact, type, value, context }, all, decision)).toEqual(
          before,
        );
      }),
    );
  });
});

describe("sameValue", () => {
  it("compares every part, and takes a missing hedge for none", () => {
    const { hedge: _, ...bare } = VALUE;
    expect(sameValue(bare, { ...bare })).toBe(true);
    expect(sameValue(null, null)).toBe(true);
    expect(sameValue(bare, VALUE)).toBe(false);
    for (const other of [{ min: null }, { max: 1 }, { approximate: false }, { unit: null }]) {
      expect(sameValue(VALUE, { ...VALUE, ...other })).toBe(false);
    }
  });
});
