"use client";
/** Why a claim's words are no longer the ones that were judged: each change in a sentence of its own. */
import { useTranslations } from "use-intl/react";
import type { Change } from "@/lib/model/wire";

/** `lang`: the language of the article's words inside the sentences. */
export function Reasons({ changes, lang }: { changes: readonly Change[]; lang: string }) {
  const t = useTranslations("versions.change");
  return changes.map(({ kind, from, to }, i) => {
    const how = from === "" ? "added" : to === "" ? "removed" : "changed";
    const w = (words: React.ReactNode) => (
      <span lang={lang} className="whitespace-pre-wrap">
        {words}
      </span>
    );
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the changes of a claim come as a whole
      <span key={i} className="block">
        {t.rich(kind, { how, from, to, w })}
      </span>
    );
  });
}
