/** The names of claim types in the language of the page. */
import { useLocale } from "use-intl";
import type { FilterChoices } from "@/lib/model/claim-filter";

/** A function from a type's slug to its name; a slug nobody knows stands for itself. */
export function useTypeNames(types: FilterChoices["types"]): (slug: string) => string {
  const locale = useLocale();
  return (slug) => {
    const type = types.find((one) => one.slug === slug);
    if (type === undefined) return slug;
    return locale === "bg" ? type.nameBg : type.nameEn;
  };
}
