"use client";
/** The other claims over the same words, so that each can be reached where several overlap. */
import { useTranslations } from "use-intl/react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { signOf } from "@/lib/model/sign";
import { useDesk } from "../reader/desk-context";
import { useTypeName } from "../reader/type-name";
import { Stamp } from "./stamp";

export function SamePlace({ claim, lang }: { claim: DeskClaim; lang: string }) {
  const { store, attention, types } = useDesk();
  const typeName = useTypeName();
  const t = useTranslations("claim");
  const { span, id } = claim;
  if (span === null) return null;
  const here = store.blocksOf(id).flatMap((block) => store.paintedIn(block));
  const others = [...new Map(here.map((other) => [other.id, other])).values()].filter(
    (other) => other.id !== id && other.span && other.span.start < span.end && other.span.end > span.start,
  );
  if (others.length === 0) return null;
  return (
    <section className="border-t border-hair px-4 pt-2.5 pb-2">
      <h3 className="label">{t("card.same")}</h3>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <button
              type="button"
              className="-mx-1.5 flex min-h-(--tap) w-[calc(100%+.75rem)] items-center gap-2 rounded-ctl px-1.5 py-0.5 text-small hover:bg-wash"
              aria-label={t("card.label", {
                words: other.words,
                type: typeName(other.type),
                sign: t(`sign.${signOf(other)}`),
              })}
              onClick={() => attention.focus(other.id)}
              onPointerEnter={() => attention.hover(other.id)}
              onPointerLeave={() => attention.hover(null)}
            >
              <Stamp
                hue={types.get(other.type)?.hue ?? "ochre"}
                sign={signOf(other)}
                className="size-[1.125rem]"
              />
              <q lang={lang} className="truncate font-serif">
                {other.words}
              </q>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
