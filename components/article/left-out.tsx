/** What a page showed that did not become text: by kind, with some of its words, for a person to miss nothing. */
import { useTranslations } from "use-intl";
import type { LeftOut } from "@/lib/model/wire-import";

export function LeftOutList({ leftOut, lang }: { leftOut: readonly LeftOut[]; lang: string }) {
  const t = useTranslations("articles.new.leftOut");
  if (leftOut.length === 0) return null;
  return (
    <section aria-labelledby="left-out" className="mt-10 border-t border-hair pt-6">
      <h3 id="left-out" className="font-semibold">
        {t("title")}
      </h3>
      <p className="text-small text-ink-2">{t("hint")}</p>
      <dl className="mt-3 grid gap-3 text-small">
        {leftOut.map(({ kind, count, excerpts }) => (
          <div key={kind} className="grid grid-cols-[11rem_minmax(0,1fr)] gap-x-4 max-sheet:grid-cols-1">
            <dt className="text-ink-2">{t(`kind.${kind}`, { count })}</dt>
            <dd>
              {excerpts.length > 0 && (
                <ul className="grid gap-1">
                  {excerpts.map((words) => (
                    <li key={words} lang={lang} className="[overflow-wrap:anywhere]">
                      {words}
                    </li>
                  ))}
                </ul>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
