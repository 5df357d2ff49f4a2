/** A filter in words, for the receipt of a file and for whoever cannot see the bar. */
import { useFormatter, useTranslations } from "use-intl";
import type { FilterChoices } from "@/lib/model/claim-filter";
import type { ClaimFilter } from "@/lib/model/wire";
import { useTypeNames } from "./type-name";

/** Names everything that `filter` asks for, or says that it lets everything through. */
export function useSpokenFilter(choices: FilterChoices): (filter: ClaimFilter) => string {
  const t = useTranslations("claims.filter");
  const sign = useTranslations("common.sign");
  const format = useFormatter();
  const typeName = useTypeNames(choices.types);
  const flag = (asked: boolean | undefined, yes: string, no: string) =>
    asked === undefined ? [] : [asked ? yes : no];
  return (filter) => {
    const person = (id: string) => choices.people.find((one) => one.id === id)?.name ?? t("unknown");
    const article = (id: string) => choices.articles.find((one) => one.id === id)?.title ?? t("unknown");
    const day = (name: "from" | "to", value: string) =>
      `${t(name)} ${format.dateTime(new Date(`${value}T12:00:00Z`), { dateStyle: "medium", timeZone: "UTC" })}`;
    const parts = [
      ...(filter.article ?? []).map(article),
      ...(filter.type ?? []).map(typeName),
      ...(filter.tag ?? []).map((tag) => sign(tag)),
      ...(filter.anchor ?? []).map((state) => t(`anchor.${state}`)),
      ...flag(filter.contested, sign("contested"), t("undisputed")),
      ...flag(filter.stale, sign("stale"), t("current")),
      ...flag(filter.unassessed, sign("unassessed"), t("assessed")),
      ...(filter.marker ?? []).map(person),
      ...(filter.assessor ?? []).map((id) => t("assessor", { name: person(id) })),
      ...(filter.from === undefined ? [] : [day("from", filter.from)]),
      ...(filter.to === undefined ? [] : [day("to", filter.to)]),
      ...(filter.q ? [`„${filter.q}“`] : []),
      ...(filter.withdrawn === true ? [t("withdrawn")] : []),
    ];
    return parts.length === 0 ? t("allArticles") : parts.join("; ");
  };
}
