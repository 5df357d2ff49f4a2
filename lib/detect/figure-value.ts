/** Says what a figure means: bounds after scale, whether it is about, and its unit. */
import type { Value } from "./candidate";
import type { FigureReading } from "./figure-reading";
import type { Token } from "./tokens";

/**
 * "100,000 years" are thousands, „12,345 на сто" is a decimal: a comma before three digits is decimal
 * only in Bulgarian and only with a measure, a dot only outside counted things.
 */
function prefersDecimal(tokens: readonly Token[], { number, unit, currency }: FigureReading): boolean {
  const raw = tokens[number.from]?.text ?? "";
  if (raw.endsWith("000")) return false;
  const beside = [tokens[number.to], tokens[number.from - 1], tokens[number.to + 1]].find(
    (token) => token?.kind === "word",
  );
  const measured = unit !== null && unit.kind !== "money" && unit.kind !== "time";
  if (raw.includes(",")) return beside?.cyrillic === true && measured;
  return beside?.cyrillic === true ? measured : unit !== null || currency !== null;
}

/** The value of a figure: a bound leaves the other end null. */
export function readValue(tokens: readonly Token[], read: FigureReading): Value {
  const { number, hedge, unit, phrase } = read;
  const decimal = number.decimal !== null && prefersDecimal(tokens, read);
  let min: number | null = decimal ? number.decimal : number.min;
  let max: number | null = decimal ? number.decimal : number.max;
  if (read.negative) [min, max] = [max === null ? null : -max, min === null ? null : -min];
  if (hedge?.effect === "min") max = null;
  else if (hedge?.effect === "max") [min, max] = [null, max ?? min];
  const approximate = number.approximate || hedge?.effect === "approximate";
  const named = read.currency ?? unit?.unit ?? phrase?.noun.lemma ?? null;
  const value: Value = { min, max, approximate, unit: named };
  if (hedge && hedge.effect !== "none") value.hedge = hedge.words;
  return value;
}
