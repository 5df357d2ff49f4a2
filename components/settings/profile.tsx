"use client";
/** Who one is: the name that colleagues see, and what only an administrator changes. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { TextField } from "@/components/ui/field";
import { Done, Refused } from "@/components/ui/said";
import type { Me } from "@/lib/model/wire";
import { change } from "./change";

export function Profile({ me }: { me: Me }) {
  const t = useTranslations("settings");
  const common = useTranslations("common");
  const words = useRefusalWords();
  const router = useRouter();
  const { sending, refusal, send } = useSending();
  const [name, setName] = useState(me.name);
  const [saved, setSaved] = useState(false);

  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    if (!(await send(() => change("PATCH", "/me", { name })))) return;
    setSaved(true);
    router.refresh();
  };
  return (
    <form onSubmit={(event) => void save(event)} className="mt-6 grid max-w-md gap-4">
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        <dt className="text-ink-2">{t("account.email")}</dt>
        <dd className="break-all">{me.email}</dd>
        <dt className="text-ink-2">{t("account.role")}</dt>
        <dd>{common(`role.${me.role}`)}</dd>
      </dl>
      <TextField
        label={t("account.name")}
        hint={t("account.nameHint")}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setSaved(false);
        }}
        maxLength={100}
        required
        autoComplete="name"
      />
      {refusal && <Refused>{words(refusal)}</Refused>}
      <div className="flex items-center gap-3">
        <button type="submit" className="btn" disabled={sending || name.trim() === me.name}>
          {sending ? t("saving") : common("save")}
        </button>
        <Done>{saved && t("saved")}</Done>
      </div>
    </form>
  );
}
