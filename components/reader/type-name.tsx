"use client";
/** The name of a claim type in the language of the page. */
import { useCallback } from "react";
import { useLocale } from "use-intl/react";
import { useDesk } from "./desk-context";

/** A function from a type's slug to its name; a slug nobody knows stands for itself. */
export function useTypeName(): (slug: string) => string {
  const { types } = useDesk();
  const locale = useLocale();
  return useCallback(
    (slug) => {
      const type = types.get(slug);
      if (!type) return slug;
      return locale === "bg" ? type.nameBg : type.nameEn;
    },
    [types, locale],
  );
}
