import compile from "icu-minify/compile";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import bg from "@/lib/messages/bg/claim.json";
import en from "@/lib/messages/en/claim.json";
import type { HistoryEntry } from "@/lib/model/wire";
import { type Naming, type Telling, tell } from "./told";
import { valueInWords } from "./value-words";

const naming: Naming = {
  person: (name) => name ?? "Proofmark",
  verdict: (verdict) => bg.sign[verdict],
  type: (slug) => ({ quantity: "Количество", "troop-count": "Брой войници" })[slug] ?? slug,
  value: (value) => valueInWords(value, String),
};

function event(kind: HistoryEntry["kind"], more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id: 1,
    kind,
    at: "2026-11-02T07:41:00.000Z",
    actor: { id: "ana", name: "Ана Колева" },
    articleId: "a",
    claimId: "c",
    subject: null,
    revision: 3,
    change: { from: {}, to: {} },
    reason: null,
    ...more,
  };
}

/** The sentence as a page would write it, with the quotes it marks up in plain text. */
function said({ key, values }: Telling, catalogue: Record<string, string>): string {
  const t = createTranslator({
    locale: "bg",
    // The catalogues are declared for the whole page; a test needs one namespace of one.
    messages: { told: { [key]: compile(catalogue[key] ?? "") } } as never,
    namespace: "told" as never,
  }) as unknown as { markup: (key: string, values: object) => string };
  return t.markup(key, { ...values, q: (chunks: string) => `„${chunks}“` });
}

const value = { min: 8000, max: 8000, approximate: true, unit: "войник" };
const cases: [string, HistoryEntry, string[]][] = [
  [
    "a mark",
    event("claim_marked", { change: { from: {}, to: { type: "quote" } } }),
    ["Ана Колева маркира твърдението"],
  ],
  [
    "a mark with a verdict",
    event("claim_marked", { change: { from: {}, to: { assessment: { verdict: "verified" } } } }),
    ["Ана Колева маркира твърдението като проверено"],
  ],
  [
    "several fields, one sentence each",
    event("claim_changed", {
      change: {
        from: { type: "quantity", value: null, speaker: "Вашингтон" },
        to: { type: "troop-count", value, speaker: "Киев" },
      },
    }),
    [
      "Ана Колева смени вида от „Количество“ на „Брой войници“",
      "Ана Колева записа стойност ≈\u00a08000 (войник)",
      "Ана Колева промени кой го казва: Киев вместо Вашингтон",
    ],
  ],
  [
    "a field taken away",
    event("claim_changed", {
      change: { from: { statement: "Войниците са 8000." }, to: { statement: null } },
    }),
    ["Ана Колева махна преразказа „Войниците са 8000.“"],
  ],
  [
    "moved limits",
    event("claim_moved", { change: { from: { exact: "8000" }, to: { exact: "около 8000" } } }),
    ["Ана Колева премести границите от „8000“ на „около 8000“"],
  ],
  ["a withdrawal", event("claim_withdrawn"), ["Ана Колева оттегли твърдението"]],
  ["a restoration", event("claim_restored"), ["Ана Колева върна твърдението"]],
  [
    "a first assessment",
    event("assessment_given", { change: { from: {}, to: { verdict: "verified" } } }),
    ["Ана Колева оцени: проверено"],
  ],
  [
    "another verdict",
    event("assessment_given", { change: { from: { verdict: "verified" }, to: { verdict: "unverified" } } }),
    ["Ана Колева смени оценката си от проверено на непроверено"],
  ],
  [
    "the same verdict with more to it",
    event("assessment_given", { change: { from: { verdict: "verified" }, to: { verdict: "verified" } } }),
    ["Ана Колева допълни оценката си: проверено"],
  ],
  [
    "an assessment taken back",
    event("assessment_taken_back", { change: { from: { verdict: "verified" }, to: {} } }),
    ["Ана Колева махна оценката си: проверено"],
  ],
  [
    "a decision",
    event("decision_made", { change: { from: {}, to: { verdict: "verified" } } }),
    ["Ана Колева реши: проверено"],
  ],
  [
    "a decision taken back",
    event("decision_taken_back", { change: { from: { verdict: "unverified" }, to: {} } }),
    ["Ана Колева отмени решението: непроверено"],
  ],
  ["the desk's own change", event("claim_restored", { actor: null }), ["Proofmark върна твърдението"]],
  [
    "new words in a new version",
    event("claim_followed", {
      change: {
        from: { version: 1, state: "exact", exact: "8000 войници" },
        to: { version: 2, state: "drifted", exact: "12 000 войници", changes: [] },
      },
    }),
    ["Във версия 2 думите се промениха от „8000 войници“ на „12 000 войници“"],
  ],
  [
    "other words beside the same words",
    event("claim_followed", {
      change: {
        from: { version: 1, state: "exact", exact: "10 влака" },
        to: {
          version: 2,
          state: "drifted",
          exact: "10 влака",
          changes: [{ kind: "context", from: "потвърди", to: "отрече" }],
        },
      },
    }),
    ["Във версия 2 се промени казаното за думите: „отрече“ вместо „потвърди“"],
  ],
  [
    "words that are gone",
    event("claim_followed", {
      change: {
        from: { version: 1, state: "exact", exact: "10 влака" },
        to: { version: 2, state: "lost", exact: "10 влака", changes: [] },
      },
    }),
    ["Във версия 2 думите „10 влака“ ги няма"],
  ],
  [
    "words that were moved",
    event("claim_followed", {
      change: { from: { state: "exact" }, to: { version: 3, state: "moved", exact: "10 влака" } },
    }),
    ["Във версия 3 думите са на друго място: „10 влака“"],
  ],
  [
    "a place shown anew",
    event("claim_reattached", {
      change: { from: { wording: "8000 войници" }, to: { action: "place", exact: "12 000 войници" } },
    }),
    ["Ана Колева посочи мястото наново: „12 000 войници“"],
  ],
];

describe("a claim's history", () => {
  it.each(cases)("tells %s", (_, entry, sentences) => {
    expect(tell(entry, naming).map((telling) => said(telling, bg.told))).toEqual(sentences);
  });

  it.each(cases)("tells %s in English too", (_, entry) => {
    for (const telling of tell(entry, naming)) expect(said(telling, en.told)).not.toContain("told.");
  });

  it("keeps what the person wrote beside the sentence", () => {
    const given = event("assessment_given", {
      change: { from: {}, to: { verdict: "verified", justification: "Гледах записа." } },
    });
    const decided = event("decision_made", {
      change: { from: {}, to: { verdict: "verified" } },
      reason: "Две потвърждения.",
    });
    expect([given, decided].flatMap((entry) => tell(entry, naming)).map((telling) => telling.note)).toEqual([
      "Гледах записа.",
      "Две потвърждения.",
    ]);
  });
});
