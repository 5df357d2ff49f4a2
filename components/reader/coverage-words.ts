"use client";
/** A run of candidates in words: how many there are, how many somebody looked at, and the whole sum. */
import { useTranslations } from "use-intl/react";
import { coverageOf } from "@/lib/model/coverage";

/** A function from a run (see `runOf`) to its numbers and its sentence. */
export function useCoverageWords(): (run: string) => {
  count: number;
  looked: number;
  open: number;
  sum: string;
} {
  const t = useTranslations("finder.coverage");
  return (run) => {
    const coverage = coverageOf(run);
    const count = coverage.candidates;
    const looked = count - coverage.open;
    return { count, looked, open: coverage.open, sum: t("sum", { ...coverage, count, looked }) };
  };
}
