"use client";
/** All claims that a filter lets through: how many, the file of them, the table, and for editors the bulk bar. */
import type { RowSelectionState } from "@tanstack/react-table";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { Done, Refused } from "@/components/ui/said";
import { API } from "@/lib/browser/client";
import { claimsHref, type FilterChoices, filterQuery } from "@/lib/model/claim-filter";
import type { ClaimFilter, ClaimSort } from "@/lib/model/wire";
import { BulkBar } from "./bulk-bar";
import { ClaimsTable } from "./claims-table";
import { type ClaimPage, useClaimPages } from "./use-claim-pages";

const SORTS = ["-created", "created", "risk", "quote", "type", "article", "marker"] as const;

export function ClaimsView(props: {
  first: ClaimPage;
  total: number;
  filter: ClaimFilter;
  sort: ClaimSort;
  choices: FilterChoices;
  /** Whether the person may change many claims at once. */
  bulk: boolean;
}) {
  const { filter, sort, choices } = props;
  const t = useTranslations("claims");
  const format = useFormatter();
  const pages = useClaimPages(props.first, props.total, filter, sort);
  const [selection, setSelection] = useState<RowSelectionState>({});
  const [changed, setChanged] = useState<number | null>(null);
  const { total } = pages;
  // What others took out of the list is no longer to be changed with the rest.
  const selected = pages.rows.map(({ id }) => id).filter((id) => selection[id] === true);
  if (total === 0) return <Nothing filter={filter} />;
  return (
    <>
      <div className="mt-6 flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="font-semibold" role="status">
          {t("count", { count: total })}
        </p>
        <SortChoice filter={filter} sort={sort} />
        <a
          href={`${API}/claims.csv${filterQuery(filter)}`}
          download
          aria-label={t("csvHint")}
          className="btn ml-auto"
        >
          <Icon name="save" />
          {t("csv")}
        </a>
      </div>
      <ClaimsTable
        rows={pages.rows}
        total={total}
        choices={choices}
        filter={filter}
        sort={sort}
        selection={props.bulk ? selection : null}
        onSelection={setSelection}
        onNearEnd={pages.more}
      />
      <div className="mt-4 text-small text-ink-2">
        {pages.failed ? (
          <div className="flex flex-wrap items-center gap-3">
            <Refused>{t("loadFailed")}</Refused>
            <button type="button" className="btn" onClick={() => void pages.more()}>
              {t("retry")}
            </button>
          </div>
        ) : (
          !pages.ended && (
            <p>
              {t("shown", { shown: format.number(pages.rows.length), total: format.number(total) })}.{" "}
              {t("loading")}
            </p>
          )
        )}
        <Done>{changed === null ? null : t("changed", { count: changed })}</Done>
      </div>
      {selected.length > 0 && (
        <BulkBar
          ids={selected}
          withdrawn={filter.withdrawn === true}
          choices={choices}
          onChanged={({ changed: count, claims }) => {
            pages.put(claims);
            setSelection({});
            setChanged(count);
          }}
          onClear={() => setSelection({})}
        />
      )}
    </>
  );
}

/** The order, for windows too narrow for the heads. */
function SortChoice({ filter, sort }: { filter: ClaimFilter; sort: ClaimSort }) {
  const t = useTranslations("claims");
  const router = useRouter();
  return (
    <label className="chip px-0 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-ink sheet:hidden">
      <span className="sr-only">{t("sort")}</span>
      <select
        value={sort}
        onChange={(event) =>
          router.push(claimsHref(filter, { sort: event.currentTarget.value }), { scroll: false })
        }
        className="field-sizing-content self-stretch rounded-full bg-transparent px-2.5 outline-none"
      >
        {SORTS.map((one) => (
          <option key={one} value={one}>
            {t(`sortBy.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Nothing({ filter }: { filter: ClaimFilter }) {
  const t = useTranslations("claims");
  const filtered = filterQuery(filter) !== "";
  return (
    <Empty title={t(filtered ? "emptyTitle" : "noneTitle")} text={t(filtered ? "emptyText" : "noneText")}>
      <Link href={filtered ? "/claims" : "/articles"} className="btn btn-ink">
        {filtered ? t("filter.clear") : t("toArticles")}
      </Link>
    </Empty>
  );
}
