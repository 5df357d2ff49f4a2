"use client";
/** The editor's summary: a sentence, what to look at first, the numbers, and the file to take away. */
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useSpokenFilter } from "@/components/claims/spoken-filter";
import { Empty } from "@/components/ui/empty";
import { type FilterChoices, filterQuery } from "@/lib/model/claim-filter";
import type { Claim, ClaimFilter, Summary } from "@/lib/model/wire";
import { CoverageLine, CoverageTable, type Covered } from "./coverage";
import { Days } from "./days";
import { FirstThree } from "./first-three";
import { Lead } from "./lead";
import { Path } from "./path";
import { People } from "./people";
import { TakeAway } from "./take-away";
import { TypeTable } from "./type-table";

/** `first`: the riskiest claims, at most three; none where nothing wants a look. */
export function SummaryView(props: {
  summary: Summary;
  filter: ClaimFilter;
  choices: FilterChoices;
  first: readonly Claim[];
  covered: readonly Covered[];
}) {
  const { summary, filter, choices, first, covered } = props;
  const t = useTranslations("summary");
  const spoken = useSpokenFilter(choices);
  if (summary.total === 0) {
    const filtered = filterQuery(filter) !== "";
    return (
      <Empty title={t(filtered ? "emptyTitle" : "noneTitle")} text={t(filtered ? "emptyText" : "noneText")}>
        {!filtered && (
          <Link href="/articles" className="btn btn-ink">
            {t("toArticles")}
          </Link>
        )}
      </Empty>
    );
  }
  const row = "mt-13 grid gap-x-16 gap-y-13 sheet:grid-cols-12";
  return (
    <>
      <div className={row}>
        <div className="sheet:col-span-6">
          <Lead summary={summary} filter={filter} />
          <CoverageLine articles={covered} />
        </div>
        {first.length > 0 && (
          <div className="sheet:col-span-6">
            <FirstThree claims={first} choices={choices} />
          </div>
        )}
      </div>
      <div className="mt-13">
        <TypeTable summary={summary} filter={filter} choices={choices} />
      </div>
      <div className={row}>
        <div className="min-w-0 sheet:col-span-7">
          <Days summary={summary} filter={filter} />
        </div>
        <div className="sheet:col-span-5">
          <Path summary={summary} filter={filter} />
        </div>
      </div>
      <div className="mt-13">
        <People summary={summary} filter={filter} />
      </div>
      <div className={row}>
        <div className="min-w-0 sheet:col-span-7">
          <CoverageTable articles={covered} />
        </div>
        <div className="min-w-0 sheet:col-span-5">
          <TakeAway key={filterQuery(filter)} filter={filter} total={summary.total} spoken={spoken(filter)} />
        </div>
      </div>
    </>
  );
}
