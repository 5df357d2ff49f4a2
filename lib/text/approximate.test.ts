import { describe, expect, it } from "vitest";
import { findApproximately } from "./approximate";
import { type Span, span } from "./units";

const WORDS = "10 000 севернокорейски войници";

/** The place of `words` in passages that stand one after the other. */
function found(words: string, ...passages: string[]): string | null {
  const text = passages.join(" | ");
  const places: Span[] = [];
  let at = 0;
  for (const passage of passages) {
    places.push(span(at, at + passage.length));
    at += passage.length + 3;
  }
  const place = findApproximately(text, places, words);
  return place && text.slice(place.start, place.end);
}

describe("findApproximately", () => {
  it("finds words in other surroundings, also with a sign or two changed, and in other typography", () => {
    expect(found(WORDS, "Там са 10 000 севернокорейски войници.", "Друго.")).toBe(WORDS);
    expect(found(WORDS, "Там са 10\u00a0000 севернокорейски войнци.")).toBe(
      "10\u00a0000 севернокорейски войнци",
    );
  });

  it("finds nothing where two places are nearly as good, where words are few, or only inside of others", () => {
    expect(found(WORDS, `Тук са ${WORDS}.`, `Там са ${WORDS}.`)).toBeNull();
    expect(found(WORDS, `Тук са ${WORDS}.`, "Там са 10 000 севернокорейски войнци.")).toBeNull();
    expect(found("8000 войници", "Там са 8000 войници.")).toBeNull();
    expect(found("са преминали границата на юг", "неса преминали границата на юг")).toBeNull();
  });
});
