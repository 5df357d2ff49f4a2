/**
 * Reads one number expression from tokens: digits or words with their scale („1,5 млн.", "two dozen",
 * „двайсет и трима", "hundreds of thousands"), ranges („10-12 хиляди", "from 5 to 7") and fractions.
 * Knows nothing of what is counted.
 */
import { readDigits } from "./digits";
import { readFraction } from "./fractions";
import { isEnglishPlural } from "./morphology";
import { NumberReading } from "./number-reading";
import { type Numeral, numeral, ONE_WORDS, PLURAL_SCALES } from "./numerals";
import { isDash, type Token } from "./tokens";

const UNSPACED_SCALES: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9, bn: 1e9, tn: 1e12, mn: 1e6 };

const ARTICLE_SUFFIX = /^(?:те|ите|тях)$/;

const PERSON_SUFFIX = /^(?:ма|има|мата|имата)$/;

const VAGUE = new Set(["няколко", "several", "few", "couple"]);

/** The number expression that starts exactly at token `index`, ranges and fractions included, or null. */
export function readNumber(tokens: readonly Token[], index: number): NumberReading | null {
  const fraction = readFraction(tokens, index);
  if (fraction) return fraction;
  const first = readSimple(tokens, index);
  if (!first || first.form === "fraction") return first;
  const reading = readRange(tokens, first) ?? first;
  readAfterthought(tokens, reading);
  return reading;
}

/** "200 or so", "200-odd", „100 или повече": a hedge behind the number belongs to it. */
function readAfterthought(tokens: readonly Token[], reading: NumberReading): void {
  const [first, second] = [tokens[reading.to], tokens[reading.to + 1]?.lower];
  if (first?.lower === "or" || first?.lower === "или" || first?.lower === "и") {
    if (second === "so") reading.approximate = true;
    else if (second === "more" || second === "повече") reading.max = null;
    else return;
    reading.to += 2;
  } else if (isDash(first) && !first?.spaced && second === "odd") {
    reading.approximate = true;
    reading.to += 2;
  }
}

function readSimple(tokens: readonly Token[], index: number): NumberReading | null {
  const token = tokens[index];
  if (!token) return null;
  if (token.kind === "number") return readDigitToken(tokens, index, token);
  if (token.kind !== "word") return null;
  if (VAGUE.has(token.lower)) return readVague(tokens, index);
  if (token.lower === "a" || token.lower === "an") return readArticle(tokens, index);
  return readWords(tokens, index);
}

/** After an abbreviated scale or unit the dot belongs to it. */
export function skipAbbreviationDot(tokens: readonly Token[], index: number): number {
  const dot = tokens[index];
  return dot && dot.text === "." && !dot.spaced ? index + 1 : index;
}

const ABBREVIATED = new Set(["хил", "млн", "млрд", "трлн", "mln", "bn", "mn"]);

function readDigitToken(tokens: readonly Token[], index: number, token: Token): NumberReading | null {
  const digits = readDigits(token.text);
  if (!digits) return null;
  let to = index + 1;
  let definite = false;
  let person = false;
  let scale = 1;
  const next = tokens[to];
  const afterDash = tokens[to + 1];
  if (next && !next.spaced && isDash(next) && afterDash?.kind === "word" && !afterDash.spaced) {
    if (ARTICLE_SUFFIX.test(afterDash.lower) || PERSON_SUFFIX.test(afterDash.lower)) {
      definite = afterDash.lower.endsWith("те") || afterDash.lower.endsWith("та");
      person = PERSON_SUFFIX.test(afterDash.lower);
      to += 2;
    }
  } else if (next && next.kind === "word" && !next.spaced) {
    const glued = UNSPACED_SCALES[next.lower];
    if (glued && (next.lower !== "m" || isMillion(tokens, index))) {
      scale = glued;
      to += 1;
    }
  }
  const scaled = scale === 1 ? readScale(tokens, to) : null;
  if (scaled) {
    scale = scaled.value;
    to = scaled.to;
    definite ||= scaled.definite;
  }
  const open = tokens[to]?.text === "+" && !tokens[to]?.spaced;
  if (open) to++;
  const half = scale > 1 ? readAndHalf(tokens, to) : null;
  const decimal = scale > 1 && digits.decimal !== null && isDecimalMantissa(token, tokens[index + 1]);
  const mantissa = decimal ? (digits.decimal ?? digits.value) : digits.value;
  const value = round(mantissa * scale + (half ? scale / 2 : 0));
  const rest = scale > 1 ? readSmallerScale(tokens, half ?? to, scale) : null;
  const total = value + (rest?.value ?? 0);
  const reading = new NumberReading(index, rest?.to ?? half ?? to, total, open ? null : total);
  reading.decimal = scale > 1 ? null : digits.decimal;
  reading.definite = definite;
  reading.person = person;
  reading.spelled = false;
  reading.scaled = scale > 1;
  reading.scale = scale;
  return reading;
}

/** „1,234 млрд." is a decimal, "1,234 million" thousands; a dot before a scale is always decimal. */
function isDecimalMantissa(token: Token, scale: Token | undefined): boolean {
  return !token.text.endsWith("000") && (token.text.includes(".") || scale?.cyrillic === true);
}

/** "£5m", "5m people" are millions; "5m deep" is metres. */
function isMillion(tokens: readonly Token[], index: number): boolean {
  const sign = tokens[index - 1];
  if (sign && !tokens[index]?.spaced && /^[$€£¥]$/.test(sign.text)) return true;
  const noun = tokens[index + 2];
  return noun?.kind === "word" && noun.spaced && isEnglishPlural(noun.lower);
}

/** „1 милион и 200 хиляди": a second number with a smaller scale. */
function readSmallerScale(
  tokens: readonly Token[],
  index: number,
  scale: number,
): { value: number; to: number } | null {
  const and = tokens[index]?.lower;
  const number = tokens[index + 1];
  if ((and !== "и" && and !== "and") || number?.kind !== "number") return null;
  const second = readDigits(number.text);
  const smaller = readScale(tokens, index + 2);
  if (!second || !smaller || smaller.value >= scale) return null;
  return { value: second.value * smaller.value, to: smaller.to };
}

function readScale(
  tokens: readonly Token[],
  index: number,
): { value: number; to: number; definite: boolean } | null {
  const token = tokens[index];
  if (token?.kind !== "word") return null;
  const word = numeral(token.lower);
  if (word?.rank !== "scale" && !(word?.rank === "dozen" && word.language === "bg")) return null;
  const to = ABBREVIATED.has(token.lower) ? skipAbbreviationDot(tokens, index + 1) : index + 1;
  return { value: word.value, to, definite: word.definite };
}

/** „милион и половина", "a million and a half"; the index after it, or null. */
function readAndHalf(tokens: readonly Token[], index: number): number | null {
  const [and, second, third] = [tokens[index]?.lower, tokens[index + 1]?.lower, tokens[index + 2]?.lower];
  if (and === "и" && second === "половина") return index + 2;
  if (and === "and" && second === "a" && third === "half") return index + 3;
  if (and === "and" && second === "half") return index + 2;
  return null;
}

/** "a dozen", "a hundred", "an million"; "a few hundred", "a couple of dozen". */
function readArticle(tokens: readonly Token[], index: number): NumberReading | null {
  const next = tokens[index + 1];
  if (next?.kind !== "word") return null;
  if (VAGUE.has(next.lower)) {
    return startingAt(index, readVague(tokens, index + 1));
  }
  const word = numeral(next.lower);
  if (word?.language !== "en" || (word.rank !== "scale" && word.rank !== "dozen")) return null;
  return startingAt(index, readWords(tokens, index + 1));
}

function startingAt(index: number, reading: NumberReading | null): NumberReading | null {
  if (reading) reading.from = index;
  return reading;
}

/** „няколко хиляди", "several hundred": at least one of the scale, no upper end. */
function readVague(tokens: readonly Token[], index: number): NumberReading | null {
  let at = index + 1;
  if (tokens[at]?.lower === "of") at++;
  const word = tokens[at] ? numeral(tokens[at]?.lower ?? "") : undefined;
  if (!word || (word.rank !== "scale" && word.rank !== "plural" && word.rank !== "dozen")) return null;
  return startingAt(index, readPlural(tokens, at, word));
}

/** "hundreds of thousands", „десетки хиляди", „хиляди": the product of the plurals in a row. */
function readPlural(tokens: readonly Token[], index: number, word: Numeral): NumberReading {
  let value = word.value;
  let to = index + 1;
  for (;;) {
    const of = word.language === "en" && tokens[to]?.lower === "of" ? 1 : 0;
    const next = tokens[to + of];
    const factor = next?.kind === "word" ? numeral(next.lower) : undefined;
    if (factor?.rank !== "scale" && factor?.rank !== "plural") break;
    value *= factor.value;
    to += of + 1;
    if (next && ABBREVIATED.has(next.lower)) to = skipAbbreviationDot(tokens, to);
  }
  if (word.language === "en" && tokens[to]?.lower === "of") to++;
  const reading = new NumberReading(index, to, value, null, "plural");
  reading.approximate = true;
  reading.definite = word.definite;
  reading.scaled = true;
  return reading;
}

/** A number in words: units under tens under hundreds, times scales, with „и", "and" or a hyphen between. */
function readWords(tokens: readonly Token[], index: number): NumberReading | null {
  const start = tokens[index];
  const first = start && start.kind === "word" ? numeral(start.lower) : undefined;
  if (!start || !first) return start ? readOneScale(tokens, index) : null;
  if (first.rank === "plural" || (PLURAL_SCALES.has(start.lower) && first.rank === "scale")) {
    return readPlural(tokens, index, first);
  }
  if (first.rank === "half") return readHalf(tokens, index);
  const article = index > 0 && /^an?$/.test(tokens[index - 1]?.lower ?? "");
  const open = first.rank === "scale" || first.rank === "dozen";
  // An English scale needs its article ("a hundred"); an abbreviation needs digits before it.
  if (open && (ABBREVIATED.has(start.lower) || (first.language === "en" && !article))) return null;
  const sum = sumWords(tokens, index, first.language);
  const half = readAndHalf(tokens, sum.to);
  if (half === null) return sum;
  const mixed = readScale(tokens, half);
  if (mixed) sum.scaled = true;
  const value = mixed ? (sum.min + 0.5) * mixed.value : sum.min + (sum.scale > 1 ? sum.scale / 2 : 0.5);
  sum.to = mixed?.to ?? half;
  sum.min = value;
  sum.max = value;
  return sum;
}

/** "one million", „един милион": the only places where a bare one is a number. */
function readOneScale(tokens: readonly Token[], index: number): NumberReading | null {
  if (!ONE_WORDS.has(tokens[index]?.lower ?? "")) return null;
  const mixed = readAndHalf(tokens, index + 1);
  const scale = readScale(tokens, mixed ?? index + 1);
  if (!scale) return null;
  const half = mixed ?? readAndHalf(tokens, scale.to);
  const value = scale.value * (half !== null ? 1.5 : 1);
  const to = mixed === null && half !== null ? half : scale.to;
  const reading = new NumberReading(index, to, value, value);
  reading.scaled = true;
  reading.scale = scale.value;
  return reading;
}

function sumWords(tokens: readonly Token[], index: number, language: "bg" | "en"): NumberReading {
  const sum = new NumberReading(index, index, 0, 0);
  let group = 0;
  let limit = Number.POSITIVE_INFINITY;
  let scaleLimit = Number.POSITIVE_INFINITY;
  let total = 0;
  let at = index;
  for (;;) {
    let join = at;
    if (at > index) {
      const link = tokens[at];
      if (link && (link.lower === "и" || link.lower === "and")) join = at + 1;
      else if (isDash(link) && !link?.spaced && language === "en") join = at + 1;
    }
    const token = tokens[join];
    if (token?.kind !== "word") break;
    const one = at > index && ONE_WORDS.has(token.lower) && limit === 100 && group % 10 === 0 && group >= 20;
    const word = one ? unitOne(language) : numeral(token.lower);
    if (!word || word.language !== language || word.rank === "plural" || word.rank === "half") break;
    if (word.rank === "scale" || word.rank === "dozen") {
      if (word.rank === "scale" && word.value >= scaleLimit) break;
      if (join !== at && isDash(tokens[at]) === false) break;
      if (word.value === 100) group = (group || 1) * 100;
      else {
        total += (group || 1) * word.value;
        group = 0;
        scaleLimit = word.value;
      }
      limit = word.value === 100 ? 100 : 1000;
      if (word.rank === "dozen") limit = 0;
      sum.scale = word.value;
      sum.scaled = true;
    } else {
      if (word.value >= limit && at > index) break;
      group += word.value;
      limit = word.rank === "unit" ? 0 : word.rank === "ten" ? 10 : word.rank === "hundred" ? 100 : 0;
      if (word.rank === "ten" && word.approximate) limit = 0;
    }
    sum.definite ||= word.definite;
    sum.person ||= word.person;
    sum.approximate ||= word.approximate;
    at = ABBREVIATED.has(token.lower) ? skipAbbreviationDot(tokens, join + 1) : join + 1;
    sum.to = at;
    if (limit === 0 && !startsScale(tokens[at], language)) break;
  }
  sum.min = total + group;
  sum.max = sum.min;
  return sum;
}

function startsScale(token: Token | undefined, language: "bg" | "en"): boolean {
  const word = token?.kind === "word" ? numeral(token.lower) : undefined;
  return word !== undefined && word.language === language && (word.rank === "scale" || word.rank === "dozen");
}

function unitOne(language: "bg" | "en"): Numeral {
  return { value: 1, rank: "unit", language, definite: false, person: false, approximate: false };
}

/** „половин милион", "half a million", "half a percentage point". */
function readHalf(tokens: readonly Token[], index: number): NumberReading | null {
  const english = tokens[index]?.lower === "half";
  const article = english && tokens[index + 1]?.lower === "a" ? 1 : 0;
  const dozen = english && article === 1 && tokens[index + 2]?.lower === "dozen";
  const scale = dozen ? { value: 12, to: index + 3 } : readScale(tokens, index + 1 + article);
  if (english && !article && !scale) return null;
  const value = 0.5 * (scale?.value ?? 1);
  const to = scale?.to ?? index + 1 + article;
  const reading = new NumberReading(index, to, value, value);
  reading.scaled = scale !== null;
  return reading;
}

const RANGE_WORDS = new Set(["до", "или", "to", "or"]);

const SYMBOLS = new Set(["$", "€", "£", "¥"]);

/** A second number tied to the first: a dash, „до", „или", "to", "or"; „и", "and" only after „между", "between". */
function readRange(tokens: readonly Token[], first: NumberReading): NumberReading | null {
  const link = tokens[first.to];
  if (!link || first.form !== "number") return null;
  const before = tokens[first.from - 1]?.lower ?? "";
  const opened = before === "между" || before === "between";
  const shifts = before === "от" || before === "from";
  const word = link.lower;
  const dashed = isDash(link);
  if (dashed) {
    // A spaced dash is punctuation unless both sides are digits.
    const spaced = link.spaced || tokens[first.to + 1]?.spaced;
    if (spaced && (first.spelled || tokens[first.to + 1]?.kind !== "number")) return null;
  } else if (
    !RANGE_WORDS.has(word) &&
    !(opened && (word === "и" || word === "and")) &&
    !(shifts && word === "на")
  ) {
    return null;
  }
  let at = first.to + 1;
  if (SYMBOLS.has(tokens[at]?.text ?? "")) return null;
  const second = readSimple(tokens, at);
  if (second?.form !== "number" || second.max === null) return null;
  at = second.to;
  const lend = second.scale > 1 && first.scale === 1 && first.min <= second.min / second.scale;
  const low = round((first.decimal !== null && lend ? first.decimal : first.min) * (lend ? second.scale : 1));
  const high = second.min;
  if (dashed && (low >= high || first.definite)) return null;
  if ((word === "to" || word === "до") && !shifts && low > high) return null;
  if ((word === "или" || word === "or") && low >= high) return null;
  const range = new NumberReading(first.from, at, Math.min(low, high), Math.max(low, high), "range");
  range.decimal = first.decimal !== null && second.decimal !== null ? null : second.decimal;
  range.definite = first.definite || second.definite;
  range.person = first.person || second.person;
  range.spelled = first.spelled && second.spelled;
  range.scaled = first.scaled || second.scaled;
  range.scale = second.scale;
  return range;
}

/** Takes the noise of binary fractions away: 2.4 × 1e9 is 2400000000. */
export function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
