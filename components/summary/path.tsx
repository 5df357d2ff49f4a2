/** How far the marked claims have come: marked, assessed, verified. */
import { useTranslations } from "use-intl";
import type { ClaimFilter, Summary } from "@/lib/model/wire";
import { NumberLink } from "./number";

export function Path({ summary, filter }: { summary: Summary; filter: ClaimFilter }) {
  const t = useTranslations("summary");
  const verified = summary.byTypeAndTag
    .filter(({ tag }) => tag === "verified")
    .reduce((sum, { count }) => sum + count, 0);
  const steps = [
    { name: t("pathMarked"), count: summary.total, adds: {} },
    {
      name: t("pathAssessed"),
      count: summary.total - summary.overlapping.unassessed,
      adds: { unassessed: false },
    },
    { name: t("pathVerified"), count: verified, adds: { tag: ["verified" as const] } },
  ];
  return (
    <section aria-labelledby="path">
      <h2 id="path" className="section-title">
        {t("pathTitle")}
      </h2>
      <p className="text-small text-ink-2">{t("pathText")}</p>
      <ol className="mt-3.5 grid gap-0.5">
        {steps.map(({ name, count, adds }) => (
          <li key={name} className="grid min-h-9 grid-cols-[6.5rem_1fr] items-center gap-3.5 text-small">
            <span>{name}</span>
            <span className="flex items-center gap-2.5 font-semibold">
              <i
                aria-hidden="true"
                className="h-4 rounded-[2px] bg-ink-2"
                style={{ width: `${(count / Math.max(summary.total, 1)) * 75}%` }}
              />
              <NumberLink
                count={count}
                filter={{ ...filter, ...adds }}
                label={t("cell", { name: t("sum"), column: name, count })}
              />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
