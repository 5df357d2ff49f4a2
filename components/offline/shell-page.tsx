"use client";
/** Which page stands at an address when there is no network, drawn from what this browser keeps. */
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Kept, type KeptArticle, type KeptTitle } from "@/lib/browser/kept";
import { knownPerson } from "@/lib/browser/person";
import type { Locale } from "@/lib/messages/catalogue";
import type { Actor } from "@/lib/model/policy";
import { KeptReader } from "./kept-reader";
import { OfflineBar } from "./offline-bar";
import { OfflineQueue } from "./offline-queue";
import { useComeBack } from "./use-come-back";

/** What there is to show; `none`: nothing at this address without a network, and why. */
type Found =
  | { kind: "article"; kept: KeptArticle }
  | { kind: "queue"; titles: readonly KeptTitle[] }
  | { kind: "none"; why: "stranger" | "article" | "page" };

/** `speak`: changes the language of the page. */
export function ShellPage({ path, speak }: { path: string; speak: (locale: Locale) => void }) {
  const [found, setFound] = useState<{ actor: Actor | null; page: Found } | null>(null);
  useEffect(() => {
    const actor = knownPerson();
    find(actor, path)
      .then((page) => setFound({ actor, page }))
      .catch((error) => {
        if (!(error instanceof DOMException)) throw error;
        setFound({ actor, page: { kind: "none", why: "page" } }); // This browser keeps nothing.
      });
  }, [path]);
  if (found === null) return null;
  const { actor, page } = found;
  if (page.kind === "article") return <KeptReader kept={page.kept} speak={speak} />;
  return (
    <>
      <OfflineBar actor={actor} speak={speak} />
      {page.kind === "queue" ? <OfflineQueue titles={page.titles} /> : <NeedsNetwork why={page.why} />}
    </>
  );
}

async function find(actor: Actor | null, path: string): Promise<Found> {
  if (actor === null) return { kind: "none", why: "stranger" };
  const id = /^\/articles\/([0-9a-f-]{36})$/.exec(path)?.[1];
  if (id === undefined && path !== "/articles" && path !== "/") return { kind: "none", why: "page" };
  const kept = await Kept.open(actor.id);
  try {
    if (id === undefined) return { kind: "queue", titles: await kept.list() };
    const article = await kept.read(id);
    return article ? { kind: "article", kept: article } : { kind: "none", why: "article" };
  } finally {
    kept.close();
  }
}

function NeedsNetwork({ why }: { why: "stranger" | "article" | "page" }) {
  const t = useTranslations("offline");
  const common = useTranslations("common");
  useComeBack();
  return (
    <main id="main" className="page">
      <title>{`${t(`none.${why}Title`)} · Proofmark`}</title>
      <h1 className="page-title">{t(`none.${why}Title`)}</h1>
      <p className="mt-3 max-w-prose text-ink-2">{t(`none.${why}Text`)}</p>
      <p className="mt-6 flex flex-wrap gap-2">
        <button type="button" className="btn" onClick={() => location.reload()}>
          {common("retry")}
        </button>
        {why !== "stranger" && (
          // A whole new page: without a network there is nothing to go on from softly.
          <a href="/articles" className="btn">
            {t("toArticles")}
          </a>
        )}
      </p>
    </main>
  );
}
