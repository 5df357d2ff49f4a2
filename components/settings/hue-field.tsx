"use client";
/** The choice of a pair of hue and form, each drawn as it will stand in the margin. */
import { useLocale, useTranslations } from "use-intl";
import { Stamp } from "@/components/claim/stamp";
import type { Hue } from "@/lib/model/vocabulary";
import type { ClaimType } from "@/lib/model/wire";
import { HUES } from "./hues";

/** `types` are the other types in use: two may share a pair, but the person is told. */
export function HueField(props: { value: Hue; onChange: (hue: Hue) => void; types: readonly ClaimType[] }) {
  const t = useTranslations("settings.types");
  const locale = useLocale();
  const holder = props.types.find(({ hue }) => hue === props.value);
  return (
    <fieldset>
      <legend className="field-label mb-1">{t("look")}</legend>
      <div className="grid max-w-96 grid-cols-8 gap-1">
        {HUES.map((hue) => (
          <label
            key={hue}
            title={t(`hue.${hue}`)}
            className="relative grid aspect-square cursor-pointer place-items-center rounded-ctl border border-transparent hover:bg-wash has-checked:border-ink has-checked:bg-wash has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink"
          >
            <input
              type="radio"
              name="hue"
              value={hue}
              checked={props.value === hue}
              onChange={() => props.onChange(hue)}
              aria-label={t(`hue.${hue}`)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            <Stamp hue={hue} className="size-6!" />
          </label>
        ))}
      </div>
      <p role="status" className="mt-1 text-small text-ink-2">
        {t(`hue.${props.value}`)}
        {holder && ` · ${t("usedBy", { name: locale === "bg" ? holder.nameBg : holder.nameEn })}`}
      </p>
    </fieldset>
  );
}
