/**
 * The fixed units a number may carry, as they stand in the text and as the wire names them: ISO 4217
 * codes, `%`, SI symbols. Words are listed by their dictionary form; their other forms come by rule.
 */
import { bulgarianForms, englishForms } from "./morphology";
import type { Token } from "./tokens";

/** A unit found in the text. `to`: index of the first token after it. */
export type UnitReading = { readonly to: number; readonly unit: string; readonly kind: UnitKind };
/** `share` is a percentage: what follows it never belongs to the figure. */
export type UnitKind = "money" | "share" | "measure" | "time";

type Pattern = { words: readonly string[]; unit: string; kind: UnitKind };

const PATTERNS = new Map<string, Pattern[]>();

function add(spelling: string, unit: string, kind: UnitKind): void {
  const words = spelling.split(" ");
  const first = words[0] ?? "";
  const list = PATTERNS.get(first) ?? [];
  list.push({ words, unit, kind });
  list.sort((a, b) => b.words.length - a.words.length);
  PATTERNS.set(first, list);
}

const SYMBOLS: [UnitKind, string][] = [
  [
    "share",
    "%=%; ‰=‰; на сто=%; процент=%; процента=%; проценти=%; pct=%; percent=%; per cent=%; процентен пункт=процентен пункт; процентни пункта=процентен пункт; процентни пункт=процентен пункт; процентни пунктове=процентен пункт; п . п .=процентен пункт; percentage point=percentage point; percentage points=percentage point",
  ],
  [
    "money",
    "лв .=BGN; лв=BGN; ст .=стотинка; €=EUR; $=USD; £=GBP; ¥=JPY; ₽=RUB; ₴=UAH; eur=EUR; usd=USD; bgn=BGN; gbp=GBP",
  ],
  [
    "measure",
    "км / ч .=km/h; км / ч=km/h; км / час=km/h; км в час=km/h; км ч=km/h; л / кв . м=l/m²; л / м ²=l/m²; м / с=m/s; м / сек=m/s; км=km; м=m; см=cm; мм=mm; кг=kg; г=g; гр=g; мг=mg; мкг=μg; т=t; л=l; мл=ml; дка=декар; ха=ha; кв . км=km²; кв . метра=m²; кв . метър=m²; кв . километра=km²; куб . метра=m³; кв . м=m²; кв м=m²; кв км=km²; куб . м=m³; куб м=m³; м ²=m²; м ³=m³; км ²=km²; мвт=MW; квт=kW; гвт=GW; квтч=kWh; мвтч=MWh; твтч=TWh; gw=GW; mw=MW; kw=kW; kwh=kWh; mwh=MWh; twh=TWh; km / h=km/h; kph=km/h; kmh=km/h; mph=mph; ft=foot; ins=inch; lbs=pound; lb=pound; sq ft=square foot; bpd=barrel; km=km; cm=cm; mm=mm; kg=kg; mg=mg; ml=ml; ha=ha; m / s=m/s; sq km=km²; sq m=m²; ° c=°C; ° с=°C; ° f=°F; °=°C; ℃=°C; гб=GB; мб=MB; тб=TB; gb=GB; mb=MB; tb=TB; hz=Hz; mhz=MHz; ghz=GHz; дб=dB; db=dB; v=V; в=V",
  ],
];

/** Symbols of one Latin letter are units only when glued to the digits ("38C", "5m"). */
const GLUED: Record<string, string> = {
  c: "°C",
  f: "°F",
  m: "m",
  g: "g",
  t: "t",
  l: "l",
  v: "V",
  w: "W",
  p: "penny",
};
const AMBIGUOUS = new Set(["v", "в"]);

const BULGARIAN_WORDS: [UnitKind, string][] = [
  [
    "money",
    "лев=BGN долар=USD паунд=GBP рубла=RUB гривна=UAH юан=CNY йена=JPY франк=CHF злота=PLN форинт=HUF лея=RON динар=RSD рупия=INR",
  ],
  [
    "measure",
    "километър=km метър=m сантиметър=cm милиметър=mm килограм=kg грам=g милиграм=mg микрограм=μg тон=t литър=l милилитър=ml хектар=ha декар=декар градус=°C мегават=MW киловат=kW гигават=GW киловатчас=kWh мегаватчас=MWh волт=V ват=W херц=Hz гигабайт=GB мегабайт=MB терабайт=TB децибел=dB хектопаскал=hPa",
  ],
  [
    "time",
    "секунда=секунда минута=минута час=час денонощие=денонощие ден=ден нощ=нощ седмица=седмица месец=месец година=година десетилетие=десетилетие век=век",
  ],
];

const ENGLISH_WORDS: [UnitKind, string][] = [
  [
    "money",
    "dollar=USD euro=EUR pound=GBP ruble=RUB rouble=RUB hryvnia=UAH franc=CHF zloty=PLN forint=HUF lev=BGN rupee=INR peso=peso cent=cent",
  ],
  [
    "measure",
    "kilometre=km kilometer=km metre=m meter=m centimetre=cm centimeter=cm millimetre=mm millimeter=mm kilogram=kg kilogramme=kg kilo=kg gram=g milligram=mg tonne=t litre=l liter=l hectare=ha megawatt=MW kilowatt=kW gigawatt=GW watt=W volt=V hertz=Hz gigabyte=GB megabyte=MB terabyte=TB decibel=dB degree=°C",
  ],
  [
    "time",
    "second=second minute=minute hour=hour day=day night=night week=week month=month year=year decade=decade century=century",
  ],
];

for (const [kind, line] of SYMBOLS) {
  for (const entry of line.split("; ")) {
    const [spelling = "", unit = ""] = entry.split("=");
    add(spelling, unit, kind);
  }
}
for (const [kind, line] of BULGARIAN_WORDS) {
  for (const entry of line.split(" ")) {
    const [lemma = "", unit = ""] = entry.split("=");
    for (const form of bulgarianForms(lemma)) add(form, unit, kind);
  }
}
add("евро", "EUR", "money");
add("йени", "JPY", "money");
for (const [kind, line] of ENGLISH_WORDS) {
  for (const entry of line.split(" ")) {
    const [lemma = "", unit = ""] = entry.split("=");
    for (const form of englishForms(lemma)) add(form, unit, kind);
  }
}
for (const [word, unit] of [
  ["yen", "JPY"],
  ["yuan", "CNY"],
  ["renminbi", "CNY"],
  ["leva", "BGN"],
] as const)
  add(word, unit, "money");
for (const area of ["квадратни", "квадратен"]) {
  add(`${area} километра`, "km²", "measure");
  add(`${area} метра`, "m²", "measure");
  add(`${area} километър`, "km²", "measure");
  add(`${area} метър`, "m²", "measure");
}
add("кубически метра", "m³", "measure");
add("кубични метра", "m³", "measure");
for (const [spelling, symbol] of [
  ["kilometres", "km"],
  ["kilometers", "km"],
  ["metres", "m"],
  ["meters", "m"],
] as const) {
  add(`square ${spelling}`, `${symbol}²`, "measure");
  add(`cubic ${spelling}`, `${symbol}³`, "measure");
  add(`${spelling} per hour`, `${symbol}/h`, "measure");
  add(`${spelling} an hour`, `${symbol}/h`, "measure");
}
add("square miles", "square mile", "measure");
add("miles per hour", "mph", "measure");
add("miles an hour", "mph", "measure");
for (const metre of ["километра", "километър"]) add(`${metre} в час`, "km/h", "measure");
add("километра на час", "km/h", "measure");
add("метра в секунда", "m/s", "measure");
add("degrees celsius", "°C", "measure");
add("degrees fahrenheit", "°F", "measure");
add("degrees c", "°C", "measure");
add("degrees f", "°F", "measure");

/** Adjectives that only say whose money it is. */
const MONEY_ADJECTIVES: Record<string, Record<string, string>> = {
  щатски: { USD: "USD" },
  американски: { USD: "USD" },
  швейцарски: { CHF: "CHF" },
  канадски: { USD: "CAD" },
  австралийски: { USD: "AUD" },
  руски: { RUB: "RUB" },
  японски: { JPY: "JPY" },
  us: { USD: "USD" },
  "u.s.": { USD: "USD" },
  swiss: { CHF: "CHF" },
  canadian: { USD: "CAD" },
  australian: { USD: "AUD" },
  british: { GBP: "GBP" },
  japanese: { JPY: "JPY" },
  russian: { RUB: "RUB" },
};

/** The unit that starts exactly at token `index`, or null. */
export function readUnit(tokens: readonly Token[], index: number): UnitReading | null {
  const token = tokens[index];
  if (!token || (token.kind !== "word" && token.kind !== "mark")) return null;
  const owner = MONEY_ADJECTIVES[token.lower];
  if (owner) {
    const money = match(tokens, index + 1);
    const unit = money?.kind === "money" ? owner[money.unit] : undefined;
    return money && unit ? { ...money, unit } : null;
  }
  if (!token.spaced && token.kind === "word" && GLUED[token.lower]) {
    return { to: index + 1, unit: GLUED[token.lower] ?? "", kind: "measure" };
  }
  return match(tokens, index);
}

function match(tokens: readonly Token[], index: number): UnitReading | null {
  const first = tokens[index];
  if (!first) return null;
  const list = PATTERNS.get(first.lower);
  if (!list) return null;
  // „в" is volts only when glued to the digits; spaced it is the preposition.
  if (AMBIGUOUS.has(first.lower) && first.spaced) return null;
  for (const { words, unit, kind } of list) {
    if (words.every((word, k) => tokens[index + k]?.lower === word)) {
      return { to: index + words.length, unit, kind };
    }
  }
  return null;
}

/** A currency sign or code before the digits, by its spelling. */
const PREFIXES: Record<string, string> = {
  $: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₽": "RUB",
  "₴": "UAH",
  "₹": "INR",
};
const DOLLAR_OWNERS: Record<string, string> = {
  us: "USD",
  a: "AUD",
  c: "CAD",
  hk: "HKD",
  nz: "NZD",
  s: "SGD",
};
const CODES = new Set(["USD", "EUR", "GBP", "CHF", "JPY", "CNY", "RUB", "BGN"]);

/** The currency written before token `index`: its code and the index where it starts, or null. */
export function readCurrencyBefore(
  tokens: readonly Token[],
  index: number,
): { from: number; unit: string } | null {
  const sign = tokens[index - 1];
  if (!sign) return null;
  if (CODES.has(sign.text)) return { from: index - 1, unit: sign.text };
  const unit = PREFIXES[sign.text];
  if (!unit || sign.kind !== "mark") return null;
  const owner = tokens[index - 2];
  const owned = owner && !sign.spaced && owner.kind === "word" ? DOLLAR_OWNERS[owner.lower] : undefined;
  if (owned && unit === "USD") return { from: index - 2, unit: owned };
  return { from: index - 1, unit };
}
