/**
 * Says how sure a figure is, and adds the reasons for doubt: bare numbers, small numbers of known things,
 * distances in time. Below one half it is listed apart.
 */
import type { Why } from "./candidate";
import type { FigureReading } from "./figure-reading";
import type { Typed } from "./figure-type";
import { numeral } from "./numerals";
import type { Token } from "./tokens";

const ENGLISH_DEFINITE = new Set([
  "the",
  "these",
  "those",
  "both",
  "his",
  "her",
  "their",
  "its",
  "our",
  "all",
  "other",
]);

const OFFSET_BEFORE =
  /^(?:преди|след|последните|следващите|изминалите|предходните|first|last|past|next|previous|after|within|първите|за)$/;

const OFFSET_AFTER = /^(?:ago|later|earlier|before|after|по-късно|по-рано|назад|on)$/;

/** `follows`: another figure stands before it in the sentence, whose noun it may share. */
export function confidenceOf(
  tokens: readonly Token[],
  read: FigureReading,
  typed: Typed,
  follows: boolean,
  why: Why[],
): number {
  const { number, unit, phrase, hedge } = read;
  const small = number.max !== null && number.max <= 10 && !number.scaled;
  const before = tokens[read.from - 1]?.lower ?? "";
  const hedged = hedge !== null && hedge.effect !== "none";
  if (unit?.kind === "time" && isOffset(tokens, read, before)) {
    why.push({ code: "offset", words: before });
    return 0.35;
  }
  const definite = number.definite || ENGLISH_DEFINITE.has(before);
  if (small && definite && !unit) {
    why.push({ code: "definite", words: before });
    return typed.type === "quantity" ? 0.3 : 0.4;
  }
  if (phrase?.noun.kind === "abstract" && number.max !== null && number.max < 20) {
    why.push({ code: "abstract", words: phrase.noun.lemma });
    return 0.35;
  }
  if (unit) return unit.kind === "time" ? 0.7 : 0.95;
  if (read.currency) return 0.95;
  if (phrase) return phrase.certain ? 0.9 : number.spelled && small ? 0.6 : 0.75;
  why.push({ code: "bare", words: "" });
  const [opening, closing] = [tokens[read.from - 1]?.text ?? "", tokens[read.to]?.text ?? ""];
  if (/^[„“"«‘]$/.test(opening) && /^[“”"»’]$/.test(closing)) return 0.3;
  const bare = confidenceOfBare(tokens, read, typed, hedged);
  return bare < 0.5 && (follows || isTotal(tokens, read.from)) ? 0.5 : bare;
}

function isOffset(tokens: readonly Token[], read: FigureReading, before: string): boolean {
  if (OFFSET_AFTER.test(tokens[read.to]?.lower ?? "")) return true;
  const first = tokens[read.from]?.lower ?? "";
  if (/^(?:преди|след|after|within)$/.test(before))
    return /^(?:преди|after|within)$/.test(before) || read.hedge === null;
  if (/^(?:в|последните|following)$/.test(first)) return true;
  // „за три дни" tells how long a story took; „за 24 часа" is what a statute or a forecast says.
  if (before === "за") return read.hedge === null && (read.number.max ?? 0) <= 10;
  return OFFSET_BEFORE.test(before) && before !== "first";
}

/** A number without a noun: as sure as what else speaks for it. */
function confidenceOfBare(
  tokens: readonly Token[],
  read: FigureReading,
  typed: Typed,
  hedged: boolean,
): number {
  const { number } = read;
  if (number.form === "fraction") return 0.8;
  if (typed.harm) return 0.85;
  if (number.person) return 0.6;
  if (number.form === "plural") return 0.6;
  const next = tokens[read.to]?.lower ?? "";
  if (number.scaled) return 0.7;
  if (hedged) return 0.6;
  if (/^(?:от|of)$/.test(next) && isCounted(tokens, read.to + 1)) return 0.55;
  if (!number.spelled && /^(?:от|of|са|бяха|were|are)$/.test(next)) return 0.55;
  if (!number.spelled && number.max !== null && number.max >= 1000) return 0.55;
  if (!number.spelled && !Number.isInteger(number.min)) return 0.55;
  return 0.35;
}

/** „пет от общо седемте членове", "twelve of the 27 states": a number of a number. */
function isCounted(tokens: readonly Token[], index: number): boolean {
  for (let at = index; at <= index + 1; at++) {
    const token = tokens[at];
    if (token?.kind === "number" || (token?.kind === "word" && numeral(token.lower))) return true;
  }
  return false;
}

const TOTAL =
  /^(?:total|toll|number|count|tally|броят|брой|броя|бройката|общият|жертвите|загиналите|ранените|пострадалите|задържаните)$/;

/** „броят на жертвите стигна 29", "bringing the total to 500": the noun stands before the number. */
function isTotal(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 8); at--) {
    const token = tokens[at];
    if (token?.kind === "mark") return false;
    if (token && TOTAL.test(token.lower)) return true;
  }
  return false;
}
