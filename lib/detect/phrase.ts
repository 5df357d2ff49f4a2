/**
 * Finds where the counted noun phrase after a number ends: adjectives first, then the head noun, by
 * endings, agreement and the lexicon, without a tagger. What follows the head noun is left out.
 */
import { bulgarianLemma, isBulgarianAdjective, isEnglishPlural, maybeBulgarianAdjective } from "./morphology";
import { countedNoun, knownNoun, type Noun } from "./nouns";
import type { Token } from "./tokens";
import { isDash } from "./tokens";
import { FUNCTION_WORDS, MONTHS } from "./words";

/** A counted phrase. `to`: index after its head; `words`: its adjectives and head in lower case. */
export type Phrase = {
  readonly to: number;
  readonly noun: Noun;
  readonly words: readonly string[];
  /** The head is in the lexicon, or its form can only be a counted noun's. */
  readonly certain: boolean;
};

/** How many words are looked at for a head noun. */
const REACH = 7;

/** What the number tells about its noun. */
export type Agreement = { definite: boolean; singular: boolean; person: boolean };

/** The counted phrase that starts at token `index`, or null when none follows the number. */
export function readPhrase(tokens: readonly Token[], index: number, agreement: Agreement): Phrase | null {
  const first = tokens[skipQuoted(tokens, index)];
  if (first?.kind !== "word" || !first.spaced) return null;
  return first.cyrillic ? bulgarianPhrase(tokens, index, agreement) : englishPhrase(tokens, index, agreement);
}

/** The index of the last token of the hyphenated word that starts at `index`: „бързо-подвижни". */
function lastOfCompound(tokens: readonly Token[], index: number): number {
  let at = index;
  while (isDash(tokens[at + 1]) && !tokens[at + 1]?.spaced && isGluedWord(tokens[at + 2])) at += 2;
  return at;
}

function isGluedWord(token: Token | undefined): boolean {
  return token !== undefined && token.kind === "word" && !token.spaced;
}

const VERB_ENDING = /(?:ха|хме|хте|ват|яват|еят|аят|ят|ат|ме|ше|ло|но|то|ла)$/;
/** Plurals with the article; „-ата“ and „-ета“ are left out: „мандата“ after a number is a count form, „дръвчета“ a plain plural. */
const DEFINITE = /(?:[иоея]те|ята)$/;
const INDEFINITE_PLURAL = /[ияае]$/;

function bulgarianPhrase(tokens: readonly Token[], index: number, agreement: Agreement): Phrase | null {
  const words: string[] = [];
  let adjective: { to: number; word: string } | null = null;
  let at = index;
  for (let step = 0; step < REACH; step++) {
    at = skipQuoted(tokens, at);
    const token = tokens[at];
    if (token?.lower === "и" && adjective && isAdjectivePair(tokens, at, agreement)) {
      at++;
      continue;
    }
    if (token?.kind !== "word" || FUNCTION_WORDS.has(token.lower) || MONTHS.has(token.lower)) break;
    if (!token.spaced && at > index) break;
    if (token.capital && (!agreement.definite || adjective)) {
      const named = skipNames(tokens, at);
      if (named === null) break;
      at = named;
      continue;
    }
    const end = lastOfCompound(tokens, at);
    const word = tokens[end]?.lower ?? token.lower;
    if (wrongForm(word, agreement, adjective !== null)) break;
    const known = knownNoun(word, true);
    const followed = isAdjectiveBefore(tokens, end + 1, agreement);
    words.push(word);
    if (known ? known.adjectival : isBulgarianAdjective(word) || maybeBulgarianAdjective(word)) {
      adjective = { to: end + 1, word };
      if (followed || isAdjectivePair(tokens, end + 1, agreement)) {
        at = end + 1;
        continue;
      }
      return {
        to: end + 1,
        noun: known ?? countedNoun(word, true, agreement.singular),
        words,
        certain: known !== undefined,
      };
    }
    return {
      to: end + 1,
      noun: known ?? countedNoun(word, true, agreement.singular),
      words,
      certain: known !== undefined,
    };
  }
  if (!adjective) return null;
  const lemma = bulgarianLemma(adjective.word);
  return { to: adjective.to, noun: { lemma, kind: "thing" }, words, certain: false };
}

/** „и тежкотоварни автомобила" after „леки": a second adjective, and the noun of both. */
function isAdjectivePair(tokens: readonly Token[], index: number, agreement: Agreement): boolean {
  const second = tokens[index + 1];
  if (
    tokens[index]?.lower !== "и" ||
    second?.kind !== "word" ||
    second.capital ||
    FUNCTION_WORDS.has(second.lower)
  ) {
    return false;
  }
  const noun = knownNoun(second.lower, true);
  const adjectival = noun ? noun.adjectival === true : isBulgarianAdjective(second.lower);
  return adjectival && isAdjectiveBefore(tokens, index + 2, agreement);
}

/** A word that cannot be counted here: a verb, a definite form after an indefinite number, a singular. */
function wrongForm(word: string, agreement: Agreement, afterAdjective: boolean): boolean {
  if (agreement.singular) return false;
  const known = knownNoun(word, true);
  const definite = known ? known.definite === true : DEFINITE.test(word);
  if (definite) return !agreement.definite || (afterAdjective && !known);
  if (known) return false;
  return VERB_ENDING.test(word) || !INDEFINITE_PLURAL.test(word) || word.length < 3;
}

/** Whether the word at `index` can be the noun that the adjective before it waits for. */
function isAdjectiveBefore(tokens: readonly Token[], index: number, agreement: Agreement): boolean {
  const token = tokens[index];
  if (token?.kind !== "word" || !token.spaced || FUNCTION_WORDS.has(token.lower)) return false;
  if (!token.cyrillic || MONTHS.has(token.lower)) return false;
  if (token.capital) return skipNames(tokens, index) !== null;
  const word = tokens[lastOfCompound(tokens, index)]?.lower ?? token.lower;
  if (knownNoun(word, true)) return true;
  return !wrongForm(word, { ...agreement, definite: false }, true);
}

/** Names of makes before a known noun („5 Patriot ракети"): the index of that noun, else null. */
function skipNames(tokens: readonly Token[], index: number): number | null {
  let at = index;
  while (tokens[at]?.kind === "word" && tokens[at]?.capital && at < index + 3) {
    at = lastOfCompound(tokens, at) + 1;
    if (isDash(tokens[at]) && tokens[at + 1]?.kind === "number") at += 2;
  }
  const next = tokens[at];
  return at > index && next?.kind === "word" && next.spaced && knownNoun(next.lower, next.cyrillic)
    ? at
    : null;
}

/** Plurals that modify the plural after them: "arms dealers", "weapons systems". */
const PLURAL_MODIFIERS = new Set(
  "arms sports weapons systems sales savings communications operations women men".split(" "),
);
/** Participles that count people by themselves when no noun follows. */
const NOMINAL = new Set(
  "killed dead wounded injured missing casualties captured homeless unemployed jobless".split(" "),
);

function englishPhrase(tokens: readonly Token[], index: number, agreement: Agreement): Phrase | null {
  const words: string[] = [];
  let at = index;
  for (let step = 0; step < REACH; step++) {
    at = skipQuoted(tokens, at);
    const token = tokens[at];
    if (token && token.kind === "mark" && token.text === "," && step > 0 && listsAdjectives(tokens, at)) {
      at++;
      continue;
    }
    if (token?.kind === "number" || token?.kind !== "word" || (!token.spaced && at > index)) break;
    if ((token.lower === "and" || token.lower === "or") && joinsAdjectives(tokens, at, step)) {
      at++;
      continue;
    }
    const stops = FUNCTION_WORDS.has(token.lower) && !(step === 0 && COMPARING.has(token.lower));
    if (stops || /['’]s$/.test(token.lower) || (MONTHS.has(token.lower) && token.capital)) break;
    let end = lastOfCompound(tokens, at);
    if (isDash(tokens[end + 1]) && !tokens[end + 1]?.spaced && tokens[end + 2]?.kind === "number") end += 2;
    const word = tokens[end]?.lower ?? token.lower;
    words.push(word);
    const plural = isEnglishPlural(word) && !(token.capital && isEnglishPlural(tokens[end + 1]?.lower ?? ""));
    const known = knownNoun(word, false);
    const next = tokens[end + 1];
    const more = next?.kind === "word" && next.spaced ? next.lower : "";
    if (agreement.singular) {
      const head = known && !(more && knownNoun(more, false));
      if (head) return { to: end + 1, noun: withModifier(known, words), words, certain: true };
    } else if (plural && !(PLURAL_MODIFIERS.has(word) && isEnglishPlural(more))) {
      if (isCollective(word) && isEnglishPlural(more)) {
        at = end + 1;
        continue;
      }
      const noun = withModifier(known ?? countedNoun(word, false), words);
      return { to: end + 1, noun, words, certain: known !== undefined };
    }
    at = end + 1;
  }
  return nominalPhrase(tokens, index);
}

/** "30 other people", "two more soldiers": part of the phrase when a noun follows. */
const COMPARING = new Set(["other", "more", "different", "such"]);

/** "15 social and ecological variables": „and" between two adjectives of one noun. */
function joinsAdjectives(tokens: readonly Token[], index: number, step: number): boolean {
  const [before, after, noun] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]];
  if (step === 0 || before?.kind !== "word" || after?.kind !== "word" || noun?.kind !== "word") return false;
  if (FUNCTION_WORDS.has(after.lower) || NOMINAL.has(before.lower)) return false;
  return isEnglishPlural(noun.lower) && !isEnglishPlural(after.lower) && !isEnglishPlural(before.lower);
}

/** Over a short quoted modifier before the noun: "two “danger to life” alerts". */
function skipQuoted(tokens: readonly Token[], index: number): number {
  const token = tokens[index];
  if (token?.kind !== "mark" || !token.spaced || !/^[“"„‘«]$/.test(token.text)) return index;
  for (let at = index + 2; at <= index + 6; at++) {
    const next = tokens[at + 1];
    if (/^[”"“’»]$/.test(tokens[at]?.text ?? ""))
      return next?.kind === "word" && next.spaced ? at + 1 : index;
  }
  return index;
}

/** Singular-looking plurals that also modify: "police officers", "crew members", "staff nurses". */
function isCollective(word: string): boolean {
  return !word.endsWith("s") || word === "species" || word === "series";
}

/** "crew member", "patrol boat": a compound that the lexicon lists by its first part keeps its class. */
function withModifier(noun: Noun, words: readonly string[]): Noun {
  const modifier = words.at(-2);
  if (!modifier) return noun;
  if (noun.lemma === "member" && modifier === "crew") return { lemma: "crew member", kind: "duty" };
  if (noun.lemma === "officer" || noun.lemma === "fighter") return noun;
  return noun;
}

/** "12 big, heavy trucks": a comma between two words that are no nouns of their own. */
function listsAdjectives(tokens: readonly Token[], index: number): boolean {
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  if (!before || !after || after.kind !== "word" || after.capital) return false;
  return (
    /(?:y|ed|al|ic|ous|ful|ive|en|big|old|new|long)$/.test(before.lower) &&
    isEnglishPlural(tokens[index + 2]?.lower ?? "")
  );
}

function nominalPhrase(tokens: readonly Token[], index: number): Phrase | null {
  const token = tokens[index];
  if (!token || !NOMINAL.has(token.lower)) return null;
  // "left hundreds missing": the participle says what became of them, not who they are.
  for (let at = index - 1; at >= Math.max(0, index - 5); at--) {
    if (/^(?:left|leaving|leaves|leave)$/.test(tokens[at]?.lower ?? "")) return null;
  }
  return { to: index + 1, noun: { lemma: token.lower, kind: "harmed" }, words: [token.lower], certain: true };
}
