"use client";
/** Copies the quote with a link to it; where the browser keeps the clipboard to itself, offers it to be copied. */
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { copyText } from "@/lib/browser/clipboard";

/** What became of the last attempt; null before any. */
export type Copied = { done: true } | { done: false; words: string } | null;

/** Copies words and the address of a claim on this page. */
export function useCopyQuote(id: string, words: string, lang: string): [Copied, () => void] {
  const [copied, setCopied] = useState<Copied>(null);
  const copy = async () => {
    const quoted = lang.startsWith("bg") ? `„${words}“` : `“${words}”`;
    const address = new URL(`#claim-${id}`, location.href).href;
    const both = `${quoted}\n${address}`;
    setCopied((await copyText(both)) ? { done: true } : { done: false, words: both });
  };
  return [copied, () => void copy()];
}

export function CopiedLine({ copied }: { copied: Copied }) {
  const t = useTranslations("claim.card");
  if (copied === null) return null;
  return (
    <div className="grid gap-1.5 border-t border-hair px-4 py-2 text-small">
      <p role="status">{t(copied.done ? "copied" : "copyYourself")}</p>
      {!copied.done && <ToCopy words={copied.words} />}
    </div>
  );
}

function ToCopy({ words }: { words: string }) {
  const t = useTranslations("claim.card");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  return (
    <textarea
      ref={field}
      readOnly
      rows={2}
      aria-label={t("quoteWithLink")}
      className="field-input field-sizing-content resize-none text-small"
      value={words}
    />
  );
}
