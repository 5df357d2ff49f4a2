"use client";
/** A note on the article as a whole, for the editor. What is being typed survives a reload. */
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useDraft } from "@/components/claim/use-draft";
import { Icon } from "@/components/ui/icon";
import { takeFocus } from "@/components/ui/take-focus";
import type { SeenState } from "@/lib/browser/desk";
import { browserStorage, Drafts } from "@/lib/browser/drafts";
import { useDesk, useNote } from "./desk-context";

const LONGEST = 20_000;

export function ArticleNote() {
  const { desk, article } = useDesk();
  const note = useNote();
  const t = useTranslations("reader.note");
  const [open, setOpen] = useState(false);
  // A form that stands there from the start takes nobody's focus.
  const [pressed, setPressed] = useState(false);
  const { id } = article;

  // Whether something waits to be sent only the browser knows, not the server that drew the page.
  useEffect(() => {
    if (new Drafts(desk.me.id, browserStorage()).read(id, "note")) setOpen(true);
  }, [desk, id]);

  const turn = (to: boolean) => {
    setPressed(true);
    setOpen(to);
  };
  if (open) return <NoteForm note={note} ref={pressed ? takeFocus : null} onDone={() => turn(false)} />;
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 py-1 text-small text-ink-2">
      {note !== "" && (
        <p className="min-w-0 whitespace-pre-line">
          <b className="font-semibold text-ink">{t("label")}</b> {note}
        </p>
      )}
      <button
        ref={pressed ? takeFocus : null}
        type="button"
        className="pick print:hidden"
        onClick={() => turn(true)}
      >
        <Icon name="note" className="size-[0.9rem]" />
        {note === "" ? t("add") : t("edit")}
      </button>
    </div>
  );
}

function NoteForm(props: { note: string; ref: React.Ref<HTMLTextAreaElement>; onDone: () => void }) {
  const { note, onDone } = props;
  const { desk, article } = useDesk();
  const t = useTranslations("reader.note");
  const { typed, type, dirty, clear, on } = useDraft(article.id, "note", { note }, () =>
    JSON.stringify(desk.seenNote()),
  );
  const [sent, setSent] = useState(false);
  // The words stay where they are until the outbox has them.
  useEffect(() => {
    if (sent && !dirty) onDone();
  }, [sent, dirty, onDone]);
  return (
    <form
      className="grid gap-2 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        // Made on the note that stood there at the first key.
        const seen = on === undefined ? desk.seenNote() : (JSON.parse(on) as SeenState); // As it was kept.
        if (dirty) desk.patchArticle({ note: typed.note.trim() }, seen);
      }}
    >
      <label className="grid gap-1">
        <span className="field-label">{t("label")}</span>
        <textarea
          ref={props.ref}
          className="field-input min-h-24"
          maxLength={LONGEST}
          value={typed.note}
          onChange={(event) => type({ note: event.target.value })}
        />
      </label>
      <div className="flex gap-2">
        <button type="submit" className="btn btn-ink">
          {t("save")}
        </button>
        <button
          type="button"
          className="btn"
          onClick={() => {
            clear();
            onDone();
          }}
        >
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}
