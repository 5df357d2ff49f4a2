"use client";
/** Whether what was done is on the server: in words, beside a sign. Stands in the bar and opens the tray. */
import { Suspense, useState } from "react";
import { useTranslations } from "use-intl/react";
import { later } from "@/components/ui/later";
import { outboxOf } from "@/lib/browser/outbox-here";
import { Icon } from "../ui/icon";
import { useOutboxState } from "./use-outbox";

const Tray = later(async () => (await import("./tray")).Tray);

/** @param props.quiet whether nothing is said while all is saved */
export function OutboxState({ person, quiet }: { person: string; quiet: boolean }) {
  const outbox = outboxOf(person);
  const { waiting, refused, looked, held } = useOutboxState(outbox);
  const [open, setOpen] = useState(false);
  const t = useTranslations("outbox");
  const none = waiting + refused === 0;
  if (none && !open) {
    if (quiet) return null;
    return (
      // Whether all is saved is not said before it is known; the place for it is kept.
      <span
        className={`inline-flex items-center gap-1.5 text-small whitespace-nowrap text-ink-2 ${looked ? "" : "invisible"}`}
      >
        <Icon name="check" />
        <span className="max-desk:sr-only">{t("saved")}</span>
      </span>
    );
  }
  const why = held === "OFFLINE" ? "unsent" : held === "UNAUTHENTICATED" ? "signedOut" : "waiting";
  const unsent = t(why, { count: waiting });
  return (
    <>
      <button
        type="button"
        className={`pick text-small whitespace-nowrap ${refused > 0 ? "text-alarm" : "text-ink-2"}`}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name={refused > 0 ? "alarm" : none ? "check" : held === "OFFLINE" ? "cloud" : "clock"} />
        {none ? t("saved") : refused > 0 ? t("refused", { count: refused }) : unsent}
        {refused > 0 && waiting > 0 && <span className="text-ink-2 max-sheet:hidden">{unsent}</span>}
      </button>
      {open && (
        <Suspense>
          <Tray outbox={outbox} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
