"use client";
/**
 * The rail: beside the text a card for each claim near the window, level with its words. One of them may be
 * open; the others make room. On a narrow window there is a sheet instead.
 */
import { memo, Suspense, useCallback, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { later } from "@/components/ui/later";
import { persistently } from "@/components/ui/persistently";
import { wordsOf } from "@/lib/browser/reveal";
import { Card } from "../claim/card";
import { useClaimOrder, useDesk, useFocused, useVisibleClaims } from "./desk-context";
import { RailHead } from "./rail-head";
import { useRailPlaces } from "./rail-places";
import { useNarrow } from "./use-narrow";

const loadOpenCard = () => import("../claim/open-card");
const OpenCard = later(async () => (await loadOpenCard()).OpenCard);

/** `text`: the article beside which the cards stand. */
export function ClaimRail({ text }: { text: React.RefObject<HTMLElement | null> }) {
  const t = useTranslations("claim.rail");
  const rail = useRef<HTMLElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  useEffect(() => {
    // By the time somebody opens a card, what it is made of is there.
    const idle = setTimeout(() => void persistently(loadOpenCard), 1500);
    return () => clearTimeout(idle);
  }, []);
  return (
    <section ref={rail} aria-label={t("label")} className="reader-rail max-sheet:hidden print:hidden">
      <RailHead ref={head} />
      {!narrow && <Cards rail={rail} head={head} text={text} />}
    </section>
  );
}

function Cards(props: {
  rail: React.RefObject<HTMLElement | null>;
  head: React.RefObject<HTMLElement | null>;
  text: React.RefObject<HTMLElement | null>;
}) {
  const focused = useFocused();
  const { placed, hold, height } = useRailPlaces(props.rail, props.head, props.text);
  const { attention, article, store, types } = useDesk();
  useTabIntoCard(focused);
  const stop = focused ?? placed[0]?.id ?? null;
  const close = useCallback(() => {
    const id = attention.focused();
    attention.focus(null);
    if (id !== null) requestAnimationFrame(() => wordsOf(id)?.focus({ preventScroll: true }));
  }, [attention]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the cards inside, which are buttons
    <div onKeyDown={handleKey} style={{ height }}>
      {placed.length === 0 && <NoCards />}
      {placed.map(({ id, lang, place, glides }) => (
        <PlacedCard
          key={id}
          id={id}
          lang={lang || article.language}
          hue={types.get(store.claim(id)?.type ?? "")?.hue ?? "ochre"}
          top={place?.top ?? null}
          tight={id !== focused && (place?.tight ?? false)}
          glides={glides}
          hold={hold}
          open={id === focused}
          stop={id === stop}
          close={close}
        />
      ))}
    </div>
  );
}

/** `top`: pixels from the rail's top; null before the card was measured. A mark moves few of the cards. */
const PlacedCard = memo(function PlacedCard(props: {
  id: string;
  lang: string;
  hue: string;
  top: number | null;
  tight: boolean;
  glides: boolean;
  hold: (id: string, element: HTMLElement) => () => void;
  open: boolean;
  stop: boolean;
  close: () => void;
}) {
  const { id, lang, top, open, hold } = props;
  const ref = useCallback(
    (element: HTMLElement | null) => (element ? hold(id, element) : undefined),
    [hold, id],
  );
  const rest = <Card id={id} lang={lang} stop={props.stop} />;
  return (
    <div
      ref={ref}
      id={open ? `card-${id}` : undefined}
      tabIndex={-1}
      data-open={open || undefined}
      data-tight={props.tight || undefined}
      data-hue={props.hue}
      className={`group/card absolute inset-x-0 top-0 ${props.glides ? "transition-transform duration-(--calm) ease-(--ease)" : ""} ${top === null ? "invisible" : ""} ${open ? "z-5 rounded-card border-t-3 border-hue bg-raised shadow-float" : ""}`}
      style={{ transform: `translateY(${top ?? 0}px)` }}
    >
      {open ? (
        <>
          <span aria-hidden="true" className="rail-leader" />
          <Suspense fallback={rest}>
            <OpenCard id={id} lang={lang} close={props.close} />
          </Suspense>
        </>
      ) : (
        rest
      )}
    </div>
  );
});

function NoCards() {
  const t = useTranslations("claim.rail");
  const all = useClaimOrder().length;
  const visible = useVisibleClaims().length;
  if (visible > 0) return null;
  return <p className="pt-8 pl-1 text-small text-ink-3">{t(all === 0 ? "empty" : "noneShown")}</p>;
}

function handleKey(event: React.KeyboardEvent<HTMLElement>) {
  if (!(event.target instanceof HTMLElement)) return;
  if (event.key === "Escape") leaveField(event, event.target);
  else moveBetweenCards(event, event.target);
}

/** Escape in a field goes back to the card; a second one, which is the page's, closes it. */
function leaveField(event: React.KeyboardEvent<HTMLElement>, target: HTMLElement) {
  if (!target.closest("input, textarea, select")) return;
  event.preventDefault();
  target.closest<HTMLElement>("[data-open]")?.focus({ preventScroll: true });
}

/** The cards are one stop of the tab key; arrows go from one to the next. */
function moveBetweenCards(event: React.KeyboardEvent<HTMLElement>, target: HTMLElement) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || target.dataset.card === undefined) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-card]")];
  cards[cards.indexOf(target) + by]?.focus();
  event.preventDefault();
}

/** From the words of the open claim the tab key goes into its card, and back. */
function useTabIntoCard(focused: string | null) {
  useEffect(() => {
    if (focused === null) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "Tab") return;
      const [words, card] = [wordsOf(focused), document.getElementById(`card-${focused}`)];
      const [from, to] = event.shiftKey ? [card, words] : [words, card];
      if (!from || !to || document.activeElement !== from) return;
      event.preventDefault();
      to.focus({ preventScroll: true });
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [focused]);
}
