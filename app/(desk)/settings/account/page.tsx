import type { Metadata } from "next";
import { OwnPassword } from "@/components/settings/own-password";
import { Preferences } from "@/components/settings/preferences";
import { Profile } from "@/components/settings/profile";
import { Sessions } from "@/components/settings/sessions";
import { Tokens } from "@/components/settings/tokens";
import { translator } from "@/lib/messages/catalogue";
import { pageLocale, pageTheme } from "@/lib/server/page";
import { requirePageActor } from "@/lib/server/session";
import { readSettings } from "@/lib/server/settings";
import { listTokens } from "@/lib/server/tokens";
import { readMe } from "@/lib/server/users";
import { SettingsFrame } from "../frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "settings")("account.title") };
}

export default async function AccountPage() {
  const actor = await requirePageActor("/settings/account");
  const [me, tokens, settings, theme, locale] = await Promise.all([
    readMe(actor),
    listTokens(actor),
    readSettings(),
    pageTheme(),
    pageLocale(),
  ]);
  const t = translator(locale, "settings");
  return (
    <SettingsFrame actor={actor} current="account">
      <h1 className="page-title">{t("account.title")}</h1>
      <Profile me={me} />
      <Preferences kept={me.preferences} theme={theme} />
      <OwnPassword email={me.email} isDemo={settings.demo} />
      <Tokens tokens={tokens} />
      <Sessions />
    </SettingsFrame>
  );
}
