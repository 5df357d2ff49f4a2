/** Type × tag with totals and share, and beside it, apart from the sum, what of it wants a look. */
import { useFormatter, useTranslations } from "use-intl";
import { Stamp } from "@/components/claim/stamp";
import { useTypeNames } from "@/components/claims/type-name";
import { Icon, type IconName } from "@/components/ui/icon";
import type { FilterChoices } from "@/lib/model/claim-filter";
import type { ClaimFilter, Summary } from "@/lib/model/wire";
import { NumberLink } from "./number";

type Name = "verified" | "unverified" | "contested" | "stale" | "drifted" | "lost" | "unassessed";
/** A column, with what it adds to its row's filter. */
type Column = { name: Name; icon: IconName; adds: ClaimFilter };

const PARTS: readonly Column[] = [
  { name: "verified", icon: "check", adds: { tag: ["verified"] } },
  { name: "unverified", icon: "ask", adds: { tag: ["unverified"] } },
];
const BESIDE: readonly Column[] = [
  { name: "contested", icon: "differ", adds: { contested: true } },
  { name: "stale", icon: "stale", adds: { stale: true } },
  { name: "drifted", icon: "drifted", adds: { anchor: ["drifted"] } },
  { name: "lost", icon: "lost", adds: { anchor: ["lost"] } },
  { name: "unassessed", icon: "eye", adds: { unassessed: true } },
];

const CELL = "border-b border-hair p-2 text-right align-baseline";
const HEAD = "border-b border-edge p-2 text-right align-baseline font-normal whitespace-nowrap";

type Counts = Record<Name, number>;
type Row = { filter: ClaimFilter; counts: Counts };

function rowsOf(summary: Summary, filter: ClaimFilter): (Row & { type: string })[] {
  return summary.overlappingByType.map(({ type, ...beside }) => {
    const tags = summary.byTypeAndTag.filter((row) => row.type === type);
    const of = (tag: string) => tags.find((row) => row.tag === tag)?.count ?? 0;
    const counts = { verified: of("verified"), unverified: of("unverified"), ...beside };
    return { type, filter: { ...filter, type: [type] }, counts };
  });
}

function Cells({ row, name }: { row: Row; name: string }) {
  const t = useTranslations("summary");
  const format = useFormatter();
  const { counts, filter } = row;
  const { verified, unverified } = counts;
  const total = verified + unverified;
  const cell = ({ name: column, adds }: Column, className = "") => (
    <td key={column} className={`${CELL} ${className}`}>
      <NumberLink
        count={counts[column]}
        filter={{ ...filter, ...adds }}
        label={t("cell", { name, column: t(column), count: counts[column] })}
      />
    </td>
  );
  return (
    <>
      {PARTS.map((column) => cell(column))}
      <td className={CELL}>
        <NumberLink
          count={total}
          filter={filter}
          label={t("cell", { name, column: t("total"), count: total })}
        />
      </td>
      <td className={`${CELL} text-ink-2`}>
        {total === 0 ? "–" : format.number(verified / total, { style: "percent", maximumFractionDigits: 0 })}
      </td>
      {BESIDE.map((column, i) => cell(column, i === 0 ? "pl-8" : ""))}
    </>
  );
}

function Head({ name, icon, className = "" }: { name: string; icon: IconName; className?: string }) {
  return (
    <th scope="col" className={`${HEAD} ${className}`}>
      <span className="inline-flex items-baseline gap-1.5">
        <Icon name={icon} className="size-4 self-center" />
        {name}
      </span>
    </th>
  );
}

export function TypeTable(props: { summary: Summary; filter: ClaimFilter; choices: FilterChoices }) {
  const { summary, filter, choices } = props;
  const t = useTranslations("summary");
  const typeName = useTypeNames(choices.types);
  const rows = rowsOf(summary, filter);
  const of = (name: Name) => rows.reduce((total, { counts }) => total + counts[name], 0);
  const sum: Counts = {
    ...summary.overlapping,
    verified: of("verified"),
    unverified: of("unverified"),
  };
  return (
    <section aria-labelledby="types">
      <h2 id="types" className="section-title">
        {t("tableTitle")}
      </h2>
      <p className="text-small text-ink-2">{t("tableText")}</p>
      <div className="mt-3.5 overflow-x-auto max-sheet:-mx-[1.125rem] max-sheet:pr-[1.125rem]">
        <table className="w-full border-collapse text-ui">
          <thead className="text-small text-ink-2">
            <tr>
              <th
                scope="col"
                className={`${HEAD} pl-0 text-left! max-sheet:sticky max-sheet:left-0 max-sheet:bg-paper max-sheet:pl-[1.125rem]`}
              >
                {t("type")}
              </th>
              {PARTS.map(({ name, icon }) => (
                <Head key={name} name={t(name)} icon={icon} />
              ))}
              <th scope="col" className={HEAD}>
                {t("total")}
              </th>
              <th scope="col" className={HEAD}>
                <abbr title={t("shareLong")} className="no-underline">
                  {t("share")}
                </abbr>
              </th>
              {BESIDE.map(({ name, icon }, i) => (
                <Head key={name} name={t(name)} icon={icon} className={i === 0 ? "pl-8" : ""} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.type}>
                <th
                  scope="row"
                  className="border-b border-hair py-2 pr-2 text-left align-baseline font-normal whitespace-nowrap max-sheet:sticky max-sheet:left-0 max-sheet:bg-paper max-sheet:pl-[1.125rem]"
                >
                  <span className="inline-flex items-baseline gap-2">
                    <Stamp
                      hue={choices.types.find(({ slug }) => slug === row.type)?.hue ?? "ochre"}
                      className="self-center"
                    />
                    {typeName(row.type)}
                  </span>
                </th>
                <Cells row={row} name={typeName(row.type)} />
              </tr>
            ))}
          </tbody>
          <tfoot className="font-semibold [&_td]:border-t [&_td]:border-b-0 [&_td]:border-edge">
            <tr>
              <th
                scope="row"
                className="border-t border-edge py-2 text-left align-baseline max-sheet:sticky max-sheet:left-0 max-sheet:bg-paper max-sheet:pl-[1.125rem]"
              >
                {t("sum")}
              </th>
              <Cells row={{ filter, counts: sum }} name={t("sum")} />
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
