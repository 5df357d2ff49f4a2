/** How far a preview has come, said and shown, and a way to stop it. */
import { useFormatter, useTranslations } from "use-intl";
import type { Stage } from "@/lib/browser/import";

export function ImportProgress({ stage, onStop }: { stage: Stage | null; onStop: () => void }) {
  const t = useTranslations("articles.new");
  const format = useFormatter();
  const words = () => {
    switch (stage?.stage) {
      case undefined:
        return t("reading");
      case "sending":
        return t("sending", { percent: format.number(stage.part, { style: "percent" }) });
      case "finding":
        return t("finding");
      case "fetching":
        return t("fetching", { kilobytes: format.number(Math.ceil(stage.bytes / 1024)) });
      case "reading":
        return t("recognising");
    }
  };
  const part = stage?.stage === "sending" ? { value: stage.part } : {};
  return (
    <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-edge bg-raised px-4 py-3">
      <p role="status" className="min-w-48">
        {words()}
      </p>
      <progress {...part} aria-label={t("reading")} className="w-40" />
      <button type="button" className="btn ml-auto" onClick={onStop}>
        {t("stop")}
      </button>
    </div>
  );
}
