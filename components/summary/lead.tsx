/** The summary in a sentence whose numbers are links. */
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { claimsHref } from "@/lib/model/claim-filter";
import type { ClaimFilter, Summary } from "@/lib/model/wire";

/** A message, the number in it, and what its link adds to the filter. */
type Counted = ["leadContested" | "leadStale" | "leadLost" | "leadUnassessed", number, ClaimFilter];

export function Lead({ summary, filter }: { summary: Summary; filter: ClaimFilter }) {
  const t = useTranslations("summary");
  const format = useFormatter();
  const to = (more: ClaimFilter) => (words: React.ReactNode) => (
    <Link
      href={claimsHref({ ...filter, ...more })}
      className="inline-block whitespace-nowrap decoration-edge underline-offset-[0.16em]"
    >
      {words}
    </Link>
  );
  const { contested, stale, lost, unassessed } = summary.overlapping;
  const verified = summary.byTypeAndTag
    .filter(({ tag }) => tag === "verified")
    .reduce((sum, { count }) => sum + count, 0);
  const counted: Counted[] = [
    ["leadContested", contested, { contested: true }],
    ["leadStale", stale, { stale: true }],
    ["leadLost", lost, { anchor: ["lost"] }],
    ["leadUnassessed", unassessed, { unassessed: true }],
  ];
  const parts = counted
    .filter(([, count]) => count > 0)
    .map(([key, count, adds]) => <span key={key}>{t.rich(key, { count, n: to(adds) })}</span>);
  return (
    <p className="max-w-[34ch] font-serif text-figure leading-[1.38] tracking-[-0.01em] text-pretty max-sheet:text-[1.4375rem]">
      {t.rich("lead", {
        total: summary.total,
        verified,
        all: to({}),
        good: to({ tag: ["verified"] }),
      })}{" "}
      {parts.length === 0 ? (
        t("leadClear")
      ) : (
        // A sentence of its own, whichever part comes first.
        <span className="inline-block first-letter:uppercase">{format.list(parts)}.</span>
      )}
    </p>
  );
}
