/**
 * Says what changed in meaning between two wordings of one claim: the guard that withdraws a verdict
 * when the words it was given on have changed. Reads both with the finder's own parsers, so that
 * „около 8000" and „8000" differ by a hedge and „10 000" and "12 000" by a figure. Typography alone is
 * no change; every other difference is at least one.
 */
import { foldTypography, sameWords } from "../text/fold";
import { type FigureParts, findFigures } from "./figures";
import { namesIn } from "./names";
import { numeral } from "./numerals";
import { type Token, tokenise } from "./tokens";
import { hedgesEndingIn, MONTHS, WEEKDAYS } from "./words";

/** What kind of thing changed; `wording` is every change that no other kind explains. */
export type MeaningChangeKind =
  | "figure"
  | "unit"
  | "date"
  | "negation"
  | "name"
  | "hedge"
  | "modality"
  | "wording";

/** One change. `from`, `to`: the words as the two wordings have them; empty where something was added or dropped. */
export type MeaningChange = { kind: MeaningChangeKind; from: string; to: string };

/** One wording, read: its tokens, and what each token is part of. */
export type Reading = {
  readonly words: (from: number, to: number) => string;
  readonly tokens: readonly Token[];
  /** The tokens' words without their typography: what is compared. */
  readonly keys: readonly string[];
  readonly kinds: MeaningChangeKind[];
  /** Per token: what the figure it belongs to says, to tell a new figure from a new spelling. */
  readonly values: readonly (string | null)[];
};

/** A stretch that differs, as half-open token ranges of both readings. */
type Hunk = { readonly from: readonly [number, number]; readonly to: readonly [number, number] };

/**
 * What changed from one wording to the other, in the order of the text; empty when they say the same
 * words. Never throws. Linear but for the changed stretch, which is compared word by word up to a bound.
 *
 * @example
 * compareWordings("около 8000 войници", "10 000 войници");
 * // [{ kind: "hedge", from: "около", to: "" }, { kind: "figure", from: "8000", to: "10 000" }]
 */
export function compareWordings(from: string, to: string): MeaningChange[] {
  if (sameWords(from, to)) return [];
  const [before, after] = [readWording(from), readWording(to)];
  shareNames(before, after);
  shareNames(after, before);
  const changes = diff(before.keys, after.keys).flatMap((hunk) => changesIn(before, after, hunk));
  return changes.length > 0 ? changes : [{ kind: "wording", from: from.trim(), to: to.trim() }];
}

/** What is a name in one wording is one in the other too, where it happens to open the sentence. */
function shareNames(known: Reading, other: Reading): void {
  const names = new Set(known.keys.filter((_, at) => known.kinds[at] === "name"));
  for (const [at, key] of other.keys.entries()) {
    if (other.kinds[at] === "wording" && names.has(key)) other.kinds[at] = "name";
  }
}

const NOWHERE: FigureParts = { number: [0, 0], hedge: null, unit: null };

/** Reads a wording with the finder's parsers: figures, units, hedges, dates, names, negations. Linear. */
export function readWording(original: string): Reading {
  const tokens = tokenise(original, 0, original.length);
  const kinds: MeaningChangeKind[] = tokens.map((_, index) => kindOfWord(tokens, index));
  const values: (string | null)[] = tokens.map(() => null);
  for (const { from, to } of namesIn(tokens, 0, tokens.length)) kinds.fill("name", from, to);
  const places: FigureParts[] = [];
  for (const [index, { value }] of findFigures(original, tokens, places).entries()) {
    const { number, unit, hedge } = places[index] ?? NOWHERE;
    kinds.fill("figure", ...number);
    values.fill(JSON.stringify([value?.min, value?.max]), ...number);
    if (unit) kinds.fill("unit", ...unit);
    if (hedge) kinds.fill("hedge", ...hedge);
  }
  const keys = tokens.map((token) => foldTypography(token.text).text);
  const words = (from: number, to: number) =>
    original.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
  return { words: (from, to) => (to > from ? words(from, to) : ""), tokens, keys, kinds, values };
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const NEGATIONS = set(
  "не ни нито без никой никого никога никъде никакъв никаква никакво никакви нищо недей недейте not no never none nobody nothing nowhere neither nor without cannot",
);
/** Not to have, in every form: „нямаме“ stands where „не имаме“ would. */
const HAVE_NOT =
  /^ням(?:а|ам|аш|аме|ате|ат|ах|аше|ахме|ахте|аха|ал|ала|ало|али|айки|ащ|аща|ащо|ащи|ащия|ащият|ащата|ащото|ащите)$/;
const DENYING = set("не без анти un in im ir il dis non non- не-");
const MODALITIES = set(
  "ще щеше щяха щял щяла щяло щели би биха бих може можеше можело можел могат можеха могло трябва трябваше вероятно навярно сигурно едва евентуално уж изглежда май дано ако дали възможно невъзможно предполагаемо предполага предполагат може-би задължително непременно " +
    "will would may might could can should must shall likely unlikely possibly probably perhaps maybe hardly barely scarcely if whether unless allegedly reportedly apparently supposedly certainly definitely expected planned",
);
/** What is only expected or meant to be. */
const TO_COME =
  /^(?:очаква|планира|предвижда|възнамерява|обмисля)(?:м|ш|ме|те|т|ше|х|ха|хме|н|на|но|ни|ла|ло|ли|л|ният|ната|ното|ните)?$|^предсто(?:и|ят|еше|яха|ящ\p{L}*)$/u;
const DAYS = set("днес вчера утре завчера вдругиден снощи тазсутрин today yesterday tomorrow tonight");

/** Whether a word in lower case says that something is not so. */
export function isNegation(lower: string): boolean {
  return NEGATIONS.has(lower) || HAVE_NOT.test(lower) || /n['’]t$/.test(lower);
}

/** Whether one of two words in lower case is the other with a prefix that denies it. */
export function negates(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  return shorter.length > 2 && longer.endsWith(shorter) && DENYING.has(longer.slice(0, -shorter.length));
}

/** Whether a word in lower case says how sure or how due something is. */
export function isModality(lower: string): boolean {
  return MODALITIES.has(lower) || TO_COME.test(lower);
}

function kindOfWord(tokens: readonly Token[], index: number): MeaningChangeKind {
  const token = tokens[index];
  if (!token) return "wording";
  if (isDateToken(tokens, index)) return "date";
  if (token.kind === "number" || FOREIGN_FIGURE.test(token.text)) return "figure";
  if (token.kind !== "word") return isSign(token, tokens[index + 1]) ? "figure" : "wording";
  if (isNegation(token.lower)) return "negation";
  if (isModality(token.lower)) return "modality";
  if (numeral(token.lower) !== undefined || ORDINAL.test(token.lower) || SIGN_WORD.test(token.lower))
    return "figure";
  return hedgesEndingIn(token.lower).some(({ words }) => words.length === 1) && token.lower.length > 3
    ? "hedge"
    : "wording";
}

/** Digits of other scripts, fractions and powers. */
const FOREIGN_FIGURE = /^\p{N}+$/u;
/** Places in a row, and how many times over. */
const ORDINAL =
  /^(?:първ(?:и|а|о|ият|ия|ата|ото|ите)|втор(?:и|а|о|ият|ия|ата|ото|ите)|трет(?:и|а|о|ият|ия|ата|ото|ите)|(?:четвърт|пет|шест|седм|осм|девет|десет)(?:и|а|о|ият|ия|ата|ото|ите)|двойн\p{L}+|тройн\p{L}+|четворн\p{L}+|двукратн\p{L}+|трикратн\p{L}+|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|doubled?|tripled?|quadrupled?|twice|thrice|twofold|threefold)$/u;

const SIGN_WORD = /^(?:минус|плюс|minus|plus)$/;

/** A minus or plus directly before a number turns its value. */
function isSign({ text }: Token, next: Token | undefined): boolean {
  return /^[-–−+±]$/.test(text) && next?.kind === "number" && !next.spaced;
}

const isMonth = (token: Token | undefined): boolean =>
  token?.kind === "word" && MONTHS.has(token.lower) && (token.cyrillic || token.capital);

function isDateToken(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  if (token.kind === "word") return isMonth(token) || WEEKDAYS.has(token.lower) || DAYS.has(token.lower);
  if (token.kind !== "number") return false;
  if (isMonth(before) || isMonth(next) || /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(token.text)) return true;
  if (before?.text === ":" || (next?.text === ":" && tokens[index + 2]?.kind === "number")) return true;
  if (/^(?:ч|часа|a\.m|p\.m|am|pm)$/.test(next?.lower ?? "") && Number(token.text.replace(",", ".")) <= 24)
    return true;
  return /^(?:1[4-9]|20|21)\d\d$/.test(token.text);
}

/** One hunk, split by what its words are: hedge, figure and unit of one phrase are changes of their own. */
function changesIn(before: Reading, after: Reading, hunk: Hunk): MeaningChange[] {
  const kinds = new Set([...before.kinds.slice(...hunk.from), ...after.kinds.slice(...hunk.to)]);
  if (kinds.size === 1 && kinds.has("wording")) return [changedWording(before, after, hunk)];
  if (
    hunk.from[1] - hunk.from[0] === 1 &&
    hunk.to[1] - hunk.to[0] === 1 &&
    kinds.size === 2 &&
    kinds.has("wording")
  ) {
    // "did" for "didn't": one word for one other is one change, of the kind that either has.
    const kind = [...kinds].find((other) => other !== "wording") ?? "wording";
    return [{ kind, from: before.words(...hunk.from), to: after.words(...hunk.to) }];
  }
  const changes: MeaningChange[] = [];
  for (const kind of kinds) {
    const [from, to] = [wordsOfKind(before, hunk.from, kind), wordsOfKind(after, hunk.to, kind)];
    if (kind === "wording" && !/[\p{L}\p{N}]/u.test(from + to)) continue;
    const respelt = kind === "figure" && sameValue(before, after, hunk);
    changes.push({ kind: respelt ? "wording" : kind, from, to });
  }
  return changes;
}

/** A changed word without a kind: a prefix may still turn it round („възможно", „невъзможно"). */
function changedWording(before: Reading, after: Reading, hunk: Hunk): MeaningChange {
  const [from, to] = [before.words(...hunk.from), after.words(...hunk.to)];
  return { kind: negates(from.toLowerCase(), to.toLowerCase()) ? "negation" : "wording", from, to };
}

/** The words of one kind in a range, from the first to the last of them where they stand together. */
function wordsOfKind(reading: Reading, range: readonly [number, number], kind: MeaningChangeKind): string {
  const pieces: string[] = [];
  for (let at = range[0]; at < range[1]; at++) {
    if (reading.kinds[at] !== kind) continue;
    let end = at + 1;
    while (end < range[1] && reading.kinds[end] === kind) end++;
    let start = at;
    if (kind === "date") {
      while (isDateNeighbour(reading.tokens[start - 1])) start--;
      while (isDateNeighbour(reading.tokens[end])) end++;
    }
    pieces.push(reading.words(start, end));
    at = end;
  }
  return pieces.join(" ");
}

/** Day, month and year belong together even where only one of them changed. */
function isDateNeighbour(token: Token | undefined): boolean {
  return isMonth(token) || (token?.kind === "number" && /^\d{1,4}$/.test(token.text));
}

/** Whether the figures a hunk touches say the same on both sides, only spelt otherwise. */
function sameValue(before: Reading, after: Reading, hunk: Hunk): boolean {
  const said = (reading: Reading, range: readonly [number, number]) =>
    [...new Set(reading.values.slice(...range).filter((value) => value !== null))].join();
  const [a, b] = [said(before, hunk.from), said(after, hunk.to)];
  return a !== "" && a === b;
}

/** Above this many comparisons the changed middle is taken as one hunk. */
const MOST_COMPARISONS = 4_000_000;

/** The stretches in which two lists of words differ, by their longest common subsequence. */
function diff(a: readonly string[], b: readonly string[]): Hunk[] {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [rows, columns] = [endA - start, endB - start];
  if (rows === 0 && columns === 0) return [];
  if (rows === 0 || columns === 0 || rows * columns > MOST_COMPARISONS) {
    return [{ from: [start, endA], to: [start, endB] }];
  }
  return hunksOf(a, b, start, rows, columns);
}

function hunksOf(
  a: readonly string[],
  b: readonly string[],
  start: number,
  rows: number,
  columns: number,
): Hunk[] {
  const width = columns + 1;
  const common = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      common[row * width + column] =
        a[start + row] === b[start + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const hunks: Hunk[] = [];
  let [row, column] = [0, 0];
  while (row < rows || column < columns) {
    const [fromRow, fromColumn] = [row, column];
    while (
      (row < rows || column < columns) &&
      !(row < rows && column < columns && a[start + row] === b[start + column])
    ) {
      if (column >= columns || (row < rows && at(row + 1, column) >= at(row, column + 1))) row++;
      else column++;
    }
    if (row > fromRow || column > fromColumn) {
      hunks.push({ from: [start + fromRow, start + row], to: [start + fromColumn, start + column] });
    }
    while (row < rows && column < columns && a[start + row] === b[start + column]) {
      row++;
      column++;
    }
  }
  return hunks;
}
