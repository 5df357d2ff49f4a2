/**
 * Random days at the desk: whatever people do, in whatever order, what is stored for speed equals what
 * the rows say, refused changes leave no trace, and a screen that merges deltas knows the truth.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "../model/errors";
import { resolveVerdict } from "../model/verdict";
import type { Claim } from "../model/wire";
import { type Act, act } from "./act";
import { changeClaims } from "./bulk";
import { changeClaim, restoreClaim, withdrawClaim } from "./claim-changes";
import { CLAIM_SELECT, givenOf, readValue, requireClaimRow } from "./claim-view";
import { claimsSince, markClaim, readClaim } from "./claims";
import { read } from "./db";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, markOf, TEXT } from "./testing-desk";
import { assessClaim, decideClaim, takeBackAssessment, takeBackDecision } from "./verdicts";

/** Places that overlap, nest and repeat. */
const PLACES = ["8000 войници", "Около 8000 войници", "8000", "1000 ракети", "Повече от 1000 ракети"];
const VALUES = [
  null,
  { min: 8000, max: 8000, approximate: false, unit: "войник" },
  { min: 0.1234567890123456, max: null, approximate: true, unit: "%" },
];

const place = fc.constantFrom(...PLACES);
const type = fc.constantFrom("troop-count", "quantity");
const verdict = fc.constantFrom<"verified" | "unverified">("verified", "unverified");
/** Which of the claims there are; a claim that is not there yet makes the step do nothing. */
const nth = fc.nat({ max: 5 });
const by = fc.constantFrom<keyof Desk>("checker", "colleague", "editor");

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant("mark"), by, place, type, first: fc.option(verdict) }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant("assess"), by, nth, verdict }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("unassess"), by, nth }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("decide"), by, nth, verdict }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("undecide"), by, nth }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("move"), by, nth, place }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("retype"), by, nth, type }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("revalue"), by, nth, value: fc.constantFrom(...VALUES) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("withdraw"), by, nth }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("restore"), by, nth }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("bulk"), by, type, verdict, withdrawn: fc.boolean() }),
  },
) as fc.Arbitrary<Step>; // `constant` widens the names that the switch below tells apart.

type Step = { by: keyof Desk } & (
  | { does: "mark"; place: string; type: string; first: "verified" | "unverified" | null }
  | { does: "assess" | "decide"; nth: number; verdict: "verified" | "unverified" }
  | { does: "unassess" | "undecide" | "withdraw" | "restore"; nth: number }
  | { does: "move"; nth: number; place: string }
  | { does: "retype"; nth: number; type: string }
  | { does: "revalue"; nth: number; value: Claim["value"] }
  | { does: "bulk"; type: string; verdict: "verified" | "unverified"; withdrawn: boolean }
);

/** Does it, and gives the claims that the answer shows. */
async function perform(deed: Act, articleId: string, known: Claim[], step: Step): Promise<Claim[]> {
  if (step.does === "mark") {
    const { place, type, first } = step;
    const assessment = first === null ? {} : { assessment: { verdict: first } };
    return [(await markClaim(deed, articleId, markOf(TEXT, place, { type, ...assessment }))).claim];
  }
  if (step.does === "bulk") {
    const { type, verdict, withdrawn } = step;
    const ids = known.map(({ id }) => id);
    const set = { type, withdrawn, decision: { verdict, reason: "Сверено" } };
    return (await changeClaims(deed, { ids, set })).claims;
  }
  const claim = known[step.nth];
  return claim === undefined ? [] : [await change(deed, claim, step)];
}

function change(deed: Act, claim: Claim, step: Exclude<Step, { does: "mark" | "bulk" }>): Promise<Claim> {
  const { id, revision, anchor } = claim;
  const seen = { version: 1, exact: anchor.exact };
  switch (step.does) {
    case "assess":
      return assessClaim(deed, id, { ...seen, verdict: step.verdict });
    case "unassess":
      return takeBackAssessment(deed, id);
    case "decide":
      return decideClaim(deed, id, revision, { ...seen, verdict: step.verdict, reason: "Сверено" });
    case "undecide":
      return takeBackDecision(deed, id, revision);
    case "move": {
      const { start, end, exact } = markOf(TEXT, step.place);
      return changeClaim(deed, id, revision, { anchor: { version: 1, start, end, exact } });
    }
    case "retype":
      return changeClaim(deed, id, revision, { type: step.type });
    case "revalue":
      return changeClaim(deed, id, revision, { value: step.value });
    case "withdraw":
      return withdrawClaim(deed, id, revision);
    case "restore":
      return restoreClaim(deed, id, revision);
  }
}

/** The derived columns of every claim, worked out from nothing but the rows. */
async function recomputed(articleId: string) {
  const rows = await read().claim.findMany({
    where: { articleId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      typeSlug: true,
      valueMin: true,
      valueMax: true,
      approximate: true,
      valueUnit: true,
      valueHedge: true,
      anchors: { where: { newest: true }, select: { exact: true, state: true, context: true } },
      assessments: { orderBy: { userId: "asc" } },
      decision: true,
    },
  });
  return rows.map((row) => {
    const [anchor] = row.anchors;
    if (anchor === undefined) throw new Error("a claim without a place");
    const given = (one: (typeof row.assessments)[number] | NonNullable<typeof row.decision>) =>
      givenOf({ ...one, user: { id: "", name: "" }, version: { number: 1 } });
    return {
      id: row.id,
      ...resolveVerdict(
        {
          type: row.typeSlug,
          value: readValue(row),
          exact: anchor.exact,
          context: anchor.context,
          anchorState: anchor.state,
        },
        row.assessments.map(given),
        row.decision && given(row.decision),
      ),
    };
  });
}

const byUser = (a: { user: { id: string } }, b: { user: { id: string } }) => (a.user.id < b.user.id ? -1 : 1);

const state = async () =>
  JSON.stringify([
    await read().claim.findMany({ orderBy: { id: "asc" } }),
    await read().event.count(),
    await read().article.findMany({ orderBy: { id: "asc" } }),
  ]);

it("keeps what is derived, the revisions and the deltas true through any day", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const close = await freshDatabase();
      try {
        const people = await desk();
        const { id } = await article(people.checker);
        // A screen that merges every delta it gets.
        const screen = new Map<string, Claim>();
        let at = 1;
        for (const step of steps) {
          const before = await state();
          const known = [...screen.values()].toSorted((a, b) => a.id.localeCompare(b.id));
          const answered = await act(people[step.by], (deed) => perform(deed, id, known, step)).catch(
            (error: unknown) => {
              expect(error).toBeInstanceOf(AppError);
              return null;
            },
          );
          if (answered === null) expect(await state()).toBe(before);
          // An answer is made of what was written, without reading it again.
          for (const claim of answered ?? []) expect(claim).toEqual(await readClaim(people.editor, claim.id));
          const delta = await claimsSince(people.editor, id, at);
          expect(delta.revision - at).toBeLessThanOrEqual(1);
          if (delta.revision === at) expect(await state()).toBe(before);
          for (const claim of delta.claims) {
            expect(claim.revision).toBe(delta.revision);
            screen.set(claim.id, claim);
          }
          at = delta.revision;
        }
        const { claims } = await claimsSince(people.editor, id, 0);
        const byId = (a: Claim, b: Claim) => a.id.localeCompare(b.id);
        expect([...screen.values()].toSorted(byId)).toEqual(claims.toSorted(byId));
        const stored = await read().claim.findMany({
          where: { articleId: id },
          orderBy: { id: "asc" },
          select: { id: true, tag: true, contested: true, stale: true, unassessed: true },
        });
        expect(stored).toEqual(await recomputed(id));
        // One statement reads of a claim what Prisma reads by many.
        for (const { id } of claims) {
          const select = { ...CLAIM_SELECT, article: { select: { status: true, revision: true } } };
          const row = await read().claim.findUniqueOrThrow({ where: { id }, select });
          const { assessments, ...rest } = await requireClaimRow(read(), id);
          expect({ ...rest, assessments: assessments.toSorted(byUser) }).toEqual({
            ...row,
            assessments: row.assessments.toSorted(byUser),
          });
        }
        // No two live claims of one type in one place.
        const live = claims.filter(({ withdrawnAt }) => withdrawnAt === null);
        const places = live.map(({ type, anchor }) => `${type} ${anchor.start} ${anchor.end}`);
        expect(new Set(places).size).toBe(places.length);
      } finally {
        await close();
      }
    }),
    { numRuns: 15 },
  );
});
