"use client";
/** The further places of the same words, each with its sentence, to be marked all at once or some of them. */
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Stamp } from "@/components/claim/stamp";
import type { ClaimStore } from "@/lib/browser/claim-store";
import { sentenceAround } from "@/lib/text/excerpt";
import type { Span } from "@/lib/text/units";
import { useDesk } from "./desk-context";
import { useTypeName } from "./type-name";

/** Only so many are drawn; more nobody reads before marking. */
const SHOWN = 200;

export function Occurrences(props: { span: Span; type: string; marked: boolean; onDone: () => void }) {
  const { store, commands, article } = useDesk();
  const t = useTranslations("reader.occurrences");
  const typeName = useTypeName();
  const [type, setType] = useState(props.type);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const places = useMemo(() => furtherUnmarked(store, props.span, type), [store, props.span, type]);
  const chosen = places.filter((place) => !left.has(place.start));
  const toggle = (start: number) => {
    const next = new Set(left);
    if (!next.delete(start)) next.add(start);
    setLeft(next);
  };
  const mark = () => {
    if (!props.marked) commands.mark(props.span, type);
    for (const place of chosen) commands.mark(place, type);
    document.getSelection()?.removeAllRanges();
    props.onDone();
  };
  const total = chosen.length + (props.marked ? 0 : 1);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mark();
      }}
    >
      <p className="font-serif text-quote" lang={article.language}>
        <q>{store.text.slice(props.span.start, props.span.end)}</q>
      </p>
      <fieldset className="my-3 flex flex-wrap gap-1">
        <legend className="sr-only">{t("type")}</legend>
        {commands.usableTypes().map((one) => (
          <label key={one.slug} className="chip cursor-pointer has-checked:border-ink has-checked:bg-wash">
            <input
              type="radio"
              name="type"
              className="sr-only"
              checked={one.slug === type}
              onChange={() => setType(one.slug)}
            />
            <Stamp hue={one.hue} />
            {typeName(one.slug)}
          </label>
        ))}
      </fieldset>
      <p className="text-small text-ink-2">{t("found", { count: places.length })}</p>
      <ul className="mt-1 max-h-[45dvh] overflow-auto">
        {places.slice(0, SHOWN).map((place) => (
          <li key={place.start} className="border-t border-hair">
            <label className="flex cursor-pointer gap-3 py-2">
              <input
                type="checkbox"
                className="mt-1.5 size-4 flex-none accent-ink"
                checked={!left.has(place.start)}
                onChange={() => toggle(place.start)}
              />
              <Sentence store={store} place={place} lang={article.language} />
            </label>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex gap-2">
        <button type="submit" className="btn btn-ink" disabled={total === 0}>
          {t("mark", { count: total })}
        </button>
      </div>
    </form>
  );
}

function Sentence({ store, place, lang }: { store: ClaimStore; place: Span; lang: string }) {
  const around = sentenceAround(store.text, place);
  return (
    <span className="font-serif text-quote text-ink-2" lang={lang}>
      {store.text.slice(around.start, place.start)}
      <b className="font-semibold text-ink">{store.text.slice(place.start, place.end)}</b>
      {store.text.slice(place.end, around.end)}
    </span>
  );
}

/** The further places that no claim of the type lies on already. */
function furtherUnmarked(store: ClaimStore, span: Span, type: string): Span[] {
  return store.furtherPlaces(span).filter((place) => {
    const here = store.paintedIn(store.blockAt(place.start));
    return !here.some(
      (claim) => claim.type === type && claim.span?.start === place.start && claim.span.end === place.end,
    );
  });
}
