"use client";
/** Whether what was done is on disk: in words, beside a sign. Stands in the bar. */
import { useTranslations } from "use-intl/react";
import { Icon } from "@/components/ui/icon";
import { outboxOf } from "@/lib/browser/outbox-here";
import { useOutboxState } from "../shell/outbox";
import { useDesk } from "./desk-context";

export function SavingState() {
  const { store, commands, me } = useDesk();
  const { waiting, refused } = useOutboxState(outboxOf(me.id));
  const t = useTranslations("reader.saving");
  if (refused > 0) {
    const first = () => {
      const id = store.refused()[0];
      if (id !== undefined) commands.visit(id);
    };
    return (
      <button type="button" className="pick mx-auto text-small text-alarm" onClick={first}>
        <Icon name="alarm" />
        {t("refused", { count: refused })}
      </button>
    );
  }
  return (
    <span className="mx-auto inline-flex items-center gap-1.5 text-small whitespace-nowrap text-ink-2">
      <Icon name={waiting > 0 ? "clock" : "check"} />
      <span className={waiting > 0 ? "" : "max-desk:sr-only"}>
        {waiting > 0 ? t("waiting", { count: waiting }) : t("saved")}
      </span>
    </span>
  );
}
