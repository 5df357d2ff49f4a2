/** Who marked and who assessed how many of the claims. */
import { useFormatter, useTranslations } from "use-intl";
import { Face } from "@/components/ui/face";
import type { ClaimFilter, Summary } from "@/lib/model/wire";
import { NumberLink } from "./number";

export function People({ summary, filter }: { summary: Summary; filter: ClaimFilter }) {
  const t = useTranslations("summary");
  const format = useFormatter();
  // A filter asks for claims that any of its assessors assessed; "this one and another" has no address.
  const sayable = (id: string) => filter.assessor === undefined || filter.assessor.includes(id);
  return (
    <section aria-labelledby="people">
      <h2 id="people" className="section-title">
        {t("peopleTitle")}
      </h2>
      <p className="text-small text-ink-2">{t("peopleText")}</p>
      <table className="mt-3.5 w-full border-collapse">
        <thead className="text-small text-ink-2">
          <tr className="[&_th]:border-b [&_th]:border-edge [&_th]:p-2 [&_th]:font-normal">
            <th scope="col" className="pl-0! text-left">
              {t("who")}
            </th>
            <th scope="col" className="text-right">
              {t("marked")}
            </th>
            <th scope="col" className="text-right">
              {t("assessed")}
            </th>
          </tr>
        </thead>
        <tbody className="[&_td]:border-b [&_td]:border-hair [&_td]:p-2 [&_td]:text-right">
          {summary.byPerson.map(({ user, marked, assessed }) => (
            <tr key={user.id}>
              <th scope="row" className="border-b border-hair py-2 text-left font-normal">
                <span className="inline-flex items-center gap-2.5">
                  <Face name={user.name} />
                  <span lang="bg">{user.name}</span>
                </span>
              </th>
              <td>
                <NumberLink
                  count={marked}
                  filter={{ ...filter, marker: [user.id] }}
                  label={t("cell", { name: user.name, column: t("marked"), count: marked })}
                />
              </td>
              <td>
                {sayable(user.id) ? (
                  <NumberLink
                    count={assessed}
                    filter={{ ...filter, assessor: [user.id] }}
                    label={t("cell", { name: user.name, column: t("assessed"), count: assessed })}
                  />
                ) : (
                  format.number(assessed)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
