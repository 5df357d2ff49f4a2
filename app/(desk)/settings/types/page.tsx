import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Types } from "@/components/settings/types";
import { translator } from "@/lib/messages/catalogue";
import { pageLocale } from "@/lib/server/page";
import { requirePageActor } from "@/lib/server/session";
import { listTypes } from "@/lib/server/types";
import { isOpenTo, SettingsFrame } from "../frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "settings")("types.title") };
}

export default async function TypesPage() {
  const actor = await requirePageActor("/settings/types");
  if (!isOpenTo(actor, "types")) notFound();
  return (
    <SettingsFrame actor={actor} current="types">
      <Types types={await listTypes(actor)} />
    </SettingsFrame>
  );
}
