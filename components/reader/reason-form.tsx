"use client";
/** Asks why an article is archived, opened again or called checked with gaps, and does it. */
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { ArticleStatus } from "@/lib/model/vocabulary";
import { useDesk } from "./desk-context";

export function ReasonForm(props: {
  status: Exclude<ArticleStatus, "sealed">;
  /** How many candidates nobody looked at. */
  open?: number;
  onDone: () => void;
}) {
  const { desk } = useDesk();
  const t = useTranslations("reader.reason");
  const [reason, setReason] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  // Fetched after its dialog has opened, where the focus is by then.
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        desk.patchArticle({ status: props.status, reason: reason.trim() });
        props.onDone();
      }}
    >
      <p className="mb-3 text-ink-2">{t(props.status, { count: props.open ?? 0 })}</p>
      <label className="grid gap-1">
        <span className="field-label">{t("label")}</span>
        <textarea
          ref={field}
          className="field-input min-h-24"
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <button type="submit" className="btn btn-ink mt-4" disabled={reason.trim() === ""}>
        {t(`do.${props.status}`)}
      </button>
    </form>
  );
}
