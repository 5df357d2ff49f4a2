"use client";
/** Changing one's own password, which ends one's other sessions and keeps this one. */
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { TextField } from "@/components/ui/field";
import { Done, Refused } from "@/components/ui/said";
import { enter } from "@/lib/browser/enter";
import { PASSWORD_LENGTH } from "@/lib/model/password";
import { change } from "./change";
import { Section } from "./section";

export function OwnPassword({ email, isDemo }: { email: string; isDemo: boolean }) {
  const t = useTranslations("settings.account");
  const words = useRefusalWords();
  const { sending, refusal, send } = useSending();
  const [saved, setSaved] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isWrong = refusal?.errors.some(({ pointer }) => pointer === "/password/current") ?? false;

  const save = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSaved(false);
    const given = new FormData(event.currentTarget);
    const [current, next] = [String(given.get("current")), String(given.get("next"))];
    const done = await send(async () => {
      await change("PATCH", "/me", { password: { current, next } });
      // The change ended every session of this person; this browser begins a new one.
      await enter("password", { email, password: next });
    });
    if (!done) return;
    setSaved(true);
    form.current?.reset();
  };
  if (isDemo) {
    return (
      <Section title={t("password")}>
        <p className="text-ink-2">{t("passwordDemo")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("password")}>
      <form ref={form} onSubmit={(event) => void save(event)} className="grid max-w-md gap-4">
        {/* Tells a password manager whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <TextField
          label={t("passwordCurrent")}
          error={isWrong ? t("passwordWrong") : null}
          name="current"
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          label={t("passwordNext")}
          hint={t("passwordHint", { min: PASSWORD_LENGTH.min })}
          name="next"
          type="password"
          autoComplete="new-password"
          minLength={PASSWORD_LENGTH.min}
          maxLength={PASSWORD_LENGTH.max}
          required
        />
        {refusal && !isWrong && <Refused>{words(refusal)}</Refused>}
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="btn" disabled={sending}>
            {t("passwordChange")}
          </button>
          <Done>{saved && t("passwordChanged")}</Done>
        </div>
      </form>
    </Section>
  );
}
