"use client";
/**
 * The list of candidates, opened: in the dock the current one with all that was read in it; then the open
 * ones in the order of the text or of doubt, and on request the doubtful ones and those that were set aside.
 */
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Stamp } from "@/components/claim/stamp";
import { CandidateActs } from "./candidate-acts";
import { CandidateAside } from "./candidate-aside";
import { useCurrentCandidate } from "./candidate-dock";
import { CandidateFacts } from "./candidate-facts";
import { useWhy } from "./candidate-why";
import { useCandidates, useDesk } from "./desk-context";

/** So many rows are drawn; the way on is by the keys or by working them off. */
const ROWS = 100;

/** What the dock shows, opened. */
export function CandidateList() {
  const { candidates } = useDesk();
  const current = useCurrentCandidate();
  const one = current === null ? undefined : candidates.candidate(current);
  return (
    <div className="max-h-[min(26rem,55dvh)] overflow-y-auto pb-1">
      {one && (
        <div className="grid gap-2 border-t border-hair px-3 py-2.5">
          <CandidateFacts candidate={one} />
          <CandidateActs candidate={one} />
        </div>
      )}
      <CandidateLists onVisit={() => undefined} />
    </div>
  );
}

/** All candidates, to go to. `onVisit` hears that somebody goes to one. */
export function CandidateLists({ onVisit }: { onVisit: () => void }) {
  const { candidates } = useDesk();
  const t = useTranslations("finder");
  const current = useCurrentCandidate();
  const [byDoubt, setByDoubt] = useState(false);
  const [more, setMore] = useState<"doubtful" | "aside" | null>(null);
  const open = useCandidates("states", (store) => store.open());
  const doubtful = candidates.doubtful();
  const aside = candidates.aside();
  const sure = (number: number) => candidates.candidate(number)?.confidence ?? 0;
  const ordered = byDoubt ? open.toSorted((a, b) => sure(a) - sure(b) || a - b) : open;
  const toggle = (which: typeof more) => () => setMore(more === which ? null : which);
  return (
    <>
      {open.length > 2 && (
        <fieldset className="flex gap-1 border-t border-hair px-2 py-1">
          <legend className="sr-only">{t("label")}</legend>
          {([false, true] as const).map((doubt) => (
            <button
              key={String(doubt)}
              type="button"
              aria-pressed={byDoubt === doubt}
              className="min-h-[max(1.75rem,var(--tap))] rounded-ctl px-1.5 text-micro text-ink-2 hover:bg-wash aria-pressed:font-semibold aria-pressed:text-ink"
              onClick={() => setByDoubt(doubt)}
            >
              {t(doubt ? "order.doubt" : "order.text")}
            </button>
          ))}
        </fieldset>
      )}
      <Rows numbers={ordered.slice(0, ROWS)} current={current} onVisit={onVisit} />
      <div className="flex flex-wrap gap-x-3 border-t border-hair px-3 py-1 empty:hidden">
        {doubtful.length > 0 && (
          <More pressed={more === "doubtful"} onClick={toggle("doubtful")}>
            {t("doubtful", { count: doubtful.length })}
          </More>
        )}
        {aside.length > 0 && (
          <More pressed={more === "aside"} onClick={toggle("aside")}>
            {t("aside", { count: aside.length })}
          </More>
        )}
      </div>
      {more === "doubtful" && <Rows numbers={doubtful.slice(0, ROWS)} current={current} onVisit={onVisit} />}
      {more === "aside" && <CandidateAside numbers={aside.slice(0, ROWS)} onVisit={onVisit} />}
    </>
  );
}

function More(props: { pressed: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <button
      type="button"
      aria-expanded={props.pressed}
      className="min-h-[max(1.75rem,var(--tap))] text-micro text-ink-2 underline decoration-edge underline-offset-4 aria-expanded:text-ink"
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}

/** One line a candidate: form, words, why. */
function Rows(props: { numbers: readonly number[]; current: number | null; onVisit: () => void }) {
  const { numbers, current, onVisit } = props;
  const { article, candidates, candidateDesk, types } = useDesk();
  const why = useWhy();
  return (
    <ul>
      {numbers.map((number) => {
        const one = candidates.candidate(number);
        return (
          one && (
            <li key={number} className="border-t border-hair">
              <button
                type="button"
                aria-current={number === current || undefined}
                className="grid min-h-[max(1.875rem,var(--tap))] w-full grid-cols-[1.25rem_minmax(0,1fr)_minmax(0,auto)] items-center gap-2.5 px-3 text-left hover:bg-wash aria-[current]:bg-sunk"
                onClick={() => {
                  onVisit();
                  candidateDesk.visit(number);
                }}
              >
                <Stamp
                  hue={types.get(one.type)?.hue ?? "ochre"}
                  sign="candidate"
                  className="size-[1.125rem]"
                />
                <span lang={article.language} className="truncate font-serif text-ui text-ink">
                  {one.words}
                </span>
                <span className="max-w-[9rem] truncate text-micro text-ink-3">{why(one)}</span>
              </button>
            </li>
          )
        );
      })}
    </ul>
  );
}
