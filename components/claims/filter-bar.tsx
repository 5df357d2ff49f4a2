"use client";
/**
 * The filter of the summary and of the list of claims: a form whose address is the filter, so that it can
 * be kept, sent and gone back from. It works without scripts; with them each choice takes effect at once.
 */
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useOptimistic, useRef, useTransition } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Icon } from "@/components/ui/icon";
import { type FilterChoices, filterOf, filterQuery } from "@/lib/model/claim-filter";
import type { ClaimFilter } from "@/lib/model/wire";
import { useSpokenFilter } from "./spoken-filter";

type Option = { value: string; name: string };

/** One choice from many, drawn as a chip; dark once something is chosen. */
function Select(props: {
  name: string;
  label: string;
  all: string;
  chosen: readonly string[];
  options: readonly Option[];
}) {
  const t = useTranslations("claims.filter");
  const value = props.chosen.join(",");
  const named = props.options.some((option) => option.value === value);
  return (
    <label
      data-chosen={value === "" ? undefined : true}
      className="chip relative max-w-64 flex-none px-0 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-ink data-chosen:border-ink data-chosen:bg-ink data-chosen:text-paper"
    >
      <span className="sr-only">{props.label}</span>
      <Icon name="down" className="pointer-events-none absolute left-2.5 size-4" />
      <select
        name={props.name}
        value={value}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="w-full self-stretch appearance-none truncate [field-sizing:content] rounded-full bg-transparent pr-3 pl-8 outline-none [&>option]:bg-raised [&>option]:text-ink"
      >
        <option value="">{props.all}</option>
        {value !== "" && !named && (
          <option value={value}>
            {props.chosen.length > 1 ? t("several", { count: props.chosen.length }) : t("unknown")}
          </option>
        )}
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Without one the first digit of a typed year would be a whole one: the year 2. */
const FIRST_DAY = "1900-01-01";

/** First and last day, in one chip. */
function Period({ from, to }: { from: string | undefined; to: string | undefined }) {
  const t = useTranslations("claims.filter");
  return (
    <fieldset className="chip relative flex-none gap-2.5 hover:bg-transparent">
      <legend className="sr-only">{t("period")}</legend>
      <Day name="from" value={from} />
      <Day name="to" value={to} />
    </fieldset>
  );
}

function Day({ name, value }: { name: "from" | "to"; value: string | undefined }) {
  const t = useTranslations("claims.filter");
  const input = useRef<HTMLInputElement>(null);
  // A day that comes from a link replaces what was typed; the field itself stays, and with it the focus.
  useEffect(() => {
    if (input.current) input.current.value = value ?? "";
  }, [value]);
  return (
    <label className="inline-flex items-center gap-1.5">
      {t(name)}
      <input
        ref={input}
        type="date"
        name={name}
        defaultValue={value}
        min={FIRST_DAY}
        onChange={(event) => {
          // Half a date has no value yet; what was there before stays until it is whole or taken away.
          if (event.currentTarget.validity.valid) event.currentTarget.form?.requestSubmit();
        }}
        className="min-h-(--tap) rounded-ctl bg-transparent"
      />
    </label>
  );
}

/** A flag that is either asked for or not minded. */
function Flag(props: { name: string; value?: string; on: boolean; children: React.ReactNode }) {
  return (
    <label className="chip relative flex-none cursor-pointer focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-ink has-checked:border-ink has-checked:bg-ink has-checked:text-paper">
      <input
        type="checkbox"
        name={props.name}
        value={props.value ?? "true"}
        checked={props.on}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="sr-only"
      />
      {props.children}
    </label>
  );
}

/** The flags, each with the sign it has everywhere, and withdrawn claims. */
function Flags({ filter }: { filter: ClaimFilter }) {
  const t = useTranslations();
  return (
    <>
      <Flag name="contested" on={filter.contested === true}>
        <Icon name="differ" className="size-4" />
        {t("common.sign.contested")}
      </Flag>
      <Flag name="stale" on={filter.stale === true}>
        <Icon name="stale" className="size-4" />
        {t("common.sign.stale")}
      </Flag>
      {(["drifted", "lost"] as const).map((state) => (
        <Flag key={state} name="anchor" value={state} on={filter.anchor?.includes(state) ?? false}>
          <Icon name={state} className="size-4" />
          {t(`claims.filter.anchor.${state}`)}
        </Flag>
      ))}
      <Flag name="unassessed" on={filter.unassessed === true}>
        {t("common.sign.unassessed")}
      </Flag>
      <Flag name="withdrawn" on={filter.withdrawn === true}>
        {t("claims.filter.withdrawn")}
      </Flag>
    </>
  );
}

/** Parts of a filter that have a flag on the list and nothing on the summary. */
const FLAGGED = ["anchor", "contested", "stale", "unassessed", "withdrawn", "q"] as const;

/** What is asked for and nothing else in the bar shows, as chips that take it away: nothing narrows unseen. */
function Unshown(props: { filter: ClaimFilter; wide: boolean; spoken: (filter: ClaimFilter) => string }) {
  const { filter, wide, spoken } = props;
  const shown = (name: (typeof FLAGGED)[number]) => {
    const value = filter[name];
    if (value === undefined || (name === "withdrawn" && value === false)) return true;
    const flagged = Array.isArray(value) && value.every((state) => state === "drifted" || state === "lost");
    return wide && (name === "q" || value === true || flagged);
  };
  return FLAGGED.filter((name) => !shown(name)).map((name) => (
    <Flag key={name} name={name} value={String(filter[name])} on>
      {spoken({ [name]: filter[name] })}
      <Icon name="close" className="size-3.5" />
    </Flag>
  ));
}

/** Words to look for; what is typed takes effect with Enter. */
function Search({ words }: { words: string | undefined }) {
  const t = useTranslations("claims.filter");
  return (
    <label className="relative flex max-w-md min-w-60 flex-auto items-center">
      <span className="sr-only">{t("search")}</span>
      <Icon name="search" className="pointer-events-none absolute left-3 size-4 text-ink-3" />
      <input
        key={words ?? ""}
        type="search"
        name="q"
        defaultValue={words}
        maxLength={500}
        placeholder={t("searchHint")}
        className="field-input min-h-[max(2.25rem,var(--tap))] pl-9"
      />
    </label>
  );
}

/** Everything of a form that is not empty, as the query that the address will hold. */
function queryOf(form: HTMLFormElement): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || value.trim() === "") continue;
    const before = query.get(name);
    query.set(name, before === null ? value : `${before},${value}`);
  }
  return query;
}

/**
 * @param wide whether it is the list's: with search and flags
 * @param keep what else the address holds and keeps, such as the order of a list
 */
export function FilterBar(props: {
  path: "/summary" | "/claims";
  filter: ClaimFilter;
  choices: FilterChoices;
  wide?: boolean;
  keep?: Readonly<Record<string, string>>;
}) {
  const { choices, path, keep = {} } = props;
  const t = useTranslations("claims.filter");
  const sign = useTranslations("common.sign");
  const locale = useLocale();
  const router = useRouter();
  const [pending, start] = useTransition();
  // What was just chosen stands in the bar at once, or the next choice would be made without it.
  const [filter, choose] = useOptimistic(props.filter);
  const spoken = useSpokenFilter(choices);
  const assessor = choices.people.find(({ id }) => id === filter.assessor?.[0]);
  const row =
    "flex flex-wrap items-center gap-2 max-sheet:-mx-[1.125rem] max-sheet:flex-nowrap max-sheet:overflow-x-auto max-sheet:px-[1.125rem] max-sheet:py-1";
  return (
    <form
      action={path}
      aria-label={t("label")}
      aria-busy={pending}
      className="mt-4 grid gap-2 aria-busy:opacity-70"
      onSubmit={(event) => {
        event.preventDefault();
        const query = queryOf(event.currentTarget);
        start(() => {
          choose(filterOf(query));
          router.push(path + filterQuery(filterOf(query), keep), { scroll: false });
        });
      }}
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.wide && (
        <div className="flex flex-wrap items-center gap-2">
          <Search words={filter.q} />
        </div>
      )}
      <div className={row}>
        <Select
          name="article"
          label={t("article")}
          all={t("allArticles")}
          chosen={filter.article ?? []}
          options={choices.articles.map(({ id, title }) => ({ value: id, name: title }))}
        />
        <Period from={filter.from} to={filter.to} />
        <Select
          name="type"
          label={t("type")}
          all={t("allTypes")}
          chosen={filter.type ?? []}
          options={choices.types.map((type) => ({
            value: type.slug,
            name: locale === "bg" ? type.nameBg : type.nameEn,
          }))}
        />
        <Select
          name="tag"
          label={t("tag")}
          all={t("allTags")}
          chosen={filter.tag ?? []}
          options={(["verified", "unverified"] as const).map((tag) => ({ value: tag, name: sign(tag) }))}
        />
        <Select
          name="marker"
          label={t("marker")}
          all={t("anyone")}
          chosen={filter.marker ?? []}
          options={choices.people.map(({ id, name }) => ({ value: id, name }))}
        />
        {filter.assessor !== undefined && (
          <Flag name="assessor" value={filter.assessor.join(",")} on>
            {t("assessor", { name: assessor?.name ?? t("unknown") })}
            <Icon name="close" className="size-3.5" />
          </Flag>
        )}
        <Unshown filter={filter} wide={props.wide ?? false} spoken={spoken} />
        {filterQuery(filter) !== "" && (
          <Link
            href={path + filterQuery({}, keep)}
            scroll={false}
            className="btn btn-bare flex-none text-small"
          >
            {t("clear")}
          </Link>
        )}
      </div>
      {props.wide && (
        <div className={row}>
          <Flags filter={filter} />
        </div>
      )}
      <noscript>
        <button type="submit" className="btn">
          {t("apply")}
        </button>
      </noscript>
    </form>
  );
}
