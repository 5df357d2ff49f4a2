"use client";
/** The legend, which is the filter: every type and tag in its own form or line, with how many there are. */
import { useTranslations } from "use-intl/react";
import { Stamp } from "@/components/claim/stamp";
import { Icon, type IconName } from "@/components/ui/icon";
import { type Filter, type FilterSign, isOpen, NO_FILTER, toggled } from "@/lib/browser/filter";
import { useCandidates, useDesk, useFilter, useTally } from "./desk-context";
import { useTypeName } from "./type-name";

const SIGNS: readonly { sign: FilterSign; icon: IconName }[] = [
  { sign: "verified", icon: "check" },
  { sign: "unverified", icon: "ask" },
  { sign: "contested", icon: "differ" },
  { sign: "stale", icon: "stale" },
  { sign: "unassessed", icon: "eye" },
];

export function Legend({ className = "" }: { className?: string }) {
  const { types, store } = useDesk();
  const t = useTranslations();
  const typeName = useTypeName();
  const tally = useTally();
  const filter = useFilter();
  const row = (key: keyof Filter, value: string, count: string) => ({
    pressed: filter[key].has(value),
    count: tally.get(count) ?? 0,
    onToggle: () => store.setFilter(toggled(filter, key, value)),
  });
  const shown = [...types.values()].filter(
    (type) => type.retiredAt === null || tally.get(`type ${type.slug}`),
  );
  const people = store.people().filter((person) => tally.get(`person ${person.id}`));
  return (
    <aside className={className} aria-label={t("reader.legend.label")}>
      <h2 className="label mb-1.5 ml-1.5">{t("reader.legend.types")}</h2>
      <ul>
        {shown.map((type) => (
          <Row key={type.slug} {...row("types", type.slug, `type ${type.slug}`)}>
            <Stamp hue={type.hue} />
            <span>{typeName(type.slug)}</span>
          </Row>
        ))}
      </ul>
      <h2 className="label mt-5 mb-1.5 ml-1.5">{t("reader.legend.tags")}</h2>
      <ul>
        {SIGNS.map(({ sign, icon }) => (
          <Row key={sign} {...row("signs", sign, `sign ${sign}`)}>
            <Icon name={icon} />
            <span className="line" data-sign={sign}>
              {t(`common.sign.${sign}`)}
            </span>
          </Row>
        ))}
        <CandidateRow />
      </ul>
      {people.length > 1 && (
        <>
          <h2 className="label mt-5 mb-1.5 ml-1.5">{t("reader.legend.people")}</h2>
          <ul>
            {people.map((person) => (
              <Row key={person.id} {...row("people", person.id, `person ${person.id}`)}>
                <span>{person.name}</span>
              </Row>
            ))}
          </ul>
        </>
      )}
      {!isOpen(filter) && (
        <button
          type="button"
          className="btn mt-4 ml-1.5 text-small"
          onClick={() => store.setFilter(NO_FILTER)}
        >
          {t("reader.legend.all")}
        </button>
      )}
    </aside>
  );
}

/** Shows or hides the candidates: who reads first sees the bare text. Remembered for the person. */
function CandidateRow() {
  const { prefer } = useDesk();
  const t = useTranslations("finder");
  const shown = useCandidates("states", (candidates) => candidates.shown());
  const count = useCandidates("states", (candidates) => candidates.open().length);
  return (
    <Row pressed={shown} count={count} onToggle={() => prefer({ candidates: !shown })}>
      <span className="w-[1.125rem]" />
      <span className="line" data-sign="candidate">
        {t("legend")}
      </span>
    </Row>
  );
}

function Row(props: { pressed: boolean; count: number; onToggle: () => void; children: React.ReactNode }) {
  return (
    <li>
      <button type="button" aria-pressed={props.pressed} onClick={props.onToggle} className="legend-row">
        {props.children}
        <span className="ml-auto text-ink-3">{props.count}</span>
      </button>
    </li>
  );
}
