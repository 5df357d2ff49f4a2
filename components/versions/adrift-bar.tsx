"use client";
/** Says above the text that claims wait for somebody to look where they went, and leads to them. */
import { useTranslations } from "use-intl/react";
import { useAdrift, useDesk, useReattach } from "../reader/desk-context";
import { Caps } from "../reader/keycap";
import { Icon } from "../ui/icon";

export function AdriftBar() {
  const { reattach, store } = useDesk();
  const t = useTranslations("versions.adrift");
  const waiting = useAdrift();
  const { open } = useReattach();
  if (waiting.length === 0) return null;
  const lost = waiting.filter((id) => store.claim(id)?.anchor.state === "lost").length;
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1.5 rounded-card border border-edge bg-raised py-2 pr-2 pl-4 print:hidden">
      <Icon name="stale" />
      <span className="min-w-0 flex-1 basis-56">
        {t("text", { drifted: waiting.length - lost, lost, count: waiting.length })}
      </span>
      <button
        type="button"
        className="btn"
        aria-expanded={open}
        onClick={() => (open ? reattach.close() : reattach.open())}
      >
        {t(open ? "close" : "open")}
        <Caps command="reattach" />
      </button>
    </p>
  );
}
