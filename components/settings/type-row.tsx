"use client";
/** One claim type in the list: its form, its names, its key, and what can be done with it. */
import { useTranslations } from "use-intl";
import { Stamp } from "@/components/claim/stamp";
import { Icon } from "@/components/ui/icon";
import type { ClaimType } from "@/lib/model/wire";

/** What is not handed in cannot be done with this type, and its button is not there or does nothing. */
export function TypeRow(props: {
  type: ClaimType;
  /** In the person's language; the other name stands below. */
  name: string;
  onEarlier?: () => void;
  onLater?: () => void;
  onChange?: () => void;
  onRestore?: () => void;
}) {
  const { type, name } = props;
  const t = useTranslations("settings.types");
  const other = name === type.nameBg ? type.nameEn : type.nameBg;
  return (
    <li className="grid grid-cols-[1.5rem_1fr_auto] items-center gap-x-3.5 border-b border-hair py-2.5">
      <Stamp hue={type.hue} className="size-6!" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2.5 font-semibold">
          <span className="break-words">{name}</span>
          {type.key !== null && (
            <kbd className="kbd">
              <span className="sr-only">{t("key", { key: type.key })}</span>
              <span aria-hidden="true">{type.key}</span>
            </kbd>
          )}
        </p>
        <p className="text-small break-words text-ink-2">
          <span lang={other === type.nameBg ? "bg" : "en"}>{other}</span> ·{" "}
          <span className="font-[ui-monospace,monospace] text-micro">{type.slug}</span>
        </p>
      </div>
      <div className="flex items-center gap-1">
        {props.onRestore === undefined && (
          <>
            <Mover name="up" label={t("earlier", { name })} onPress={props.onEarlier} />
            <Mover name="down" label={t("later", { name })} onPress={props.onLater} />
          </>
        )}
        {props.onChange && (
          <button
            type="button"
            className="btn ml-1.5"
            aria-label={t("changeNamed", { name })}
            onClick={props.onChange}
          >
            {t("change")}
          </button>
        )}
        {props.onRestore && (
          <button
            type="button"
            className="btn"
            aria-label={t("restoreNamed", { name })}
            onClick={props.onRestore}
          >
            {t("restore")}
          </button>
        )}
      </div>
    </li>
  );
}

/** Stays in its place at either end of the list, so that the focus is not lost by moving there. */
function Mover(props: { name: "up" | "down"; label: string; onPress: (() => void) | undefined }) {
  const { onPress } = props;
  return (
    <button
      type="button"
      className="btn btn-icon text-ink-2 aria-disabled:cursor-default aria-disabled:opacity-30"
      aria-label={props.label}
      aria-disabled={onPress === undefined}
      onClick={() => onPress?.()}
    >
      <Icon name={props.name} />
    </button>
  );
}
