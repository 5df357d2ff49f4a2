"use client";
/** A question before something that cannot be undone. The way back has the focus first. */
import { useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { Refused } from "@/components/ui/said";

/** Asks `title`; `onYes` does it, and `onClose` comes after it was done or given up. */
export function Confirm(props: {
  title: string;
  text: string;
  yes: string;
  onYes: () => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useTranslations("common");
  const words = useRefusalWords();
  const { sending, refusal, send } = useSending();
  const agree = async () => {
    if (await send(props.onYes)) props.onClose();
  };
  return (
    <Dialog title={props.title} text={props.text} onClose={props.onClose}>
      {refusal && <Refused>{words(refusal)}</Refused>}
      <DialogButtons>
        <button type="button" className="btn btn-ink" disabled={sending} onClick={() => void agree()}>
          {props.yes}
        </button>
        <button type="button" className="btn" data-focus-first onClick={props.onClose}>
          {t("cancel")}
        </button>
      </DialogButtons>
    </Dialog>
  );
}
