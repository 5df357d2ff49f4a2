"use client";
/** The keys one needs most, at the foot of the page; all of them are behind the question mark. */
import { useTranslations } from "use-intl/react";
import { useDesk } from "./desk-context";
import { Cap, Caps } from "./keycap";

export function Hints() {
  const { preferences, attention, commands, store } = useDesk();
  const t = useTranslations("reader.hints");
  if (preferences.shortcuts === false) return null;
  const keyed = commands.usableTypes().flatMap((type) => type.key ?? []);
  return (
    <footer className="reader-hints" data-old={store.old || undefined}>
      <span>
        <Caps command="next" />
        <Caps command="previous" /> {t("step")}
      </span>
      <span>
        <Caps command="accept" /> {t("accept")}
      </span>
      <span>
        <Caps command="dismiss" /> {t("dismiss")}
      </span>
      {keyed.length > 0 && (
        <span>
          <Cap>{`${keyed[0]}–${keyed.at(-1)}`}</Cap> {t("type")}
        </span>
      )}
      <span>
        <Caps command="verified" />
        <Caps command="unverified" /> {t("tag")}
      </span>
      <span>
        <Caps command="caret" /> {t("caret")}
      </span>
      <span>
        <Caps command="undo" /> {t("undo")}
      </span>
      <button type="button" onClick={() => attention.show({ kind: "help" })}>
        <Caps command="help" /> {t("all")}
      </button>
    </footer>
  );
}
