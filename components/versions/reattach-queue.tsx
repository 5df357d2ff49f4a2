"use client";
/**
 * The re-attach queue: one claim at a time whose words changed or went, with what it said, what it says now
 * and why that matters. It stands below the text, which stays in reach: the words are seen where they are.
 */
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { getAdrift, Refusal } from "@/lib/browser/client";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { likelyPlace } from "@/lib/browser/likely-place";
import { isAdrift } from "@/lib/browser/reattach";
import { bringIntoView, wordsOf } from "@/lib/browser/reveal";
import { signOf } from "@/lib/model/sign";
import { Stamp } from "../claim/stamp";
import { useAdrift, useClaim, useDesk, useReattach } from "../reader/desk-context";
import { Caps } from "../reader/keycap";
import { useTypeName } from "../reader/type-name";
import { useNarrow } from "../reader/use-narrow";
import { Icon } from "../ui/icon";
import { Reasons } from "./reasons";
import { ReattachActs } from "./reattach-acts";
import { StoodThen } from "./stood-then";

export function ReattachQueue() {
  const { reattach } = useDesk();
  const { current, placing } = useReattach();
  const t = useTranslations();
  const waiting = useAdrift();
  const claim = useClaim(current ?? "");
  const panel = useRef<HTMLElement>(null);
  const unreachable = useOldWords();
  useReveal(current, placing);
  usePlacing(claim, placing);
  useFocusHere(panel);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={t("versions.queue.label")}
      className="reattach"
      data-placing={placing || undefined}
    >
      <header className="flex items-center gap-1 pr-1.5 pl-5 max-sheet:pl-4">
        <p className="mr-auto text-small text-ink-2" role="status">
          {t("versions.queue.left", { count: waiting.length })}
        </p>
        {waiting.length > 1 && (
          <>
            <WayButton command="previous" icon="left" act={() => reattach.step(-1)} />
            <WayButton command="next" icon="right" act={() => reattach.step(1)} />
          </>
        )}
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t("common.close")}
          onClick={() => reattach.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      {claim && isAdrift(claim) ? (
        <Adrift key={claim.id} claim={claim} unreachable={unreachable} />
      ) : (
        <Settled left={waiting.length} />
      )}
    </section>
  );
}

/** Puts the caret where the words are likeliest to be, once others are asked for. */
function usePlacing(claim: DeskClaim | undefined, placing: boolean) {
  const { attention, store } = useDesk();
  const begin = useEffectEvent(() => {
    if (!claim) return;
    const { start, end } = likelyPlace(claim, store.text);
    attention.setCaret({ at: end, from: start });
  });
  useEffect(() => {
    if (placing) begin();
  }, [placing]);
}

/** Takes the focus while the queue stands, and gives it back to where it was. */
function useFocusHere(panel: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    const before = document.activeElement;
    const own = panel.current;
    own?.focus({ preventScroll: true });
    return () => {
      const lost = own?.contains(document.activeElement) || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [panel]);
}

function Adrift({ claim, unreachable }: { claim: DeskClaim; unreachable: boolean }) {
  const { article, types } = useDesk();
  const { placing } = useReattach();
  const t = useTranslations();
  const typeName = useTypeName();
  const { full } = claim;
  const lost = claim.anchor.state === "lost";
  const changes = full?.anchor.changes ?? [];
  return (
    <>
      <div className="flex gap-3 px-5 max-sheet:px-4" aria-live="polite">
        <Stamp hue={types.get(claim.type)?.hue ?? "ochre"} sign={signOf(claim)} className="mt-px size-6" />
        <h2 className="min-w-0 flex-1 font-semibold">
          <span className="sr-only">{typeName(claim.type)}. </span>
          {lost ? (
            t("versions.queue.lost")
          ) : changes.length > 0 ? (
            <Reasons changes={changes} lang={article.language} />
          ) : (
            t("versions.drift")
          )}
        </h2>
      </div>
      {placing && (
        <p
          lang={article.language}
          className="line-clamp-2 px-5 pt-1 pb-2.5 font-serif text-quote text-ink-2 max-sheet:px-4"
        >
          <q>{full?.wording ?? claim.words}</q>
        </p>
      )}
      {!placing &&
        (full ? (
          <StoodThen claim={claim} full={full} />
        ) : (
          <p className="px-5 py-3 text-small text-ink-3 max-sheet:px-4">
            {t(unreachable ? "versions.queue.unreachable" : "versions.queue.loading")}
          </p>
        ))}
      <ReattachActs claim={claim} />
    </>
  );
}

/** The claim before the eyes no longer waits: somebody else settled it, or it was the last. */
function Settled({ left }: { left: number }) {
  const { article, reattach } = useDesk();
  const t = useTranslations("versions.queue");
  const { version } = article;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 pt-1 pb-4 max-sheet:px-4">
      <p className="flex min-w-0 flex-1 basis-72 items-start gap-2">
        <Icon name="check" className="mt-0.5 size-[1.125rem]" />
        <span>
          <b className="font-semibold">{t(left === 0 ? "done" : "settled")}</b>
          {left === 0 && <span className="block text-small text-ink-2">{t("doneHint")}</span>}
        </span>
      </p>
      {left > 0 ? (
        <button type="button" className="btn btn-ink" onClick={() => reattach.step(1)}>
          {t("next")}
          <Caps command="next" />
        </button>
      ) : (
        <a className="btn" href={`/articles/${article.id}/compare?from=${version - 1}&to=${version}`}>
          {t("compare")}
        </a>
      )}
    </div>
  );
}

function WayButton(props: { command: "next" | "previous"; icon: "left" | "right"; act: () => void }) {
  const t = useTranslations("versions.queue");
  return (
    <button type="button" className="btn btn-bare" aria-label={t(props.command)} onClick={props.act}>
      <Caps command={props.command} />
      <Icon name={props.icon} />
    </button>
  );
}

/** Reads what the waiting claims said before, once; answers whether that could not be done. */
function useOldWords(): boolean {
  const { article, store } = useDesk();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    const read = async () => {
      for await (const claims of getAdrift(article.id)) {
        if (gone) return;
        store.merge(claims);
      }
    };
    read().catch((error) => {
      if (!(error instanceof Refusal)) throw error;
      setFailed(true);
    });
    return () => {
      gone = true;
    };
  }, [article.id, store]);
  return failed;
}

/** Brings the words of the claim before the eyes, above the panel; a lost one has none to show. */
function useReveal(current: string | null, placing: boolean) {
  const { attention } = useDesk();
  const narrow = useNarrow();
  useEffect(() => {
    if (placing) return;
    const words = current === null ? null : wordsOf(current);
    // On a narrow window the claim's own sheet would stand in this place.
    if (!narrow) attention.focus(words === null ? null : current);
    else attention.focus(null);
    attention.hover(words === null ? null : current);
    if (words) bringIntoView(words, true);
  }, [current, placing, narrow, attention]);
}
