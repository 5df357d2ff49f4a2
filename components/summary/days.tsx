/** How many claims were marked on each day: solid the verified ones, dotted the others, as in the text. */
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { claimsHref } from "@/lib/model/claim-filter";
import { addDays } from "@/lib/model/day";
import type { ClaimFilter, Summary } from "@/lib/model/wire";
import { NumberLink } from "./number";

type Day = Summary["byDay"][number];

/** Longer periods leave empty days out, or most of the chart would be empty. */
const MOST_DAYS = 62;
const HEIGHT_REM = 9;

/** The days with the empty ones between them, where the period is short enough for that. */
function withGaps(days: readonly Day[]): { days: readonly Day[]; whole: boolean } {
  const first = days[0]?.day;
  const last = days.at(-1)?.day;
  if (first === undefined || last === undefined) return { days, whole: true };
  if (addDays(first, MOST_DAYS) <= last) return { days, whole: false };
  const byDay = new Map(days.map((one) => [one.day, one]));
  const all: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    all.push(byDay.get(day) ?? { day, count: 0, verified: 0, unverified: 0 });
  }
  return { days: all, whole: true };
}

/** A day as people write it; the hour only keeps it from slipping into another day. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

function Bar({ day, most, filter }: { day: Day; most: number; filter: ClaimFilter }) {
  const t = useTranslations("summary");
  const format = useFormatter();
  const rem = (count: number) => `${(count / most) * HEIGHT_REM}rem`;
  const written = (month: "long" | "short") =>
    format.dateTime(noon(day.day), { day: "numeric", month, timeZone: "UTC" });
  const label = t("dayLabel", { day: written("long"), count: day.count, verified: day.verified });
  const bar = (
    <span className="flex flex-col justify-end" style={{ height: `${HEIGHT_REM + 1.5}rem` }}>
      <span aria-hidden="true" className="text-center text-small font-semibold text-ink-2">
        {day.count > 0 && format.number(day.count)}
      </span>
      {day.unverified > 0 && (
        <span
          className="border border-b-0 border-ink-2 bg-[radial-gradient(circle,var(--ink-2)_1.35px,transparent_1.5px)] bg-[length:6px_6px]"
          style={{ height: rem(day.unverified) }}
        />
      )}
      {day.verified > 0 && <span className="bg-ink-2" style={{ height: rem(day.verified) }} />}
    </span>
  );
  return (
    <li className="flex w-11 flex-none flex-col">
      {day.count === 0 ? (
        bar
      ) : (
        <Link
          href={claimsHref({ ...filter, from: day.day, to: day.day })}
          aria-label={label}
          className="block no-underline hover:bg-wash"
        >
          {bar}
        </Link>
      )}
      <span
        aria-hidden="true"
        className="border-t border-edge pt-1.5 text-center text-micro whitespace-nowrap text-ink-2"
      >
        {written("short")}
      </span>
    </li>
  );
}

function Table({ days, filter }: { days: readonly Day[]; filter: ClaimFilter }) {
  const t = useTranslations("summary");
  const format = useFormatter();
  const cell = (one: Day, count: number, adds: ClaimFilter, column: string) => {
    const name = format.dateTime(noon(one.day), { day: "numeric", month: "long", timeZone: "UTC" });
    return (
      <td className="border-b border-hair p-2 text-right">
        <NumberLink
          count={count}
          filter={{ ...filter, from: one.day, to: one.day, ...adds }}
          label={t("cell", { name, column, count })}
        />
      </td>
    );
  };
  return (
    <table className="mt-2 w-full border-collapse">
      <thead className="text-small text-ink-2">
        <tr className="[&_th]:border-b [&_th]:border-edge [&_th]:p-2 [&_th]:text-right [&_th]:font-normal [&_th:first-child]:pl-0 [&_th:first-child]:text-left">
          <th scope="col">{t("day")}</th>
          <th scope="col">{t("verified")}</th>
          <th scope="col">{t("unverified")}</th>
          <th scope="col">{t("total")}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((one) => (
          <tr key={one.day}>
            <th scope="row" className="border-b border-hair py-2 text-left font-normal whitespace-nowrap">
              {format.dateTime(noon(one.day), {
                day: "numeric",
                month: "long",
                year: "numeric",
                timeZone: "UTC",
              })}
            </th>
            {cell(one, one.verified, { tag: ["verified"] }, t("verified"))}
            {cell(one, one.unverified, { tag: ["unverified"] }, t("unverified"))}
            {cell(one, one.count, {}, t("total"))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Days({ summary, filter }: { summary: Summary; filter: ClaimFilter }) {
  const t = useTranslations("summary");
  const { days, whole } = withGaps(summary.byDay);
  const most = Math.max(...days.map(({ count }) => count), 1);
  return (
    <section aria-labelledby="days">
      <h2 id="days" className="section-title">
        {t("daysTitle")}
      </h2>
      <p className="text-small text-ink-2">
        {t("daysText")}
        {!whole && `; ${t("daysGaps")}`}
      </p>
      {/* Links inside make the strip scroll to them under the keyboard. */}
      <ol className="mt-2 flex max-w-full justify-start gap-2 overflow-x-auto pb-1">
        {days.map((day) => (
          <Bar key={day.day} day={day} most={most} filter={filter} />
        ))}
      </ol>
      <details className="mt-2">
        <summary className="inline-flex min-h-(--tap) cursor-pointer items-center text-small underline decoration-edge underline-offset-[0.2em] hover:decoration-current">
          {t("asTable")}
        </summary>
        <Table days={summary.byDay} filter={filter} />
      </details>
    </section>
  );
}
