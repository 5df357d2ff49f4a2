/**
 * Finds the figures of one paragraph: a number with its hedge on the left and its unit or counted noun
 * phrase on the right, typed by what is counted and valued by what the hedge does to it. Looks at
 * nothing outside the paragraph, so the figures of two paragraphs are those of each.
 */
import { utf16 } from "../text/units";
import { sourceOfSentence } from "./attribution";
import type { Candidate, CandidateType, Value, Why } from "./candidate";
import { isNoFigure } from "./exclusions";
import { harmAround, tellsOfDisease, tellsOfForces } from "./harm";
import { looksHuman } from "./nouns";
import { isDash, type NumberReading, readNumber } from "./numbers";
import { mayStartNumber, numeral } from "./numerals";
import { type Phrase, readPhrase } from "./phrase";
import { type Sentence, SentenceCursor } from "./sentences";
import type { Token } from "./tokens";
import { readCurrencyBefore, readUnit, type UnitReading } from "./units";
import { FOCUS_WORDS, type HedgeEffect, hedgesEndingIn } from "./words";

function mayStart(token: Token): boolean {
  return token.kind === "number" || (token.kind === "word" && mayStartNumber(token.lower));
}

/** What the sentence around a figure says, asked once for all figures in it. */
class Context {
  /** The word that says the people counted last were harmed. */
  harm: string | null = null;
  private known: { disease?: boolean; forces?: boolean; source?: string | null } = {};
  constructor(
    private readonly tokens: readonly Token[],
    readonly sentence: Sentence,
    /** How many figures were found before this sentence. */
    readonly first: number,
  ) {}

  get disease(): boolean {
    this.known.disease ??= tellsOfDisease(this.tokens, this.sentence);
    return this.known.disease;
  }

  get forces(): boolean {
    this.known.forces ??= tellsOfForces(this.tokens, this.sentence);
    return this.known.forces;
  }

  get source(): string | null {
    if (this.known.source === undefined) {
      this.known.source = sourceOfSentence(this.tokens, this.sentence.from, this.sentence.to);
    }
    return this.known.source;
  }
}

/** Where the parts of a figure stand, as half-open token ranges; null where it has no such part. */
export type FigureParts = {
  readonly number: readonly [from: number, to: number];
  readonly hedge: readonly [from: number, to: number] | null;
  /** The fixed unit, or the head noun alone. */
  readonly unit: readonly [from: number, to: number] | null;
};

/** The figures of a paragraph's tokens, in order and without overlap. `text`: the whole text. */
export function findFigures(text: string, tokens: readonly Token[]): Candidate[] {
  return findFiguresWithParts(text, tokens).map(({ candidate }) => candidate);
}

/** As `findFigures`, with the places of number, hedge and unit for those who compare them. */
export function findFiguresWithParts(
  text: string,
  tokens: readonly Token[],
): { candidate: Candidate; parts: FigureParts }[] {
  const found: { candidate: Candidate; parts: FigureParts }[] = [];
  const figures: Candidate[] = [];
  let at = 0;
  let left = 0;
  const sentences = new SentenceCursor(tokens);
  let context: Context | null = null;
  while (at < tokens.length) {
    const token = tokens[at];
    if (!token || !mayStart(token)) {
      at++;
      continue;
    }
    const number = readNumber(tokens, at);
    if (!number) {
      at++;
      continue;
    }
    const read = readFigure(tokens, number, left);
    at = number.to;
    if (!read) continue;
    const sentence = sentences.at(number.from);
    if (context?.sentence !== sentence) context = new Context(tokens, sentence, figures.length);
    const typed = typeOf(tokens, read, context);
    context.harm = typed.harm;
    const candidate = build(text, tokens, read, typed, figures.length > context.first);
    candidate.attributedTo = context.source;
    shareType(tokens, figures.at(-1), candidate, left, read);
    countSoldiers(tokens, figures.at(-1), candidate, read.from);
    figures.push(candidate);
    found.push({ candidate, parts: partsOf(read) });
    left = read.to;
    at = Math.max(at, read.to);
  }
  return found;
}

function partsOf({ number, from, to, hedge, unit, phrase, currency }: Read): FigureParts {
  const start = hedge ? number.from : from;
  let counted: readonly [number, number] | null = null;
  if (unit) counted = [number.to, unit.to];
  else if (phrase) counted = [phrase.to - 1, phrase.to];
  else if (currency) counted = start < number.from ? [start, number.from] : [number.to, to];
  return { number: [number.from, number.to], hedge: hedge ? [hedge.from, hedge.to] : null, unit: counted };
}

/** „64 от 85-те дрона": the first number counts the same things as the second. */
function shareType(
  tokens: readonly Token[],
  before: Candidate | undefined,
  candidate: Candidate,
  left: number,
  read: Read,
): void {
  const link = tokens[left]?.lower ?? "";
  if (
    !before ||
    !/^(?:от|of)$/.test(link) ||
    read.from - left > 2 ||
    !before.why.some((why) => why.code === "bare")
  )
    return;
  const shared = before.value?.unit === null && before.type === "quantity" && candidate.type !== "quantity";
  if (shared) before.type = candidate.type;
}

/** `to`: where the hedge words end and the number, its sign or its currency begins. */
type Hedged = { from: number; to: number; effect: HedgeEffect; words: string };

/** Everything read around one number. Token indexes are half-open. */
type Read = {
  number: NumberReading;
  from: number;
  to: number;
  hedge: Hedged | null;
  unit: UnitReading | null;
  currency: string | null;
  phrase: Phrase | null;
  negative: boolean;
};

function readFigure(tokens: readonly Token[], number: NumberReading, left: number): Read | null {
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

type Typed = { type: CandidateType; harm: string | null; why: Why | null };

const AMMUNITION = /^(?:боеприпас|снаряд|ракет|бомб|взрив|патрон|ammunition|shells|munition|explosive|bombs)/;
const MILITARY_ADJECTIVE =
  /^(?:воен|бойн|бронира|балист|крилат|ядрен|щурмов|разузнав|ударн|безпилот|противокораб|десант|патрул|зенит|ракет|противовъзд|противотанк|артилер|минох|military|combat|war|attack|armou?red|ballistic|cruise|nuclear|naval|patrol|fighter|gun|landing|reconnaissance|unmanned|surveillance|stealth|f-)/;

/** People of no kind: whoever was counted beside them says whether they bear arms. */
/** Those who help soldiers or firemen count with them. */
const HELPERS = new Set(["доброволец", "volunteer"]);
const ANYBODY = new Set(["душа", "човек", "person", "man"]);
const AMONG = /^(?:сред|от|включително|including|among|of)$/;

/** „11 000 души, от тях 3000 бойци", "8,000 soldiers … 12,000 men": people counted among or after soldiers. */
function countSoldiers(
  tokens: readonly Token[],
  before: Candidate | undefined,
  candidate: Candidate,
  from: number,
): void {
  if (!before) return;
  const isDuty = (figure: Candidate) => figure.why.some((why) => why.code === "duty");
  const isHelper = (figure: Candidate) =>
    figure.value?.unit === "man" || HELPERS.has(figure.value?.unit ?? "");
  const isAnybody = (figure: Candidate) =>
    figure.type === "quantity" && ANYBODY.has(figure.value?.unit ?? "");
  if (isDuty(candidate) && isAnybody(before)) {
    const linked = [tokens[from - 1], tokens[from - 2]].some((token) => AMONG.test(token?.lower ?? ""));
    if (linked) before.type = "troop-count";
  } else if (isDuty(before) && candidate.type === "quantity" && isHelper(candidate))
    candidate.type = "troop-count";
}

function typeOf(tokens: readonly Token[], read: Read, context: Context): Typed {
  const { number, phrase, unit } = read;
  if (unit || read.currency || number.form === "fraction") return typeOfMeasure(tokens, read);
  const head = phrase?.words.at(-1) ?? "";
  const kind = phrase?.noun.kind;
  if (phrase && kind === "weapon")
    return { type: "missile-count", harm: null, why: { code: "weapon", words: head } };
  if (phrase && isForceful(phrase) && VEHICLE.test(phrase.noun.lemma)) {
    return { type: "missile-count", harm: null, why: { code: "weapon", words: head } };
  }
  if (phrase && (kind === "craft" || (kind === "thing" && isForceful(phrase)))) {
    const forces = isForceful(phrase) || (kind === "craft" && context.forces);
    return forces && kind === "craft"
      ? { type: "missile-count", harm: null, why: { code: "weapon", words: head } }
      : { type: "quantity", harm: null, why: null };
  }
  if (phrase && kind === "duty")
    return { type: "troop-count", harm: null, why: { code: "duty", words: head } };
  if (kind === "abstract") return { type: "quantity", harm: null, why: null };
  if (kind === "death" && phrase) return typeOfDeaths(phrase, context);
  const own = kind === "harmed" ? head : null;
  const crew = phrase === null ? crewBefore(tokens, read.from) : null;
  if (crew) return { type: "troop-count", harm: null, why: { code: "duty", words: crew } };
  const harm = own ?? harmAround(tokens, read.from, read.to, context.sentence, context.harm);
  if (!harm || context.disease) return { type: "quantity", harm: null, why: null };
  const people =
    kind === "harmed" ||
    kind === "person" ||
    number.person ||
    phrase === null ||
    (!phrase.certain && looksHuman(phrase.noun)) ||
    adjacentHarm(tokens, read);
  if (!people) return { type: "quantity", harm: null, why: null };
  return { type: "troop-count", harm, why: { code: "harm", words: harm } };
}

/** "a crew of 24", „екипаж от 12": the word that says who the bare number counts, or null. */
function crewBefore(tokens: readonly Token[], from: number): string | null {
  const [link, group] = [tokens[from - 1]?.lower ?? "", tokens[from - 2]?.lower ?? ""];
  const named = /^(?:crew|platoon|squad|garrison|екипаж|патрул|отряд|гарнизон|контингент)$/.test(group);
  return named && /^(?:of|от)$/.test(link) ? group : null;
}

const VEHICLE =
  /^(?:камион|автомобил|кола|джип|мотоциклет|влак|комплекс|система|truck|car|jeep|train|convoy)$/;

function isForceful(phrase: Phrase): boolean {
  return phrase.words.slice(0, -1).some((word) => MILITARY_ADJECTIVE.test(word));
}

/** „12 кози загинаха" counts goats; an unknown noun counts people only as the direct object of killing. */
function adjacentHarm(tokens: readonly Token[], read: Read): boolean {
  if (read.phrase?.certain) return false;
  const before = tokens[read.from - 1]?.lower ?? "";
  return /^(?:уби|убиха|рани|раниха|killed|killing|wounded|wounding|injured|injuring|captured|загинаха|загинали)$/.test(
    before,
  );
}

function typeOfMeasure(tokens: readonly Token[], read: Read): Typed {
  const next = tokens[read.to];
  const ammunition = read.unit?.kind === "measure" && next?.kind === "word" && AMMUNITION.test(next.lower);
  return ammunition
    ? { type: "missile-count", harm: null, why: { code: "weapon", words: next.text } }
    : { type: "quantity", harm: null, why: null };
}

function typeOfDeaths(phrase: Phrase, context: Context): Typed {
  const deadly =
    /^(?:deaths?|смърти)$/.test(phrase.words.at(-1) ?? "") ||
    phrase.words.some((w) => w.startsWith("смъртни"));
  if (!deadly || context.disease) return { type: "quantity", harm: null, why: null };
  return { type: "troop-count", harm: "deaths", why: { code: "harm", words: phrase.words.join(" ") } };
}

/**
 * "100,000 years" are thousands, „12,345 на сто" is a decimal: a comma before three digits is decimal
 * only in Bulgarian and only with a measure, a dot only outside counted things.
 */
function prefersDecimal(tokens: readonly Token[], { number, unit, currency }: Read): boolean {
  const raw = tokens[number.from]?.text ?? "";
  if (raw.endsWith("000")) return false;
  const beside = [tokens[number.to], tokens[number.from - 1], tokens[number.to + 1]].find(
    (token) => token?.kind === "word",
  );
  const measured = unit !== null && unit.kind !== "money" && unit.kind !== "time";
  if (raw.includes(",")) return beside?.cyrillic === true && measured;
  return beside?.cyrillic === true ? measured : unit !== null || currency !== null;
}

function readValue(tokens: readonly Token[], read: Read): Value {
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

function build(
  text: string,
  tokens: readonly Token[],
  read: Read,
  typed: Typed,
  follows: boolean,
): Candidate {
  const start = tokens[read.from]?.start ?? 0;
  const end = tokens[read.to - 1]?.end ?? start;
  const why: Why[] = [{ code: "number", words: wordsOf(text, tokens, read.number.from, read.number.to) }];
  if (read.hedge) why.push({ code: "hedge", words: read.hedge.words });
  if (read.unit) why.push({ code: "unit", words: wordsOf(text, tokens, read.number.to, read.unit.to) });
  else if (read.phrase)
    why.push({ code: "noun", words: wordsOf(text, tokens, read.number.to, read.phrase.to) });
  if (typed.why) why.push(typed.why);
  const confidence = confidenceOf(tokens, read, typed, follows, why);
  return {
    start: utf16(start),
    end: utf16(end),
    text: text.slice(start, end),
    type: typed.type,
    confidence,
    value: readValue(tokens, read),
    speaker: null,
    verb: null,
    attributedTo: null,
    why,
  };
}

function wordsOf(text: string, tokens: readonly Token[], from: number, to: number): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}

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
function confidenceOf(
  tokens: readonly Token[],
  read: Read,
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

function isOffset(tokens: readonly Token[], read: Read, before: string): boolean {
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
function confidenceOfBare(tokens: readonly Token[], read: Read, typed: Typed, hedged: boolean): number {
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
