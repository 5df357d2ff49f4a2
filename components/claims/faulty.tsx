"use client";
/** Says that part of a page's address was not understood. */
import { useTranslations } from "use-intl";
import { Refused } from "@/components/ui/said";

export function Faulty({ parts }: { parts: readonly string[] }) {
  const t = useTranslations("claims.filter");
  if (parts.length === 0) return null;
  return (
    <div className="mt-3">
      <Refused>{t("faulty", { parts: parts.join(", ") })}</Refused>
    </div>
  );
}
