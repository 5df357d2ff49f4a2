"use client";
/** A mark that the server did not take: the places where its words stand in the text on the page. */
import { useTranslations } from "use-intl/react";
import type { Entry } from "@/lib/browser/entry";
import { outboxOf } from "@/lib/browser/outbox-here";
import type { MarkClaim } from "@/lib/model/wire";
import { sentenceAround } from "@/lib/text/excerpt";
import { foldTypography } from "@/lib/text/fold";
import { findOccurrences } from "@/lib/text/occurrences";
import { useDesk } from "../reader/desk-context";
import { Written } from "./tray-entry";

/** More are rarely told apart by their surroundings. */
const MOST_SHOWN = 8;

export function Place({ entry }: { entry: Entry }) {
  const { store, me, article } = useDesk();
  const t = useTranslations("outbox");
  const outbox = outboxOf(me.id);
  const { write, about } = entry;
  const places = findOccurrences(store.text, about.words, 100, foldTypography(store.text));
  const markAt = (place: (typeof places)[number]) =>
    outbox.retry(write.id, (mark) => ({
      ...mark,
      body: {
        ...(mark.body as MarkClaim), // What a mark carries.
        version: store.version,
        ...store.index.spanToCodePoints(place),
        exact: store.text.slice(place.start, place.end),
      },
    }));
  return (
    <div className="mt-4 grid gap-4">
      <p className="font-serif text-[1.0625rem] leading-[1.4] [overflow-wrap:anywhere]">{about.words}</p>
      <Written entry={entry} />
      <p className="text-small text-ink-2">
        {places.length > 0 ? t("place.found", { count: places.length }) : t("place.nowhere")}
      </p>
      {places.length > 0 && (
        <ul className="grid gap-2">
          {places.slice(0, MOST_SHOWN).map((place) => {
            const around = sentenceAround(store.text, place);
            return (
              <li key={place.start} className="flex items-start gap-3 border-b border-hair pb-2">
                <p lang={article.language} className="min-w-0 flex-1 font-serif [overflow-wrap:anywhere]">
                  {store.text.slice(around.start, place.start)}
                  <mark>{store.text.slice(place.start, place.end)}</mark>
                  {store.text.slice(place.end, around.end)}
                </p>
                <button type="button" className="btn text-small" onClick={() => markAt(place)}>
                  {t("place.here")}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {places.length > MOST_SHOWN && (
        <p className="text-small text-ink-3">{t("place.others", { count: places.length - MOST_SHOWN })}</p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" className="btn" onClick={() => outbox.discard(write.id)}>
          {t("tray.letGo")}
        </button>
        <button type="button" className="btn" onClick={() => outbox.retry(write.id, (same) => same)}>
          {t("tray.retry")}
        </button>
      </div>
    </div>
  );
}
