"use client";
/**
 * The candidates at the rail's foot: how many are left, the one the keys work on, and, opened, all of them.
 * It stays in line with the key hints, so that it never covers an open card.
 */
import { Suspense, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Stamp } from "@/components/claim/stamp";
import { Icon } from "@/components/ui/icon";
import { later } from "@/components/ui/later";
import { useWhy } from "./candidate-why";
import { useCandidates, useDesk, useFocused, useFocusedCandidate } from "./desk-context";
import { Caps } from "./keycap";
import { useNarrow } from "./use-narrow";

const CandidateList = later(async () => (await import("./candidate-list")).CandidateList);

/** The candidate that keys work on, kept up with focus and states. */
export function useCurrentCandidate(): number | null {
  const { candidateDesk } = useDesk();
  useFocused();
  useFocusedCandidate();
  return useCandidates("states", () => candidateDesk.current());
}

export function CandidateDock() {
  const t = useTranslations("finder");
  const narrow = useNarrow();
  const shown = useCandidates("states", (candidates) => candidates.shown());
  const count = useCandidates("states", (candidates) => candidates.counting().length);
  const [open, setOpen] = useState(false);
  if (narrow || !shown || count === 0) return null;
  return (
    <aside className="candidate-dock" data-open={open || undefined} aria-label={t("label")}>
      <DockHead open={open} onToggle={() => setOpen(!open)} />
      {open && (
        <Suspense>
          <CandidateList />
        </Suspense>
      )}
    </aside>
  );
}

function DockHead({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const { candidates, candidateDesk, types } = useDesk();
  const t = useTranslations("finder");
  const why = useWhy();
  const current = useCurrentCandidate();
  const left = useCandidates("states", (store) => store.open().length);
  const one = current === null ? undefined : candidates.candidate(current);
  return (
    <header className="flex min-h-10 items-center gap-2 pr-1 pl-2.5">
      <span className="font-semibold whitespace-nowrap">
        {left > 0 ? t("left", { count: left }) : t("done")}
      </span>
      {one && (
        <>
          <button
            type="button"
            className="flex min-h-[max(1.75rem,var(--tap))] min-w-0 flex-1 items-center gap-2 rounded-ctl px-1 text-left hover:bg-wash"
            title={why(one)}
            onClick={() => candidateDesk.visit(one.number)}
          >
            <span className="flex-none max-desk:hidden">
              <Stamp hue={types.get(one.type)?.hue ?? "ochre"} sign="candidate" className="size-[1.125rem]" />
            </span>
            <span className="min-w-0 truncate font-serif text-ui text-ink">{one.words}</span>
          </button>
          <button
            type="button"
            className="dock-key"
            aria-label={t("accept")}
            title={t("accept")}
            onClick={() => candidateDesk.accept()}
          >
            <Caps command="accept" />
            <KeylessIcon name="check" />
          </button>
          <button
            type="button"
            className="dock-key"
            aria-label={t("dismiss")}
            title={t("dismiss")}
            onClick={() => candidateDesk.setAside("dismissed")}
          >
            <Caps command="dismiss" />
            <KeylessIcon name="close" />
          </button>
        </>
      )}
      <button
        type="button"
        className="btn btn-icon ml-auto"
        aria-expanded={open}
        aria-label={open ? t("fold") : t("open", { count: left })}
        onClick={onToggle}
      >
        <Icon name={open ? "down" : "up"} />
      </button>
    </header>
  );
}

/** Stands in for a keycap where shortcuts are switched off. */
function KeylessIcon({ name }: { name: "check" | "close" }) {
  const { preferences } = useDesk();
  return preferences.shortcuts === false ? <Icon name={name} /> : null;
}
