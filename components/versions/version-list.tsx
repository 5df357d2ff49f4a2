"use client";
/** All versions of the article, the newest first, each leading to its text. */
import { useFormatter, useTranslations } from "use-intl/react";
import { useDesk } from "../reader/desk-context";

export function VersionList() {
  const { article, versions } = useDesk();
  const t = useTranslations("versions.picker");
  const format = useFormatter();
  const { id, version } = article;
  const newest = versions.at(-1)?.number;
  return (
    <ol reversed>
      {versions.toReversed().map(({ number, createdAt, createdBy }) => (
        <li key={number}>
          <a
            href={number === newest ? `/articles/${id}` : `/articles/${id}/versions/${number}`}
            aria-current={number === version ? "page" : undefined}
            className="reader-menu-item version-row"
          >
            <b className="font-semibold whitespace-nowrap">{t("version", { version: number })}</b>
            <span className="text-ink-2">
              {format.dateTime(new Date(createdAt), "moment")} · {createdBy.name}
            </span>
            {number === version ? (
              <span className="version-note">{t("here")}</span>
            ) : (
              number === newest && <span className="version-note">{t("newest")}</span>
            )}
          </a>
        </li>
      ))}
    </ol>
  );
}
