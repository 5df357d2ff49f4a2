/** What every page of the settings stands in: the bar, the ways between the pages, and the texts. */
import Link from "next/link";
import { PageMessages } from "@/app/page-messages";
import { translator } from "@/lib/messages/catalogue";
import { type Actor, can } from "@/lib/model/policy";
import { pageLocale } from "@/lib/server/page";
import { DeskBar } from "../desk-bar";

const PLACES = ["account", "people", "types", "newsroom"] as const;
type Place = (typeof PLACES)[number];

/** Whether a page of the settings is there for `actor`. */
export function isOpenTo(actor: Actor, place: Place): boolean {
  if (place === "types") return can(actor, "type:edit");
  return place !== "newsroom" || can(actor, "settings:edit");
}

export async function SettingsFrame(props: { actor: Actor; current: Place; children: React.ReactNode }) {
  const locale = await pageLocale();
  const t = translator(locale, "settings");
  return (
    <PageMessages of={["settings"]}>
      <DeskBar actor={props.actor} current={null} />
      <div className="page grid grid-cols-[11rem_minmax(0,44rem)] gap-x-16 max-sheet:block">
        <nav
          aria-label={t("places")}
          className="sticky top-24 grid content-start gap-0.5 self-start max-sheet:static max-sheet:-mx-2.5 max-sheet:mb-6 max-sheet:flex max-sheet:flex-wrap"
        >
          {PLACES.filter((place) => isOpenTo(props.actor, place)).map((place) => (
            <Link
              key={place}
              href={`/settings/${place}`}
              aria-current={place === props.current ? "page" : undefined}
              className="inline-flex min-h-[max(2rem,var(--tap))] items-center rounded-ctl px-2.5 text-ink-2 no-underline hover:bg-wash hover:text-ink aria-[current]:bg-wash aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {t(`${place}.title`)}
            </Link>
          ))}
        </nav>
        <main id="main">{props.children}</main>
      </div>
    </PageMessages>
  );
}
