import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Candidate, DOUBTFUL_BELOW } from "../../lib/detect/candidate";
import { detect } from "../../lib/detect/detect";
import { EXPECTED_CANDIDATES, type Tempting } from "./expected-candidates";
import { DEMO_ARTICLES, placeOf } from "./newsroom";

/** Focus particles may stand in a span or outside it: either is right. */
const FOCUS = /^(?:(?:само|едва|общо|цели|по|още|only|just|another)\s+)+/iu;
const bare = (words: string) => words.replace(FOCUS, "");

describe.each(DEMO_ARTICLES)("in $file the claim finder", (article) => {
  const text = readFileSync(new URL(article.file, import.meta.url), { encoding: "utf8" });
  const { figures, quotations, doubtful, never } = EXPECTED_CANDIDATES[article.key];
  const all = detect(text);
  const sure = all.filter((candidate) => candidate.confidence >= DOUBTFUL_BELOW);
  const offered = (as: Tempting["as"], from: readonly Candidate[], label: Tempting) => {
    const place = placeOf(text, label.exact, label.occurrence);
    return from.filter(
      ({ type, start, end }) =>
        (type === "quote") === (as === "quotation") && place && start < place.end && place.start < end,
    );
  };

  it("offers exactly the labelled figures, with their values", () => {
    const found = sure.filter(({ type }) => type !== "quote");
    const shown = found.map(({ type, text: words, value }) => {
      const { hedge: _, ...rest } = value ?? {};
      return { type, exact: bare(words), value: rest };
    });
    expect(shown).toEqual(figures.map(({ type, exact, value }) => ({ type, exact: bare(exact), value })));
  });

  it("offers exactly the labelled quotations, with their speakers", () => {
    const found = sure.filter(({ type }) => type === "quote");
    const shown = found.map(({ text: exact, speaker }) => ({ exact, speaker }));
    expect(shown).toEqual(quotations.map(({ exact, speaker }) => ({ exact, speaker })));
  });

  it("is at most doubtful about what a reader would not check", () => {
    expect(doubtful.filter((label) => offered(label.as, sure, label).length > 0)).toEqual([]);
  });

  it("offers no date, age, score, address or name", () => {
    expect(never.filter((label) => offered(label.as, all, label).length > 0)).toEqual([]);
  });
});
