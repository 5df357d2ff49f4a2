/**
 * Random corrections of a random newsroom: whatever people mark, judge, withdraw and reattach, and however
 * the text is edited under them, what is stored for speed equals what the rows say, every place cuts its
 * words out of the newest text, and no verdict stands on other words.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { AppError } from "../model/errors";
import { resolveVerdict } from "../model/verdict";
import type { Claim } from "../model/wire";
import { sameWords } from "../text/fold";
import { act } from "./act";
import { restoreClaim, withdrawClaim } from "./claim-changes";
import { anchorOf, CLAIM_SELECT, givenOf, saidOf } from "./claim-view";
import { claimsSince } from "./claims";
import { read } from "./db";
import { reattachClaim } from "./reattaching";
import { summarise } from "./summary";
import { freshDatabase } from "./testing";
import { Corrected, cut } from "./testing-versions";
import { assessClaim, decideClaim } from "./verdicts";

const SENTENCES = [
  "Около 8000 войници са в района на Курск 🇺🇦, съобщи Вашингтон.",
  "Пхенян потвърди, че ще остане докрай.",
  "Повече от 1000 ракети са изстреляни през октомври.",
  "„Ще стоим твърдо“, каза министърът Иван Петров.",
  "Южна Корея изпрати 300 наблюдатели в четвъртък.",
];
const TEXT = `${SENTENCES.slice(0, 3).join(" ")}\n${SENTENCES.slice(3).join(" ")}`;
const WORDS = [
  "8000 войници",
  "Около 8000 войници",
  "ще остане",
  "1000 ракети",
  "„Ще стоим твърдо“",
  "300 наблюдатели",
];

const EDITS: readonly ((text: string) => string)[] = [
  (text) => text.replace("8000", "12 000"),
  (text) => text.replace("12 000", "8000"),
  (text) => text.replace("потвърди", "отрече"),
  (text) => text.replace("отрече", "потвърди"),
  (text) => text.replace("ще остане", "няма да остане"),
  (text) => text.replace("няма да остане", "ще остане"),
  (text) => text.replace(/Повече от 1000[^.]*\. ?/, ""),
  (text) => (text.includes("1000 ракети") ? text : `${text}\n${SENTENCES[2]}`),
  (text) => text.split("\n").toReversed().join("\n"),
  (text) => `🇧🇬 ${text}`,
  (text) => text.replaceAll("„", '"').replaceAll("“", '"'),
  (text) => text.replace("300", "400"),
  (text) => `${text} Срещата продължава.`,
];

const nth = fc.nat({ max: 5 });
const by = fc.constantFrom("checker" as const, "colleague" as const, "editor" as const);
const verdict = fc.constantFrom("verified" as const, "unverified" as const);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("edit" as const),
      edits: fc.uniqueArray(fc.nat({ max: EDITS.length - 1 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("mark" as const),
      words: fc.constantFrom(...WORDS),
      verdict: fc.option(verdict),
      old: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom("assess" as const, "decide" as const), nth, by, verdict }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constantFrom("withdraw" as const, "restore" as const), nth }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("confirm" as const), nth, by, verdict: fc.option(verdict) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

class Newsroom {
  text = TEXT;

  constructor(readonly desk: Corrected) {}

  async perform(one: Step, claims: readonly Claim[]): Promise<unknown> {
    const { people } = this.desk;
    if (one.does === "edit") {
      const text = one.edits.reduce((text, at) => EDITS[at]?.(text) ?? text, this.text);
      await this.desk.make(text);
      this.text = text;
      return undefined;
    }
    if (one.does === "mark") {
      const text = one.old ? TEXT : this.text;
      if (!text.includes(one.words)) return undefined;
      const version = one.old ? 1 : await read().articleVersion.count({ where: { articleId: this.desk.id } });
      const assessment = one.verdict === null ? {} : { assessment: { verdict: one.verdict } };
      return this.desk.mark(one.words, { version, ...assessment }, text);
    }
    const claim = claims[one.nth];
    if (claim === undefined) return undefined;
    const { id, revision, anchor } = claim;
    const { version, exact, start, end } = anchor;
    switch (one.does) {
      case "assess":
        return act(people[one.by], (act) => assessClaim(act, id, { version, exact, verdict: one.verdict }));
      case "decide":
        return act(people[one.by], (act) =>
          decideClaim(act, id, revision, { version, exact, verdict: one.verdict, reason: "Сверено" }),
        );
      case "withdraw":
        return act(people.editor, (act) => withdrawClaim(act, id, revision));
      case "restore":
        return act(people.editor, (act) => restoreClaim(act, id, revision));
      case "confirm": {
        if (start === null || end === null) return undefined;
        const assessment = one.verdict === null ? {} : { assessment: { verdict: one.verdict } };
        const seen = { action: "confirm" as const, version, start, end, exact, ...assessment };
        return act(people[one.by], (act) => reattachClaim(act, id, revision, seen));
      }
    }
  }
}

async function rows(articleId: string) {
  return read().claim.findMany({
    where: { articleId },
    orderBy: { id: "asc" },
    select: { ...CLAIM_SELECT, anchorState: true, context: true },
  });
}

it("keeps places, verdicts and counts true through any corrections", { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), async (steps) => {
      const close = await freshDatabase();
      try {
        const newsroom = new Newsroom(await Corrected.of(TEXT));
        const { id, people } = newsroom.desk;
        const screen = new Map<string, Claim>();
        let at = 1;
        for (const one of steps) {
          const known = [...screen.values()].toSorted((a, b) => a.id.localeCompare(b.id));
          await newsroom
            .perform(one, known)
            .catch((error: unknown) => expect(error).toBeInstanceOf(AppError));
          const delta = await claimsSince(people.editor, id, at);
          for (const claim of delta.claims) screen.set(claim.id, claim);
          at = delta.revision;
        }
        const { claims } = await claimsSince(people.editor, id, 0);
        const byId = (a: Claim, b: Claim) => a.id.localeCompare(b.id);
        // A screen that merged every delta knows every place in the newest version.
        expect([...screen.values()].toSorted(byId)).toEqual(claims.toSorted(byId));
        for (const claim of claims) {
          const { state, exact, changes, version } = claim.anchor;
          expect(cut(newsroom.text, claim)).toBe(state === "lost" ? null : exact);
          expect(changes.length > 0).toBe(state === "drifted");
          if (state === "exact" || state === "moved") expect(sameWords(claim.wording, exact)).toBe(true);
          expect(version).toBe(await read().articleVersion.count({ where: { articleId: id } }));
          for (const given of [...claim.assessments, ...(claim.decision ? [claim.decision] : [])]) {
            if (given.stands) expect(sameWords(given.exact, exact)).toBe(true);
          }
        }
        for (const row of await rows(id)) {
          const { tag, contested, stale, unassessed, anchorState, context } = row;
          const anchor = anchorOf(row);
          const resolved = resolveVerdict(
            saidOf(row),
            row.assessments.map(givenOf),
            row.decision && givenOf(row.decision),
          );
          expect({ tag, contested, stale, unassessed }).toEqual(resolved);
          expect(anchorState).toBe(anchor.state);
          const changed = row.anchors.some(({ changes }) => JSON.stringify(changes).includes('"context"'));
          if (anchor.state !== "lost") expect(anchor.context !== context).toBe(changed);
        }
        const live = claims.filter(({ withdrawnAt }) => withdrawnAt === null);
        const { total, overlapping } = await summarise(people.editor, { article: [id] });
        expect([total, overlapping.drifted, overlapping.lost, overlapping.stale]).toEqual([
          live.length,
          live.filter(({ anchor }) => anchor.state === "drifted").length,
          live.filter(({ anchor }) => anchor.state === "lost").length,
          live.filter(({ stale }) => stale).length,
        ]);
        // One place a claim and version, one of them the newest.
        const anchors = await read().anchor.groupBy({
          by: ["claimId"],
          where: { newest: true },
          _count: true,
          orderBy: { claimId: "asc" },
        });
        expect(anchors.every(({ _count }) => _count === 1)).toBe(true);
      } finally {
        await close();
      }
    }),
    { numRuns: 15 },
  );
});
