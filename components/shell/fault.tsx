"use client";
/**
 * What stands in the place of a page that broke, its root perhaps with it: that nothing saved is lost, a way
 * to try again, and the code by which the server's log knows it. The page's own messages broke with it, and
 * nobody says any more in which language and theme it was: it brings the words along and finds out the rest.
 */
import { useLayoutEffect } from "react";
import bg from "@/lib/messages/bg/fault.json";
import en from "@/lib/messages/en/fault.json";
import { Logo } from "./bar";

/** What was chosen here under a cookie's name. */
const chosen = (name: string) => new RegExp(`${name}=(\\w+)`).exec(document.cookie)?.[1];

/** The person's language, else the browser's first that we speak. */
function languageHere(): string {
  const asked = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return chosen("proofmark-language") ?? asked.find((tag) => tag === "bg" || tag === "en") ?? "bg";
}

/** @param error what was thrown; a fault of the server carries the digest its log has */
export function Fault({ error }: { error: unknown }) {
  const lang = languageHere();
  const t = lang === "en" ? en : bg;
  const code = error instanceof Error && "digest" in error ? String(error.digest) : null;
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = lang;
    const theme = chosen("proofmark-theme");
    if (theme !== undefined) root.dataset.theme = theme;
  }, [lang]);
  return (
    <main className="page">
      <title>{`${t.title} · Proofmark`}</title>
      <Logo />
      <div role="alert" className="mt-8">
        <h1 className="page-title">{t.title}</h1>
        <p className="mt-3 max-w-prose text-ink-2">{t.text}</p>
      </div>
      {code !== null && (
        <p className="mt-2 text-ink-2">
          {t.code} <code className="text-ink">{code}</code>
        </p>
      )}
      <p className="mt-6 flex flex-wrap gap-2">
        <button type="button" className="btn btn-ink" onClick={() => location.reload()}>
          {t.retry}
        </button>
        {/* A whole new page: whatever broke this one is left behind. */}
        <a className="btn" href="/articles">
          {t.back}
        </a>
      </p>
    </main>
  );
}
