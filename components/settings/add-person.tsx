"use client";
/** The form for a new person. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Dialog, DialogButtons } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Refused } from "@/components/ui/said";
import { PASSWORD_LENGTH } from "@/lib/model/password";
import type { Role } from "@/lib/model/vocabulary";
import type { AddUser } from "@/lib/model/wire";
import { change } from "./change";
import { RoleField } from "./role-field";

/** `onDone` hears the name of the person who was added. */
export function AddPerson(props: { onClose: () => void; onDone: (name: string) => void }) {
  const t = useTranslations("settings.people");
  const all = useTranslations();
  const words = useRefusalWords();
  const { sending, refusal, send } = useSending();
  const [role, setRole] = useState<Role>("checker");
  const isTaken = refusal?.errors.some(({ pointer }) => pointer === "/email") ?? false;

  const add = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const body: AddUser = {
      name: String(given.get("name")),
      email: String(given.get("email")),
      password: String(given.get("password")),
      role,
    };
    if (await send(() => change("POST", "/users", body))) props.onDone(body.name);
  };
  return (
    <Dialog title={t("addTitle")} onClose={props.onClose}>
      <form onSubmit={(event) => void add(event)} className="grid gap-4">
        <TextField label={t("name")} name="name" maxLength={100} required autoComplete="off" />
        <TextField
          label={t("email")}
          error={isTaken ? t("emailTaken") : null}
          name="email"
          type="email"
          maxLength={254}
          required
          autoComplete="off"
        />
        <RoleField value={role} onChange={setRole} />
        <TextField
          label={t("password")}
          hint={t("passwordFirst", { min: PASSWORD_LENGTH.min })}
          name="password"
          minLength={PASSWORD_LENGTH.min}
          maxLength={PASSWORD_LENGTH.max}
          required
          autoComplete="off"
        />
        {refusal && !isTaken && <Refused>{words(refusal)}</Refused>}
        <DialogButtons>
          <button type="submit" className="btn btn-ink" disabled={sending}>
            {sending ? all("settings.saving") : t("create")}
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            {all("common.cancel")}
          </button>
        </DialogButtons>
      </form>
    </Dialog>
  );
}
