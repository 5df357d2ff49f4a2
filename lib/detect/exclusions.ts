/**
 * Says which numbers are no figures: dates, years, clock times, ages, scores, ordinals, addresses,
 * list and telephone numbers, articles of law, and digits inside names. Each rule looks at the words
 * directly around the number and nothing else.
 */
import type { NumberReading } from "./number-reading";
import type { Phrase } from "./phrase";
import type { Token } from "./tokens";
import { isDash } from "./tokens";
import type { UnitReading } from "./units";
import { MONTHS, WEEKDAYS } from "./words";

/** What follows the number, as far as it was read. */
export type After = { readonly unit: UnitReading | null; readonly phrase: Phrase | null };

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words whose number is a name: „член 5", "Room 17", „рейс 447". */
const LABELS = set(`
чл член ал алинея т § параграф раздел глава наредба резолюция приложение страница стр стая зала етаж ет канал автобус рейс полет влак тролей трамвай линия маршрут формула боинг еърбъс версия топ
блок бл вход вх апартамент ап тел телефон факс магистрала фаза категория тип модел номер № път участък билет купе вагон лот фигура фиг таблица табл протокол решение писмо дело заповед точка група клас сектор квартал хеш ргб пк пощенски
article section chapter resolution annex appendix page pages room hall floor gate channel bus flight train route line formula boeing airbus version top block apartment apt suite tel phone nos fax interstate highway motorway phase
category type model number no nr title part item figure fig table rule amendment proposition psalm verse lot unit level radio area windows iphone android galaxy playstation apollo pier platform exit junction ward district precinct paragraph para clause act bill grade stage tier seed issue volume vol
`);

/** Words before a year: „през 2014", "since 1998". */
const BEFORE_YEAR = set(`
през в във от до след преди към за около около лятото зимата есента пролетта лято зима есен пролет година края началото средата сезон сезона бюджет бюджета бюджет-
in since by until till from to before after during of year summer winter autumn spring fall early late mid circa for season budget
`);

const AGE_HOLDERS =
  /^(?:възраст|лица|лицата|хора|деца|мъж|жен|младеж|учени|пенсион|граждан|пациент|човек|момч|момич|дете|юнош|девойк|кадет|студент|състезател|шофьор|бебе)/;

const STREETS = set(
  "street st avenue ave road rd lane square boulevard drive place court terrace way крайбрежна",
);

const MAX_HOUR = 24;

/**
 * Whether the number is something else than a figure. `hedged`: a hedge or bound stands before it,
 * which a year or an identifier hardly ever has.
 */
export function isNoFigure(
  tokens: readonly Token[],
  number: NumberReading,
  after: After,
  hedged: boolean,
): boolean {
  const first = tokens[number.from];
  if (!first) return true;
  if (isTitle(tokens, number)) return true;
  const dash = tokens[number.from - 1];
  if (number.spelled && !first.spaced && isDash(dash) && !dash?.spaced) return true;
  if (number.spelled) {
    return (
      isAge(tokens, number, after) || isClock(tokens, number, after) || isAdjectivePart(tokens, number, after)
    );
  }
  return (
    isGlued(tokens, number, first, after) ||
    isAdjectivePart(tokens, number, after) ||
    isListNumber(tokens, number, first) ||
    isTelephone(tokens, number, after) ||
    isShortDate(tokens, number, first, after) ||
    isRace(tokens, after) ||
    isDate(tokens, number) ||
    isDecade(tokens, number) ||
    isClock(tokens, number, after) ||
    isAge(tokens, number, after) ||
    isScore(tokens, number, after) ||
    isLabelled(tokens, number, after, hedged) ||
    isYear(tokens, number, after, hedged) ||
    isAddress(tokens, number, after)
  );
}

const OPENERS = new Set([
  "(",
  "[",
  "„",
  "“",
  "”",
  '"',
  "«",
  "‘",
  "'",
  "’",
  "$",
  "€",
  "£",
  "¥",
  "₽",
  "₴",
  "₹",
  "~",
  "≈",
  "+",
  "–",
  "—",
  "-",
  "−",
  "<",
  ">",
  "≥",
  "≤",
  "…",
  "*",
  "•",
]);

/** Digits stuck to letters or odd marks: identifiers, links, ordinals, "8pm". */
function isGlued(tokens: readonly Token[], number: NumberReading, first: Token, after: After): boolean {
  const [before, earlier] = [tokens[number.from - 1], tokens[number.from - 2]];
  if (before && !first.spaced) {
    if (before.kind !== "mark" || !OPENERS.has(before.text)) return true;
    if (isDash(before) && !before.spaced && earlier && !/^[°%.€]$/.test(earlier.text)) return true;
    if (before.text === "+" && !after.unit && !after.phrase) return true;
    if (before.text === "[" && tokens[number.to]?.text === "]") return true;
  }
  const last = tokens[number.to - 1];
  const next = tokens[number.to];
  if (!next || next.spaced || after.unit?.to === undefined) {
    if (next && !next.spaced) {
      if (next.kind === "word" || next.kind === "number" || next.kind === "other") return true;
      const beyond = tokens[number.to + 1];
      const stuck = beyond !== undefined && !beyond.spaced;
      if (stuck && /^[/:_@#=&×.,'’]$/.test(next.text) && beyond.kind !== "mark") return true;
      if (stuck && isDash(next) && beyond.kind === "number") return true;
    }
    return last === undefined;
  }
  return false;
}

const LONGEST_TITLE = 6;

/** „Осем граници", „Св. 40 мъченици", "Twelve Angry Men,": a short title in quotation marks holds the number. */
function isTitle(tokens: readonly Token[], number: NumberReading): boolean {
  const open = openingBefore(tokens, number.from);
  const first = tokens[open + 1];
  if (open < 0 || !first || (first.kind === "word" && !first.capital)) return false;
  if (first.kind === "number" && open + 1 !== number.from) return false;
  for (let at = number.to; at <= number.from + LONGEST_TITLE; at++) {
    const token = tokens[at];
    if (token?.kind !== "mark") continue;
    const next = tokens[at + 1];
    if (token.text === "," && CLOSES.test(next?.text ?? "")) return isTitleCase(tokens, open + 1, at);
    // Speech ends with a mark of its own or is followed by its comma.
    return CLOSES.test(token.text) && !/^[,–—-]$/.test(next?.text ?? "");
  }
  return false;
}

const CLOSES = /^[“”"»’]$/;
/** How many tokens a title may have before its number. */
const TITLE_LEAD = 3;

function openingBefore(tokens: readonly Token[], index: number): number {
  for (let at = index - 1; at >= Math.max(0, index - TITLE_LEAD); at--) {
    const token = tokens[at];
    if (token?.kind === "mark" && /^[„“"«‘]$/.test(token.text)) return tokens[at + 1]?.spaced ? -1 : at;
    if (token?.kind === "mark" && token.text !== ".") return -1;
  }
  return -1;
}

function isTitleCase(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .every((token) => token.kind !== "word" || token.capital || token.text.length <= 3);
}

/** „20-килограмова", "two-mile", "16-inch": a measure inside an adjective. */
function isAdjectivePart(tokens: readonly Token[], number: NumberReading, after: After): boolean {
  if (after.unit) return false;
  const [dash, word] = [tokens[number.to], tokens[number.to + 1]];
  return isDash(dash) && !dash?.spaced && word?.kind === "word" && !word.spaced;
}

function isListNumber(tokens: readonly Token[], number: NumberReading, first: Token): boolean {
  const next = tokens[number.to];
  const beyond = tokens[number.to + 1];
  if (number.from === 0 && next && !next.spaced && /^[.)]$/.test(next.text) && first.text.length <= 3) {
    return beyond === undefined || beyond.spaced;
  }
  const before = tokens[number.from - 1];
  return before?.text === "(" && next?.text === ")" && first.text.length <= 2 && number.from === 1;
}

/** „30.09." and "01.07": day and month in two digits each. */
function isShortDate(tokens: readonly Token[], number: NumberReading, first: Token, after: After): boolean {
  const match = /^([0-3]\d)\.([01]\d)$/.exec(first.text);
  if (!match || after.unit || after.phrase?.certain || Number(match[2]) > 12) return false;
  return tokens[number.to]?.text === "." || !/^(?:от|of|на)$/.test(tokens[number.to]?.lower ?? "");
}

const RACES =
  /^(?:бруст|гръб|кроул|бътерфлай|спринт|препятствия|щафета|бягане|свободен|съчетано|freestyle|butterfly|breaststroke|backstroke|sprint|hurdles|relay|dash|medley)$/;

/** „200 метра бруст" names an event. */
function isRace(tokens: readonly Token[], { unit }: After): boolean {
  return unit?.unit === "m" && RACES.test(tokens[unit.to]?.lower ?? "");
}

/** Bare digits beside other bare digits: parts of a telephone or account number. */
function isTelephone(tokens: readonly Token[], number: NumberReading, after: After): boolean {
  if (after.unit || after.phrase) return false;
  return tokens[number.from - 1]?.kind === "number" || tokens[number.to]?.kind === "number";
}

function isDate(tokens: readonly Token[], number: NumberReading): boolean {
  const before = tokens[number.from - 1];
  const next = tokens[number.to];
  if (next?.kind === "word" && MONTHS.has(next.lower) && number.min <= 31 && (next.cyrillic || next.capital))
    return true;
  if (next?.lower === "и" || next?.lower === "and" || next?.text === ",") {
    const [second, month] = [tokens[number.to + 1], tokens[number.to + 2]];
    if (second?.kind === "number" && month?.kind === "word" && MONTHS.has(month.lower) && number.min <= 31)
      return true;
  }
  const dot = before?.text === "." ? 1 : 0;
  const month = tokens[number.from - 1 - dot];
  if (month?.kind !== "word" || !MONTHS.has(month.lower) || number.min > 2200) return false;
  return month.cyrillic ? number.min > 31 || dot === 1 : month.capital || number.min > 1000;
}

const DECADE_WORDS = set("години годините те");

function isDecade(tokens: readonly Token[], number: NumberReading): boolean {
  const next = tokens[number.to];
  return number.definite && number.min % 10 === 0 && next !== undefined && DECADE_WORDS.has(next.lower);
}

const HOURS = set("час часа часът ч");
const BEFORE_CLOCK = set("в във от до към след преди");

function isClock(tokens: readonly Token[], number: NumberReading, after: After): boolean {
  const next = tokens[number.to];
  const before = tokens[number.from - 1];
  const earlier = tokens[number.from - 2];
  const hour = number.min < MAX_HOUR + 1;
  if (hour && next?.kind === "word") {
    if (HOURS.has(next.lower)) {
      if (before && /^(?:в|във|от|към)$/.test(before.lower)) return true;
      if (before?.lower === "до" && (!number.spelled || number.min > 5)) return true;
      if (before && earlier && before.lower === "около" && BEFORE_CLOCK.has(earlier.lower)) return true;
      if (before && isWeekdayOrDay(before)) return true;
      if (before?.lower === "около" && !number.spelled && number.min >= 6) return true;
      const raw = tokens[number.from]?.text ?? "";
      if (/^\d{1,2}[.,][0-5]\d$/.test(raw) && next.lower === "ч") return true;
    }
    if (/^(?:o['’]clock|am|pm|gmt|bst|est|et|utc)$/.test(next.lower)) return true;
    if (
      /^[ap]$/.test(next.lower) &&
      tokens[number.to + 1]?.text === "." &&
      tokens[number.to + 2]?.lower === "m"
    )
      return true;
  }
  const bare = !after.unit && !after.phrase;
  return (
    bare &&
    hour &&
    before !== undefined &&
    /^(?:at|в)$/.test(before.lower) &&
    /^\d{1,2}[.,][0-5]\d$/.test(tokens[number.from]?.text ?? "")
  );
}

function isWeekdayOrDay(token: Token): boolean {
  return WEEKDAYS.has(token.lower) || /^(?:днес|утре|вчера|следобед|сутринта|вечерта)$/.test(token.lower);
}

const AGE_WORDS = /^(?:годин[аи]|г|год|годишна|годинки)$/;

function isAge(tokens: readonly Token[], number: NumberReading, after: After): boolean {
  if (number.max !== null && number.max > 130) return false;
  const next = tokens[number.to];
  const before = tokens[number.from - 1];
  const earlier = tokens[number.from - 2];
  if (next?.lower === "г" && tokens[number.to + 1]?.text === "." && /^(?:под|над)$/.test(before?.lower ?? ""))
    return true;
  if (next && AGE_WORDS.test(next.lower)) {
    if (before?.lower === "на" && !isPrisonTerm(tokens, number.to)) return true;
    for (let back = number.from - 1; back >= Math.max(0, number.from - 5); back--) {
      if (AGE_HOLDERS.test(tokens[back]?.lower ?? ""))
        return /^(?:над|под|до|между|от|на|над)$/.test(before?.lower ?? "");
    }
    if (before?.lower === "навърши" || before?.lower === "навършил" || before?.lower === "навършила")
      return true;
    if (before && /^(?:над|под)$/.test(before.lower) && earlier?.lower === "възраст") return true;
  }
  const [old, ofWhat] = [tokens[number.to + 1]?.lower, tokens[number.to + 2]?.lower];
  if (next && /^years?$/.test(next.lower) && (old === "old" || (old === "of" && ofWhat === "age")))
    return true;
  const age = /^(?:aged|age|ages|възраст|навърши|навършва|turned|turns|turning)$/;
  if (
    before &&
    (age.test(before.lower) ||
      (earlier && /^(?:of|над|под|на|between|до)$/.test(before.lower) && age.test(earlier.lower)))
  ) {
    return !after.unit || after.unit.kind === "time";
  }
  return !after.unit && !after.phrase && standsBetweenCommas(tokens, number);
}

/** „осъден на 10 години затвор" is a term, not an age. */
function isPrisonTerm(tokens: readonly Token[], index: number): boolean {
  for (let at = index + 1; at <= index + 4; at++) {
    if (/^(?:затвор|лишаване|строг|общ)/.test(tokens[at]?.lower ?? "")) return true;
  }
  return false;
}

/** "Smith, 42, said": an age after a name. */
function standsBetweenCommas(tokens: readonly Token[], number: NumberReading): boolean {
  const [before, name, next] = [tokens[number.from - 1], tokens[number.from - 2], tokens[number.to]];
  if (number.spelled || number.min > 120 || number.min < 2 || number.form !== "number") return false;
  if (before?.text === "(" && next?.text === ")") return name?.kind === "word" && name.capital;
  if (before?.text !== ",") return false;
  return name?.kind === "word" && (next?.text === "," || next?.text === "." || next === undefined);
}

function isScore(tokens: readonly Token[], number: NumberReading, after: After): boolean {
  const [first, dash, second] = [tokens[number.from], tokens[number.from + 1], tokens[number.from + 2]];
  if (first?.kind !== "number") return false;
  if (number.form === "range" && isDash(dash) && second?.kind === "number") {
    const small = number.min < 250 && (number.max ?? 0) < 250;
    if (!small || after.unit || after.phrase?.certain) return false;
    const scored =
      after.phrase === null ||
      /^(?:побед|загуб|равенств|успех|аванс|win|victor|defeat)/.test(after.phrase.noun.lemma);
    return scored || number.min === number.max || first.lower === "0";
  }
  return isDash(dash) && !dash?.spaced && second?.kind === "number" && !second.spaced;
}

function isLabelled(tokens: readonly Token[], number: NumberReading, after: After, hedged: boolean): boolean {
  let at = number.from - 1;
  if (tokens[at]?.text === "." && !tokens[at]?.spaced) at--;
  else if (tokens[at]?.kind === "mark" && tokens[at]?.text === "№") return true;
  const before = tokens[at];
  if (!before) return false;
  if (before.text === "№" || before.text === "#" || before.text === "§") return true;
  if (before.kind !== "word") return false;
  const counted = after.unit !== null || after.phrase?.certain === true;
  if (LABELS.has(before.lower) && !hedged) {
    // „влак 12 пътници" is hardly written; a label with its own dot („чл. 5") is certain.
    return before.capital || at !== number.from - 1 || !counted || !before.cyrillic;
  }
  if (at !== number.from - 1 || hedged || counted) return false;
  // A capitalised word before bare digits makes them part of a name: „Вояджър 1", "iPhone 15".
  return (before.capital || /[a-z][A-Z]/.test(before.text)) && number.form === "number" && !number.scaled;
}

const YEAR_WORDS = /^(?:г|год|година|годината|гг)$/;

function looksLikeYear(value: number, token: Token | undefined): boolean {
  return value >= 1000 && value < 2200 && token !== undefined && /^\d{4}$/.test(token.text);
}

function isYear(tokens: readonly Token[], number: NumberReading, after: After, hedged: boolean): boolean {
  const token = tokens[number.from];
  const last = tokens[number.to - 1];
  const apostrophe = tokens[number.from - 1];
  if (/^['’‘]$/.test(apostrophe?.text ?? "") && !token?.spaced && token?.text.length === 2)
    return !after.phrase;
  const candidate =
    looksLikeYear(number.min, token) || (number.max !== null && looksLikeYear(number.max, last));
  if (!candidate || number.definite || number.scaled) return false;
  const next = tokens[number.to];
  if (next && YEAR_WORDS.test(next.lower)) return true;
  if (after.unit && after.unit.kind !== "time") return false;
  const before = tokens[number.from - 1];
  const led = before !== undefined && BEFORE_YEAR.has(before.lower);
  const roundish = number.min % 50 === 0;
  if (after.phrase) {
    if (hedged && !(before?.lower === "до" || before?.lower === "около")) return false;
    if (after.phrase.certain)
      return led && !roundish && number.min >= 1900 && number.min < 2100 && before?.lower !== "около";
    return number.min >= 1900 && number.min < 2100 && !roundish;
  }
  if (hedged) return number.min >= 1400 && number.min < 2100 && !roundish;
  return number.min >= 1400 && number.min < 2100;
}

function isAddress(tokens: readonly Token[], number: NumberReading, after: After): boolean {
  const next = tokens[number.to];
  if (next?.kind === "word" && next.capital && !after.unit) {
    for (let at = number.to + 1; at <= number.to + 3; at++) {
      const word = tokens[at];
      if (word?.kind === "word" && word.capital && STREETS.has(word.lower)) return true;
    }
  }
  if (after.phrase?.certain || after.unit) return false;
  for (let at = number.from - 1; at >= Math.max(0, number.from - 8); at--) {
    const word = tokens[at];
    if (word?.text === ";") break;
    if (word && /^(?:ул|бул|улица|булевард|улицата|булеварда|пл|площад)$/.test(word.lower)) return true;
  }
  return false;
}
