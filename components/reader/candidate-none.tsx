"use client";
/** What to do in an article in which the finder found nothing. */
import { useTranslations } from "use-intl/react";
import { useCandidates, useClaimOrder } from "./desk-context";

export function CandidateNone() {
  const t = useTranslations("finder.none");
  const count = useCandidates("states", (candidates) => candidates.counting().length);
  const claims = useClaimOrder().length;
  if (count > 0 || claims > 0) return null;
  return (
    <div className="mt-4 border-b border-hair pb-4 print:hidden">
      <h2 className="font-serif text-quote font-semibold">{t("title")}</h2>
      <p className="text-small text-ink-2">{t("text")}</p>
    </div>
  );
}
