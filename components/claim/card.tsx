"use client";
/**
 * A claim's card at rest: stamp, words, one line of who and when. No box until it is pointed at. In a holder
 * of the group `card` with `data-tight` it shows one line: cards become tight and loose by the dozen when one
 * opens, and none is drawn anew for it.
 */
import { memo } from "react";
import { useTranslations } from "use-intl/react";
import { signOf } from "@/lib/model/sign";
import { useClaim, useDesk, useHovered } from "../reader/desk-context";
import { ReadersOf } from "../reader/live";
import { useTypeName } from "../reader/type-name";
import { initials } from "../ui/face";
import { Icon } from "../ui/icon";
import { Stamp } from "./stamp";
import { useWhen } from "./when";

/** `stop`: the tab key reaches it; `lang`: the language of its words. */
export const Card = memo(function Card(props: { id: string; stop: boolean; lang: string }) {
  const { attention, types } = useDesk();
  const claim = useClaim(props.id);
  const near = useHovered() === props.id;
  const typeName = useTypeName();
  const when = useWhen();
  const t = useTranslations("claim");
  if (!claim) return null;
  const sign = signOf(claim);
  const label = t("card.label", { words: claim.words, type: typeName(claim.type), sign: t(`sign.${sign}`) });
  return (
    <article
      aria-label={label}
      data-near={near || undefined}
      className="relative rounded-card pt-[.45rem] pr-2.5 pb-2 pl-10 transition-colors duration-(--quick) group-data-tight/card:h-7 group-data-tight/card:py-[.18rem] hover:bg-raised data-near:bg-raised"
      onPointerEnter={() => attention.hover(props.id)}
      onPointerLeave={() => attention.hover(null)}
    >
      <Stamp
        hue={types.get(claim.type)?.hue ?? "ochre"}
        sign={sign}
        className="absolute top-[.55rem] left-[.65rem] group-data-tight/card:top-1"
      />
      <button
        type="button"
        data-card={props.id}
        tabIndex={props.stop ? 0 : -1}
        className="block w-full after:absolute after:inset-0 after:rounded-card"
        onClick={({ currentTarget }) => {
          attention.focus(props.id);
          // This button goes as the card opens; the keyboard goes on from the card's own place.
          currentTarget.closest("div")?.focus({ preventScroll: true });
        }}
      >
        <q
          lang={props.lang}
          className="line-clamp-2 font-serif text-quote leading-[1.4] break-words group-data-tight/card:line-clamp-1 group-data-tight/card:text-ui group-data-tight/card:text-ink-2"
        >
          {claim.words}
        </q>
      </button>
      <ReadersOf id={props.id} className="absolute -top-1.5 right-1" />
      <p className="mt-px flex items-center gap-1.5 text-micro leading-[1.35] text-ink-3 group-data-tight/card:hidden">
        <span>{t(`sign.${sign}`)}</span>
        <span aria-hidden="true">·</span>
        <span className="sr-only">{claim.createdBy.name}</span>
        <span>
          <span aria-hidden="true">{initials(claim.createdBy.name)}</span> {when(claim.createdAt)}
        </span>
        {claim.saving.state !== "saved" && (
          <span className="ml-auto inline-flex items-center gap-1">
            <Icon name={claim.saving.state === "waiting" ? "clock" : "alarm"} className="size-3.5" />
            {t(claim.saving.state === "waiting" ? "card.waiting" : "card.refused")}
          </span>
        )}
      </p>
    </article>
  );
});
