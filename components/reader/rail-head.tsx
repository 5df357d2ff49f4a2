"use client";
/** The head of the rail: how many claims, the way to the filter, and to the claims that were withdrawn. */
import { useTranslations } from "use-intl/react";
import { isOpen, NO_FILTER } from "@/lib/browser/filter";
import { Icon } from "../ui/icon";
import { useClaimOrder, useDesk, useFilter, useVisibleClaims } from "./desk-context";
import { Withdrawn } from "./rail-withdrawn";

export function RailHead({ ref }: { ref: React.Ref<HTMLDivElement> }) {
  const { store, attention } = useDesk();
  const t = useTranslations();
  const count = useClaimOrder().length;
  const shown = useVisibleClaims().length;
  const open = isOpen(useFilter());
  return (
    <div
      ref={ref}
      className="absolute inset-x-0 top-11 flex min-h-(--tap) flex-wrap items-center gap-x-3 text-small text-ink-2"
    >
      <b className="font-semibold" aria-live="polite">
        {open ? t("common.claims", { count }) : t("claim.rail.shown", { shown, count })}
      </b>
      {!open && (
        <button type="button" className="pick text-ink" onClick={() => store.setFilter(NO_FILTER)}>
          {t("claim.rail.showAll")}
        </button>
      )}
      <span className="ml-auto flex items-center gap-3">
        <Withdrawn />
        {/* Where there is room, the legend beside the text is the filter. */}
        <button
          type="button"
          className="pick text-ink wide:hidden"
          aria-haspopup="dialog"
          onClick={() => attention.show({ kind: "filter" })}
        >
          <Icon name="down" className="size-4" />
          {t("claim.rail.filter")}
        </button>
      </span>
    </div>
  );
}
