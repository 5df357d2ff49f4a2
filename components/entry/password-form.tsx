"use client";
/** Coming in with email and password. */
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { TextField } from "@/components/ui/field";
import { Refused } from "@/components/ui/said";
import { enter } from "@/lib/browser/enter";

/** @param props.first whether it is what the page is for, and takes the focus */
export function PasswordForm({ back, first }: { back: string; first: boolean }) {
  const t = useTranslations("entry");
  const words = useRefusalWords();
  const { sending, refusal, send } = useSending();
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) email.current?.focus();
  }, [first]);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    const fields = { email: email.current?.value ?? "", password: password.current?.value ?? "" };
    if (await send(() => enter("password", fields))) location.assign(back + location.hash);
    else password.current?.select();
  };
  const own: Record<string, string> = { UNAUTHENTICATED: t("wrong"), FORBIDDEN: t("disabled") };
  return (
    // Without a script the browser would put a password into the address: `post` keeps it out.
    <form method="post" onSubmit={(event) => void submit(event)} className="grid gap-3">
      <TextField ref={email} label={t("email")} name="email" type="email" autoComplete="username" required />
      <TextField
        ref={password}
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      {refusal && <Refused>{own[refusal.code] ?? words(refusal)}</Refused>}
      <button type="submit" className="btn btn-ink mt-1" disabled={sending}>
        {sending ? t("entering") : t("enter")}
      </button>
    </form>
  );
}
