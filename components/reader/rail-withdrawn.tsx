"use client";
/** The withdrawn claims of the article, each with the way back; they are there after a reload too. */
import { useEffect, useId, useRef, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";
import { getWithdrawn, Refusal } from "@/lib/browser/client";
import { signOf } from "@/lib/model/sign";
import { useRights } from "../claim/rights";
import { Stamp } from "../claim/stamp";
import { Icon } from "../ui/icon";
import { useClaim, useDesk } from "./desk-context";

export function Withdrawn() {
  const { article, store, desk } = useDesk();
  const t = useTranslations("claim");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    getWithdrawn(article.id)
      .then((claims) => store.merge(claims))
      .catch((error) => {
        // Out of reach: those withdrawn on this page are listed all the same.
        if (!(error instanceof Refusal)) throw error;
      });
  }, [article.id, store]);
  const ids = useSyncExternalStore(
    (listener) => store.subscribe("order", listener),
    () => store.withdrawn().join(" "),
    () => "",
  );
  if (ids === "") return null;
  const claims = ids.split(" ");
  return (
    <>
      <button
        type="button"
        className="pick ml-auto text-small font-normal text-ink-2"
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        <Icon name="archive" className="size-4" />
        {t("rail.withdrawn", { count: claims.length })}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={id}
        className="m-auto max-h-[80dvh] w-[min(32rem,calc(100vw-2rem))] overflow-y-auto rounded-sheet bg-raised p-6 text-ui text-ink shadow-float backdrop:bg-[#0006]"
      >
        <div className="flex items-start gap-3">
          <h2 id={id} className="section-title mr-auto">
            {t("withdrawn.title")}
          </h2>
          <CloseButton close={() => dialog.current?.close()} />
        </div>
        <p className="mb-3 text-small text-ink-2">{t("withdrawn.text")}</p>
        <ul>
          {claims.map((claim) => (
            <WithdrawnClaim
              key={claim}
              id={claim}
              restore={() => {
                desk.restore(claim);
                if (claims.length === 1) dialog.current?.close();
              }}
            />
          ))}
        </ul>
      </dialog>
    </>
  );
}

function CloseButton({ close }: { close: () => void }) {
  const t = useTranslations("common");
  return (
    <button type="button" className="btn btn-icon -mt-1 -mr-2" aria-label={t("close")} onClick={close}>
      <Icon name="close" />
    </button>
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
