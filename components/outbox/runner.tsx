"use client";
/**
 * The outbox on the page: stands on every page behind the sign-in, so that what waits for any article is
 * sent from any of them, and says in a line what a person has to do about it.
 */
import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import type { Outbox } from "@/lib/browser/outbox";
import { outboxOf, shutOthers } from "@/lib/browser/outbox-here";
import { Icon } from "../ui/icon";
import { SignInAgain } from "./sign-in-again";
import { useOutboxState } from "./use-outbox";

export function OutboxRunner({ person }: { person: string }) {
  const outbox = outboxOf(person);
  const { waiting, refused, foreign, kept, held } = useOutboxState(outbox);
  const t = useTranslations("outbox.line");
  useSending(person, outbox);
  useAsked(outbox);
  if (held === "UNAUTHENTICATED") {
    return (
      <Line words={t("signedOut", { count: waiting })}>
        <SignInAgain />
      </Line>
    );
  }
  if (held === "STORAGE_FULL") return <Line words={t("full", { count: waiting })} />;
  if (!kept && waiting + refused > 0) return <Line words={t("notKept")} />;
  if (foreign > 0) {
    return (
      <Line words={t("newer", { count: foreign })}>
        <button type="button" className="btn text-small" onClick={() => location.reload()}>
          {t("reload")}
        </button>
      </Line>
    );
  }
  return null;
}

function Line({ words, children }: { words: string; children?: React.ReactNode }) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-hair bg-sunk px-6 py-2 text-small max-sheet:px-4 print:hidden"
    >
      <p className="flex min-w-0 items-baseline gap-2">
        <Icon name="alarm" className="size-4 self-center text-alarm" />
        {words}
      </p>
      {children}
    </div>
  );
}

/** Sends what waits as long as the page is there, at once when somebody looks at it or the network is back. */
function useSending(person: string, outbox: Outbox): void {
  useEffect(() => {
    shutOthers(person);
    outbox.start();
    const look = () => void (document.visibilityState === "visible" && outbox.wake());
    const events = ["focus", "online", "pageshow"] as const;
    for (const event of events) window.addEventListener(event, look);
    document.addEventListener("visibilitychange", look);
    return () => {
      for (const event of events) window.removeEventListener(event, look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [person, outbox]);
}

/** Has the browser ask before the page is left with what it alone knows, be it for the moment. */
function useAsked(outbox: Outbox): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => void (outbox.atRisk() && event.preventDefault());
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [outbox]);
}
