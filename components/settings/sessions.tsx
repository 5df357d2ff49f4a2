"use client";
/** Signing out of every browser at once. */
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Confirm } from "@/components/shell/confirm";
import { forgetKept } from "@/lib/browser/leave";
import { change } from "./change";
import { Section } from "./section";

export function Sessions() {
  const t = useTranslations("settings.account");
  const [asked, setAsked] = useState(false);
  const leave = async () => {
    await change("PATCH", "/me", { signOutEverywhere: true });
    await forgetKept();
    location.assign("/sign-in");
  };
  return (
    <Section title={t("sessions")} text={t("sessionsHint")}>
      <button type="button" className="btn justify-self-start" onClick={() => setAsked(true)}>
        {t("signOutEverywhere")}
      </button>
      {asked && (
        <Confirm
          title={t("signOutSure")}
          text={t("signOutText")}
          yes={t("signOutEverywhere")}
          onYes={leave}
          onClose={() => setAsked(false)}
        />
      )}
    </Section>
  );
}
