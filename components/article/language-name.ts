/** The language of a text by its name. */
import { useLocale, useTranslations } from "use-intl";

/** What the finder of languages says of a text in which it knows none. */
const UNKNOWN = "und";

/** The name of a language tag, in the language of the interface; a tag without a name stands for itself. */
export function useLanguageName(): (tag: string) => string {
  const locale = useLocale();
  const t = useTranslations("articles.language");
  return (tag) => {
    if (tag === "bg" || tag === "en" || tag === UNKNOWN) return t(tag);
    return new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag;
  };
}
