"use client";
/** What the finder read in a candidate: its value, why it is offered, and how sure the finder is. */
import { useFormatter, useTranslations } from "use-intl/react";
import type { Candidate } from "@/lib/browser/candidate-store";
import { useValueWords, useWhy } from "./candidate-why";
import { useTypeName } from "./type-name";

export function CandidateFacts({ candidate }: { candidate: Candidate }) {
  const t = useTranslations("finder");
  const format = useFormatter();
  const typeName = useTypeName();
  const why = useWhy();
  const value = useValueWords()(candidate);
  const share = format.number(candidate.confidence, { style: "percent" });
  return (
    <div className="grid gap-0.5 text-small">
      <p className="font-medium text-ink">
        {typeName(candidate.type)}
        {value !== null && <span className="text-ink-2"> · {value}</span>}
      </p>
      <p className="text-ink-2">{why(candidate)}</p>
      <p className="text-micro text-ink-3">{t("sure", { share })}</p>
    </div>
  );
}
