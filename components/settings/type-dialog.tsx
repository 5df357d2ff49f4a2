"use client";
/** The form of a claim type, new or there already, and the way out of use. */
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { SelectField, TextField } from "@/components/ui/field";
import { Refused } from "@/components/ui/said";
import type { Hue } from "@/lib/model/vocabulary";
import type { AddClaimType, ClaimType } from "@/lib/model/wire";
import { change, changedOf } from "./change";
import { HueField } from "./hue-field";
import { HUES } from "./hues";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** A slug out of an English name: what the contract allows, and nothing where nothing is left. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[-0-9]+|-+$/g, "")
    .slice(0, 40);
}

/** @param props.type null for a new one; `types` are those in use, whose hues and keys are taken */
export function TypeDialog(props: {
  type: ClaimType | null;
  types: readonly ClaimType[];
  onClose: () => void;
  onDone: (said: string) => void;
}) {
  const { type } = props;
  const t = useTranslations("settings.types");
  const all = useTranslations();
  const words = useRefusalWords();
  const locale = useLocale();
  const { sending, refusal, send } = useSending();
  const others = props.types.filter(({ slug }) => slug !== type?.slug);
  const free = HUES.find((hue) => !others.some((other) => other.hue === hue));
  const [hue, setHue] = useState<Hue>(type?.hue ?? free ?? "clay");
  const [slug, setSlug] = useState<string | null>(null);
  const [nameEn, setNameEn] = useState(type?.nameEn ?? "");
  const isAtFault = (pointer: string) => refusal?.errors.some((error) => error.pointer === pointer) ?? false;
  const taken = { slug: isAtFault("/slug"), key: isAtFault("/key") };

  const save = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const nameBg = String(given.get("nameBg"));
    const shared = { nameBg, nameEn, hue, key: String(given.get("key")) || null };
    const added: AddClaimType = { ...shared, slug: slug ?? slugOf(nameEn) };
    const done = await send(() =>
      type === null
        ? change("POST", "/types", added)
        : change("PATCH", `/types/${type.slug}`, changedOf(type, shared)),
    );
    const name = locale === "bg" ? nameBg : nameEn;
    if (done) props.onDone(t(type === null ? "added" : "changed", { name }));
  };
  return (
    <Dialog
      title={type === null ? t("addTitle") : locale === "bg" ? type.nameBg : type.nameEn}
      onClose={props.onClose}
    >
      <form onSubmit={(event) => void save(event)} className="grid gap-4">
        <div className="grid grid-cols-2 gap-4 max-[700px]:grid-cols-1">
          <TextField
            label={t("nameBg")}
            name="nameBg"
            lang="bg"
            defaultValue={type?.nameBg}
            maxLength={60}
            required
            autoComplete="off"
          />
          <TextField
            label={t("nameEn")}
            lang="en"
            value={nameEn}
            onChange={(event) => setNameEn(event.target.value)}
            maxLength={60}
            required
            autoComplete="off"
          />
        </div>
        {type === null && (
          <TextField
            label={t("slug")}
            hint={t("slugHint")}
            error={taken.slug ? t("slugTaken") : null}
            value={slug ?? slugOf(nameEn)}
            onChange={(event) => setSlug(event.target.value)}
            pattern="[a-z][a-z0-9\-]{0,39}"
            required
            autoComplete="off"
            className="font-[ui-monospace,monospace] text-small"
          />
        )}
        <HueField value={hue} onChange={setHue} types={others} />
        <SelectField
          label={t("keyLabel")}
          error={taken.key ? t("keyTaken") : null}
          name="key"
          defaultValue={type?.key ?? ""}
        >
          <option value="">{t("keyNone")}</option>
          {KEYS.filter((key) => !others.some((other) => other.key === key)).map((key) => (
            <option key={key}>{key}</option>
          ))}
        </SelectField>
        {refusal && !taken.slug && !taken.key && <Refused>{words(refusal)}</Refused>}
        <DialogButtons>
          <button type="submit" className="btn btn-ink" disabled={sending}>
            {sending ? all("settings.saving") : type === null ? t("create") : all("common.save")}
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            {all("common.cancel")}
          </button>
        </DialogButtons>
      </form>
      {type !== null && <EndOfUse type={type} onDone={props.onDone} />}
    </Dialog>
  );
}

/** Retiring a type that is in use, deleting one that is not. */
function EndOfUse({ type, onDone }: { type: ClaimType; onDone: (said: string) => void }) {
  const t = useTranslations("settings.types");
  const words = useRefusalWords();
  const locale = useLocale();
  const { sending, refusal, send } = useSending();
  const name = locale === "bg" ? type.nameBg : type.nameEn;
  const end = async () => {
    const path = `/types/${type.slug}`;
    const done = await send(() =>
      type.inUse ? change("PATCH", path, { retired: true }) : change("DELETE", path),
    );
    if (done) onDone(t(type.inUse ? "wasRetired" : "wasRemoved", { name }));
  };
  return (
    <div className="mt-5 grid gap-2 border-t border-hair pt-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="min-w-0 flex-1 basis-64 text-small text-ink-2">
          {t(type.inUse ? "retireHint" : "removeHint")}
        </p>
        <button type="button" className="btn" disabled={sending} onClick={() => void end()}>
          {t(type.inUse ? "retire" : "remove")}
        </button>
      </div>
      {refusal && <Refused>{refusal.code === "CONFLICT" ? t("last") : words(refusal)}</Refused>}
    </div>
  );
}
