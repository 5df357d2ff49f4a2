/**
 * The number words of Bulgarian and English, built from their stems by rule: article, masculine
 * person form (петима), approximate form (петнайсетина), both spellings of the teens and tens.
 */

/**
 * One number word. `rank` says how it may be joined: units after tens, scales after anything;
 * `plural` is an indefinite count („стотици", "dozens") that stands for at least its value.
 */
export type Numeral = {
  readonly value: number;
  readonly rank: "unit" | "teen" | "ten" | "hundred" | "scale" | "plural" | "dozen" | "half";
  readonly language: "bg" | "en";
  /** Carries the Bulgarian article („петте"). */
  readonly definite: boolean;
  /** The form that counts men or mixed people („петима"). */
  readonly person: boolean;
  /** „десетина": about ten. */
  readonly approximate: boolean;
};

const NUMERALS = new Map<string, Numeral>();

function add(word: string, value: number, rank: Numeral["rank"], more: Partial<Numeral> = {}): void {
  const language = /[а-я]/.test(word) ? "bg" : "en";
  NUMERALS.set(word, { value, rank, language, definite: false, person: false, approximate: false, ...more });
}

/** The forms every Bulgarian numeral from five on takes. */
function addBulgarian(stem: string, value: number, rank: Numeral["rank"]): void {
  add(stem, value, rank);
  add(`${stem}те`, value, rank, { definite: true });
  add(`${stem}има`, value, rank, { person: true });
  add(`${stem}имата`, value, rank, { person: true, definite: true });
  if (value < 10) return;
  add(`${stem}ина`, value, rank, { approximate: true });
  add(`${stem}ината`, value, rank, { approximate: true, definite: true });
}

const DIGIT_STEMS: [string, number][] = [
  ["пет", 5],
  ["шест", 6],
  ["седем", 7],
  ["осем", 8],
  ["девет", 9],
];

add("два", 2, "unit");
add("две", 2, "unit");
add("двата", 2, "unit", { definite: true });
add("двете", 2, "unit", { definite: true });
add("двама", 2, "unit", { person: true });
add("двамата", 2, "unit", { person: true, definite: true });
add("три", 3, "unit");
add("трите", 3, "unit", { definite: true });
add("трима", 3, "unit", { person: true });
add("тримата", 3, "unit", { person: true, definite: true });
add("четири", 4, "unit");
add("четирите", 4, "unit", { definite: true });
add("четирима", 4, "unit", { person: true });
add("четиримата", 4, "unit", { person: true, definite: true });
for (const [stem, value] of DIGIT_STEMS) addBulgarian(stem, value, "unit");
add("седмина", 7, "unit", { person: true });
add("осмина", 8, "unit", { person: true });
addBulgarian("десет", 10, "ten");
const TEEN_STEMS: [string, number][] = [
  ["един", 1],
  ["два", 2],
  ["два", 2],
  ["три", 3],
  ["четири", 4],
  ...DIGIT_STEMS,
];
for (const [stem, value] of TEEN_STEMS) {
  for (const ten of ["надесет", "найсет"]) {
    const joined = stem === "един" ? `еди${ten}` : `${stem}${ten}`;
    addBulgarian(joined, 10 + value, "teen");
  }
}
for (const [stem, value] of TEEN_STEMS.slice(1)) {
  const short = { 2: "двайсет", 3: "трийсет", 4: "четирийсет", 6: "шейсет" }[value];
  addBulgarian(`${stem}десет`, value * 10, "ten");
  if (short) addBulgarian(short, value * 10, "ten");
}
add("сто", 100, "hundred");
add("стоте", 100, "hundred", { definite: true });
add("стотина", 100, "hundred", { approximate: true });
add("двеста", 200, "hundred");
add("триста", 300, "hundred");
add("двестате", 200, "hundred", { definite: true });
add("тристате", 300, "hundred", { definite: true });
for (const [stem, value] of [["четири", 4], ...DIGIT_STEMS] as [string, number][]) {
  add(`${stem}стотин`, value * 100, "hundred");
  add(`${stem}стотинте`, value * 100, "hundred", { definite: true });
}
add("няколкостотин", 100, "plural");
for (const [word, value] of [
  ["десетки", 10],
  ["стотици", 100],
  ["стотиците", 100],
  ["десетките", 10],
] as const)
  add(word, value, "plural", { definite: word.endsWith("те") });
add("дузина", 12, "dozen");
add("дузини", 12, "dozen");
for (const word of ["хиляда", "хил", "хиляди"]) add(word, 1e3, "scale");
for (const word of ["милион", "милиона", "милиони", "млн"]) add(word, 1e6, "scale");
for (const word of ["милиард", "милиарда", "милиарди", "млрд"]) add(word, 1e9, "scale");
for (const word of ["трилион", "трилиона", "трилиони", "трлн"]) add(word, 1e12, "scale");
for (const [word, value] of [
  ["хилядата", 1e3],
  ["хилядите", 1e3],
  ["милионите", 1e6],
  ["милиардите", 1e9],
] as const)
  add(word, value, "scale", { definite: true });
add("половин", 0.5, "half");

for (const [index, word] of "two three four five six seven eight nine".split(" ").entries())
  add(word, index + 2, "unit");
for (const [index, word] of "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
  .split(" ")
  .entries())
  add(word, index + 11, "teen");
add("ten", 10, "teen");
for (const [index, word] of "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").entries())
  add(word, (index + 2) * 10, "ten");
add("hundred", 100, "scale");
add("thousand", 1e3, "scale");
for (const word of ["million", "mln", "mn"]) add(word, 1e6, "scale");
for (const word of ["billion", "bn"]) add(word, 1e9, "scale");
for (const word of ["trillion", "tn", "trn"]) add(word, 1e12, "scale");
add("hundreds", 100, "plural");
add("thousands", 1e3, "plural");
add("millions", 1e6, "plural");
add("billions", 1e9, "plural");
add("trillions", 1e12, "plural");
add("dozens", 12, "plural");
add("tens", 10, "plural");
add("dozen", 12, "dozen");
add("half", 0.5, "half");

/** „един", "one": a number only inside a compound („двайсет и един", "thirty-one"). */
export const ONE_WORDS: ReadonlySet<string> = new Set(["един", "една", "едно", "one"]);

/** Plural scales that count by themselves: „хиляди войници" is at least a thousand. */
export const PLURAL_SCALES: ReadonlySet<string> = new Set([
  "хиляди",
  "милиони",
  "милиарди",
  "трилиони",
  "хилядите",
  "милионите",
  "милиардите",
]);

/** Words for a part of a whole, by their denominator. */
export const DENOMINATORS: ReadonlyMap<string, number> = new Map([
  ["трета", 3],
  ["трети", 3],
  ["четвърт", 4],
  ["четвърти", 4],
  ["пета", 5],
  ["пети", 5],
  ["шеста", 6],
  ["шести", 6],
  ["седми", 7],
  ["осма", 8],
  ["осми", 8],
  ["десета", 10],
  ["десети", 10],
  ["third", 3],
  ["thirds", 3],
  ["quarter", 4],
  ["quarters", 4],
  ["fifth", 5],
  ["fifths", 5],
  ["sixth", 6],
  ["eighth", 8],
  ["eighths", 8],
  ["tenth", 10],
  ["tenths", 10],
]);

const STARTERS = new Set([
  ...NUMERALS.keys(),
  ...ONE_WORDS,
  ..."няколко several few couple a an половина половината".split(" "),
]);

/** Whether a number expression in words may begin with `lower`. */
export function mayStartNumber(lower: string): boolean {
  return STARTERS.has(lower);
}

/** The number word `lower` is, if it is one. */
export function numeral(lower: string): Numeral | undefined {
  return NUMERALS.get(lower);
}
