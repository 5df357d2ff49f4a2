"use client";
/** The withdrawn claims of the article, each with the way back; they are there after a reload too. */
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { getWithdrawn, Refusal } from "@/lib/browser/client";
import { signOf } from "@/lib/model/sign";
import { useRights } from "../claim/rights";
import { Stamp } from "../claim/stamp";
import { Icon } from "../ui/icon";
import { Modal } from "../ui/modal";
import { useClaim, useDesk, useWithdrawn } from "./desk-context";

export function Withdrawn() {
  const { article, store, desk } = useDesk();
  const t = useTranslations("claim");
  const common = useTranslations("common");
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
          <p className="mb-3 text-small text-ink-2">{t("withdrawn.text")}</p>
          <ul>
            {claims.map((id) => (
              <WithdrawnClaim
                key={id}
                id={id}
                restore={() => {
                  desk.restore(id);
                  if (claims.length === 1) setListed(false);
                }}
              />
            ))}
          </ul>
        </Modal>
      )}
    </>
  );
}

function WithdrawnClaim({ id, restore }: { id: string; restore: () => void }) {
  const { types, article } = useDesk();
  const t = useTranslations("claim.withdrawn");
  const claim = useClaim(id);
  const { withdraw: may } = useRights(claim?.createdBy.id ?? "");
  if (!claim) return null;
  return (
    <li className="flex items-center gap-3 border-t border-hair py-2">
      <Stamp hue={types.get(claim.type)?.hue ?? "ochre"} sign={signOf(claim)} />
      <q lang={article.language} className="line-clamp-2 min-w-0 flex-1 font-serif text-quote break-words">
        {claim.words}
      </q>
      {may && (
        <button
          type="button"
          className="btn text-small"
          aria-label={t("restoreOne", { words: claim.words })}
          onClick={restore}
        >
          <Icon name="undo" />
          {t("restore")}
        </button>
      )}
    </li>
  );
}
