"use client";
/** Which version of the text is on the page, the way to the others, and to what changed since the one before. */
import { useId } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { useDesk } from "../reader/desk-context";
import { Icon } from "../ui/icon";

export function VersionPicker() {
  const { article, attention, commands, versions } = useDesk();
  const t = useTranslations("versions.picker");
  const { id, version } = article;
  return (
    <>
      {versions.length > 1 ? <Versions /> : <span>{t("version", { version })}</span>}
      {version > 1 && (
        <a href={`/articles/${id}/compare?from=${version - 1}&to=${version}`} className="inline-block py-0.5">
          {t("what")}
        </a>
      )}
      {commands.isOpen() && (
        <button
          type="button"
          aria-haspopup="dialog"
          className="inline-flex min-h-(--tap) items-center underline decoration-edge decoration-1 underline-offset-[0.2em] hover:decoration-current print:hidden"
          onClick={() => attention.show({ kind: "newVersion" })}
        >
          {t("make")}
        </button>
      )}
    </>
  );
}

function Versions() {
  const { article, versions } = useDesk();
  const t = useTranslations("versions.picker");
  const format = useFormatter();
  const menu = useId();
  const { id, version } = article;
  const newest = versions.at(-1)?.number;
  return (
    <>
      <button
        type="button"
        popoverTarget={menu}
        className="pick text-ink"
        aria-label={t("label", { version })}
      >
        {t("version", { version })}
        <Icon name="down" className="size-[0.9rem]" />
      </button>
      <div id={menu} popover="auto" className="reader-menu version-menu">
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
      </div>
    </>
  );
}
