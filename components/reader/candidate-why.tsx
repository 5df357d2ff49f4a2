"use client";
/** Why the finder offers something, in the words of the page's language. */
import { useCallback } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { valueInWords } from "@/components/claim/value-words";
import type { Candidate } from "@/lib/browser/candidate-store";
import { useTypeName } from "./type-name";

/** Codes that say more than that something is counted. */
const KINDS: ReadonlySet<string> = new Set(["duty", "weapon", "harm"]);

/** A function that puts a candidate's reasons into words: what it is, its limit, its unit, its cue. */
export function useWhy(): (candidate: Candidate) => string {
  const t = useTranslations("finder");
  return useCallback(
    ({ why, value, speaker, attributedTo }) => {
      const kinds = new Set(why.filter(({ code }) => KINDS.has(code)).map(({ words }) => words));
      const reasons = why
        .filter(({ code, words }) => code !== "noun" || ![...kinds].some((kind) => words.includes(kind)))
        .map(({ code, words }) => phrase(code, words));
      if (speaker !== null) reasons.push(t("speaker", { name: speaker }));
      if (attributedTo !== null) reasons.push(t("attributedTo", { name: attributedTo }));
      return reasons.join(", ");

      function phrase(code: string, words: string): string {
        const oneSided = value !== null && (value.min === null || value.max === null);
        if (code === "number") return t(/\p{Nd}/u.test(words) ? "why.number" : "why.word");
        if (code === "unit") return t("why.unit", { unit: value?.unit ?? words });
        if (code === "hedge" && !value?.approximate && value) {
          return t(oneSided ? "why.limit" : "why.range", { words });
        }
        return isKnown(code) ? t(`why.${code}`, { words }) : words;
      }
    },
    [t],
  );
}

const KNOWN = [
  "hedge",
  "noun",
  "harm",
  "duty",
  "weapon",
  "bare",
  "definite",
  "abstract",
  "offset",
  "marks",
  "verb",
  "source",
  "colon",
  "sentence",
  "continued",
  "unclosed",
  "name",
  "irony",
  "dash",
] as const;

/** A finder of a later build may give reasons that this page has no words for. */
function isKnown(code: string): code is (typeof KNOWN)[number] {
  return KNOWN.some((known) => known === code);
}

/** A function that says in one line that something is a candidate, of which type, and why. */
export function useDescribed(): (candidate: Candidate) => string {
  const t = useTranslations("finder");
  const typeName = useTypeName();
  const why = useWhy();
  return useCallback(
    (candidate) => t("described", { type: typeName(candidate.type), why: why(candidate) }),
    [t, typeName, why],
  );
}

/** What was read in a figure, with its unit; null for a candidate without a value. */
export function useValueWords(): (candidate: Candidate) => string | null {
  const format = useFormatter();
  return useCallback(
    ({ value }) =>
      value === null ? null : valueInWords(value, (n) => format.number(n, { maximumFractionDigits: 6 })),
    [format],
  );
}
