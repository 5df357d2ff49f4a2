/**
 * Word forms by rule: from a dictionary form to the forms that can follow a number, and back from
 * such a form to the likeliest dictionary form. Bulgarian nouns follow a number in the plural, or,
 * masculine and not a person, in the count form (бройна форма) in -а or -я.
 */

const VOWELS = "аъоуеиюя";

/** Masculine nouns of one syllable with the plural in -и, against the rule in -ове. */
const SHORT_IN_I = new Set([
  "ден",
  "гост",
  "зъб",
  "кон",
  "лев",
  "мач",
  "цар",
  "път",
  "франк",
  "ват",
  "волт",
  "тон",
  "грам",
  "метър",
  "литър",
  "танк",
  "юан",
  "дрон",
]);

/** The forms of a Bulgarian noun that may stand after a number: dictionary form, plural, count form. */
export function bulgarianForms(lemma: string): string[] {
  return [lemma, ...bulgarianPlurals(lemma), ...countForms(lemma)];
}

/** The plurals of a Bulgarian noun with the article, which only a definite number may precede. */
export function bulgarianDefinites(lemma: string): string[] {
  return bulgarianPlurals(lemma).map((plural) => plural + (/[ая]$/.test(plural) ? "та" : "те"));
}

const IRREGULAR_PLURALS: Record<string, string[]> = {
  месец: ["месеци"],
  ден: ["дни", "дена"],
  човек: ["хора", "човека", "човеци"],
  душа: ["души"],
  дете: ["деца"],
  мъж: ["мъже"],
  брат: ["братя"],
  кон: ["коне"],
  цар: ["царе"],
  крак: ["крака"],
  господин: ["господа"],
  грък: ["гърци"],
  турчин: ["турци"],
  българин: ["българи"],
  сърбин: ["сърби"],
  арабин: ["араби"],
  татарин: ["татари"],
  боец: ["бойци"],
  заем: ["заеми", "заема"],
  място: ["места"],
  очевидец: ["очевидци"],
  път: ["пъти", "пътища"],
  нощ: ["нощи"],
  вечер: ["вечери"],
  област: ["области"],
  кост: ["кости"],
  болест: ["болести"],
  новост: ["новости"],
  част: ["части"],
  реч: ["речи"],
  смърт: ["смърти"],
  жертва: ["жертви"],
  ръка: ["ръце"],
  животно: ["животни"],
  чудо: ["чудеса"],
  дърво: ["дървета"],
  име: ["имена"],
  време: ["времена"],
  вятър: ["ветрове", "вятъра"],
  огън: ["огньове", "огъня"],
  център: ["центрове", "центъра"],
  театър: ["театри", "театъра"],
  вот: ["вота"],
  овца: ["овце"],
  внук: ["внуци", "внука"],
};

function bulgarianPlurals(lemma: string): string[] {
  const irregular = IRREGULAR_PLURALS[lemma];
  if (irregular) return irregular;
  const base = lemma.slice(0, -1);
  if (/[ая]$/.test(lemma)) return [`${base}и`];
  if (lemma.endsWith("о")) return [`${base}а`];
  if (lemma.endsWith("ие")) return [`${base}я`];
  if (/(?:ще|це|же)$/.test(lemma)) return [`${base}а`];
  if (lemma.endsWith("е")) return [`${lemma}та`];
  if (/анин$/.test(lemma)) return [`${lemma.slice(0, -2)}и`];
  if (/[^аеиоуъюя]ец$/.test(lemma)) return [`${lemma.slice(0, -2)}ци`];
  if (/[аеиоуъюя]ец$/.test(lemma)) return [`${lemma.slice(0, -2)}йци`];
  if (lemma.endsWith("ър")) return [`${lemma.slice(0, -2)}ри`, `${lemma.slice(0, -2)}рове`];
  const soft = soften(lemma);
  if (lemma.endsWith("й")) return syllables(lemma) === 1 ? [`${base}еве`] : [`${base}и`];
  if (syllables(lemma) === 1) return SHORT_IN_I.has(lemma) ? [`${soft}и`, `${lemma}ове`] : [`${lemma}ове`];
  return [`${soft}и`];
}

function countForms(lemma: string): string[] {
  const last = lemma.at(-1) ?? "";
  if (VOWELS.includes(last)) return [];
  if (last === "й") return [`${lemma.slice(0, -1)}я`];
  if (lemma.endsWith("ър")) return [`${lemma.slice(0, -2)}ра`];
  return [`${lemma}а`, `${lemma}я`];
}

function soften(stem: string): string {
  const last = stem.at(-1) ?? "";
  const turned: Record<string, string> = { к: "ц", г: "з", х: "с" };
  return turned[last] ? stem.slice(0, -1) + turned[last] : stem;
}

function syllables(word: string): number {
  let count = 0;
  for (const letter of word) if (VOWELS.includes(letter)) count++;
  return count;
}

const ARTICLE = /(?<=[иоеая])(?:те|та)$/;

/** Endings of forms after a number and what they become in the dictionary, first match wins. */
const BULGARIAN_ENDINGS: [RegExp, string][] = [
  [/(и[сз]т|[еа]нт|[ао]т|[еи]ет|рат|тет)и$/, "$1"],
  [/(тел)и$/, "$1"],
  [/([аялн]н|сел|мещ|жит)(?:ци)$/, "$1ец"],
  [/ници$/, "ник"],
  [/ици$/, "ица"],
  [/(ст|щ)ва$/, "$1во"],
  [/([аеоу])йци$/, "$1ец"],
  [/ци$/, "ец"],
  [/(ло|ър|ур|ур)зи$/, "$1г"],
  [/ания$/, "ание"],
  [/([нтвщ])ия$/, "$1ие"],
  [/ища$/, "ище"],
  [/([аеоу])я$/, "$1й"],
  [/(.{2,})ове$/, "$1"],
  [/(.{2,})еве$/, "$1й"],
  [/(е)та$/, "$1"],
  [/(дан|тян|ждан|жан|пан|ичан|вчан|ян)и$/, "$1ин"],
  [/([тлд])ра$/, "$1ър"],
  [/([бв]р|[ое]р|ар|ир|яр)и$/, "$1"],
  [/(ион|он|ин|ен|ан|ун)и$/, "$1"],
  [/(аж|еж|ик|ок|ак|ек|ук|ил|ол|ал|ел|ад|од|ид|ап|оп|ип|ик)и$/, "$1"],
  [/([^аъоуеиюя]а|ея|ия)$/, ""],
  [/и$/, "а"],
];

/**
 * The likeliest dictionary form of a Bulgarian word that follows a number. For words outside the
 * lexicon; a participle or adjective used as a noun („ранени") becomes its masculine singular.
 */
export function bulgarianLemma(form: string): string {
  const word = form.replace(ARTICLE, "");
  if (/[^аеиоуъюя]ени$|ати$|ани$|яни$/.test(word) && isBulgarianAdjective(word)) return word.slice(0, -1);
  if (/щи$|[аия]ли$/.test(word)) return word.slice(0, -1);
  for (const [ending, replacement] of BULGARIAN_ENDINGS) {
    if (!ending.test(word)) continue;
    if (replacement === "") return word.replace(/[ая]$/, "");
    return word.replace(ending, replacement);
  }
  return word;
}

const ADJECTIVE =
  /(?:ски|шки|чки|цки|ни|ви|ими|ати|ити|ащи|ящи|ещи|ущи|ющи|ли|оки|еки|хи|ри|ги|ди|ти|жи|си)(?:те)?$/;
const CERTAIN_ADJECTIVE =
  /(?:[а-я]ски|шки|цки|[^аеи]чки|[лрсвткдгбзмпшж]ни|ални|ични|ивни|ени|ани|яни|[оеъ]ви|ими|ащи|ящи|ещи|ущи|ющи|али|ели|или|яли|ъли|нали|овити|чески|вати)(?:те)?$/;

/** Whether a Bulgarian plural may be an adjective or participle, by its ending alone. */
export function isBulgarianAdjective(word: string): boolean {
  return CERTAIN_ADJECTIVE.test(word) || SHORT_ADJECTIVES.has(word);
}

/** Whether a Bulgarian plural could be an adjective at all: asked only when a noun follows. */
export function maybeBulgarianAdjective(word: string): boolean {
  return ADJECTIVE.test(word);
}

const SHORT_ADJECTIVES = new Set(
  (
    "нови стари млади големи малки леки тежки бързи други първи последни различни дълги къси високи ниски добри лоши " +
    "цели живи мъртви бели черни сини зелени червени жълти чужди местни човешки мъжки женски детски бивши бъдещи сегашни " +
    "по-малки по-големи най-големи еднакви пълни празни свободни тихи богати бедни прости чисти крилати гладки"
  ).split(" "),
);

const ENGLISH_IRREGULAR: Record<string, string> = {
  people: "person",
  men: "man",
  women: "woman",
  children: "child",
  policemen: "policeman",
  policewomen: "policewoman",
  servicemen: "serviceman",
  gunmen: "gunman",
  fishermen: "fisherman",
  firemen: "fireman",
  spokesmen: "spokesman",
  lawmen: "lawman",
  congressmen: "congressman",
  airmen: "airman",
  guardsmen: "guardsman",
  horsemen: "horseman",
  wives: "wife",
  lives: "life",
  knives: "knife",
  wolves: "wolf",
  calves: "calf",
  halves: "half",
  leaves: "leaf",
  loaves: "loaf",
  thieves: "thief",
  shelves: "shelf",
  feet: "foot",
  teeth: "tooth",
  mice: "mouse",
  geese: "goose",
  oxen: "ox",
  crises: "crisis",
  analyses: "analysis",
  bases: "base",
  cases: "case",
  houses: "house",
  viruses: "virus",
  buses: "bus",
  gases: "gas",
  phenomena: "phenomenon",
  criteria: "criterion",
  bacteria: "bacterium",
  aircraft: "aircraft",
  craft: "craft",
  spacecraft: "spacecraft",
  hovercraft: "hovercraft",
  sheep: "sheep",
  fish: "fish",
  deer: "deer",
  species: "species",
  series: "series",
  personnel: "personnel",
  staff: "staff",
  police: "police",
  cattle: "cattle",
  crew: "crew",
  troops: "troop",
  movies: "movie",
  cookies: "cookie",
  zombies: "zombie",
  ties: "tie",
  pies: "pie",
  shoes: "shoe",
  canoes: "canoe",
  rupees: "rupee",
};

/** The plural and singular of an English noun, by rule. */
export function englishForms(lemma: string): string[] {
  if (/(?:s|x|z|ch|sh)$/.test(lemma)) return [lemma, `${lemma}es`];
  if (/[^aeiou]y$/.test(lemma)) return [lemma, `${lemma.slice(0, -1)}ies`];
  return [lemma, `${lemma}s`];
}

/** Whether an English word in lower case is a plural by its form; singular-looking collectives included. */
export function isEnglishPlural(word: string): boolean {
  if (ENGLISH_IRREGULAR[word] !== undefined) return true;
  return (
    word.length > 3 && word.endsWith("s") && !/(?:ss|us|[sxt]is|'s|’s)$/.test(word) && !NOT_PLURAL.has(word)
  );
}

const NOT_PLURAL = new Set(
  "tennis paris this his chris iris basis always perhaps besides sometimes whereas towards afterwards news gas has was does goes says".split(
    " ",
  ),
);

/** The singular of an English plural, by rule; other words stay as they are. */
export function englishLemma(word: string): string {
  const irregular = ENGLISH_IRREGULAR[word];
  if (irregular) return irregular;
  if (!isEnglishPlural(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/(?:at|ir|av|ot|om|ess)oes$|(?:hero|potato|tomato|echo|veto|torpedo|mosquito)es$/.test(word))
    return word.slice(0, -2);
  return word.slice(0, -1);
}
