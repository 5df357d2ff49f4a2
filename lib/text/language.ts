/**
 * Guesses the language of news text from its script, its tell-tale letters and its commonest function
 * words, so that the page can say `lang` and a Bulgarian text gets Bulgarian letterforms. Trigram
 * libraries were passed over: on the one or two sentences of an embedded post they confuse Bulgarian
 * with Macedonian and Russian, which letters and function words tell apart.
 */
import type { Span } from "./units";

/** How much of a text is looked at, in UTF-16 units: more does not change the answer. */
const SAMPLE = 40_000;
/** Links, handles and hashtags are in no language. */
const NO_LANGUAGE = /(?:https?:\/\/|www\.|pic\.twitter\.com\/)\S+|[@#][\p{L}\p{N}_]+/giu;

/** Scripts of one language, or of a first language that its own letters and words may correct. */
const SCRIPTS: readonly { code: string; letters: RegExp; first: string }[] = [
  { code: "Cyrl", letters: /\p{Script=Cyrillic}/gu, first: "bg" },
  { code: "Latn", letters: /\p{Script=Latin}/gu, first: "en" },
  { code: "Grek", letters: /\p{Script=Greek}/gu, first: "el" },
  { code: "Arab", letters: /\p{Script=Arabic}/gu, first: "ar" },
  { code: "Hebr", letters: /\p{Script=Hebrew}/gu, first: "he" },
  { code: "Armn", letters: /\p{Script=Armenian}/gu, first: "hy" },
  { code: "Geor", letters: /\p{Script=Georgian}/gu, first: "ka" },
  { code: "Kore", letters: /\p{Script=Hangul}/gu, first: "ko" },
  { code: "Jpan", letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, first: "ja" },
  { code: "Hans", letters: /\p{Script=Han}/gu, first: "zh" },
];

type Voice = { readonly language: string; readonly words: ReadonlySet<string>; readonly letters?: RegExp };

function voice(language: string, words: string, letters?: RegExp): Voice {
  return { language, words: new Set(words.split(" ")), ...(letters && { letters }) };
}

/** Words and letters that the neighbours in the same script do not share. */
const VOICES: Record<string, readonly Voice[]> = {
  Cyrl: [
    voice(
      "bg",
      "е са че ще от като със през това след към който която което които или още бе няма най във беше по-късно им си тя той",
      /ъ/g,
    ),
    voice(
      "ru",
      "что и как это для его из был была были к не или же её они также который которая после до со во он она уже при том",
      /[ыэё]/g,
    ),
    voice(
      "uk",
      "що та і з це від для який яка які й не як про після до але або він вона його був були",
      /[іїєґ]/g,
    ),
    voice("mk", "дека со што ќе беше кој која кои ги го му по од во сѐ исто ја им како бидејќи", /[ѓќѕј]/g),
    voice("sr", "је су у који која које ће од као са није и за би га се што али током", /[ђћј]/g),
    voice("be", "што і з у гэта як для яго ў пасля каб але быў", /[ўі]/g),
  ],
  Latn: [
    voice(
      "en",
      "the of and to in is was that for with on by at from his has have are it as an be said not this will would",
    ),
    voice(
      "de",
      "der die das und ist nicht mit dem den ein eine von zu im für auf sich des auch wird hat sagte",
      /ß/g,
    ),
    voice("fr", "le la les et des est une dans pour que qui sur au du par ne pas il elle a été avec"),
    voice("es", "el la los las y que en del una por con para es se su no al lo como más", /[ñ¿¡]/g),
    voice("it", "il di che e la della per un una con non è sono del dei nel alla si ha gli"),
    voice("pt", "o os um uma de que e do da em para com não é se na no por mais ao", /[ãõ]/g),
    voice("nl", "de het een en van is dat niet met voor op zijn te aan ook door wordt"),
    voice("pl", "i w na z że się nie do jest to przez dla od oraz jak był", /[łąęż]/g),
    voice("ro", "și în de la cu pe este nu din că un o care pentru a fost sau", /[ățș]/g),
    voice("tr", "ve bir bu da de için ile olarak çok daha olan dedi", /[ğışİ]/g),
    voice("hr", "je i u na se da su za od koji koja što nije kao bi će", /[đćč]/g),
  ],
};

/** What a tell-tale letter weighs against a function word. */
const LETTER_WEIGHT = 0.5;
/** What another language needs over the script's first: one word alone may be part of a name. */
const SMALL_LEAD = 1.5;
/** How many more hits a same-script block needs before it leaves the article's language. */
const CLEAR_LEAD = 3;

/**
 * Guesses the language of a text as a BCP 47 code. Cyrillic without further signs is taken for
 * Bulgarian and Latin for English, the desk's own languages; a text without letters is `und`.
 */
export function guessLanguage(text: string): "bg" | "en" | (string & {}) {
  const sample = text.slice(0, SAMPLE).replace(NO_LANGUAGE, " ");
  const script = scriptOf(sample);
  if (!script) return "und";
  const ranked = ranking(sample, script.code);
  const first = ranked.find((entry) => entry.language === script.first)?.score ?? 0;
  const best = ranked[0];
  return best && best.score >= first + SMALL_LEAD ? best.language : script.first;
}

/**
 * Guesses the language of one block of an article. A block in another script than the article's is
 * judged by itself; one in the same script stays with the article unless its words clearly say
 * otherwise, because headings and names are too short to judge.
 */
export function blockLanguage(text: string, block: Span, articleLanguage: string): string {
  const sample = text.slice(block.start, Math.min(block.end, block.start + SAMPLE)).replace(NO_LANGUAGE, " ");
  const script = scriptOf(sample);
  if (!script) return articleLanguage;
  const language = articleLanguage.split("-")[0] ?? articleLanguage;
  if (scriptOfLanguage(articleLanguage) !== script.code) return guessLanguage(sample);
  const ranked = ranking(sample, script.code);
  const own = ranked.find((entry) => entry.language === language)?.score ?? 0;
  const best = ranked[0];
  return best && best.language !== language && best.score >= own + CLEAR_LEAD
    ? best.language
    : articleLanguage;
}

/** Names the script most letters of a text belong to (ISO 15924); null when it has no letter. */
export function dominantScript(text: string): string | null {
  return scriptOf(text.slice(0, SAMPLE).replace(NO_LANGUAGE, " "))?.code ?? null;
}

function scriptOf(sample: string): { code: string; first: string } | null {
  let best: { code: string; first: string } | null = null;
  let most = 0;
  for (const { code, letters, first } of SCRIPTS) {
    const count = sample.match(letters)?.length ?? 0;
    if (count > most) {
      best = { code, first };
      most = count;
    }
  }
  // Japanese mixes kana with more Han than kana: any kana decides.
  return best?.code === "Hans" && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sample)
    ? { code: "Jpan", first: "ja" }
    : best;
}

function scriptOfLanguage(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().script;
  } catch {
    // A tag the platform does not know has no script to compare with.
    return undefined;
  }
}

/** Scores every language of a script, best first; the order of the table settles ties. */
function ranking(sample: string, script: string): { language: string; score: number }[] {
  const lower = sample.toLowerCase();
  const words = lower.match(/[\p{L}\p{M}]+/gu) ?? [];
  return (VOICES[script] ?? [])
    .map(({ language, words: known, letters }) => {
      const hits = words.filter((word) => known.has(word)).length;
      const tells = letters ? (lower.match(letters)?.length ?? 0) * LETTER_WEIGHT : 0;
      return { language, score: hits + tells };
    })
    .sort((a, b) => b.score - a.score);
}
