"use client";
/** Which two versions are compared: the older and the newer one, chosen from all there are. */
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "use-intl/react";
import type { VersionSummary } from "@/lib/model/wire";

export function CompareChoice(props: {
  articleId: string;
  versions: readonly VersionSummary[];
  from: number;
  to: number;
}) {
  const { articleId, versions, from, to } = props;
  const t = useTranslations("compare");
  const format = useFormatter();
  const router = useRouter();
  const show = (older: number, newer: number) =>
    router.push(`/articles/${articleId}/compare?from=${older}&to=${newer}`);
  const field = (
    label: string,
    value: number,
    offered: readonly VersionSummary[],
    set: (n: number) => void,
  ) => (
    <label className="flex items-center gap-2">
      <span className="text-small text-ink-2">{label}</span>
      <select
        className="field-input w-auto min-w-0 py-1"
        value={value}
        onChange={(event) => set(Number(event.target.value))}
      >
        {offered.map(({ number, createdAt }) => (
          <option key={number} value={number}>
            {t("versionAt", { version: number, when: format.dateTime(new Date(createdAt), "moment") })}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      {field(t("from"), from, versions.slice(0, -1), (n) => show(n, Math.max(to, n + 1)))}
      {field(t("to"), to, versions.slice(1), (n) => show(Math.min(from, n - 1), n))}
    </div>
  );
}
