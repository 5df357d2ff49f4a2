/** Guesses what kind of claim some words are, so that the usual one needs no key of its own. */

const QUOTED = /^[„“"«»‟”'‘]/;
const FIGURE = /\p{Nd}/u;
const NUMBER_WORD =
  /(?:^|[^\p{L}])(?:един|една|две|два|двама|три|трима|четири|пет|шест|седем|осем|девет|десет|сто|стотици|хиляд[аи]|милион[аи]?|милиард[аи]?|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|millions?|billions?)(?=$|[^\p{L}])/iu;
const TROOPS =
  /войни[кц]|войск|солдат|боец|бойци|военнослужещ|доброволец|доброволци|troops?|soldiers?|fighters?/iu;
const WEAPONS =
  /ракет|снаряд|боеприпас|дрон|танк|гаубиц|миномет|миномьот|missiles?|rockets?|shells?|drones?|tanks?|howitzers?/iu;

/**
 * The slug that fits the words best among those that may be marked with.
 * @param lastUsed what the person marked last, for words that say nothing about their kind
 */
export function guessType(words: string, usable: readonly string[], lastUsed: string | null): string | null {
  const wanted = [kindOf(words), lastUsed, "statement"];
  return wanted.find((slug): slug is string => slug !== null && usable.includes(slug)) ?? usable[0] ?? null;
}

function kindOf(words: string): string | null {
  if (QUOTED.test(words)) return "quote";
  if (!FIGURE.test(words) && !NUMBER_WORD.test(words)) return null;
  if (TROOPS.test(words)) return "troop-count";
  return WEAPONS.test(words) ? "missile-count" : "quantity";
}
