/** The words themselves, pasted or typed. A paste with headings and lists keeps them until a letter is changed. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Wanted } from "@/lib/browser/import";
import { pastedRichText, type RichText } from "@/lib/browser/rich-text";

export function PasteForm(props: {
  text: string;
  onText: (text: string) => void;
  busy: boolean;
  onSubmit: (wanted: Wanted) => void;
}) {
  const { text } = props;
  const t = useTranslations("articles.new");
  const [rich, setRich] = useState<RichText | null>(null);
  const kept = rich !== null && rich.text === text ? rich : null;
  return (
    <form
      className="mt-8 grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit(kept === null ? { text } : { html: kept.html });
      }}
    >
      <label className="grid gap-1">
        <span className="field-label">{t("text")}</span>
        <textarea
          name="text"
          value={text}
          onChange={(event) => props.onText(event.currentTarget.value)}
          onPaste={(event) => {
            const pasted = pastedRichText(event);
            if (pasted === null) return;
            event.preventDefault();
            setRich(pasted);
            props.onText(pasted.text);
          }}
          rows={10}
          dir="auto"
          aria-describedby="import-hint"
          className="field-input font-serif text-[1.125rem] leading-relaxed"
        />
        <span id="import-hint" className="text-small text-ink-2">
          {t("textHint")}
        </span>
      </label>
      {kept !== null && (
        <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-ink-2">
          {t("rich")}
          <button type="button" className="btn btn-bare" onClick={() => setRich(null)}>
            {t("plain")}
          </button>
        </p>
      )}
      <div>
        <button type="submit" className="btn btn-ink" disabled={props.busy || text.trim() === ""}>
          {t("preview")}
        </button>
      </div>
    </form>
  );
}
