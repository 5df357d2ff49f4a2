"use client";
/** Says that part of a page's address was not understood. */
import { useTranslations } from "use-intl";
import { Refused } from "@/components/ui/said";

export function Faulty({ parts }: { parts: readonly string[] }) {
  const t = useTranslations("claims.filter");
  return parts.length === 0 ? null : <Refused>{t("faulty", { parts: parts.join(", ") })}</Refused>;
}
