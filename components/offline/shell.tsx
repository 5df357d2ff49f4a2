"use client";
/**
 * The page without a network. The service worker shows it at whatever address was asked for; it looks at
 * the address and at what this browser keeps for the person who works here.
 */
import { useEffect, useLayoutEffect, useState } from "react";
import { holdBuild } from "@/lib/browser/register-worker";
import type { Locale, Messages } from "@/lib/messages/catalogue";
import { MessagesProvider } from "../shell/messages";
import { ShellPage } from "./shell-page";

type Look = { locale: Locale; theme: "light" | "dark" | null };

/** `texts`: in all languages, since the shell is made before anybody asks for it. `build`: the shell's own. */
export function OfflineShell(props: {
  texts: Readonly<Record<Locale, Partial<Messages>>>;
  timeZone: string;
  build: string | null;
}) {
  const { texts, timeZone, build } = props;
  const [look, setLook] = useState<Look | null>(null);
  useEffect(() => {
    if (build !== null) holdBuild(build);
  }, [build]);
  useEffect(() => setLook(lookOf(document)), []);
  useLayoutEffect(() => {
    if (look === null) return;
    document.documentElement.lang = look.locale;
    if (look.theme) document.documentElement.dataset.theme = look.theme;
  }, [look]);
  if (look === null) return null;
  return (
    <MessagesProvider locale={look.locale} timeZone={timeZone} messages={texts[look.locale]}>
      <ShellPage path={location.pathname} speak={(locale) => setLook({ ...look, locale })} />
    </MessagesProvider>
  );
}

/** What the person chose, as the server would read it. */
function lookOf({ cookie, documentElement }: Document): Look {
  const chosen = (name: string) => new RegExp(`(?:^|; )proofmark-${name}=([^;]+)`).exec(cookie)?.[1];
  const language = chosen("language") ?? documentElement.lang;
  const theme = chosen("theme");
  return {
    locale: language === "en" ? "en" : "bg",
    theme: theme === "light" || theme === "dark" ? theme : null,
  };
}
