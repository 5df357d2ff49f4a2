import { expect, it } from "vitest";
import { fragility } from "./occurrences";

it.each([
  ["12", 1, "short"],
  ["„не“", 1, "short"],
  ["8000", 1, null],
  ["10 000 войници", 3, null],
  ["10 000 войници", 4, "often"],
  ["12", 7, "often"],
])("calls „%s“ in %i places %s", (words, count, expected) => {
  expect(fragility(words, count)).toBe(expected);
});
