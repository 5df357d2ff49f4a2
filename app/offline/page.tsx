import { OfflineShell } from "@/components/offline/shell";
import { messagesFor, type Namespace } from "@/lib/messages/catalogue";
import { pageTimeZone } from "@/lib/server/page";
import { buildName } from "@/lib/server/worker";

const TEXTS = [
  "common",
  "errors",
  "outbox",
  "shell",
  "offline",
  "outbox",
  "reader",
  "claim",
  "finder",
  "versions",
  "live",
] as const satisfies Namespace[];

/** What the service worker keeps and shows without a network. Nobody's in particular: it knows no person. */
export default async function OfflinePage() {
  const texts = { bg: messagesFor("bg", TEXTS), en: messagesFor("en", TEXTS) };
  return <OfflineShell texts={texts} timeZone={await pageTimeZone()} build={await buildName()} />;
}

export const dynamic = "force-dynamic";
