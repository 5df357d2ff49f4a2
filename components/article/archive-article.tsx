"use client";
/** Takes an article out of the queue, with a reason: imported by mistake, or removed by law. It can come back. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { v7 as newId } from "uuid";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Refused } from "@/components/ui/said";
import { Refusal, send as request } from "@/lib/browser/client";
import type { ArticleSummary, PatchArticle } from "@/lib/model/wire";

type Listed = Pick<ArticleSummary, "id" | "title" | "metaRevision">;

export function ArchiveArticle({ article }: { article: Listed }) {
  const t = useTranslations("articles.archive");
  const [asked, setAsked] = useState(false);
  const label = t("named", { title: article.title });
  return (
    <>
      <button
        type="button"
        // Above the link that covers the row.
        className="btn btn-icon relative z-1 ml-auto text-ink-3 hover:text-ink"
        aria-label={label}
        title={t("do")}
        onClick={() => setAsked(true)}
      >
        <Icon name="archive" className="size-4" />
      </button>
      {asked && <ArchiveDialog article={article} onClose={() => setAsked(false)} />}
    </>
  );
}

function ArchiveDialog({ article, onClose }: { article: Listed; onClose: () => void }) {
  const { id, title, metaRevision } = article;
  const t = useTranslations("articles.archive");
  const common = useTranslations("common");
  const words = useRefusalWords();
  const router = useRouter();
  const { sending, refusal, send } = useSending();
  // A second press after a lost answer is the same write, not another.
  const [key] = useState(() => newId());

  const archive = async (form: HTMLFormElement) => {
    const body: PatchArticle = { status: "archived", reason: String(new FormData(form).get("reason")) };
    const path = `/articles/${id}`;
    try {
      await request({ method: "PATCH", path, body, ifMatch: metaRevision, idempotencyKey: key });
    } catch (error) {
      // The row is brought up to date under the dialog; whoever presses again has seen that it changed.
      if (error instanceof Refusal && error.code === "STALE") router.refresh();
      throw error;
    }
    router.refresh();
    onClose();
  };
  return (
    <Dialog title={t("title")} text={t("text", { title })} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          void send(() => archive(form));
        }}
      >
        <label className="grid gap-1">
          <span className="field-label">{t("reason")}</span>
          <textarea name="reason" required maxLength={2000} rows={3} className="field-input" />
        </label>
        {refusal && <Refused>{words(refusal)}</Refused>}
        <DialogButtons>
          <button type="submit" className="btn btn-ink" disabled={sending}>
            {t("do")}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {common("cancel")}
          </button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
