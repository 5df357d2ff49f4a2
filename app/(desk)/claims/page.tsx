import type { Metadata } from "next";
import { DeskBar } from "@/app/(desk)/desk-bar";
import { PageMessages } from "@/app/page-messages";
import { ClaimsView } from "@/components/claims/claims-view";
import { Faulty } from "@/components/claims/faulty";
import { FilterBar } from "@/components/claims/filter-bar";
import { Fresh } from "@/components/shell/fresh";
import { translator } from "@/lib/messages/catalogue";
import { filterQuery } from "@/lib/model/claim-filter";
import { can } from "@/lib/model/policy";
import { ClaimSort } from "@/lib/model/wire";
import { countClaims, listClaims } from "@/lib/server/claim-list";
import { atOneMoment } from "@/lib/server/newsroom";
import { pageLocale } from "@/lib/server/page";
import { filterChoices, type PageQuery, readFilter } from "@/lib/server/page-filter";
import { requirePageActor } from "@/lib/server/session";

/** Rows that come with the page; the rest are read on the way down. */
const FIRST = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "claims")("title") };
}

export default async function ClaimsPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const query = await searchParams;
  const actor = await requirePageActor("/claims", query);
  const { filter, faulty } = readFilter(query);
  const chosen = ClaimSort.safeParse(query.sort);
  const sort = chosen.success ? chosen.data : "-created";
  const { found, revision } = await atOneMoment(() =>
    Promise.all([
      listClaims(actor, { ...filter, sort, limit: FIRST }),
      countClaims(actor, filter),
      filterChoices(actor),
    ]),
  );
  const [first, total, choices] = found;
  const locale = await pageLocale();
  return (
    <PageMessages of={["claims"]}>
      <DeskBar actor={actor} current="claims" />
      <main id="main" className="page max-w-[86rem]">
        <h1 className="page-title">{translator(locale, "claims")("title")}</h1>
        <FilterBar
          path="/claims"
          filter={filter}
          choices={choices}
          wide
          keep={chosen.success ? { sort: chosen.data } : {}}
        />
        <Faulty parts={faulty} />
        <ClaimsView
          key={`${filterQuery(filter)} ${sort}`}
          first={first}
          total={total}
          filter={filter}
          sort={sort}
          choices={choices}
          bulk={can(actor, "claim:bulk")}
        />
        <Fresh person={actor.id} revision={revision} />
      </main>
    </PageMessages>
  );
}
