"use client";
/** The withdrawn claims one below the other, each with the way back. */
import { useTranslations } from "use-intl/react";
import { signOf } from "@/lib/model/sign";
import { useRights } from "../claim/rights";
import { Stamp } from "../claim/stamp";
import { Icon } from "../ui/icon";
import { useClaim, useDesk } from "./desk-context";

/** `onLast`: called when the last of them is brought back. */
export function WithdrawnList({ claims, onLast }: { claims: readonly string[]; onLast: () => void }) {
  const { desk } = useDesk();
  const t = useTranslations("claim.withdrawn");
  return (
    <>
      <p className="mb-3 text-small text-ink-2">{t("text")}</p>
      <ul>
        {claims.map((id) => (
          <WithdrawnClaim
            key={id}
            id={id}
            restore={() => {
              desk.restore(id);
              if (claims.length === 1) onLast();
            }}
          />
        ))}
      </ul>
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
