"use client";
/** What a claim says: its figure, why it reads so, who says it; and the way to change that. */
import { Suspense, useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { later } from "@/components/ui/later";
import { takeFocus } from "@/components/ui/take-focus";
import type { SeenState } from "@/lib/browser/desk";
import { seenOf } from "@/lib/browser/merge";
import type { Claim, Value } from "@/lib/model/wire";
import { useDraft } from "./use-draft";
import { figureOf, isUnitSign, shapeOf } from "./value-words";

const DetailsForm = later(async () => (await import("./details-form")).DetailsForm);

/** The form's fields as texts, so that what is typed into them can be kept. */
export type Details = {
  shape: string;
  min: string;
  max: string;
  approximate: string;
  unit: string;
  speaker: string;
  attributedTo: string;
  statement: string;
};

export function ValueSection({ claim, may, lang }: { claim: Claim; may: boolean; lang: string }) {
  const t = useTranslations();
  const draft = useDraft<Details>(claim.id, "details", detailsOf(claim), () =>
    JSON.stringify({ revision: claim.revision, before: seenOf(claim) } satisfies SeenState),
  );
  // Half-filled before a reload: the form stands open again, with the words in it.
  const [editing, setEditing] = useState(draft.dirty);
  // A form that stands open from the start takes nobody's focus.
  const [pressed, setPressed] = useState(false);
  const turn = (to: boolean) => {
    setPressed(true);
    setEditing(to);
  };
  const { value } = claim;
  const facts = [
    ["unit", value?.unit && !isUnitSign(value.unit) ? value.unit : null],
    ["speaker", claim.speaker],
    ["attributedTo", claim.attributedTo],
    ["statement", claim.statement],
  ] as const;
  const bare = value === null && facts.every(([, words]) => words === null);
  if (editing && may) {
    return (
      <section className="border-t border-hair px-4 py-3">
        <Suspense fallback={<p className="text-small text-ink-3">{t("claim.details.title")}</p>}>
          <DetailsForm
            claim={claim}
            draft={draft}
            lang={lang}
            first={pressed ? takeFocus : null}
            done={() => turn(false)}
          />
        </Suspense>
      </section>
    );
  }
  if (bare && !may) return null;
  return (
    <section className="border-t border-hair px-4 pt-2.5 pb-3">
      <div className="flex items-baseline gap-4">
        <div className="min-w-0 flex-1">
          {value && <Figure value={value} />}
          {value && <Limit value={value} />}
          {bare && <p className="text-small text-ink-3">{t("claim.value.none")}</p>}
          <dl
            className={`grid grid-cols-[auto_1fr] gap-x-3.5 gap-y-0.5 text-small empty:hidden ${value ? "mt-1.5" : ""}`}
          >
            {facts.map(
              ([name, words]) =>
                words && (
                  <div key={name} className="contents">
                    <dt className="text-ink-3">{t(`claim.value.${name}`)}</dt>
                    <dd lang={lang} className="break-words">
                      {words}
                    </dd>
                  </div>
                ),
            )}
          </dl>
        </div>
        {may && (
          <button
            ref={pressed ? takeFocus : null}
            type="button"
            className="pick -my-1 flex-none text-small"
            onClick={() => turn(true)}
          >
            {bare ? t("claim.value.add") : t("common.edit")}
          </button>
        )}
      </div>
    </section>
  );
}

/** The section while the claim is on its way, when nothing can be added to it yet. */
export function NoValue() {
  const t = useTranslations("claim.value");
  return (
    <section className="flex items-baseline gap-4 border-t border-hair px-4 pt-2.5 pb-3 text-small text-ink-3">
      <p className="flex-1">{t("none")}</p>
      {/* The very button that comes, not to be pressed yet; without a network that may be a while. */}
      <button type="button" disabled className="pick -my-1 opacity-50">
        {t("add")}
      </button>
    </section>
  );
}

function Figure({ value }: { value: Value }) {
  const format = useFormatter();
  return (
    <p className="font-serif text-figure leading-[1.15] font-semibold tracking-tight lining-nums">
      {figureOf(value, (n) => format.number(n, { maximumFractionDigits: 6 }))}
      {value.unit && isUnitSign(value.unit) && (
        <span className="font-sans text-ui font-normal tracking-normal text-ink-2"> {value.unit}</span>
      )}
    </p>
  );
}

/** Why the figure has the sign it has, from the words of the text where they are known. */
function Limit({ value }: { value: Value }) {
  const t = useTranslations("claim.value");
  const shape = shapeOf(value);
  const limit = shape === "least" || shape === "most" ? shape : value.approximate ? "approximate" : null;
  if (limit === null) return null;
  const words = value.hedge ? t(`${limit}By`, { hedge: value.hedge }) : t(limit);
  return <p className="text-small text-ink-2">{words}</p>;
}

function detailsOf({ value, speaker, attributedTo, statement }: Claim): Details {
  return {
    shape: value === null ? "none" : shapeOf(value),
    min: value?.min?.toString() ?? "",
    max: value?.max?.toString() ?? "",
    approximate: value?.approximate ? "yes" : "",
    unit: value?.unit ?? "",
    speaker: speaker ?? "",
    attributedTo: attributedTo ?? "",
    statement: statement ?? "",
  };
}
