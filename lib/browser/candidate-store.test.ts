import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CandidateState, candidateStates, coverageOf, runOf } from "../model/coverage";
import { type PackableCandidate, packCandidates, packDismissals } from "../model/packed-candidates";
import type { Claim, Dismissal } from "../model/wire";
import { TextIndex } from "../text/offsets";
import { span, utf16 } from "../text/units";
import { CandidateStore, type DeskDismissal } from "./candidate-store";
import type { ClaimStore } from "./claim-store";
import { claimOn, ME, OTHER, storeOf } from "./testing";

const TEXT = "🇧🇬 Около 8000 войници и 60 влака.\n„Победа“, каза той. Пак 60 влака.\nДруг абзац с 12 души.";

/** A candidate on the `occurrence`-th place of the words. */
function candidateOn(words: string, change: Partial<PackableCandidate> & { occurrence?: number } = {}) {
  const { occurrence = 1, ...rest } = change;
  let at = -1;
  for (let i = 0; i < occurrence; i += 1) at = TEXT.indexOf(words, at + 1);
  const index = new TextIndex(TEXT);
  return {
    start: index.toCodePoint(utf16(at)),
    end: index.toCodePoint(utf16(at + words.length)),
    type: "quantity",
    confidence: 0.9,
    value: null,
    speaker: null,
    attributedTo: null,
    why: [],
    ...rest,
  };
}

const TROOPS = candidateOn("Около 8000 войници", { type: "troop-count" });
const TRAINS = candidateOn("60 влака");
const WORD = candidateOn("„Победа“", { type: "quote", confidence: 0.3 });
const TRAINS_AGAIN = candidateOn("60 влака", { occurrence: 2 });
const PEOPLE = candidateOn("12 души", { confidence: 0.6 });
const ALL = [TROOPS, TRAINS, WORD, TRAINS_AGAIN, PEOPLE];

function pageOf(claims: readonly Claim[] = [], dismissals: readonly Dismissal[] = [], shown = true) {
  const store = storeOf(TEXT, claims);
  const candidates = new CandidateStore({
    claims: store,
    candidates: packCandidates(ALL),
    dismissals: packDismissals(dismissals),
    shown,
  });
  return { store, candidates };
}

function dismissalOn(place: PackableCandidate, change: Partial<Dismissal> = {}): Dismissal {
  return {
    id: `of ${place.start}`,
    articleId: "article",
    version: 1,
    start: place.start,
    end: place.end,
    exact: "",
    type: place.type,
    kind: "dismissed",
    reason: null,
    revision: 5,
    createdBy: OTHER,
    createdAt: "2024-11-01T10:00:00.000Z",
    takenBackAt: null,
    ...change,
  };
}

const mine = (place: PackableCandidate, live = true): DeskDismissal => ({
  ...dismissalOn(place, { createdBy: ME, revision: 0 }),
  live,
});

const delta = (more: { dismissals?: Dismissal[]; reset?: boolean }) => ({
  revision: 9,
  from: 1,
  reset: false,
  article: { version: 1, status: "open" as const, metaRevision: 1 },
  claims: [],
  dismissals: [],
  ...more,
});

const numbers = (candidates: CandidateStore, block: number) =>
  candidates.paintedIn(block).map(({ number }) => number);

describe("the candidates of the page", () => {
  it("are known by their words, behind flags too", () => {
    const { candidates } = pageOf();
    expect(candidates.found(0)?.words).toBe("Около 8000 войници");
    expect(candidates.found(3)?.words).toBe("60 влака");
    expect(candidates.found(9)).toBeUndefined();
  });

  it("are painted while they are open and not doubtful", () => {
    const { candidates } = pageOf([claimOn(TEXT, "60 влака")], [dismissalOn(PEOPLE)]);
    expect(numbers(candidates, 0)).toEqual([0]);
    expect(numbers(candidates, 1)).toEqual([3]);
    expect(numbers(candidates, 2)).toEqual([]);
    expect(candidates.run()).toBe("oaod");
    expect(candidates.doubtful()).toEqual([2]);
    expect(candidates.aside()).toEqual([4]);
  });

  it("are not painted for who reads first, and come back", () => {
    const { candidates } = pageOf([], [], false);
    expect(numbers(candidates, 0)).toEqual([]);
    const woken: string[] = [];
    candidates.subscribe("block:0", () => woken.push("block 0"));
    candidates.show(true);
    expect(numbers(candidates, 0)).toEqual([0, 1]);
    expect(woken).toEqual(["block 0"]);
  });

  it("keep the same array for a block until something in it changes", () => {
    const { candidates } = pageOf();
    const [first, third] = [candidates.paintedIn(0), candidates.paintedIn(2)];
    expect(candidates.paintedIn(0)).toBe(first);
    candidates.propose([{ writeId: "w", dismissal: mine(TROOPS) }]);
    expect(candidates.paintedIn(0)).not.toBe(first);
    expect(candidates.paintedIn(2)).toBe(third);
  });

  it("show one more when it is asked for, however doubtful", () => {
    const { candidates } = pageOf();
    candidates.reveal(2);
    expect(numbers(candidates, 1)).toEqual([2, 3]);
    candidates.reveal(0);
    expect(numbers(candidates, 1)).toEqual([3]);
  });

  it("can be drawn on other words, until they are answered for", () => {
    const { candidates } = pageOf();
    const found = candidates.found(1);
    if (!found) throw new Error("no candidate");
    candidates.adjust(1, span(found.span.start, found.span.end - 3));
    expect(candidates.candidate(1)?.words).toBe("60 вл");
    const adjusted = candidates.paintedIn(0)[1]?.number ?? -1;
    expect(candidates.candidate(adjusted)?.words).toBe("60 вл");
    expect(candidates.paintedIn(0)[1]?.span).toEqual(candidates.candidate(adjusted)?.span);
    candidates.propose([{ writeId: "w", dismissal: mine(TRAINS) }]);
    candidates.drop("of 24", "w");
    expect(candidates.candidate(1)?.words).toBe("60 влака");
  });

  it("find their likes by words and type, typography aside, open ones only", () => {
    expect(pageOf().candidates.alike(1)).toEqual([1, 3]);
    expect(pageOf([], [dismissalOn(TRAINS_AGAIN)]).candidates.alike(1)).toEqual([1]);
  });
});

describe("what became of candidates", () => {
  it("follows a claim at once, before the server knows it, and its undoing", () => {
    const { store, candidates } = pageOf();
    const [claim] = [claimOn(TEXT, "60 влака")];
    store.merge([claim]);
    expect(candidates.run()).toBe("oaoo");
    store.propose(claim.id, "w", { withdrawn: true });
    expect(candidates.run()).toBe("oooo");
    store.drop(claim.id, "w");
    expect(candidates.state(1)).toEqual({ state: "accepted", claimId: claim.id });
  });

  it("does not depend on what the filter hides", () => {
    const { store, candidates } = pageOf([claimOn(TEXT, "60 влака")]);
    store.setFilter({ types: new Set(["quote"]), signs: new Set(), people: new Set() });
    expect(candidates.run()).toBe("oaoo");
  });

  it("follows a dismissal at once, and gives way when the server turns it down", () => {
    const { candidates } = pageOf();
    candidates.propose([{ writeId: "w", dismissal: mine(TROOPS) }]);
    expect(candidates.run()).toBe("dooo");
    expect(candidates.waiting()).toBe(1);
    candidates.drop(mine(TROOPS).id, "w");
    expect(candidates.run()).toBe("oooo");
    expect(candidates.waiting()).toBe(0);
  });

  it("stays when the server confirms it, and opens again when it is taken back", () => {
    const { candidates } = pageOf();
    const { id } = mine(TROOPS);
    candidates.propose([{ writeId: "w", dismissal: mine(TROOPS) }]);
    candidates.merge([dismissalOn(TROOPS, { createdBy: ME })]);
    candidates.drop(id, "w");
    expect(candidates.run()).toBe("dooo");
    candidates.propose([{ writeId: "back", dismissal: mine(TROOPS, false) }]);
    expect(candidates.run()).toBe("oooo");
  });

  it("takes in what others set aside and took back, and says who", () => {
    const { candidates } = pageOf();
    candidates.mergeDelta(delta({ dismissals: [dismissalOn(PEOPLE, { kind: "not_checkable" })] }));
    expect(candidates.run()).toBe("ooon");
    expect(candidates.dismissalsOf(4)[0]?.createdBy).toEqual(OTHER);
    const takenBack = dismissalOn(PEOPLE, { revision: 6, takenBackAt: "2024-11-01T11:00:00.000Z" });
    candidates.mergeDelta(delta({ dismissals: [takenBack] }));
    expect(candidates.run()).toBe("oooo");
  });

  it("never goes back to what was older, nor to another version of the text", () => {
    const { candidates } = pageOf([], [dismissalOn(PEOPLE)]);
    candidates.merge([dismissalOn(PEOPLE, { revision: 4, takenBackAt: "2024-11-01T09:00:00.000Z" })]);
    candidates.merge([dismissalOn(TROOPS, { version: 2 })]);
    expect(candidates.run()).toBe("oood");
  });

  it("forgets dismissals that a restored backup does not know", () => {
    const { candidates } = pageOf([], [dismissalOn(PEOPLE)]);
    candidates.mergeDelta(delta({ reset: true }));
    expect(candidates.run()).toBe("oooo");
  });

  it("adds up and is what the server would count, after any run of actions", () => {
    const act = fc.oneof(
      fc.record({ on: fc.nat(4), does: fc.constantFrom("claim", "withdraw", "dismiss", "open" as const) }),
      fc.record({ on: fc.nat(4), does: fc.constant("not_checkable" as const) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const { store, candidates } = pageOf();
        const claims = new Set<number>();
        const aside = new Map<number, Dismissal["kind"]>();
        for (const [step, { on, does }] of acts.entries()) {
          play(store, candidates, on, does, step);
          if (does === "claim") claims.add(on);
          else if (does === "withdraw") claims.delete(on);
          else if (does === "open") aside.delete(on);
          else aside.set(on, does === "dismiss" ? "dismissed" : "not_checkable");
        }
        const expected = candidateStates(
          ALL,
          [...claims].map((on) => ({ id: `claim ${on}`, ...placeOf(on) })),
          [...aside].map(([on, kind]) => ({ ...placeOf(on), type: ALL[on]?.type ?? "", kind })),
        );
        const states = ALL.map((_, number): CandidateState => candidates.state(number));
        expect(states).toEqual(expected);
        const { candidates: count, accepted, dismissed, notCheckable, open } = candidates.coverage();
        expect(accepted + dismissed + notCheckable + open).toBe(count);
        expect(candidates.coverage()).toEqual(coverageOf(runOf(expected.filter((_, i) => i !== 2))));
        expect(open).toBe(candidates.open().length);
      }),
    );
  });
});

const placeOf = (on: number) => ({ start: ALL[on]?.start ?? 0, end: ALL[on]?.end ?? 0 });

/** Does one thing to one candidate, as the server would tell it. */
function play(store: ClaimStore, candidates: CandidateStore, on: number, does: string, step: number): void {
  const place = ALL[on];
  if (!place) return;
  if (does === "claim" || does === "withdraw") {
    const base = claimOn(TEXT, "8000");
    store.merge([
      {
        ...base,
        id: `claim ${on}`,
        revision: step + 2,
        anchor: { ...base.anchor, ...placeOf(on) },
        withdrawnAt: does === "withdraw" ? base.createdAt : null,
      },
    ]);
    return;
  }
  candidates.merge([
    dismissalOn(place, {
      revision: step + 2,
      kind: does === "not_checkable" ? "not_checkable" : "dismissed",
      takenBackAt: does === "open" ? "2024-11-01T11:00:00.000Z" : null,
    }),
  ]);
}
