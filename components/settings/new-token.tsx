"use client";
/** Making a key, and its one showing. */
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Done, Refused } from "@/components/ui/said";
import type { CreatedToken } from "@/lib/model/wire";
import { change } from "./change";

export function NewToken({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.tokens");
  const common = useTranslations("common");
  const words = useRefusalWords();
  const { sending, refusal, send } = useSending();
  const [token, setToken] = useState<string | null>(null);

  const create = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name");
    await send(async () => {
      // The answer of this call has this shape: both ends are of one build.
      setToken(((await change("POST", "/tokens", { name })) as CreatedToken).token);
    });
  };
  if (token !== null) {
    return (
      <Dialog title={t("shownTitle")} text={t("shownText")} onClose={onClose}>
        <Shown token={token} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t("create")} text={t("text")} onClose={onClose}>
      <form onSubmit={(event) => void create(event)} className="grid gap-4">
        <TextField
          label={t("name")}
          name="name"
          placeholder={t("namePlaceholder")}
          maxLength={100}
          required
          autoComplete="off"
        />
        {refusal && <Refused>{words(refusal)}</Refused>}
        <DialogButtons>
          <button type="submit" className="btn btn-ink" disabled={sending}>
            {sending ? t("creating") : t("create")}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {common("cancel")}
          </button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

function Shown({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useTranslations("settings.tokens");
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    await navigator.clipboard.writeText(token);
    setCopied(true);
  };
  return (
    <div className="grid gap-4">
      <TextField
        ref={field}
        label={t("value")}
        value={token}
        readOnly
        onFocus={(event) => event.target.select()}
        className="font-[ui-monospace,monospace] text-small"
      />
      <DialogButtons>
        <button type="button" className="btn btn-ink" onClick={onClose}>
          {t("done")}
        </button>
        {/* Over plain http browsers have no clipboard; the words are selected and can be copied by hand. */}
        {"clipboard" in navigator && (
          <button type="button" className="btn" onClick={() => void copy()}>
            {t("copy")}
          </button>
        )}
        <Done>{copied && t("copied")}</Done>
      </DialogButtons>
    </div>
  );
}
