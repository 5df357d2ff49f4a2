import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Value } from "../../lib/model/wire";
import type { Span } from "../../lib/text/units";
import { EXPECTED_CANDIDATES } from "./expected-candidates";
import { DEMO_ARTICLES, placeOf } from "./newsroom";

type Label = { readonly exact: string; readonly occurrence: number };

/** Where the labels lie in `text`, in their own order. */
function places(text: string, labels: readonly Label[]): Span[] {
  return labels.map(({ exact, occurrence }) => {
    const place = placeOf(text, exact, occurrence);
    if (place === null) throw new Error(`not in the text: ${exact}`);
    return place;
  });
}

/** The matches of `pattern` that lie in none of `spans`, with the words around them. */
function uncovered(text: string, pattern: RegExp, spans: readonly Span[]): string[] {
  return [...text.matchAll(pattern)]
    .filter(({ index }) => !spans.some(({ start, end }) => start <= index && index < end))
    .map(({ index }) => text.slice(Math.max(0, index - 15), index + 15));
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

describe.each(DEMO_ARTICLES)("the labels of $file", (article) => {
  const text = readFileSync(new URL(article.file, import.meta.url), { encoding: "utf8" });
  const { figures, quotations, doubtful, never } = EXPECTED_CANDIDATES[article.key];
  const tempting = [...doubtful, ...never];
  const ruledOut = (as: "figure" | "quotation") =>
    places(
      text,
      tempting.filter((label) => label.as === as),
    );

  it("stand in the text, in its order, and do not overlap within a kind", () => {
    for (const labels of [figures, quotations]) {
      const spans = places(text, labels);
      expect(spans.every((span, n) => n === 0 || (spans[n - 1]?.end ?? 0) <= span.start)).toBe(true);
    }
    for (const labels of [doubtful, never]) {
      const starts = places(text, labels).map((span) => span.start);
      expect(starts.toSorted((a, b) => a - b)).toEqual(starts);
    }
  });

  it("have a say on every digit", () => {
    const spans = [...places(text, figures), ...ruledOut("figure")];
    expect(uncovered(text, /\p{Nd}+/gu, spans)).toEqual([]);
  });

  it("have a say on every quotation mark", () => {
    const spans = [...places(text, quotations), ...ruledOut("quotation")];
    expect(uncovered(text, /[„“”«»"]/gu, spans)).toEqual([]);
  });

  it("never both want and forbid the same words", () => {
    const wanted = { figure: places(text, figures), quotation: places(text, quotations) };
    for (const as of ["figure", "quotation"] as const) {
      for (const span of ruledOut(as)) {
        expect(wanted[as].filter((other) => overlaps(span, other))).toEqual([]);
      }
    }
  });

  it("have values the wire accepts", () => {
    for (const { value } of figures) expect(Value.parse(value)).toEqual(value);
  });
});
