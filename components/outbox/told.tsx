"use client";
/** What a change is and why it was refused, in words. */
import { useTranslations } from "use-intl/react";
import type { Write } from "@/lib/browser/queue";

/** A function that names the kind of a change; one that this build does not know is a change. */
export function useKindName(): (write: Pick<Write, "kind">) => string {
  const t = useTranslations("outbox.kind");
  return ({ kind }) => {
    const known = kind as "other"; // Asked first whether it is there.
    return t(t.has(known) ? known : "other");
  };
}

/** Why it was refused. */
export function Reason({ code }: { code: string }) {
  const t = useTranslations("outbox.refusal");
  const known = code as "other"; // Asked first whether it is there.
  return <p className="text-small text-alarm">{t(t.has(known) ? known : "other")}</p>;
}
