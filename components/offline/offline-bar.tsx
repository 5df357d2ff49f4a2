"use client";
/** The bar of a page without a network: the one way that leads somewhere, language, theme, and who works here. */
import { useLocale, useTranslations } from "use-intl/react";
import type { Locale } from "@/lib/messages/catalogue";
import { languageOf } from "@/lib/messages/language-tag";
import type { Actor } from "@/lib/model/policy";
import { OutboxRunner } from "../outbox/runner";
import { OutboxState } from "../outbox/state";
import { Bar } from "../shell/bar";
import { LanguageSwitch, ThemeSwitch } from "../shell/corner";
import { Face } from "../ui/face";
import { AtWork } from "./at-work";

/** `here`: whether the page is the queue itself; `middle` stands beside the ways, in the reader. */
export function OfflineBar(props: {
  actor: Actor | null;
  speak: (locale: Locale) => void;
  middle?: React.ReactNode;
}) {
  const { actor, speak, middle } = props;
  const locale = languageOf(useLocale());
  const t = useTranslations("shell");
  return (
    <>
      <Bar
        home="/articles"
        back={t("back")}
        label={t("main")}
        ways={[{ href: "/articles", name: t("articles"), current: true }]}
        middle={middle}
        corner={
          <>
            {actor && middle === undefined && <OutboxState person={actor.id} quiet />}
            <span className={middle === undefined ? "contents" : "contents max-sheet:hidden"}>
              <LanguageSwitch locale={locale} label={t("language")} speak={speak} />
              <ThemeSwitch label={t("theme")} />
            </span>
            {actor && <Face name={actor.name} label={actor.name} me />}
          </>
        }
      />
      {actor && <OutboxRunner person={actor.id} />}
      {actor && <AtWork actor={actor} build={null} />}
    </>
  );
}
