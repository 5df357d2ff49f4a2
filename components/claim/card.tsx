"use client";
/** A claim's card at rest: stamp, words, one line of who and when. No box until it is pointed at. */
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

/** `tight`: one line; `stop`: the tab key reaches it; `lang`: the language of its words. */
export const Card = memo(function Card(props: { id: string; tight: boolean; stop: boolean; lang: string }) {
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
      className={`relative rounded-card pr-2.5 pl-10 transition-colors duration-(--quick) hover:bg-raised data-near:bg-raised ${props.tight ? "h-7 py-[.18rem]" : "pt-[.45rem] pb-2"}`}
      onPointerEnter={() => attention.hover(props.id)}
      onPointerLeave={() => attention.hover(null)}
    >
      <Stamp
        hue={types.get(claim.type)?.hue ?? "ochre"}
        sign={sign}
        className={`absolute left-[.65rem] ${props.tight ? "top-1" : "top-[.55rem]"}`}
      />
      <button
        type="button"
        data-card={props.id}
        tabIndex={props.stop ? 0 : -1}
        className="block w-full after:absolute after:inset-0 after:rounded-card"
        onClick={() => attention.focus(props.id)}
      >
        <q
          lang={props.lang}
          className={`font-serif leading-[1.4] break-words ${props.tight ? "line-clamp-1 text-ui text-ink-2" : "line-clamp-2 text-quote"}`}
        >
          {claim.words}
        </q>
      </button>
      <ReadersOf id={props.id} className="absolute -top-1.5 right-1" />
      {!props.tight && (
        <p className="mt-px flex items-center gap-1.5 text-micro leading-[1.35] text-ink-3">
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
      )}
    </article>
  );
});
