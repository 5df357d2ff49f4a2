"use client";
/**
 * What stands in the place of a page that broke: that nothing saved is lost, a way to try again, and the code
 * by which the server's log knows it. The page's own messages broke with it, so it brings its words along.
 */
import bg from "@/lib/messages/bg/fault.json";
import en from "@/lib/messages/en/fault.json";
import { Logo } from "./bar";

/** @param error what was thrown; a fault of the server carries the digest its log has */
export function Fault({ error, retry }: { error: unknown; retry: () => void }) {
  const t = document.documentElement.lang === "en" ? en : bg;
  const code = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <main className="page">
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
        <button type="button" className="btn btn-ink" onClick={retry}>
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
