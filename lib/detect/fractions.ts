/**
 * Reads parts of a whole: „една трета", "two-thirds", „половината", "a quarter of", "three in five". Their
 * value is a fraction of one.
 */
import { readDigits } from "./digits";
import { NumberReading } from "./number-reading";
import { DENOMINATORS, numeral, ONE_WORDS } from "./numerals";
import { isDash, type Token } from "./tokens";

const WHOLE: Record<string, number> = {
  една: 1,
  две: 2,
  три: 3,
  четири: 4,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
};

const FRACTION_FOLLOWERS = new Set(["от", "of"]);

/** „една трета", "two-thirds", „половината", "a quarter of": a part of a whole. */
export function readFraction(tokens: readonly Token[], index: number): NumberReading | null {
  const token = tokens[index];
  if (token?.kind !== "word") return null;
  const halves = readHalves(tokens, index, token) ?? readRatio(tokens, index, token);
  if (halves) return halves;
  const whole = WHOLE[token.lower];
  if (whole === undefined) return null;
  const dash = isDash(tokens[index + 1]) ? 1 : 0;
  const part = tokens[index + 1 + dash];
  const denominator = part ? DENOMINATORS.get(part.lower) : undefined;
  if (!part || !denominator) return null;
  const to = index + 2 + dash;
  const certain = whole > 1 ? dash === 1 || /s$|и$|четвърт$/.test(part.lower) : false;
  if (!certain && !FRACTION_FOLLOWERS.has(tokens[to]?.lower ?? "")) return null;
  const value = whole / denominator;
  return new NumberReading(index, to, value, value, "fraction");
}

const RATIO_WHOLES = new Set([3, 4, 5, 6, 7, 8, 10, 20, 50, 100, 1000]);

/** "three in five", "one in ten", "nine out of ten": a share told in people. */
function readRatio(tokens: readonly Token[], index: number, token: Token): NumberReading | null {
  const part = ONE_WORDS.has(token.lower) ? 1 : numeral(token.lower)?.value;
  const link = tokens[index + 1]?.lower === "out" && tokens[index + 2]?.lower === "of" ? 3 : 2;
  if (!part || part > 10 || (link === 2 && tokens[index + 1]?.lower !== "in")) return null;
  const whole = tokens[index + link];
  const value = whole?.kind === "number" ? readDigits(whole.text)?.value : numeral(whole?.lower ?? "")?.value;
  if (!value || part >= value || !RATIO_WHOLES.has(value)) return null;
  return new NumberReading(index, index + link + 1, part / value, part / value, "fraction");
}

function readHalves(tokens: readonly Token[], index: number, token: Token): NumberReading | null {
  const next = tokens[index + 1]?.lower ?? "";
  const bulgarian = token.lower === "половината" || (token.lower === "половина" && next === "от");
  const english = token.lower === "half" && (next === "of" || next === "the" || next === "its");
  if (!bulgarian && !english) return null;
  return new NumberReading(index, index + 1, 0.5, 0.5, "fraction");
}
