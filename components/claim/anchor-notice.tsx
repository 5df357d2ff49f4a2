"use client";
/** What a new version did to the claim's words, on its card; in an old version, that this is how it stood. */
import { useTranslations } from "use-intl/react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { isAdrift } from "@/lib/browser/reattach";
import { useDesk, useReattach } from "../reader/desk-context";
import { Caps } from "../reader/keycap";
import { Icon } from "../ui/icon";
import { Reasons } from "../versions/reasons";
import { WordDiff } from "../versions/word-diff";

const SECTION = "border-t border-hair px-4 py-2.5 text-small";

export function AnchorNotice({ claim, lang }: { claim: DeskClaim; lang: string }) {
  const { reattach } = useDesk();
  const t = useTranslations("versions");
  const { current } = useReattach();
  const { full, anchor } = claim;
  if (anchor.state === "moved") return <p className={`${SECTION} text-ink-2`}>{t("moved")}</p>;
  // The queue says the same, at greater length, while it is at this claim.
  if (!isAdrift(claim) || current === claim.id) return null;
  const lost = anchor.state === "lost";
  const changes = full?.anchor.changes ?? [];
  return (
    <section className={SECTION}>
      <div className="flex gap-2 font-semibold">
        <Icon name={lost ? "lost" : "stale"} className="mt-px size-[1.125rem]" />
        <div className="min-w-0 flex-1">
          {lost ? (
            t("queue.lost")
          ) : changes.length > 0 ? (
            <Reasons changes={changes} lang={lang} />
          ) : (
            t("drift")
          )}
        </div>
      </div>
      {!lost && full && full.wording !== claim.words && (
        <p lang={lang} className="diff mt-1 text-quote leading-normal">
          <WordDiff from={full.wording} to={claim.words} />
        </p>
      )}
      <button type="button" className="btn mt-2 text-small" onClick={() => reattach.open(claim.id)}>
        {t("adrift.one")}
        <Caps command="reattach" />
      </button>
    </section>
  );
}

/** In an old version: that nothing here is of today, and the way to the claim as it is now. */
export function StoodNotice({ claim }: { claim: DeskClaim }) {
  const { article } = useDesk();
  const t = useTranslations("versions.old");
  return (
    <p className={`${SECTION} flex flex-wrap items-center gap-x-3`}>
      <span className="text-ink-2">{t("card", { version: article.version })}</span>
      <a href={`/articles/${article.id}#claim-${claim.id}`} className="ml-auto py-1">
        {t("now")}
      </a>
    </p>
  );
}
