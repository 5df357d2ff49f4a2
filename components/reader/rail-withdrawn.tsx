"use client";
/** The withdrawn claims of the article, each with the way back; they are there after a reload too. */
import { Suspense, useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { getWithdrawn, Refusal } from "@/lib/browser/client";
import { Icon } from "../ui/icon";
import { later } from "../ui/later";
import { Modal } from "../ui/modal";
import { useDesk, useWithdrawn } from "./desk-context";

const WithdrawnList = later(async () => (await import("./withdrawn-list")).WithdrawnList);

export function Withdrawn() {
  const { article, store } = useDesk();
  const t = useTranslations("claim");
  const common = useTranslations("common");
  const panel = useTranslations("reader.panel");
  const [listed, setListed] = useState(false);
  useEffect(() => {
    if (store.old) return; // What was withdrawn since is not of that version.
    getWithdrawn(article.id)
      .then((claims) => store.merge(claims))
      .catch((error) => {
        // Out of reach: those withdrawn on this page are listed all the same.
        if (!(error instanceof Refusal)) throw error;
      });
  }, [article.id, store]);
  const claims = useWithdrawn();
  if (claims.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className="pick font-normal"
        aria-haspopup="dialog"
        onClick={() => setListed(true)}
      >
        <Icon name="archive" className="size-4" />
        {t("rail.withdrawn", { count: claims.length })}
      </button>
      {listed && (
        <Modal title={t("withdrawn.title")} close={common("close")} onClose={() => setListed(false)}>
          <Suspense fallback={<p className="text-ink-2">{panel("opening")}</p>}>
            <WithdrawnList claims={claims} onLast={() => setListed(false)} />
          </Suspense>
        </Modal>
      )}
    </>
  );
}
