import { describe, expect, it } from "vitest";
import { figureOf, isUnitSign, typedNumber, valueInWords } from "./value-words";

const number = (n: number) => new Intl.NumberFormat("bg").format(n);
const value = { min: 8000, max: 8000, approximate: false, unit: null };

describe("figures", () => {
  it.each([
    [value, "8000"],
    [{ ...value, approximate: true }, "≈\u00a08000"],
    [{ ...value, max: null }, "≥\u00a08000"],
    [{ ...value, min: null }, "≤\u00a08000"],
    [{ ...value, min: 10_000, max: 12_000 }, "10\u00a0000–12\u00a0000"],
  ])("writes %j as %s", (given, figure) => {
    expect(figureOf(given, number)).toBe(figure);
  });

  it.each([
    ["%", true],
    ["km", true],
    ["EUR", true],
    ["войник", false],
    ["soldier", false],
  ])("takes the unit %s for a sign: %s", (unit, sign) => {
    expect(isUnitSign(unit)).toBe(sign);
  });

  it("puts a counted noun, which has its dictionary form, in brackets", () => {
    expect(valueInWords({ ...value, unit: "войник" }, number)).toBe("8000 (войник)");
    expect(valueInWords({ ...value, min: 5, max: 5, unit: "%" }, number)).toBe("5\u00a0%");
  });
});

describe("typedNumber", () => {
  it.each([
    ["8000", 8000],
    ["8 000", 8000],
    ["12\u00a0000", 12_000],
    ["12,5", 12.5],
    ["12.5", 12.5],
    ["-3", -3],
    [" 7 ", 7],
  ])("reads %s alike in both languages", (typed, read) => {
    expect([typedNumber(typed, "bg"), typedNumber(typed, "en")]).toEqual([read, read]);
  });

  it.each([
    ["1.000", 1000, 1],
    ["1,000", 1, 1000],
    ["1.000.000", 1_000_000, null],
    ["10,000.5", null, 10_000.5],
  ])("reads %s as each language writes it", (typed, bg, en) => {
    expect([typedNumber(typed, "bg"), typedNumber(typed, "en")]).toEqual([bg, en]);
  });

  it.each(["", "осем", "8x", "1e5", "--2", "1,2,3", "Infinity"])("does not take %j for a number", (typed) => {
    expect(typedNumber(typed, "bg")).toBeNull();
  });
});
