"use client";
/** A claim's history, told in sentences; read from the server when it is asked for. */
import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import { getHistory, Refusal } from "@/lib/browser/client";
import type { HistoryEntry } from "@/lib/model/wire";
import { useTypeName } from "../reader/type-name";
import { Quoted } from "./said";
import { tell } from "./told";
import { valueInWords } from "./value-words";
import { useWhen } from "./when";

/** `revision`: the claim's; the history is read anew when it grows. */
export function History({ id, revision, lang }: { id: string; revision: number; lang: string }) {
  const t = useTranslations("claim");
  const common = useTranslations("common");
  const format = useFormatter();
  const typeName = useTypeName();
  const when = useWhen();
  const [entries, setEntries] = useState<readonly HistoryEntry[] | "out of reach" | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: revision and turn say when to read again
  useEffect(() => {
    let gone = false;
    getHistory(id)
      .then((found) => {
        if (!gone) setEntries(found.toReversed());
      })
      .catch((error) => {
        if (!(error instanceof Refusal)) throw error;
        if (!gone) setEntries("out of reach");
      });
    return () => {
      gone = true;
    };
  }, [id, revision, turn]);
  if (entries === null) return <p className="text-small text-ink-3">{t("history.loading")}</p>;
  if (entries === "out of reach") {
    return (
      <p className="flex items-center gap-2 text-small text-ink-3">
        {t("history.unreachable")}
        <button type="button" className="pick" onClick={() => setTurn(turn + 1)}>
          {common("retry")}
        </button>
      </p>
    );
  }
  const naming = {
    person: (name: string | null) => name ?? common("name"),
    verdict: (verdict: "verified" | "unverified") => t(`sign.${verdict}`),
    type: typeName,
    value: (value: Parameters<typeof valueInWords>[0]) =>
      valueInWords(value, (n) => format.number(n, { maximumFractionDigits: 6 })),
  };
  return (
    <ol className="grid gap-1.5 text-small text-ink-2">
      {entries.map((entry) => (
        <li key={entry.id} className="grid grid-cols-[1fr_auto] gap-x-3">
          <div className="min-w-0">
            {tell(entry, naming).map(({ key, values, note }) => (
              <p key={key} className="break-words">
                {
                  // A sentence takes the values that go with its key: `tell` pairs them.
                  t.rich(`told.${key}` as "told.withdrawn", {
                    ...(values as { who: string }),
                    q: (chunks: React.ReactNode) => <Quoted lang={lang}>{chunks}</Quoted>,
                  })
                }
                {note !== null && <span className="block text-ink-3">{note}</span>}
              </p>
            ))}
          </div>
          <time dateTime={entry.at} className="text-micro whitespace-nowrap text-ink-3">
            {when(entry.at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
