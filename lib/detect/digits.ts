/**
 * Says which number a run of digits and separators means. Both languages write both ways, so one
 * reading may be as good as another („1,250"): then both are given, and the unit beside it decides.
 */

/** What digits say. `decimal` is the other reading of one comma or dot before three digits, else null. */
export type Digits = { value: number; decimal: number | null };

const GROUPS = /^([1-9]\d{0,2})((?:[ \u00a0\u2009\u202f'’]\d{3})+)(?:[.,](\d+))?$/;
const THOUSANDS =
  /^([1-9]\d{0,2})(?:(?:,(\d{3}(?:,\d{3})+))(?:\.(\d+))?|(?:\.(\d{3}(?:\.\d{3})+))(?:,(\d+))?)$/;
const MIXED = /^([1-9]\d{0,2})(?:,(\d{3})\.(\d+)|\.(\d{3}),(\d+))$/;
const ONE = /^(\d+)([.,])(\d+)$/;

/** Reads a number token's text; null when it is no number: a date, a version, a code with leading noughts. */
export function readDigits(raw: string): Digits | null {
  if (raw.length > 24) return null;
  if (/^\d+$/.test(raw)) {
    if (raw.length > 15 || (raw.length > 1 && raw.startsWith("0"))) return null;
    return { value: Number(raw), decimal: null };
  }
  const grouped = GROUPS.exec(raw);
  if (grouped) {
    const whole = `${grouped[1]}${(grouped[2] ?? "").replace(/\D/g, "")}`;
    return { value: Number(`${whole}.${grouped[3] ?? "0"}`), decimal: null };
  }
  const one = ONE.exec(raw);
  if (one) {
    const [, whole = "", , part = ""] = one;
    if (whole.length > 1 && whole.startsWith("0")) return null;
    const decimal = Number(`${whole}.${part}`);
    if (part.length === 3 && whole.length <= 3 && whole !== "0") {
      return { value: Number(whole + part), decimal };
    }
    return { value: decimal, decimal: null };
  }
  const many = THOUSANDS.exec(raw) ?? MIXED.exec(raw);
  if (!many) return null;
  const [, first = "", a, b, c, d] = many;
  const whole = first + (a ?? c ?? "").replace(/\D/g, "");
  return { value: Number(`${whole}.${b ?? d ?? "0"}`), decimal: null };
}
