"use client";
/** The changes one by one, beside the texts: what each says, the claims it touches, and the way to it. */
import { memo, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { type ComparedChange, useCompared, useLooking } from "./compare-context";
import { Reasons } from "./reasons";
import { TouchedList } from "./touched-claims";
import { WordDiff } from "./word-diff";

/** Longest piece of a change that the list shows, in characters. */
const SHOWN = 110;

export function CompareList() {
  const { changes } = useCompared();
  const { shown, current, showAll } = useLooking();
  const t = useTranslations("compare");
  if (shown.size === 0) {
    return (
      <p className="text-small text-ink-2">
        {t("noneShown")}{" "}
        <button type="button" className="underline underline-offset-4" onClick={showAll}>
          {t("showAll")}
        </button>
      </p>
    );
  }
  return (
    <ol>
      {changes.map(
        (change) =>
          shown.has(change.number) && (
            <Item key={change.number} change={change} here={change.number === current} />
          ),
      )}
    </ol>
  );
}

const Item = memo(function Item({ change, here }: { change: ComparedChange; here: boolean }) {
  const { visit } = useCompared();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // The list follows the text by itself; the page does not move by it.
    const [list, own] = [item.current?.closest(".compare-rail"), item.current];
    if (!here || !list || !own) return;
    const [frame, place] = [list.getBoundingClientRect(), own.getBoundingClientRect()];
    if (place.top < frame.top + 90) list.scrollTop += place.top - frame.top - 90;
    else if (place.bottom > frame.bottom) list.scrollTop += place.bottom - frame.bottom + 12;
  }, [here]);
  return (
    <li ref={item} className="compare-item" data-current={here || undefined}>
      <button
        type="button"
        className="block w-full rounded-ctl text-left"
        aria-current={here ? "true" : undefined}
        onClick={() => visit(change.number)}
      >
        <ChangeWords change={change} />
      </button>
      <OtherEnd change={change} />
      <TouchedList ids={change.claims} />
    </li>
  );
});

/** A change in words: what it means where that is known, else what went and what came. */
export function ChangeWords({ change }: { change: ComparedChange }) {
  const { article } = useCompared();
  const t = useTranslations("compare");
  const { kind, changes, removed, added } = change;
  // A passage that went or came whole is told by its words, not by all that is in them.
  const whole = (removed === "" || added === "") && changes.length > 1;
  if (changes.length > 0 && !whole) return <Reasons changes={changes} lang={article.language} />;
  const moved = kind === "moved" && (removed === "" || added === "");
  return (
    <>
      <span className="label block">
        {moved ? t(removed === "" ? "cameFrom" : "wentTo") : t(`one.${kind}`)}
      </span>
      <span lang={article.language} className="diff compare-words">
        {moved ? shortened(removed || added) : <WordDiff from={shortened(removed)} to={shortened(added)} />}
      </span>
    </>
  );
}

/** From where a passage was to where it is now, or back. */
export function OtherEnd({ change }: { change: ComparedChange }) {
  const { visit } = useCompared();
  const t = useTranslations("compare");
  const { pair } = change;
  if (pair === null) return null;
  return (
    <button
      type="button"
      className="min-h-(--tap) text-small text-ink-2 underline underline-offset-4"
      onClick={() => visit(pair)}
    >
      {t("otherEnd")}
    </button>
  );
}

function shortened(words: string): string {
  const trimmed = words.trim();
  return trimmed.length > SHOWN ? `${trimmed.slice(0, SHOWN)}…` : trimmed;
}
