"use client";
/** How much of an article somebody has looked at, in its row of the queue. */
import { useTranslations } from "use-intl/react";
import { Ticks } from "@/components/ui/ticks";
import { useCoverageWords } from "../reader/coverage-words";

/** `run`: see `runOf`. */
export function QueueCoverage({ run }: { run: string }) {
  const t = useTranslations("finder.coverage");
  const { count, looked, sum } = useCoverageWords()(run);
  if (count === 0) return <span className="text-small text-ink-3">{t("none")}</span>;
  return (
    <p className="grid justify-items-start gap-1.5 text-small text-ink-2">
      <Ticks run={run} label={sum} />
      <span aria-hidden="true">
        <b className="font-semibold text-ink">{looked}</b> {t("of", { count })}{" "}
        {t("looked", { count: looked })}
      </span>
    </p>
  );
}
