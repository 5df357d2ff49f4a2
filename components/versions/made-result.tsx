"use client";
/** What became of the claims in a version just made, and the way on: first to those that want a look. */
import { useTranslations } from "use-intl/react";
import type { MadeVersion } from "@/lib/model/wire-versions";
import { useDesk } from "../reader/desk-context";
import { Icon, type IconName } from "../ui/icon";

const ROWS = [
  ["exact", "check"],
  ["moved", "right"],
  ["drifted", "stale"],
  ["lost", "lost"],
] as const satisfies readonly (readonly [keyof MadeVersion["counts"], IconName])[];

export function MadeResult({ made }: { made: MadeVersion }) {
  const { article } = useDesk();
  const t = useTranslations("versions.make");
  const { counts, version } = made;
  const adrift = counts.drifted + counts.lost;
  const address = `/articles/${article.id}`;
  return (
    <div role="status">
      <p className="font-serif text-h3 font-semibold">{t("done", { version })}</p>
      {made.claims.length === 0 ? (
        <p className="mt-2 text-ink-2">{t("none")}</p>
      ) : (
        <ul className="mt-3 border-t border-hair">
          {ROWS.map(([state, icon]) => (
            <li
              key={state}
              data-state={state}
              className={`flex items-baseline gap-3 border-b border-hair py-2 ${counts[state] === 0 ? "text-ink-3" : ""}`}
            >
              <b className="min-w-12 text-right font-serif text-h3 leading-none font-semibold">
                {counts[state]}
              </b>
              <Icon name={icon} className="size-[1.125rem] self-center" />
              <span>{t(state, { count: counts[state] })}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        {/* Whole loads: the page's text is another one. */}
        <a href={adrift > 0 ? `${address}?reattach` : address} className="btn btn-ink">
          {adrift > 0 ? t("review", { count: adrift }) : t("open", { version })}
        </a>
        <a href={`${address}/compare?from=${version - 1}&to=${version}`} className="btn">
          {t("compare")}
        </a>
      </div>
    </div>
  );
}
