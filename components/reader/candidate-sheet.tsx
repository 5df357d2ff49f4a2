"use client";
/** On a narrow window the candidate in focus stands in a sheet from below, with all that can be done with it. */
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Stamp } from "@/components/claim/stamp";
import { Icon } from "@/components/ui/icon";
import { bringIntoView, wordsOfCandidate } from "@/lib/browser/reveal";
import { CandidateActs } from "./candidate-acts";
import { CandidateFacts } from "./candidate-facts";
import { useCandidates, useChosen, useDesk, useFocusedCandidate } from "./desk-context";

export function CandidateSheet() {
  const { candidateDesk } = useDesk();
  const chosen = useChosen();
  const focused = useFocusedCandidate();
  const open = useCandidates("states", () => focused !== null && candidateDesk.isFocused());
  if (chosen !== null || focused === null || !open) return null;
  return <Sheet number={focused} />;
}

function Sheet({ number }: { number: number }) {
  const { article, attention, candidates, candidateDesk, types } = useDesk();
  const t = useTranslations();
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    const words = wordsOfCandidate(number);
    const foot = sheet.current?.getBoundingClientRect().top ?? window.innerHeight;
    if (words) bringIntoView(words, words.getBoundingClientRect().bottom > foot);
  }, [number]);
  const one = candidates.candidate(number);
  if (!one) return null;
  return (
    <section
      ref={sheet}
      aria-label={t("finder.label")}
      className="fixed inset-x-0 bottom-0 z-40 max-h-[60dvh] overflow-y-auto rounded-t-sheet border-t-3 border-[var(--grey)] bg-raised px-4 pt-2 pb-[calc(1rem+env(safe-area-inset-bottom))] shadow-[0_-8px_40px_-8px_#0006] print:hidden"
    >
      <div className="flex items-center gap-1">
        <Stamp hue={types.get(one.type)?.hue ?? "ochre"} sign="candidate" className="mr-1 size-6" />
        <span className="mr-auto text-small text-ink-2">
          {t("finder.left", { count: candidates.open().length })}
        </span>
        <button
          type="button"
          className="btn btn-icon btn-bare"
          aria-label={t("finder.previous")}
          onClick={() => candidateDesk.step(-1)}
        >
          <Icon name="left" />
        </button>
        <button
          type="button"
          className="btn btn-icon btn-bare"
          aria-label={t("finder.next")}
          onClick={() => candidateDesk.step(1)}
        >
          <Icon name="right" />
        </button>
        <button
          type="button"
          className="btn btn-icon btn-bare"
          aria-label={t("common.close")}
          onClick={() => attention.focusCandidate(null)}
        >
          <Icon name="close" />
        </button>
      </div>
      <p lang={article.language} className="my-2 font-serif text-quote text-ink">
        {one.words}
      </p>
      <CandidateFacts candidate={one} />
      <div className="mt-3">
        <CandidateActs candidate={one} />
      </div>
    </section>
  );
}
