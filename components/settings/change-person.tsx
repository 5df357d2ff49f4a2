"use client";
/** The form that changes a person: name, role, a new password, and whether they may come in. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Refused } from "@/components/ui/said";
import { Switch } from "@/components/ui/switch";
import { PASSWORD_LENGTH } from "@/lib/model/password";
import type { PatchUser, User } from "@/lib/model/wire";
import { change, changedOf } from "./change";
import { RoleField } from "./role-field";

/** `onDone` hears the person's name as it now is. */
export function ChangePerson(props: { person: User; onClose: () => void; onDone: (name: string) => void }) {
  const { person } = props;
  const t = useTranslations("settings.people");
  const all = useTranslations();
  const words = useRefusalWords();
  const { sending, refusal, send } = useSending();
  const [role, setRole] = useState(person.role);
  const [disabled, setDisabled] = useState(person.disabledAt !== null);

  const save = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const name = String(given.get("name"));
    const password = String(given.get("password"));
    const stood = { name: person.name, role: person.role, disabled: person.disabledAt !== null };
    const patch: PatchUser = {
      ...changedOf(stood, { name, role, disabled }),
      ...(password === "" ? {} : { password }),
    };
    if (await send(() => change("PATCH", `/users/${person.id}`, patch))) props.onDone(name);
  };
  return (
    <Dialog title={<span lang="bg">{person.name}</span>} text={person.email} onClose={props.onClose}>
      <form onSubmit={(event) => void save(event)} className="grid gap-4">
        <TextField
          label={t("name")}
          name="name"
          defaultValue={person.name}
          maxLength={100}
          required
          autoComplete="off"
        />
        <RoleField value={role} onChange={setRole} />
        <TextField
          label={t("passwordReset")}
          hint={t("passwordResetHint")}
          name="password"
          minLength={PASSWORD_LENGTH.min}
          maxLength={PASSWORD_LENGTH.max}
          autoComplete="off"
        />
        <Switch label={t("disabled")} hint={t("disabledHint")} checked={disabled} onChange={setDisabled} />
        {refusal && <Refused>{refusal.code === "CONFLICT" ? t("lastAdmin") : words(refusal)}</Refused>}
        <DialogButtons>
          <button type="submit" className="btn btn-ink" disabled={sending}>
            {all(sending ? "settings.saving" : "common.save")}
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            {all("common.cancel")}
          </button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
