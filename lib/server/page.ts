/**
 * What every page needs before it can be drawn: the language and theme of the person looking.
 * Both travel in cookies, so that a page arrives right the first time, signed in or not.
 */
import { cookies, headers } from "next/headers";
import { CATALOGUES, type Locale } from "../messages/catalogue";
import { read } from "./db";
import { newsroomZone } from "./newsroom";

export const LOCALE_COOKIE = "proofmark-language";
export const THEME_COOKIE = "proofmark-theme";

/** A theme somebody chose; null means the system decides. */
type Theme = "light" | "dark" | null;

/** The person's chosen language, else the browser's first that we speak, else the newsroom's. */
export async function pageLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  if (chosen !== undefined && chosen in CATALOGUES) return chosen as Locale; // Just looked up.
  const accepted = (await headers()).get("accept-language") ?? "";
  const first = accepted
    .split(",")
    .map((tag) => tag.trim().slice(0, 2).toLowerCase())
    .find((tag) => tag in CATALOGUES);
  if (first !== undefined) return first as Locale; // Just looked up.
  const settings = await read().settings.findUnique({ where: { id: 1 }, select: { defaultLanguage: true } });
  return settings?.defaultLanguage === "en" ? "en" : "bg";
}

/** The theme the person chose. */
export async function pageTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return chosen === "light" || chosen === "dark" ? chosen : null;
}

/** The newsroom's time zone, in which every page tells the time. */
export function pageTimeZone(): Promise<string> {
  return newsroomZone(read());
}
