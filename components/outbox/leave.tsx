"use client";
/** The question before somebody signs out with work that is not on the server yet. */
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { Outbox } from "@/lib/browser/outbox";
import { Modal } from "../ui/modal";
import { Tray } from "./tray";
import { useOutboxState } from "./use-outbox";

export function Leave(props: {
  outbox: Outbox;
  /** Signs out; `keep`: what waits stays for the next time. */
  leave: (keep: boolean) => Promise<void>;
  onClose: () => void;
}) {
  const { outbox, leave, onClose } = props;
  const { waiting, refused, foreign, kept } = useOutboxState(outbox);
  const [shown, setShown] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const t = useTranslations();
  if (shown) return <Tray outbox={outbox} onClose={onClose} />;
  const go = (keep: boolean) => {
    setLeaving(true);
    void leave(keep);
  };
  return (
    <Modal title={t("outbox.leave.title")} close={t("common.close")} onClose={onClose}>
      <p>{kept ? t("outbox.leave.text", { count: waiting + refused + foreign }) : t("outbox.tray.here")}</p>
      <div className="mt-5 flex flex-wrap gap-2">
        {kept && (
          <button type="button" className="btn btn-ink" disabled={leaving} onClick={() => go(true)}>
            {t("outbox.leave.keep")}
          </button>
        )}
        <button type="button" className="btn" disabled={leaving} onClick={() => go(false)}>
          {t("outbox.leave.delete")}
        </button>
        <button type="button" className="btn btn-bare" onClick={() => setShown(true)}>
          {t("outbox.leave.show")}
        </button>
      </div>
    </Modal>
  );
}
