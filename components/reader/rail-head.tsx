"use client";
/** The head of the rail: how many claims, whose, of which kind, and the way to those that were withdrawn. */
import { useId, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { type Filter, type FilterSign, isOpen, NO_FILTER, toggled } from "@/lib/browser/filter";
import type { Person } from "@/lib/model/wire";
import { Stamp } from "../claim/stamp";
import { Icon } from "../ui/icon";
import { useClaimOrder, useDesk, useFilter, useVisibleClaims } from "./desk-context";
import { Withdrawn } from "./rail-withdrawn";
import { useTypeName } from "./type-name";

const SIGNS = ["verified", "unverified", "contested", "stale", "unassessed"] as const satisfies FilterSign[];
const PANEL =
  "fixed inset-auto m-0 max-h-[70dvh] w-64 overflow-y-auto rounded-card border border-hair bg-raised p-3 text-ui text-ink shadow-float";

export function RailHead({ ref }: { ref: React.Ref<HTMLDivElement> }) {
  const { store } = useDesk();
  const t = useTranslations();
  const count = useClaimOrder().length;
  const shown = useVisibleClaims().length;
  const filter = useFilter();
  return (
    <div ref={ref} className="absolute inset-x-0 top-11 grid gap-1 text-small text-ink-2">
      <div className="flex items-center gap-3">
        <b className="mr-auto font-semibold" aria-live="polite">
          {isOpen(filter) ? t("common.claims", { count }) : t("claim.rail.shown", { shown, count })}
        </b>
        <KindFilter filter={filter} />
        <PeopleFilter filter={filter} />
      </div>
      <div className="flex items-center gap-3 empty:hidden">
        {!isOpen(filter) && (
          <button
            type="button"
            className="pick text-small text-ink"
            onClick={() => store.setFilter(NO_FILTER)}
          >
            <Icon name="close" className="size-3.5" />
            {t("claim.rail.showAll")}
          </button>
        )}
        <Withdrawn />
      </div>
    </div>
  );
}

/** Types and tags, where there is no room for the legend beside the text. */
function KindFilter({ filter }: { filter: Filter }) {
  const { store, types } = useDesk();
  const typeName = useTypeName();
  const t = useTranslations();
  return (
    <Panel label={t("claim.rail.filter")} className="wide:hidden">
      <fieldset>
        <legend className="label pb-1">{t("claim.rail.types")}</legend>
        {[...types.values()].map((type) => (
          <Choice
            key={type.slug}
            checked={filter.types.has(type.slug)}
            change={() => store.setFilter(toggled(filter, "types", type.slug))}
          >
            <Stamp hue={type.hue} className="size-[1.125rem]" />
            {typeName(type.slug)}
          </Choice>
        ))}
      </fieldset>
      <fieldset className="mt-3">
        <legend className="label pb-1">{t("claim.rail.signs")}</legend>
        {SIGNS.map((sign) => (
          <Choice
            key={sign}
            checked={filter.signs.has(sign)}
            change={() => store.setFilter(toggled(filter, "signs", sign))}
          >
            <span className="line" data-sign={sign}>
              {t(`common.sign.${sign}`)}
            </span>
          </Choice>
        ))}
      </fieldset>
    </Panel>
  );
}

function PeopleFilter({ filter }: { filter: Filter }) {
  const { store } = useDesk();
  const t = useTranslations("claim.rail");
  const people = usePeople();
  const chosen = people.filter((person) => filter.people.has(person.id));
  const label =
    chosen.length === 0
      ? t("everybody")
      : chosen.length === 1
        ? (chosen[0]?.name ?? "")
        : t("some", { count: chosen.length });
  if (people.length < 2 && chosen.length === 0) return null;
  return (
    <Panel label={label}>
      <fieldset>
        <legend className="label pb-1">{t("people")}</legend>
        {people.map((person) => (
          <Choice
            key={person.id}
            checked={filter.people.has(person.id)}
            change={() => store.setFilter(toggled(filter, "people", person.id))}
          >
            {person.name}
          </Choice>
        ))}
      </fieldset>
    </Panel>
  );
}

/** Everybody who marked a live claim, by name. */
function usePeople(): readonly Person[] {
  const { store } = useDesk();
  const ids = useClaimOrder();
  const found = new Map<string, Person>();
  for (const id of ids) {
    const person = store.claim(id)?.createdBy;
    if (person) found.set(person.id, person);
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, "bg"));
}

/** A button with a panel that opens under it and closes by itself. */
function Panel(props: { label: string; className?: string; children: React.ReactNode }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  // Popovers stand in the top layer, apart from their button: it says where.
  const under = (event: React.ToggleEvent<HTMLElement>) => {
    const { bottom, right } = button.current?.getBoundingClientRect() ?? { bottom: 0, right: 0 };
    Object.assign(event.currentTarget.style, {
      top: `${bottom + 4}px`,
      right: `${document.documentElement.clientWidth - right}px`,
    });
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        className={`pick min-w-0 text-small text-ink ${props.className ?? ""}`}
      >
        <Icon name="down" className="size-4" />
        <span className="truncate">{props.label}</span>
      </button>
      <div id={id} popover="auto" className={PANEL} onBeforeToggle={under}>
        {props.children}
      </div>
    </>
  );
}

function Choice(props: { checked: boolean; change: () => void; children: React.ReactNode }) {
  return (
    <label className="flex min-h-[max(2rem,var(--tap))] cursor-pointer items-center gap-2.5 rounded-ctl px-1.5 hover:bg-wash">
      <input type="checkbox" className="size-4 accent-ink" checked={props.checked} onChange={props.change} />
      {props.children}
    </label>
  );
}
