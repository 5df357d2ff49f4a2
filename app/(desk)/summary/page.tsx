import type { Metadata } from "next";
import { DeskBar } from "@/app/(desk)/desk-bar";
import { PageMessages } from "@/app/page-messages";
import { Faulty } from "@/components/claims/faulty";
import { FilterBar } from "@/components/claims/filter-bar";
import { Fresh } from "@/components/shell/fresh";
import { SummaryView } from "@/components/summary/summary-view";
import { translator } from "@/lib/messages/catalogue";
import { listRiskiest } from "@/lib/server/claim-list";
import { readCoverage } from "@/lib/server/coverage";
import { atOneMoment } from "@/lib/server/newsroom";
import { pageLocale } from "@/lib/server/page";
import { filterChoices, type PageQuery, readFilter } from "@/lib/server/page-filter";
import { requirePageActor } from "@/lib/server/session";
import { summarise } from "@/lib/server/summary";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "summary")("title") };
}

export default async function SummaryPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const query = await searchParams;
  const actor = await requirePageActor("/summary", query);
  const { filter, faulty } = readFilter(query);
  const { found, revision } = await atOneMoment(() =>
    Promise.all([
      summarise(actor, filter),
      readCoverage(actor, filter),
      filterChoices(actor),
      listRiskiest(actor, filter, 3),
    ]),
  );
  const [summary, covered, choices, first] = found;
  const locale = await pageLocale();
  return (
    <PageMessages of={["claims", "summary", "finder"]}>
      <DeskBar actor={actor} current="summary" />
      <main id="main" className="page">
        <h1 className="page-title">{translator(locale, "summary")("title")}</h1>
        <FilterBar path="/summary" filter={filter} choices={choices} />
        <Faulty parts={faulty} />
        <SummaryView summary={summary} filter={filter} choices={choices} first={first} covered={covered} />
        <Fresh person={actor.id} revision={revision} />
      </main>
    </PageMessages>
  );
}
