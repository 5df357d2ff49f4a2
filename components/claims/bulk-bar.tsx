/** What an editor can do to the selected claims together: settle, retype, withdraw, restore; all or none. */
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { v7 } from "uuid";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Refused } from "@/components/ui/said";
import { send as request } from "@/lib/browser/client";
import type { FilterChoices } from "@/lib/model/claim-filter";
import type { BulkClaims, Claim } from "@/lib/model/wire";

type Action = "verified" | "unverified" | "retype" | "withdraw" | "restore";
type Changed = { changed: number; claims: Claim[] };

/** As many as one change takes. */
const MOST = 1000;

export function BulkBar(props: {
  ids: readonly string[];
  withdrawn: boolean;
  choices: FilterChoices;
  onChanged: (changed: Changed) => void;
  onClear: () => void;
}) {
  const { ids, withdrawn } = props;
  const t = useTranslations("claims");
  const [action, setAction] = useState<Action | null>(null);
  const tooMany = ids.length > MOST;
  const button = (name: Action, words: string, icon?: "check" | "ask") => (
    <button type="button" className="btn" disabled={tooMany} onClick={() => setAction(name)}>
      {icon && <Icon name={icon} />}
      {words}
    </button>
  );
  return (
    <section
      aria-label={t("selected", { count: ids.length })}
      className="sticky bottom-3 z-20 mt-4 flex flex-wrap items-center gap-2 rounded-card border border-hair bg-raised px-4 py-3 shadow-float"
    >
      <p role="status" className="mr-auto font-semibold">
        {t("selected", { count: ids.length })}
        {tooMany && <span className="block text-small font-normal text-alarm">{t("tooMany")}</span>}
      </p>
      {withdrawn ? (
        button("restore", t("restore"))
      ) : (
        <>
          {button("verified", t("verify"), "check")}
          {button("unverified", t("unverify"), "ask")}
          {button("retype", t("retype"))}
          {button("withdraw", t("withdraw"))}
        </>
      )}
      <button type="button" className="btn btn-bare" onClick={props.onClear}>
        {t("clearSelection")}
      </button>
      {action && (
        <ActionDialog
          action={action}
          ids={ids}
          choices={props.choices}
          onClose={() => setAction(null)}
          onChanged={(changed) => {
            setAction(null);
            props.onChanged(changed);
          }}
        />
      )}
    </section>
  );
}

function setOf(action: Action, words: FormData): BulkClaims["set"] {
  if (action === "withdraw") return { withdrawn: true };
  if (action === "restore") return { withdrawn: false };
  if (action === "retype") return { type: String(words.get("type")) };
  return { decision: { verdict: action, reason: String(words.get("reason")) } };
}

function ActionDialog(props: {
  action: Action;
  ids: readonly string[];
  choices: FilterChoices;
  onClose: () => void;
  onChanged: (changed: Changed) => void;
}) {
  const { action, ids } = props;
  const t = useTranslations("claims");
  const common = useTranslations("common");
  const words = useRefusalWords();
  const { sending, refusal, send } = useSending();
  // A second press after a lost answer is the same write, not another.
  const [key] = useState(() => v7());
  const count = ids.length;
  const decides = action === "verified" || action === "unverified";
  const title = decides ? t(`decideTitle.${action}`) : t(`${action}Title`, { count });
  const text = decides ? t("decideText", { count }) : t(`${action}Text`, { count });

  const submit = (form: HTMLFormElement) =>
    send(async () => {
      const body: BulkClaims = { ids: [...ids], set: setOf(action, new FormData(form)) };
      // What the server answers has the wire's shapes.
      props.onChanged(
        (await request({ method: "POST", path: "/claims/bulk", body, idempotencyKey: key })) as Changed,
      );
    });
  return (
    <Dialog title={title} text={text} onClose={props.onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        {decides && (
          <label className="grid gap-1">
            <span className="field-label">{t("reason")}</span>
            <textarea name="reason" required maxLength={10_000} rows={4} className="field-input" />
            <span className="text-small text-ink-2">{t("reasonHint")}</span>
          </label>
        )}
        {action === "retype" && <TypeField choices={props.choices} />}
        {refusal && <Refused>{words(refusal)}</Refused>}
        <DialogButtons>
          <button type="submit" className="btn btn-ink" disabled={sending}>
            {decides ? t("decide") : t(action)}
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            {common("cancel")}
          </button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}

/** The types a claim can be given: retired ones cannot. */
function TypeField({ choices }: { choices: FilterChoices }) {
  const t = useTranslations("claims");
  const locale = useLocale();
  return (
    <SelectField name="type" label={t("type")}>
      {choices.types
        .filter(({ retired }) => !retired)
        .map((type) => (
          <option key={type.slug} value={type.slug}>
            {locale === "bg" ? type.nameBg : type.nameEn}
          </option>
        ))}
    </SelectField>
  );
}
