import fc from "fast-check";
import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../model/errors";
import { type Article, MAX_TEXT_BYTES, type Suggestion } from "../model/wire";
import { act } from "./act";
import { patchArticle } from "./articles";
import { withdrawClaim } from "./claim-changes";
import { markClaim, readClaim } from "./claims";
import { read } from "./db";
import { dismissCandidate, takeBackDismissal } from "./dismissals";
import { articleCoverage, detectSpans, readSuggestions } from "./suggestions";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, TEXT } from "./testing-desk";

let people: Desk;
let paper: Article;

beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  paper = await article(people.checker);
  return close;
});

const offered = () => readSuggestions(people.checker, paper.id);
const one = async (words: string): Promise<Suggestion> => {
  const found = (await offered()).items.find(({ text }) => text === words);
  if (found === undefined) throw new Error(`not offered: ${words}`);
  return found;
};
const dismissalOf = ({ start, end, text, type }: Suggestion, kind: "dismissed" | "not_checkable") => ({
  id: v7(),
  version: 1,
  start,
  end,
  exact: text,
  type,
  kind,
});
const markOf = ({ start, end, text, type }: Suggestion) => ({
  id: v7(),
  version: 1,
  type,
  start,
  end,
  exact: text,
});

describe("the candidates of an article", () => {
  it("name places in code points, and ids that stay the same", async () => {
    const { items, coverage } = await offered();
    const points = Array.from(TEXT);
    for (const { start, end, text } of items) expect(points.slice(start, end).join("")).toBe(text);
    expect(items.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        "Около 8000 войници",
        "„Ще стоим твърдо“",
        "Повече от 1000 ракети",
        "8000 войници",
      ]),
    );
    expect(coverage).toEqual({ candidates: 4, accepted: 0, dismissed: 0, notCheckable: 0, open: 4 });
    expect((await offered()).items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it("are accepted by a claim on their words and open again when it is withdrawn", async () => {
    const candidate = await one("Повече от 1000 ракети");
    const { claim } = await act(people.checker, (act) => markClaim(act, paper.id, markOf(candidate)));
    expect(await one(candidate.text)).toMatchObject({ state: "accepted", claimId: claim.id });
    await act(people.checker, (act) => withdrawClaim(act, claim.id, claim.revision));
    expect((await one(candidate.text)).state).toBe("open");
  });

  it("are set aside for everybody, with who and why, and taken back by a colleague", async () => {
    const candidate = await one("8000 войници");
    const input = { ...dismissalOf(candidate, "dismissed"), reason: "повторение" };
    const made = await act(people.checker, (act) => dismissCandidate(act, paper.id, input));
    expect(made).toMatchObject({ reason: "повторение", createdBy: { name: "Ана" } });
    expect((await one(candidate.text)).state).toBe("dismissed");
    expect(await act(people.checker, (act) => dismissCandidate(act, paper.id, input))).toEqual(made);
    await act(people.colleague, (act) => takeBackDismissal(act, paper.id, made.id));
    expect((await one(candidate.text)).state).toBe("open");
    const events = await read().event.findMany({ where: { subject: made.id }, orderBy: { id: "asc" } });
    expect(events.map(({ kind, actorId }) => [kind, actorId])).toEqual([
      ["candidate_dismissed", people.checker.id],
      ["dismissal_taken_back", people.colleague.id],
    ]);
  });

  it.each([
    { wrong: { exact: "други думи" }, code: "TEXT_MISMATCH" },
    { wrong: { start: 9, end: 3 }, code: "SPAN_INVALID" },
    { wrong: { type: "no-such-type" }, code: "INVALID" },
    { wrong: { version: 2 }, code: "INVALID" },
  ])("refuse a dismissal with $wrong and change nothing", async ({ wrong, code }) => {
    const candidate = await one("8000 войници");
    const input = { ...dismissalOf(candidate, "dismissed"), ...wrong };
    await expect(act(people.checker, (act) => dismissCandidate(act, paper.id, input))).rejects.toMatchObject({
      code,
    });
    expect(await read().dismissal.count()).toBe(0);
    expect((await offered()).revision).toBe(paper.revision);
  });

  it("are closed with the article", async () => {
    const candidate = await one("8000 войници");
    await act(people.editor, (act) =>
      patchArticle(act, paper.id, paper.metaRevision, { status: "sealed", reason: "готово" }),
    );
    await expect(
      act(people.checker, (act) => dismissCandidate(act, paper.id, dismissalOf(candidate, "dismissed"))),
    ).rejects.toMatchObject({ code: "ARTICLE_SEALED" });
  });
});

describe("an article with gaps", () => {
  const check = (reason?: string) =>
    act(people.checker, (act) =>
      patchArticle(act, paper.id, paper.metaRevision, {
        status: "checked",
        ...(reason === undefined ? {} : { reason }),
      }),
    );

  it("is called checked only with a reason, which is kept", async () => {
    await expect(check()).rejects.toMatchObject({ code: "INVALID" });
    expect(await check("преса, 17:30")).toMatchObject({ status: "checked", statusReason: "преса, 17:30" });
  });

  it("wants no reason once every candidate was looked at", async () => {
    for (const candidate of (await offered()).items) {
      await act(people.checker, (act) =>
        dismissCandidate(act, paper.id, dismissalOf(candidate, "not_checkable")),
      );
    }
    expect(await check()).toMatchObject({ status: "checked", statusReason: null });
  });
});

it("counts a coverage that adds up, the same in every place, after whatever was done", async () => {
  const step = fc.record({
    does: fc.constantFrom("mark", "withdraw", "dismiss", "notCheckable", "takeBack"),
    nth: fc.nat({ max: 3 }),
    by: fc.constantFrom<keyof Desk>("checker", "colleague", "editor"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      paper = await article(people.checker, `${TEXT}\n${v7()}`);
      const marked: string[] = [];
      const aside: string[] = [];
      for (const { does, nth, by } of steps) {
        const actor = people[by];
        const candidate = (await offered()).items[nth];
        try {
          if (candidate && does === "mark") {
            marked.push((await act(actor, (act) => markClaim(act, paper.id, markOf(candidate)))).claim.id);
          } else if (candidate && (does === "dismiss" || does === "notCheckable")) {
            const input = dismissalOf(candidate, does === "dismiss" ? "dismissed" : "not_checkable");
            aside.push((await act(actor, (act) => dismissCandidate(act, paper.id, input))).id);
          } else if (does === "takeBack" && aside[nth]) {
            const id = aside[nth];
            await act(actor, (act) => takeBackDismissal(act, paper.id, id));
          } else if (does === "withdraw" && marked[nth]) {
            const { id, revision } = await readClaim(actor, marked[nth]);
            await act(actor, (act) => withdrawClaim(act, id, revision));
          }
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        }
        const { items, coverage, revision } = await offered();
        const sure = items.filter(({ confidence }) => confidence >= 0.5);
        const count = (state: string) => sure.filter((item) => item.state === state).length;
        expect(coverage).toEqual({
          candidates: sure.length,
          accepted: count("accepted"),
          dismissed: count("dismissed"),
          notCheckable: count("not_checkable"),
          open: count("open"),
        });
        const { candidates, accepted, dismissed, notCheckable, open } = coverage;
        expect(accepted + dismissed + notCheckable + open).toBe(candidates);
        expect(await articleCoverage(read(), { id: paper.id, revision, newestVersion: 1 })).toEqual(coverage);
      }
    }),
    { numRuns: 15 },
  );
});

describe("a text that is stored nowhere", () => {
  it("is searched all the same", () => {
    expect(detectSpans("🇺🇦 Около 8000 войници.").spans).toMatchObject([
      { start: 3, end: 21, text: "Около 8000 войници", type: "troop-count" },
    ]);
    expect(detectSpans("")).toEqual({ spans: [] });
  });

  it("is refused above 5 MiB", () => {
    expect(() => detectSpans("я".repeat(MAX_TEXT_BYTES / 2 + 1))).toThrow(
      expect.objectContaining({ code: "TOO_LARGE" }),
    );
  });
});
