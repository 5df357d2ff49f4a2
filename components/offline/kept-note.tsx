"use client";
/** Says above a kept article how old it is, and what becomes of the work on it. */
import { useFormatter, useTranslations } from "use-intl/react";
import { Icon } from "../ui/icon";

/** `openedAt`: when the server was last asked for it, in milliseconds since 1970. */
export function KeptNote({ openedAt }: { openedAt: number }) {
  const t = useTranslations("offline");
  const format = useFormatter();
  return (
    <p className="flex items-baseline gap-2 border-b border-hair bg-sunk px-6 py-1.5 text-small max-sheet:px-4 print:hidden">
      <Icon name="cloud" className="size-4 flex-none self-center" />
      {t("kept", { when: format.dateTime(new Date(openedAt), "moment") })}
    </p>
  );
}
