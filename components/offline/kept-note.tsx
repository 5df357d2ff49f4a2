"use client";
/** Says above a kept article how old it is, and what becomes of the work on it. */
import { useFormatter, useTranslations } from "use-intl/react";
import { useWithinReach } from "../reader/live";
import { Icon } from "../ui/icon";

/** `openedAt`: when the server was last asked for it, in milliseconds since 1970. */
export function KeptNote({ openedAt }: { openedAt: number }) {
  const t = useTranslations("offline");
  const format = useFormatter();
  const back = useWithinReach() === true;
  return (
    // It stays when the network is back: the text below must not move.
    <p
      role="status"
      className="flex items-baseline gap-2 border-b border-hair bg-sunk px-6 py-1.5 text-small max-sheet:px-4 print:hidden"
    >
      <Icon name={back ? "check" : "cloud"} className="size-4 flex-none self-center" />
      {back ? t("back") : t("kept", { when: format.dateTime(new Date(openedAt), "moment") })}
    </p>
  );
}
