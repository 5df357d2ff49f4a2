"use client";
/**
 * Importing an article in two steps: a text or a file comes in, then it is shown as it will be read, with
 * everything that was recognised and converted, before anything is stored.
 */
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Refused } from "@/components/ui/said";
import type { Refusal } from "@/lib/browser/client";
import { previewFile, previewText, takeFile } from "@/lib/browser/import";
import type { ArticlePreview } from "@/lib/model/wire-import";
import { DropZone } from "./drop-zone";
import { ImportCheck } from "./import-check";

/** Why a text or file was not taken, in words of its own where there are any. */
function useImportWords(): (refusal: Refusal) => string {
  const t = useTranslations("articles.new.refused");
  const words = useRefusalWords();
  return (refusal) => {
    switch (refusal.code) {
      case "INVALID":
      case "UNSUPPORTED":
      case "TOO_LARGE":
        return t(refusal.code);
      default:
        return words(refusal);
    }
  };
}

export function ImportForm() {
  const t = useTranslations("articles.new");
  const format = useFormatter();
  const router = useRouter();
  const words = useImportWords();
  const { sending, refusal, send } = useSending();
  const [text, setText] = useState("");
  const [sent, setSent] = useState<number | null>(null);
  const [preview, setPreview] = useState<ArticlePreview | null>(null);

  const look = async (read: () => Promise<ArticlePreview>) => {
    await send(async () => setPreview(await read()));
    setSent(null);
  };
  const lookAtFile = (file: File) => look(() => previewFile(file, setSent));
  // A file dropped on the queue is waiting; what is read is this page's business alone, hence once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs once, when the page opens.
  useEffect(() => {
    const file = takeFile();
    if (file !== null) void lookAtFile(file);
  }, []);

  if (preview !== null) {
    return (
      <ImportCheck
        preview={preview}
        onBack={() => {
          setText(preview.text);
          setPreview(null);
        }}
        onImported={(id) => router.push(`/articles/${id}`)}
      />
    );
  }
  return (
    <>
      <p className="mt-2 max-w-[44rem] text-ink-2">{t("lead")}</p>
      <form
        className="mt-6 grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void look(() => previewText(text));
        }}
      >
        <label className="grid gap-1">
          <span className="field-label">{t("text")}</span>
          <textarea
            name="text"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            rows={14}
            aria-describedby="import-hint"
            className="field-input font-serif text-[1.125rem] leading-relaxed"
          />
          <span id="import-hint" className="text-small text-ink-2">
            {t("textHint")}
          </span>
        </label>
        {refusal && <Refused>{words(refusal)}</Refused>}
        <div className="flex flex-wrap items-center gap-4">
          <button type="submit" className="btn btn-ink" disabled={sending || text.trim() === ""}>
            {t("preview")}
          </button>
          <p role="status" className="text-small text-ink-2">
            {sending &&
              (sent === null
                ? t("reading")
                : sent < 1
                  ? t("sending", { percent: format.number(sent, { style: "percent" }) })
                  : t("recognising"))}
          </p>
          {sending && sent !== null && <progress value={sent} aria-label={t("reading")} className="w-40" />}
        </div>
      </form>
      <DropZone onFile={(file) => void lookAtFile(file)} />
    </>
  );
}
