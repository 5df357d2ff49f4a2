"use client";
/** The editor's decision: what settled the claim, and the form that settles it, which wants a reason. */
import { useId, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import type { Verdict } from "@/lib/model/vocabulary";
import { useDesk } from "../reader/desk-context";
import { Icon } from "../ui/icon";
import { Settled } from "./said";
import { type Draft, useDraft } from "./use-draft";

export function DecisionSection({ claim, may, lang }: { claim: DeskClaim; may: boolean; lang: string }) {
  const { desk } = useDesk();
  const t = useTranslations("claim.decision");
  const decision = claim.full?.decision ?? null;
  // Its buttons go with their press; the keyboard goes on from here.
  const heading = useRef<HTMLHeadingElement>(null);
  const stay = () => heading.current?.focus({ preventScroll: true });
  const draft = useDraft(claim.id, "decision", { reason: decision?.reason ?? "" });
  if (decision === null && !may) return null;
  return (
    <section className="rounded-b-card border-t border-hair bg-sunk px-4 pt-2.5 pb-3.5">
      <h3 ref={heading} tabIndex={-1} className="label mb-1.5">
        {t("heading")}
      </h3>
      {decision && <Settled decision={decision} words={claim.words} lang={lang} />}
      {decision && may && (
        <p className="text-right">
          <button
            type="button"
            className="pick text-small font-normal text-ink-2"
            onClick={() => {
              stay();
              desk.takeBackDecision(claim.id);
            }}
          >
            {t("takeBack")}
          </button>
        </p>
      )}
      {may && !decision?.stands && <DecisionForm claim={claim} draft={draft} onDecided={stay} />}
    </section>
  );
}

function DecisionForm(props: { claim: DeskClaim; draft: Draft<{ reason: string }>; onDecided: () => void }) {
  const { claim, draft, onDecided } = props;
  const { desk } = useDesk();
  const t = useTranslations("claim.decision");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { typed, type } = draft;
  const decide = (verdict: Verdict) => {
    const reason = typed.reason.trim();
    setMissing(reason === "");
    if (reason === "") {
      field.current?.focus();
      return;
    }
    onDecided();
    // The draft stays until the decision came back from the server: a refused one loses no word.
    desk.decide(claim.id, verdict, reason);
  };
  return (
    <div className="grid gap-2">
      <p id={`${id}-hint`} className="text-small text-ink-2">
        {t("hint")}
      </p>
      <textarea
        ref={field}
        aria-label={t("reason")}
        aria-describedby={missing ? `${id}-missing` : `${id}-hint`}
        aria-invalid={missing || undefined}
        aria-required="true"
        placeholder={t("reason")}
        className="field-input field-sizing-content max-h-60 min-h-9 resize-none py-1.5 text-small"
        rows={1}
        maxLength={10_000}
        value={typed.reason}
        onChange={(event) => {
          type({ reason: event.target.value });
          setMissing(false);
        }}
      />
      {missing && (
        <p id={`${id}-missing`} role="alert" className="flex gap-1.5 text-small text-alarm">
          <Icon name="alarm" />
          {t("reasonMissing")}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {(["verified", "unverified"] as const).map((verdict) => (
          <button
            key={verdict}
            type="button"
            className="btn flex-auto px-2 text-small"
            onClick={() => decide(verdict)}
          >
            <Icon name={verdict === "verified" ? "check" : "ask"} />
            {t(verdict)}
          </button>
        ))}
      </div>
    </div>
  );
}
