"use client";
/** One's own keys for scripts: made, shown once, revoked. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Confirm } from "@/components/shell/confirm";
import { Icon } from "@/components/ui/icon";
import type { ApiToken } from "@/lib/model/wire";
import { change } from "./change";
import { NewToken } from "./new-token";
import { Section } from "./section";

export function Tokens({ tokens }: { tokens: readonly ApiToken[] }) {
  const t = useTranslations("settings.tokens");
  const router = useRouter();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiToken | null>(null);
  return (
    <Section title={t("title")} text={t("text")}>
      {tokens.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <ul aria-label={t("list")} className="border-t border-hair">
          {tokens.map((token) => (
            <Row key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <button type="button" className="btn" onClick={() => setMaking(true)}>
          <Icon name="plus" className="size-4" />
          {t("create")}
        </button>
        <a href="/api/docs" className="text-small">
          {t("docs")}
        </a>
      </div>
      {making && (
        <NewToken
          onClose={() => {
            setMaking(false);
            router.refresh();
          }}
        />
      )}
      {revoking && (
        <Confirm
          title={t("revokeSure", { name: revoking.name })}
          text={t("revokeText")}
          yes={t("revoke")}
          onYes={() => change("DELETE", `/tokens/${revoking.id}`)}
          onClose={() => {
            setRevoking(null);
            router.refresh();
          }}
        />
      )}
    </Section>
  );
}

function Row({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const t = useTranslations("settings.tokens");
  const format = useFormatter();
  const day = (time: string) => format.dateTime(new Date(time), "date");
  const { name, hint, createdAt, lastUsedAt, revokedAt } = token;
  const used = lastUsedAt === null ? t("unused") : t("used", { date: day(lastUsedAt) });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hair py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className={`font-medium break-words ${revokedAt === null ? "" : "text-ink-2 line-through"}`}>
          {name}
        </p>
        <p className="text-small text-ink-2">
          <code className="font-[ui-monospace,monospace] text-micro">{hint}…</code> ·{" "}
          {t("made", { date: day(createdAt) })} ·{" "}
          {revokedAt === null ? used : t("revoked", { date: day(revokedAt) })}
        </p>
      </div>
      {revokedAt === null && (
        <button type="button" className="btn" aria-label={t("revokeNamed", { name })} onClick={onRevoke}>
          {t("revoke")}
        </button>
      )}
    </li>
  );
}
