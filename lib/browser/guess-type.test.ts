import { expect, test } from "vitest";
import { guessType } from "./guess-type";

const ALL = ["troop-count", "missile-count", "quote", "quantity", "statement"];

test.each([
  ["около 8000 севернокорейски войници", "troop-count"],
  ["between 10,000 and 12,000 troops", "troop-count"],
  ["повече от 1000 ракети", "missile-count"],
  ["хиляди снаряди", "missile-count"],
  ["„победа“", "quote"],
  ["12 влака", "quantity"],
  ["четири страници", "quantity"],
  ["се срещнаха в Москва", "statement"],
])("takes „%s“ for %s", (words, slug) => {
  expect(guessType(words, ALL, null)).toBe(slug);
});

test("words that say nothing are what was marked last", () => {
  expect(guessType("се срещнаха", ALL, "quote")).toBe("quote");
});

test("never offers a type that cannot be marked with", () => {
  expect(guessType("8000 войници", ["quote", "statement"], "quantity")).toBe("statement");
  expect(guessType("8000 войници", ["only"], null)).toBe("only");
  expect(guessType("8000 войници", [], null)).toBeNull();
});
