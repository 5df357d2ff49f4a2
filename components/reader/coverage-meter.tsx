"use client";
/** How many candidates somebody has looked at, one stroke each, in the bar. Pressed, it goes to the next one. */
import { useTranslations } from "use-intl/react";
import { Ticks } from "@/components/ui/ticks";
import { useCoverageWords } from "./coverage-words";
import { useCandidates, useDesk } from "./desk-context";

export function CoverageMeter() {
  const { candidateDesk } = useDesk();
  const words = useCoverageWords();
  const t = useTranslations("finder.coverage");
  const run = useCandidates("states", (store) => store.run());
  if (run === "") {
    return <span className="text-small text-ink-3 max-desk:hidden">{t("none")}</span>;
  }
  const { count, looked, sum } = words(run);
  const meter = (
    <>
      <Ticks run={run} label={sum} className="max-w-[12.5rem] max-desk:max-w-[9rem]" />
      <span aria-hidden="true" className="whitespace-nowrap">
        <b className="font-semibold text-ink">{looked}</b> {t("of", { count })}{" "}
        <span className="max-desk:hidden">{t("looked", { count: looked })}</span>
      </span>
    </>
  );
  const className = "inline-flex min-w-0 items-center gap-2.5 text-small text-ink-2";
  const next = candidateDesk.current();
  if (next === null) return <span className={className}>{meter}</span>;
  return (
    <button
      type="button"
      className={`${className} min-h-[max(2rem,var(--tap))] rounded-ctl px-1.5 hover:bg-wash`}
      aria-label={t("go", { sum })}
      onClick={() => candidateDesk.visit(candidateDesk.current() ?? next)}
    >
      {meter}
    </button>
  );
}
