"use client";
/** From change to change: where one is, and the two ways on. */
import { useTranslations } from "use-intl/react";
import { capsOf } from "@/lib/browser/keymap";
import { Cap, useLayoutOf } from "../reader/keycap";
import { Icon } from "../ui/icon";
import { useCompared, useLooking } from "./compare-context";

export function Navigator() {
  const { shown, current } = useLooking();
  const t = useTranslations("compare");
  const at = current === null ? 0 : [...shown].indexOf(current) + 1;
  return (
    <div className="flex items-center gap-1">
      <p role="status" className="mr-auto text-small text-ink-2">
        {t("at", { at, count: shown.size })}
      </p>
      <Way by={-1} />
      <Way by={1} />
    </div>
  );
}

function Way({ by }: { by: 1 | -1 }) {
  const { preferences } = useCompared();
  const { step, shown } = useLooking();
  const t = useTranslations("compare");
  const layout = useLayoutOf(preferences.keyboard);
  const command = by === 1 ? "next" : "previous";
  return (
    <button
      type="button"
      className="btn btn-bare"
      aria-label={t(command)}
      disabled={shown.size === 0}
      onClick={() => step(by)}
    >
      {preferences.shortcuts !== false && capsOf(command, layout).map((cap) => <Cap key={cap}>{cap}</Cap>)}
      <Icon name={by === 1 ? "down" : "up"} />
    </button>
  );
}
