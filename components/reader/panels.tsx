"use client";
/** The dialogs over the desk. Each is fetched when it is first asked for. */
import { Suspense } from "react";
import { useTranslations } from "use-intl/react";
import { later } from "@/components/ui/later";
import { Modal } from "@/components/ui/modal";
import type { Panel } from "@/lib/browser/attention";
import { useDesk, usePanel } from "./desk-context";
import { Legend } from "./legend";

const CandidateLists = later(async () => (await import("./candidate-list")).CandidateLists);
const HelpSheet = later(async () => (await import("./help-sheet")).HelpSheet);
const Palette = later(async () => (await import("./palette")).Palette);
const Change = later(async () => (await import("../outbox/change")).Change);
const Occurrences = later(async () => (await import("./occurrences")).Occurrences);
const NewVersion = later(async () => (await import("../versions/new-version")).NewVersion);
const ReasonForm = later(async () => (await import("./reason-form")).ReasonForm);

export function Panels() {
  const panel = usePanel();
  const { attention } = useDesk();
  const t = useTranslations();
  if (panel === null) return null;
  const close = () => attention.show(null);
  if (panel.kind === "palette") {
    return (
      <Suspense>
        <Palette onClose={close} />
      </Suspense>
    );
  }
  return (
    <Modal
      key={panel.kind}
      title={t(`reader.panel.${panel.kind}`)}
      close={t("common.close")}
      wide={panel.kind === "help" || panel.kind === "newVersion"}
      onClose={close}
    >
      <Suspense fallback={<p className="text-ink-2">{t("reader.panel.opening")}</p>}>
        <Inside panel={panel} onDone={close} />
      </Suspense>
    </Modal>
  );
}

function Inside({
  panel,
  onDone,
}: {
  panel: Exclude<Panel, { kind: "palette" }>;
  onDone: () => void;
}): React.ReactNode {
  const { candidates } = useDesk();
  switch (panel.kind) {
    case "help":
      return <HelpSheet />;
    case "filter":
      return <Legend />;
    case "candidates":
      return <CandidateLists onVisit={onDone} />;
    case "change":
      return <Change writeId={panel.writeId} onDone={onDone} />;
    case "occurrences":
      return <Occurrences {...panel} onDone={onDone} />;
    case "newVersion":
      return <NewVersion />;
    case "archive":
      return <ReasonForm status="archived" onDone={onDone} />;
    case "reopen":
      return <ReasonForm status="open" onDone={onDone} />;
    case "check":
      return <ReasonForm status="checked" open={candidates.coverage().open} onDone={onDone} />;
  }
}
