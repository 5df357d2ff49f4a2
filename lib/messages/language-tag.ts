/** The tags by which the runtime writes times and numbers: an English interface has the day before the month. */
import type { Locale } from "./catalogue";

/** The tag of each language of the interface; what `useLocale` answers. */
export const LANGUAGE_TAG = { bg: "bg", en: "en-GB" } as const satisfies Record<Locale, string>;

export type LanguageTag = (typeof LANGUAGE_TAG)[Locale];

/** The language of the interface that a tag stands for. */
export function languageOf(tag: LanguageTag): Locale {
  return tag === "bg" ? "bg" : "en";
}
