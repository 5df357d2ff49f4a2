import { expect, it } from "vitest";
import { detectedSpans } from "./spans";

it("counts in code points, so that other languages cut out the same words", () => {
  const text = "🇧🇬🇺🇦 В района има около 8000 войници.";
  const spans = detectedSpans(text);
  expect(spans.length).toBeGreaterThan(0);
  for (const { start, end, text: words } of spans) {
    expect([...text].slice(start, end).join("")).toBe(words);
  }
});
