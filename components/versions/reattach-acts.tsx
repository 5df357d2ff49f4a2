"use client";
/** What can be done with the claim before the eyes: confirm its words, choose others, or let it go. */
import { useTranslations } from "use-intl/react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import type { Command } from "@/lib/browser/keymap";
import { Quoted } from "../claim/said";
import { useChosen, useDesk, useReattach } from "../reader/desk-context";
import { Caps } from "../reader/keycap";
import { Icon, type IconName } from "../ui/icon";

/** Longest quotation inside a line, in characters. */
const QUOTE_LENGTH = 90;

export function ReattachActs({ claim }: { claim: DeskClaim }) {
  const { article, reattach, store } = useDesk();
  const { placing } = useReattach();
  const t = useTranslations("versions.queue");
  const chosen = useChosen();
  const unready = reattach.unready();
  const may = reattach.mayMove(claim);
  const words = placing && chosen ? store.text.slice(chosen.span.start, chosen.span.end) : null;
  const ready = placing ? words !== null : claim.span !== null;
  return (
    <footer
      className="border-t border-hair px-5 pt-2.5 pb-3 max-sheet:px-4"
      // A press must not take the selection away before it was confirmed.
      onPointerDown={(event) => placing && event.preventDefault()}
    >
      {placing && (
        <p className="mb-2 text-small text-ink-2" role="status">
          {words === null
            ? t("placing")
            : t.rich("chosen", {
                words: words.length > QUOTE_LENGTH ? `${words.slice(0, QUOTE_LENGTH)}…` : words,
                q: (chunks) => <Quoted lang={article.language}>{chunks}</Quoted>,
              })}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {ready && (
          <fieldset aria-label={t("meant")} className="reattach-meant">
            <Act
              icon="check"
              words={t("verified")}
              command="verified"
              act={() => reattach.confirm("verified")}
            />
            <Act
              icon="ask"
              words={t("unverified")}
              command="unverified"
              act={() => reattach.confirm("unverified")}
            />
            <Act words={t("bare")} command="accept" act={() => reattach.confirm()} />
          </fieldset>
        )}
        {may && (
          <Act
            words={t(placing ? "cancel" : "place")}
            command={placing ? "leave" : "caret"}
            act={() => reattach.place()}
          />
        )}
        {may && !placing && <Act words={t("letGo")} command="dismiss" act={() => reattach.letGo()} />}
        {claim.anchor.state === "lost" && !placing && (
          <span className="text-small text-ink-2 sheet:ml-auto">{t("lostHint")}</span>
        )}
      </div>
      {(unready !== null || !may) && (
        <p role="status" className="mt-2 text-small text-ink-2">
          {t(unready ?? "notYours")}
        </p>
      )}
    </footer>
  );
}

function Act(props: { icon?: IconName; words: string; command: Command; act: () => void }) {
  return (
    <button type="button" className="btn text-small" onClick={props.act}>
      {props.icon && <Icon name={props.icon} />}
      {props.words}
      <Caps command={props.command} />
    </button>
  );
}
