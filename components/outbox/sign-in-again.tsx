"use client";
/** The way to a new session, and back to where the person is. */
import { useTranslations } from "use-intl/react";

export function SignInAgain() {
  const t = useTranslations("outbox.line");
  return (
    <a
      href="/sign-in"
      className="btn text-small"
      // Where to come back to is known at the press: the page may have gone on since it was drawn.
      onClick={(event) => {
        const { pathname, search, hash } = location;
        event.currentTarget.href = `/sign-in?next=${encodeURIComponent(pathname + search)}${hash}`;
      }}
    >
      {t("signIn")}
    </a>
  );
}
