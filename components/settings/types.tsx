"use client";
/** The claim types in their order: moved, changed, retired and brought back. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Icon } from "@/components/ui/icon";
import { Done, Refused } from "@/components/ui/said";
import type { ClaimType } from "@/lib/model/wire";
import { change } from "./change";
import { Section } from "./section";
import { TypeDialog } from "./type-dialog";
import { TypeRow } from "./type-row";

export function Types({ types }: { types: readonly ClaimType[] }) {
  const t = useTranslations("settings.types");
  const words = useRefusalWords();
  const locale = useLocale();
  const router = useRouter();
  const { refusal, send } = useSending();
  const [open, setOpen] = useState<ClaimType | "new" | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const nameOf = (type: ClaimType) => (locale === "bg" ? type.nameBg : type.nameEn);
  const live = types.filter(({ retiredAt }) => retiredAt === null);
  const retired = types.filter(({ retiredAt }) => retiredAt !== null);

  const finish = (said: string | null) => {
    setOpen(null);
    setDone(said);
    if (said !== null) router.refresh();
  };
  const move = async (type: ClaimType, place: number) => {
    // Places count among all types; between two live ones retired ones may stand.
    const position = live[place]?.position ?? 0;
    if (await send(() => change("PATCH", `/types/${type.slug}`, { position }))) {
      finish(t("moved", { name: nameOf(type), place: place + 1 }));
    }
  };
  const restore = async (type: ClaimType) => {
    if (await send(() => change("PATCH", `/types/${type.slug}`, { retired: false }))) {
      finish(t("wasRestored", { name: nameOf(type) }));
    }
  };
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="page-title">{t("title")}</h1>
          <p className="mt-1 text-ink-2">{t("text")}</p>
        </div>
        <button type="button" className="btn btn-ink" onClick={() => setOpen("new")}>
          <Icon name="plus" className="size-4" />
          {t("add")}
        </button>
      </div>
      <div className="mt-3">{refusal ? <Refused>{words(refusal)}</Refused> : <Done>{done}</Done>}</div>
      <ol aria-label={t("list")} className="mt-3 border-t border-edge">
        {live.map((type, place) => (
          <TypeRow
            key={type.slug}
            type={type}
            name={nameOf(type)}
            {...(place > 0 ? { onEarlier: () => void move(type, place - 1) } : {})}
            {...(place < live.length - 1 ? { onLater: () => void move(type, place + 1) } : {})}
            onChange={() => setOpen(type)}
          />
        ))}
      </ol>
      {retired.length > 0 && (
        <Section title={t("retiredTitle")} text={t("retiredText")}>
          <ul aria-label={t("retiredTitle")} className="border-t border-hair">
            {retired.map((type) => (
              <TypeRow key={type.slug} type={type} name={nameOf(type)} onRestore={() => void restore(type)} />
            ))}
          </ul>
        </Section>
      )}
      {open !== null && (
        <TypeDialog
          type={open === "new" ? null : open}
          types={live}
          onClose={() => finish(null)}
          onDone={finish}
        />
      )}
    </>
  );
}
