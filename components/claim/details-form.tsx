"use client";
/** The form in which a claim's figure, speaker and restatement are changed. */
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import type { SeenState } from "@/lib/browser/desk";
import { languageOf } from "@/lib/messages/language-tag";
import type { Claim, PatchClaim, Value } from "@/lib/model/wire";
import { useDesk } from "../reader/desk-context";
import { Icon } from "../ui/icon";
import type { Draft } from "./use-draft";
import type { Details } from "./value-section";
import { typedNumber } from "./value-words";

const SHAPES = ["none", "exact", "least", "most", "between"] as const;

export function DetailsForm(props: {
  claim: Claim;
  draft: Draft<Details>;
  lang: string;
  /** For its first field. */
  first: React.Ref<HTMLSelectElement>;
  done: () => void;
}) {
  const { desk } = useDesk();
  const locale = languageOf(useLocale());
  const t = useTranslations();
  const [fault, setFault] = useState<Fault | null>(null);
  const { claim, draft, lang, done } = props;
  const { typed, type } = draft;
  const { shape } = typed;
  const save = () => {
    const patch = patchOf(typed, claim, locale);
    if (typeof patch === "string") return setFault(patch);
    // Made on what stood there at the first key: what came in since, nobody has seen behind the form.
    const seen = draft.on === undefined ? undefined : (JSON.parse(draft.on) as SeenState); // As it was kept.
    if (Object.keys(patch).length > 0) desk.edit(claim.id, patch, seen);
    draft.clear();
    done();
  };
  const field = (name: keyof Details, label: string, more: React.ComponentProps<"input"> = {}) => (
    <Field
      label={label}
      value={typed[name]}
      onChange={(event) => {
        type({ [name]: event.target.value });
        setFault(null);
      }}
      {...more}
    />
  );
  const number = { inputMode: "decimal", "aria-invalid": fault !== null || undefined } as const;
  return (
    <form
      className="grid gap-2.5"
      aria-label={t("claim.details.title")}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label className="grid gap-0.5">
        <span className="field-label">{t("claim.details.shape")}</span>
        <select
          ref={props.first}
          className="field-input min-h-9 py-1 text-small"
          value={shape}
          onChange={(event) => type({ shape: event.target.value })}
        >
          {SHAPES.map((one) => (
            <option key={one} value={one}>
              {t(`claim.details.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {shape !== "none" && (
        <>
          <div className="grid grid-cols-2 gap-2">
            {shape !== "most" &&
              field("min", t(shape === "between" ? "claim.details.min" : "claim.details.number"), number)}
            {(shape === "most" || shape === "between") &&
              field("max", t(shape === "between" ? "claim.details.max" : "claim.details.number"), number)}
            {field("unit", t("claim.details.unit"), {
              placeholder: t("claim.details.unitHint"),
              maxLength: 80,
              lang,
            })}
          </div>
          {fault && (
            <p role="alert" className="flex gap-1.5 text-small text-alarm">
              <Icon name="alarm" />
              {t(`claim.details.${fault}`)}
            </p>
          )}
          <label className="flex min-h-(--tap) items-center gap-2 text-small">
            <input
              type="checkbox"
              className="size-4 accent-ink"
              checked={typed.approximate !== ""}
              onChange={(event) => type({ approximate: event.target.checked ? "yes" : "" })}
            />
            {t("claim.details.approximate")}
          </label>
        </>
      )}
      {field("speaker", t("claim.details.speaker"), { maxLength: 300, lang })}
      {field("attributedTo", t("claim.details.attributedTo"), { maxLength: 300, lang })}
      <label className="grid gap-0.5">
        <span className="field-label">{t("claim.details.statement")}</span>
        <textarea
          lang={lang}
          rows={2}
          maxLength={5000}
          placeholder={t("claim.details.statementHint")}
          className="field-input field-sizing-content resize-none text-small"
          value={typed.statement}
          onChange={(event) => type({ statement: event.target.value })}
        />
      </label>
      <div className="flex gap-2">
        <button type="submit" className="btn btn-ink text-small">
          {t("common.save")}
        </button>
        <button
          type="button"
          className="btn btn-bare text-small"
          onClick={() => {
            draft.clear();
            done();
          }}
        >
          {t("common.cancel")}
        </button>
      </div>
    </form>
  );
}

function Field({ label, ...input }: React.ComponentProps<"input"> & { label: string }) {
  return (
    <label className="grid min-w-0 gap-0.5">
      <span className="field-label">{label}</span>
      <input className="field-input min-h-9 py-1 text-small" {...input} />
    </label>
  );
}

type Fault = "numberMissing" | "order";

/** What of the claim the form changes, or what is wrong with it. */
function patchOf(typed: Details, claim: Claim, locale: "bg" | "en"): Omit<PatchClaim, "anchor"> | Fault {
  const value = typed.shape === "none" ? null : typedValue(typed, claim.value, locale);
  if (typeof value === "string") return value;
  const words = (typedWords: string) => typedWords.trim() || null;
  const next = {
    value,
    speaker: words(typed.speaker),
    attributedTo: words(typed.attributedTo),
    statement: words(typed.statement),
  };
  // Object.entries forgets the literal keys.
  const names = Object.keys(next) as (keyof typeof next)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(next[name]) !== JSON.stringify(claim[name]))
      .map((name) => [name, next[name]]),
  );
}

function typedValue(typed: Details, before: Value | null, locale: "bg" | "en"): Value | Fault {
  const number = (words: string) => typedNumber(words, locale);
  const { shape } = typed;
  const min = shape === "most" ? null : number(typed.min);
  const max = shape === "exact" ? min : shape === "least" ? null : number(typed.max);
  if ((shape !== "most" && min === null) || (shape !== "least" && max === null)) return "numberMissing";
  if (min !== null && max !== null && min > max) return "order";
  const approximate = typed.approximate !== "";
  // The word of the text that made it approximate or a limit stays as long as it explains the same.
  const kept = before && before.approximate === approximate && before.min === min && before.max === max;
  const hedge = kept ? before.hedge : undefined;
  return {
    min,
    max,
    approximate,
    unit: typed.unit.trim() || null,
    ...(hedge === undefined ? {} : { hedge }),
  };
}
