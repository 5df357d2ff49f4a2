"use client";
/** Which version of the text is on the page, the way to the others, and to what changed since the one before. */
import { Suspense, useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { later } from "@/components/ui/later";
import { useDesk } from "../reader/desk-context";
import { Icon } from "../ui/icon";

const VersionList = later(async () => (await import("./version-list")).VersionList);

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
  const { version } = useDesk().article;
  const t = useTranslations("versions.picker");
  const menu = useId();
  const [listed, setListed] = useState(false);
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
      <div id={menu} popover="auto" className="reader-menu version-menu" onToggle={() => setListed(true)}>
        {listed && (
          <Suspense>
            <VersionList />
          </Suspense>
        )}
      </div>
    </>
  );
}
