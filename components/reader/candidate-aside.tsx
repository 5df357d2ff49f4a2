"use client";
/** The candidates somebody set aside: who, when, why, and the way back. */
import { useTranslations } from "use-intl/react";
import { useWhen } from "@/components/claim/when";
import { useDesk } from "./desk-context";

export function CandidateAside(props: { numbers: readonly number[]; onVisit: () => void }) {
  const { numbers, onVisit } = props;
  const { article, candidates, candidateDesk } = useDesk();
  const t = useTranslations("finder");
  const when = useWhen();
  return (
    <ul>
      {numbers.map((number) => {
        const one = candidates.found(number);
        const [by] = candidates.dismissalsOf(number);
        if (!one || !by) return null;
        return (
          <li key={number} className="flex items-start gap-2 border-t border-hair py-1.5 pr-2 pl-3">
            <div className="min-w-0 flex-1">
              <p lang={article.language} className="truncate font-serif text-ui">
                {one.words}
              </p>
              <p className="text-micro text-ink-3">
                {t(`by.${by.kind}`, { name: by.createdBy.name })} · {when(by.createdAt)}
              </p>
              {by.reason !== null && <p className="text-small text-ink-2">{by.reason}</p>}
            </div>
            <button
              type="button"
              className="btn text-small"
              onClick={() => {
                onVisit();
                candidateDesk.takeBack(number);
              }}
            >
              {t("takeBack")}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
