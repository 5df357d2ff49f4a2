"use client";
/** Says of an old version that it is one: shortly in the bar, which stays, and in full above the text. */
import { useTranslations } from "use-intl/react";
import { useArticleState, useDesk } from "../reader/desk-context";
import { Icon } from "../ui/icon";

/** In the middle of the bar. */
export function OldMark() {
  const { article } = useDesk();
  const { version: newest } = useArticleState();
  const t = useTranslations("versions.old");
  return (
    <p className="mx-auto flex min-w-0 items-center gap-2 font-semibold">
      <Icon name="clock" />
      {t("title", { version: article.version, newest })}
    </p>
  );
}

export function OldStrip() {
  const { article } = useDesk();
  const { version: newest } = useArticleState();
  const t = useTranslations("versions.old");
  const { id, version } = article;
  return (
    <aside className="version-strip" aria-label={t("title", { version, newest })}>
      <p className="min-w-0 flex-1 basis-72">{t("text", { next: version + 1 })}</p>
      <span className="flex flex-wrap gap-2 print:hidden">
        <a href={`/articles/${id}/compare?from=${version}&to=${newest}`} className="btn text-small">
          {t("compare")}
        </a>
        <a href={`/articles/${id}`} className="btn btn-ink text-small">
          {t("back")}
        </a>
      </span>
    </aside>
  );
}
