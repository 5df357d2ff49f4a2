"use client";
/** What an open card has to say about itself: a change turned down, or what others changed meanwhile. */
import { useFormatter, useTranslations } from "use-intl/react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { useDesk } from "../reader/desk-context";
import { Icon } from "../ui/icon";
import type { ChangedField } from "./changed-fields";
import { Quoted } from "./said";

const LINE = "flex gap-2 border-t border-hair px-4 py-2 text-small";

/** One quiet line: others changed parts of the claim that the card does not show yet. */
export function HeldLine({ waiting, show }: { waiting: readonly ChangedField[]; show: () => void }) {
  const t = useTranslations("claim.held");
  const format = useFormatter();
  if (waiting.length === 0) return null;
  return (
    <p role="status" className={`${LINE} items-baseline`}>
      <span>{t("text", { fields: format.list(waiting.map((field) => t(field))) })}</span>
      <button type="button" className="pick ml-auto flex-none text-small" onClick={show}>
        {t("show")}
      </button>
    </p>
  );
}

/** A change that the server turned down: what happened, and the two ways on. */
export function RefusedLine(props: {
  claim: DeskClaim;
  /** What somebody else changed before it arrived. */
  overtakenBy: readonly ChangedField[];
  lang: string;
}) {
  const { desk, attention } = useDesk();
  const t = useTranslations();
  const format = useFormatter();
  const { claim, overtakenBy, lang } = props;
  const { saving } = claim;
  if (saving.state !== "refused") return null;
  const stale = saving.code === "STALE";
  // A verdict on words that are no more stands for nothing until it is given on the new ones.
  const onOldWords = stale && saving.kind === "assess";
  const fields = format.list(overtakenBy.map((field) => t(`claim.held.${field}`)));
  return (
    <div role="alert" className={`${LINE} flex-wrap items-center`}>
      <Icon name="alarm" className="size-4 text-alarm" />
      <p className="min-w-0 flex-1">
        {onOldWords
          ? t.rich("claim.refused.words", {
              words: claim.words,
              q: (chunks) => <Quoted lang={lang}>{chunks}</Quoted>,
            })
          : stale
            ? overtakenBy.length > 0
              ? t("claim.refused.stale", { fields })
              : t("claim.refused.staleUnknown")
            : // A code without a sentence of its own does not come from our server.
              t(`errors.${saving.code}` as "errors.INTERNAL")}
      </p>
      <span className="flex basis-full flex-wrap gap-2">
        <button
          type="button"
          className="btn text-small"
          onClick={() =>
            stale ? attention.show({ kind: "change", writeId: saving.writeId }) : desk.retry(claim)
          }
        >
          {t(stale ? "claim.refused.compare" : "claim.refused.retry")}
        </button>
        <button type="button" className="btn btn-bare text-small" onClick={() => desk.discard(claim)}>
          {t("claim.refused.giveUp")}
        </button>
      </span>
    </div>
  );
}
