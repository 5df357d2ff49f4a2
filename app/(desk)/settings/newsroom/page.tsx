import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Newsroom } from "@/components/settings/newsroom";
import { translator } from "@/lib/messages/catalogue";
import { pageLocale } from "@/lib/server/page";
import { requirePageActor } from "@/lib/server/session";
import { readSettings } from "@/lib/server/settings";
import { isOpenTo, SettingsFrame } from "../frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "settings")("newsroom.title") };
}

export default async function NewsroomPage() {
  const actor = await requirePageActor("/settings/newsroom");
  if (!isOpenTo(actor, "newsroom")) notFound();
  const [settings, locale] = await Promise.all([readSettings(), pageLocale()]);
  const timeZones = [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", settings.timeZone])].sort();
  return (
    <SettingsFrame actor={actor} current="newsroom">
      <h1 className="page-title">{translator(locale, "settings")("newsroom.title")}</h1>
      <Newsroom settings={settings} timeZones={timeZones} />
    </SettingsFrame>
  );
}
