/** How a figure is written: as a number with its sign, and in which words its limit is explained. */
import type { Value } from "@/lib/model/wire";

/** Which kind of figure a value is: one number, a limit on one side, or a range. */
export type Shape = "exact" | "least" | "most" | "between";

export function shapeOf({ min, max }: Pick<Value, "min" | "max">): Shape {
  if (min === null) return "most";
  if (max === null) return "least";
  return min === max ? "exact" : "between";
}

/** The figure without its unit: „≈ 8000“, „≥ 1000“, „10 000–12 000“. */
export function figureOf(value: Value, number: (n: number) => string): string {
  const [min, max] = [value.min ?? value.max ?? 0, value.max ?? value.min ?? 0];
  const about = value.approximate ? "≈\u00a0" : "";
  switch (shapeOf(value)) {
    case "exact":
      return `${about}${number(min)}`;
    case "least":
      return `≥\u00a0${number(min)}`;
    case "most":
      return `≤\u00a0${number(max)}`;
    case "between":
      return `${about}${number(min)}–${number(max)}`;
  }
}

/** Whether a unit is a sign that stands beside the figure (%, km, EUR) and not a counted noun. */
export function isUnitSign(unit: string): boolean {
  return unit.length <= 4 && /^[\p{Script=Latin}%°‰/²³]+$/u.test(unit);
}

/** The figure with its unit, for a sentence. */
export function valueInWords(value: Value, number: (n: number) => string): string {
  const figure = figureOf(value, number);
  if (value.unit === null) return figure;
  return isUnitSign(value.unit) ? `${figure}\u00a0${value.unit}` : `${figure} (${value.unit})`;
}

/**
 * The number somebody typed. Spaces part groups in both languages; the language's own decimal sign is
 * that, and the other one parts groups where groups of three follow it („1.000“, "1,000") and is taken for
 * a decimal sign where not („12.5“). Null when it is not a number.
 */
export function typedNumber(typed: string, locale: "bg" | "en"): number | null {
  const bare = typed.replace(/[\s\u00a0\u202f]/g, "");
  const grouped = locale === "bg" ? /^-?\d{1,3}(\.\d{3})+(,\d+)?$/ : /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
  const ungrouped = grouped.test(bare) ? bare.replaceAll(locale === "bg" ? "." : ",", "") : bare;
  const plain = ungrouped.replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
