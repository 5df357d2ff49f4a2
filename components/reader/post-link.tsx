"use client";
/**
 * Leads from an embedded post to where it stands on the web. It holds no words: what a block's element holds
 * is its text to the letter.
 */
import { useLocale, useTranslations } from "use-intl/react";
import { isWebAddress } from "@/lib/model/address";
import { Icon } from "../ui/icon";

export function PostLink({ address }: { address: string | undefined }) {
  const t = useTranslations("reader");
  const locale = useLocale();
  if (address === undefined || !isWebAddress(address)) return null;
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer nofollow"
      // The post's own language is the figure's.
      lang={locale}
      aria-label={t("post", { site: new URL(address).hostname })}
      title={address}
      className="btn btn-icon float-end -mt-2.5 -me-3 text-ink-3 hover:text-ink print:hidden"
    >
      <Icon name="link" />
    </a>
  );
}
