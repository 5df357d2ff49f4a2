/** The bar of every page behind the sign-in, with the ways and the person's corner filled in. */
import { AtWork } from "@/components/offline/at-work";
import { OutboxRunner } from "@/components/outbox/runner";
import { OutboxState } from "@/components/outbox/state";
import { Bar } from "@/components/shell/bar";
import { LanguageSwitch, PersonMenu, ThemeSwitch } from "@/components/shell/corner";
import { translator } from "@/lib/messages/catalogue";
import { type Actor, can } from "@/lib/model/policy";
import { onPlainHttp } from "@/lib/server/env";
import { pageLocale } from "@/lib/server/page";
import { buildName } from "@/lib/server/worker";

const WAYS = ["articles", "claims", "summary"] as const;

/** `current` is the way the page belongs to, null for the settings; `middle` stands beside the ways. */
export async function DeskBar(props: {
  actor: Actor;
  current: (typeof WAYS)[number] | null;
  middle?: React.ReactNode;
}) {
  const locale = await pageLocale();
  const t = translator(locale, "shell");
  const places = [
    { href: "/settings/account", name: t("account") },
    { href: "/settings/people", name: t("people") },
    ...(can(props.actor, "type:edit") ? [{ href: "/settings/types", name: t("types") }] : []),
    ...(can(props.actor, "settings:edit") ? [{ href: "/settings/newsroom", name: t("newsroom") }] : []),
  ];
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-ctl focus:bg-ink focus:px-3 focus:py-2 focus:text-paper"
      >
        {t("skip")}
      </a>
      <Bar
        home="/articles"
        back={t("back")}
        label={t("main")}
        ways={WAYS.map((way) => ({ href: `/${way}`, name: t(way), current: way === props.current }))}
        middle={props.middle}
        corner={
          <>
            {props.middle === undefined && <OutboxState person={props.actor.id} quiet />}
            <span className={props.middle === undefined ? "contents" : "contents max-sheet:hidden"}>
              <LanguageSwitch locale={locale} label={t("language")} kept />
              <ThemeSwitch label={t("theme")} kept />
            </span>
            <PersonMenu
              id={props.actor.id}
              name={props.actor.name}
              label={t("menu", { name: props.actor.name })}
              places={places}
              signOut={t("signOut")}
            />
          </>
        }
      />
      <OutboxRunner person={props.actor.id} />
      <AtWork actor={props.actor} build={await buildName()} />
      {onPlainHttp() && (
        <p className="border-b border-hair bg-sunk px-6 py-1.5 text-small">{t("plainHttp")}</p>
      )}
    </>
  );
}
