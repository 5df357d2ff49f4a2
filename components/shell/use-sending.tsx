"use client";
/** The state of a form that writes: whether it is under way, and why it was refused. */
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Refusal } from "@/lib/browser/client";

/** A refusal in the person's language: by its code, unless the form has words of its own for the case. */
export function useRefusalWords(): (refusal: Refusal) => React.ReactNode {
  const t = useTranslations();
  return ({ code, retryAfterSeconds }) => {
    const minutes = Math.max(1, Math.ceil((retryAfterSeconds ?? 60) / 60));
    if (code === "RATE_LIMITED") return t(`errors.${code}`, { minutes });
    if (code !== "UNAUTHENTICATED") return t(`errors.${code}`);
    return (
      <>
        {t(`errors.${code}`)} {/* Beside the form, which keeps what was typed. */}
        <a href="/sign-in" target="_blank" rel="noopener">
          {t("common.signInBeside")}
        </a>
      </>
    );
  };
}

/**
 * `send` runs one write at a time and says whether it was done; a refusal stays in `refusal` until the
 * next try. Anything else that is thrown is a fault and rises to the page.
 */
export function useSending() {
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  // Beside the state, since a second press may come before the first has been drawn.
  const busy = useRef(false);
  if (fault !== null) throw fault;

  const send = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setSending(true);
    setRefusal(null);
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof Refusal) setRefusal(error);
      else setFault(error);
      return false;
    } finally {
      busy.current = false;
      setSending(false);
    }
  };
  return { sending, refusal, send };
}
