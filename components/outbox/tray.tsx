"use client";
/** Everything that is not on the server yet, with its words, and what can be done about what was refused. */
import { useTranslations } from "use-intl/react";
import type { Outbox } from "@/lib/browser/outbox";
import { Modal } from "../ui/modal";
import { SignInAgain } from "./sign-in-again";
import { TrayEntry } from "./tray-entry";
import { useEntries, useOutboxState } from "./use-outbox";

export function Tray({ outbox, onClose }: { outbox: Outbox; onClose: () => void }) {
  const entries = useEntries(outbox);
  const { kept, held } = useOutboxState(outbox);
  const t = useTranslations();
  const refused = entries.filter((entry) => entry.refused);
  // What waits behind a refused change is told with it.
  const stopped = new Set(refused.map(({ write }) => write.subject));
  const waiting = entries.filter(({ write }) => !stopped.has(write.subject));
  const behind = (subject: string) =>
    entries.filter((entry) => entry.write.subject === subject && !entry.refused).length;
  return (
    <Modal title={t("outbox.tray.title")} close={t("common.close")} onClose={onClose}>
      {entries.length === 0 ? (
        <p className="text-ink-2">{t("outbox.tray.none")}</p>
      ) : (
        <p className="text-small text-ink-2">{t(kept ? "outbox.tray.kept" : "outbox.tray.here")}</p>
      )}
      {refused.length > 0 && (
        <section className="mt-4">
          <h3 className="label">{t("outbox.tray.refused")}</h3>
          <ul>
            {refused.map((entry) => (
              <TrayEntry
                key={entry.write.id}
                entry={entry}
                behind={behind(entry.write.subject)}
                outbox={outbox}
                onLeave={onClose}
              />
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section className="mt-4">
          <h3 className="label">{t("outbox.tray.waiting")}</h3>
          {held && (
            <p className="mt-1 text-small">
              {/* Nothing else holds the outbox up: see `isForLater`. */}
              {t(`outbox.held.${held}` as "outbox.held.OFFLINE")}
            </p>
          )}
          {held === "UNAUTHENTICATED" && (
            <p className="mt-2">
              <SignInAgain />
            </p>
          )}
          <ul>
            {waiting.map((entry) => (
              <TrayEntry key={entry.write.id} entry={entry} behind={0} outbox={outbox} onLeave={onClose} />
            ))}
          </ul>
        </section>
      )}
    </Modal>
  );
}
