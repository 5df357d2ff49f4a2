"use client";
/**
 * What can be done with the chosen words: type, then tag, each one press. It stands below the words, away
 * from those before them, and above them where there is no room below; on a narrow screen it comes from below, since the system's own menu sits at them.
 */
import { useEffect, useLayoutEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Stamp } from "@/components/claim/stamp";
import { Icon } from "@/components/ui/icon";
import { rangeOfSpan } from "@/lib/browser/dom-span";
import { marginOf } from "@/lib/browser/stamp-lines";
import { fragility } from "@/lib/text/occurrences";
import type { Span } from "@/lib/text/units";
import { useChosen, useDesk, usePanel, useReattach } from "./desk-context";
import { Cap, Caps } from "./keycap";
import { useTypeName } from "./type-name";

/** Pixels between the words and the toolbar, and how far left of them it starts. */
const BELOW = 14;
const LEFT = 60;
/** How far it may reach beyond the text on the right. */
const OVERHANG = 28;
/** What the bar covers at the head of the window, and what the toolbar with all its lines and the hints take at its foot. */
const HEAD = 64;
const FOOT = 240;

type Root = React.RefObject<HTMLElement | null>;

export function SelectionToolbar({ root }: { root: Root }) {
  const chosen = useChosen();
  const panel = usePanel();
  const { placing } = useReattach();
  const { commands } = useDesk();
  if (!chosen || panel || placing || !commands.isOpen()) return null;
  return <Toolbar span={chosen.span} root={root} />;
}

function Toolbar({ span, root }: { span: Span; root: Root }) {
  const { commands, preferences, store } = useDesk();
  const t = useTranslations();
  const typeName = useTypeName();
  const suggested = commands.suggestedType(span);
  const place = usePlaceBelow(span, root);
  const places = usePlaces(span);
  return (
    <div
      ref={place.ref}
      role="toolbar"
      aria-label={t("reader.toolbar.label")}
      className="reader-toolbar"
      style={place.style}
      // A press must not take the selection away before it was marked.
      onPointerDown={(event) => event.preventDefault()}
    >
      <div className="flex flex-wrap p-1.5">
        {commands.usableTypes().map((type) => (
          <button
            key={type.slug}
            type="button"
            className="reader-tool"
            data-hue={type.hue}
            data-suggested={type.slug === suggested || undefined}
            onClick={() => commands.markChosen(type.slug)}
          >
            <Stamp hue={type.hue} />
            <span>{typeName(type.slug)}</span>
            {type.slug === suggested && <span className="sr-only">{t("reader.toolbar.suggested")}</span>}
            {type.key && preferences.shortcuts !== false && <Cap>{type.key}</Cap>}
          </button>
        ))}
      </div>
      <div className="flex flex-wrap border-t border-hair p-1.5">
        <button type="button" className="reader-tool" onClick={() => commands.tag("verified")}>
          <Icon name="check" />
          <span>{t("common.sign.verified")}</span>
          <Caps command="verified" />
        </button>
        <button type="button" className="reader-tool" onClick={() => commands.tag("unverified")}>
          <Icon name="ask" />
          <span>{t("common.sign.unverified")}</span>
          <Caps command="unverified" />
        </button>
        {places !== null && places.count > 1 ? (
          <button
            type="button"
            className="reader-tool sheet:ml-auto"
            onClick={() => commands.showOccurrences()}
          >
            <Icon name="copy" />
            <span>{t("reader.toolbar.further", { count: places.count - 1 })}</span>
            <Caps command="occurrences" />
          </button>
        ) : (
          <span className="reader-tool-note">{places !== null && t("reader.toolbar.once")}</span>
        )}
      </div>
      {places !== null && <Fragile words={store.text.slice(span.start, span.end)} {...places} />}
    </div>
  );
}

/** Says quietly that words like these are hard to follow into a changed text. */
function Fragile({ words, number, count }: { words: string; number: number; count: number }) {
  const t = useTranslations("reader.toolbar");
  const fragile = fragility(words, count);
  if (fragile === null) return null;
  return (
    <p className="reader-tool-fragile">
      {count > 1 && <b className="font-semibold">{t("place", { number, count })} </b>}
      {t(fragile)}
    </p>
  );
}

/** Which of the places of its words the span is, and of how many; null until the text was looked through, after the first paint. */
function usePlaces(span: Span): { number: number; count: number } | null {
  const { store } = useDesk();
  const [found, setFound] = useState<{ span: Span; number: number; count: number } | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      const further = store.furtherPlaces(span);
      const number = further.filter(({ start }) => start < span.start).length + 1;
      setFound({ span, number, count: further.length + 1 });
    }, 30);
    return () => clearTimeout(timer);
  }, [span, store]);
  return found?.span === span ? found : null;
}

/** Where the toolbar stands: below the last of the words, above the first at the window's foot, inside the article's width. */
function usePlaceBelow(span: Span, root: Root) {
  const { store } = useDesk();
  const [element, ref] = useState<HTMLDivElement | null>(null);
  const [style, setStyle] = useState<React.CSSProperties>({ visibility: "hidden" });
  useLayoutEffect(() => {
    const article = root.current;
    if (!element || !article) return;
    const place = () => {
      const rects = [...(rangeOfSpan(span, article, store)?.getClientRects() ?? [])];
      const [first, last] = [rects[0], rects.at(-1)];
      if (!first || !last) return;
      const around = article.getBoundingClientRect();
      const margin = marginOf(article.querySelector(".reader-chunk"));
      const rightmost = around.width - element.offsetWidth + OVERHANG;
      const left = Math.max(margin, Math.min(last.left - around.left - LEFT, rightmost));
      // It grows as more is known of the words: where it stands must not hang on that.
      const top =
        last.bottom < window.innerHeight - FOOT
          ? last.bottom + BELOW
          : Math.max(first.top - BELOW - element.offsetHeight, HEAD);
      setStyle({ top: top - around.top, left });
    };
    place();
    const size = new ResizeObserver(place);
    size.observe(article);
    size.observe(element);
    return () => size.disconnect();
  }, [element, span, root, store]);
  return { ref, style };
}
