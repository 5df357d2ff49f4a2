/** Why something was not taken, in the person's language: by its reason, else by its code. */
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/shell/use-sending";
import type { Refusal } from "@/lib/browser/client";
import { SOURCE_REASONS } from "@/lib/model/source-reasons";

/** Gives the words of a refusal of a preview or an import. */
export function useImportWords(): (refusal: Refusal) => React.ReactNode {
  const t = useTranslations("articles.new.refused");
  const words = useRefusalWords();
  return (refusal) => {
    const reason = SOURCE_REASONS.find((known) => known === refusal.errors[0]?.reason);
    if (reason !== undefined) return t(reason);
    return refusal.code === "UNSUPPORTED" || refusal.code === "TOO_LARGE" ? t(refusal.code) : words(refusal);
  };
}
