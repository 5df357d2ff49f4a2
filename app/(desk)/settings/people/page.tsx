import type { Metadata } from "next";
import { People } from "@/components/settings/people";
import { translator } from "@/lib/messages/catalogue";
import { can } from "@/lib/model/policy";
import { pageLocale } from "@/lib/server/page";
import { requirePageActor } from "@/lib/server/session";
import { listEverybody } from "@/lib/server/users";
import { SettingsFrame } from "../frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await pageLocale(), "settings")("people.title") };
}

export default async function PeoplePage() {
  const actor = await requirePageActor("/settings/people");
  return (
    <SettingsFrame actor={actor} current="people">
      <People people={await listEverybody(actor)} me={actor.id} mayEdit={can(actor, "people:edit")} />
    </SettingsFrame>
  );
}
