"use client";
/** The first visit to a newsroom: it gets its name and its administrator, who is then signed in. */
import { useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { TextField } from "@/components/ui/field";
import { Refused } from "@/components/ui/said";
import { send as call } from "@/lib/browser/client";
import { enter } from "@/lib/browser/enter";
import { PASSWORD_LENGTH } from "@/lib/model/password";
import type { SetUp } from "@/lib/model/wire";

export function SetupForm() {
  const t = useTranslations("entry");
  const words = useRefusalWords();
  const { sending, refusal, send } = useSending();

  const create = async (form: HTMLFormElement) => {
    const field = (name: string) => String(new FormData(form).get(name));
    const body: SetUp = {
      newsroom: field("newsroom"),
      name: field("name"),
      email: field("email"),
      password: field("password"),
    };
    await call({ method: "POST", path: "/setup", body });
    await enter("password", { email: body.email, password: body.password });
  };
  const submit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (await send(() => create(form))) location.assign("/articles");
  };
  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-3">
      <TextField
        label={t("setup.newsroom")}
        name="newsroom"
        maxLength={100}
        required
        autoComplete="organization"
      />
      <TextField label={t("setup.name")} name="name" maxLength={100} required autoComplete="name" />
      <TextField label={t("email")} name="email" type="email" required autoComplete="username" />
      <TextField
        label={t("password")}
        hint={t("setup.passwordHint")}
        name="password"
        type="password"
        required
        minLength={PASSWORD_LENGTH.min}
        maxLength={PASSWORD_LENGTH.max}
        autoComplete="new-password"
      />
      {refusal && <Refused>{refusal.code === "FORBIDDEN" ? t("setup.taken") : words(refusal)}</Refused>}
      <button type="submit" className="btn btn-ink mt-1" disabled={sending}>
        {sending ? t("setup.creating") : t("setup.create")}
      </button>
    </form>
  );
}
