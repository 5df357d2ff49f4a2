"use client";
/** The comparison of two versions: both texts, and beside them the changes, which can be gone through by key. */
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { DiffKind } from "@/lib/model/wire-versions";
import { useNarrow } from "../reader/use-narrow";
import { Choice } from "../ui/choice";
import { type ComparePage, Comparison, useCompared, useLooking } from "./compare-context";
import { CompareFoot } from "./compare-foot";
import { CompareList } from "./compare-list";
import { Navigator } from "./compare-navigator";
import { type CompareMode, CompareText } from "./compare-text";

/** In the order in which an editor wants to hear of them. */
const KINDS = [
  "figure",
  "quotation",
  "name",
  "negation",
  "wording",
  "moved",
  "typography",
] as const satisfies readonly DiffKind[];

export function CompareView({ page }: { page: ComparePage }) {
  const t = useTranslations("compare");
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<CompareMode>("side");
  const mode = narrow ? "inline" : chosen;
  if (page.hunks.length === 0) {
    return (
      <p className="mt-8 font-serif text-h3">
        {t("same")} <span className="block text-ui text-ink-2">{t("onlyMeta")}</span>
      </p>
    );
  }
  return (
    <Comparison page={page}>
      <div className="mt-5 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <Kinds />
        <div className="max-sheet:hidden">
          <Choice
            legend={t("view")}
            options={(["side", "inline"] as const).map((one) => ({ value: one, label: t(one) }))}
            value={chosen}
            // The options are the two modes.
            onChange={(one) => setChosen(one as CompareMode)}
          />
        </div>
      </div>
      <div className="compare">
        <div className="min-w-0">
          <Heads mode={mode} />
          <CompareText mode={mode} />
        </div>
        <aside className="compare-rail max-sheet:hidden" aria-label={t("list")}>
          <div className="compare-rail-head">
            <Navigator />
          </div>
          <CompareList />
        </aside>
      </div>
      <CompareFoot />
    </Comparison>
  );
}

/** Every kind with its number; pressed, the others step back. */
function Kinds() {
  const { changes } = useCompared();
  const { kinds, toggle } = useLooking();
  const t = useTranslations("compare");
  return (
    <ul aria-label={t("kinds")} className="flex flex-wrap gap-1.5">
      {KINDS.map((kind) => {
        const count = changes.filter((change) => change.kind === kind).length;
        return (
          <li key={kind} className={count === 0 ? "max-sheet:hidden" : ""}>
            <button
              type="button"
              className="chip"
              aria-pressed={kinds.has(kind)}
              disabled={count === 0}
              onClick={() => toggle(kind)}
            >
              <span className={kind === "moved" ? "underline decoration-dashed underline-offset-4" : ""}>
                {t(`kind.${kind}`)}
              </span>{" "}
              <b className="font-semibold">{count}</b>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Which text is which, above the columns. */
function Heads({ mode }: { mode: CompareMode }) {
  const { from, to } = useCompared();
  const t = useTranslations("compare");
  const format = useFormatter();
  const head = ({ number, createdAt, createdBy }: typeof from) => (
    <p>
      <b className="font-semibold text-ink">{t("version", { version: number })}</b>{" "}
      {format.dateTime(new Date(createdAt), "moment")} · {createdBy.name}
    </p>
  );
  if (mode === "inline") return null;
  return (
    <div className="compare-heads">
      <span />
      {head(from)}
      {head(to)}
    </div>
  );
}
