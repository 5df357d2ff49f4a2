/**
 * Reads everything around one number: hedge or bound and currency on its left, unit or counted phrase on
 * its right; says null where the number is no figure.
 */
import { isNoFigure } from "./exclusions";
import type { NumberReading } from "./number-reading";
import { type Phrase, readPhrase } from "./phrase";
import { isDash, type Token } from "./tokens";
import { readCurrencyBefore, readUnit, type UnitReading } from "./units";
import { FOCUS_WORDS, type HedgeEffect, hedgesEndingIn } from "./words";

/** `to`: where the hedge words end and the number, its sign or its currency begins. */
type Hedged = { from: number; to: number; effect: HedgeEffect; words: string };

/** Everything read around one number. Token indexes are half-open. */
export type FigureReading = {
  number: NumberReading;
  from: number;
  to: number;
  hedge: Hedged | null;
  unit: UnitReading | null;
  currency: string | null;
  phrase: Phrase | null;
  negative: boolean;
};

/** The figure around `number`, not reaching left of token `left`; null when the number is no figure. */
export function readFigure(
  tokens: readonly Token[],
  number: NumberReading,
  left: number,
): FigureReading | null {
  const currency = readCurrencyBefore(tokens, number.from);
  const unit = currency ? null : readUnit(tokens, number.to);
  const money = currency ? readUnit(tokens, number.to) : null;
  const singular = number.min === 1 && number.max === 1 && !number.scaled;
  const agreement = { definite: number.definite, singular, person: number.person };
  const counts = number.form !== "fraction" && !currency && !unit;
  const phrase = counts ? readPhrase(tokens, number.to, agreement) : null;
  const sign = tokens[number.from - 1];
  const glued = isDash(sign) && sign?.spaced && tokens[number.from]?.spaced === false && unit !== null;
  const minus = /^(?:минус|minus)$/.test(sign?.lower ?? "") && unit !== null;
  const negative = glued || minus;
  const start = currency ? currency.from : negative ? number.from - 1 : number.from;
  const hedge = readHedge(tokens, start, left, number);
  if (
    isNoFigure(tokens, number, { unit: unit ?? money, phrase }, hedge !== null && hedge.effect !== "none")
  ) {
    return null;
  }
  const to = unit?.to ?? phrase?.to ?? (money?.kind === "money" ? money.to : number.to);
  return {
    number,
    from: Math.max(left, hedge?.from ?? start),
    to: withAbbreviationDot(tokens, to, unit),
    hedge,
    unit,
    currency: currency?.unit ?? null,
    phrase,
    negative,
  };
}

const DOTTED = /^(?:лв|ст|мин|сек|ч|дка|бр|хил|млн|млрд|кв|куб|ха|т|кг|км|м|л|гр|сек)$/;

/** „40 дка." in the middle of a sentence: the dot is the abbreviation's. */
function withAbbreviationDot(tokens: readonly Token[], to: number, unit: UnitReading | null): number {
  const [last, dot, next] = [tokens[to - 1], tokens[to], tokens[to + 1]];
  if (!unit || !last || dot?.text !== "." || dot.spaced || !DOTTED.test(last.lower)) return to;
  return next && next.kind === "word" && !next.capital ? to + 1 : to;
}

/** The hedge or bound that ends directly before token `index`; stacked ones and focus words between too. */
function readHedge(
  tokens: readonly Token[],
  index: number,
  left: number,
  number: NumberReading,
): Hedged | null {
  const ranged = number.form === "range";
  let from = index;
  let effect: HedgeEffect | null = null;
  let at = index;
  for (let step = 0; step < 3; step++) {
    let focus = at;
    while (focus > left && FOCUS_WORDS.has(tokens[focus - 1]?.lower ?? "") && at - focus < 2) focus--;
    const hit =
      hedgeBefore(tokens, focus, left, ranged) ?? (focus < at ? hedgeBefore(tokens, at, left, ranged) : null);
    if (!hit || isNoBound(tokens, hit.from, left)) break;
    from = hit.from;
    at = hit.from;
    if (effect === null || (effect === "approximate" && hit.effect !== "none")) effect = hit.effect;
  }
  if (effect === null) {
    if (number.form === "range" && /^(?:от|from)$/.test(tokens[index - 1]?.lower ?? "") && index > left) {
      return { from: index - 1, to: index, effect: "none", words: tokens[index - 1]?.text ?? "" };
    }
    return null;
  }
  const words = tokens
    .slice(from, index)
    .map((token, k) => (k > 0 && token.spaced ? ` ${token.text}` : token.text))
    .join("");
  return { from, to: index, effect, words };
}

function hedgeBefore(
  tokens: readonly Token[],
  index: number,
  left: number,
  ranged: boolean,
): { from: number; effect: HedgeEffect } | null {
  const last = tokens[index - 1];
  if (!last || index - 1 < left) return null;
  for (const { words, effect } of hedgesEndingIn(last.lower)) {
    const from = index - words.length;
    if (from < left) continue;
    if (effect === "none" && !ranged) continue;
    // "over five to ten years" tells how long, no bound: a range has its own.
    if (ranged && effect !== "none" && effect !== "approximate") continue;
    if (words.every((word, k) => tokens[from + k]?.lower === word)) return { from, effect };
  }
  return null;
}

const CHANGE =
  /^(?:спад|намал|пониж|повиш|нарас|нарасн|увелич|скоч|стиг|достиг|сви|сниж|качи|вдиг|покач|поскъп|поевтин|падн|пада|отстъп)/;

const TRAVEL = /^(?:стигна|пътува|отиде|тръгна|влак|път)/;

/** „до" after a verb of change is the new level, not a bound; „до" between numbers is a range's. */
function isNoBound(tokens: readonly Token[], index: number, left: number): boolean {
  const word = tokens[index]?.lower;
  if (word === "under" || word === "over" || word === "about") return false;
  if (word !== "до" || tokens[index + 1]?.lower === "голяма") return false;
  for (let at = index - 1; at >= Math.max(left, index - 6); at--) {
    const before = tokens[at];
    if (!before || (before.kind === "mark" && before.text !== "%")) break;
    if (CHANGE.test(before.lower) || TRAVEL.test(before.lower)) return true;
  }
  return false;
}
