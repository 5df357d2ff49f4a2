"use client";
/** One change in the tray: what it is, where, with which words, and the ways on when it was refused. */
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { copyText } from "@/lib/browser/clipboard";
import type { Entry } from "@/lib/browser/entry";
import type { Outbox } from "@/lib/browser/outbox";
import { useWhen } from "../claim/when";
import { Icon } from "../ui/icon";
import { Reason, useKindName } from "./told";
import { writtenIn } from "./written";

type Props = {
  entry: Entry;
  /** How many changes of the same thing wait behind it. */
  behind: number;
  outbox: Outbox;
  /** Closes the tray, when the way on leads to the article. */
  onLeave: () => void;
};

export function TrayEntry({ entry, behind, outbox, onLeave }: Props) {
  const t = useTranslations("outbox");
  const when = useWhen();
  const kindName = useKindName();
  const { about, write, refused, madeAt } = entry;
  const href = `/articles/${about.article.id}`;
  return (
    <li className="grid gap-1.5 border-b border-hair py-3">
      <p className="flex flex-wrap items-baseline gap-x-2 text-small text-ink-2">
        <Icon
          name={refused ? "alarm" : "clock"}
          className={`size-4 self-center ${refused ? "text-alarm" : ""}`}
        />
        <b className="font-semibold text-ink">{kindName(write)}</b>
        <a href={href} className="min-w-0 [overflow-wrap:anywhere]">
          {about.article.title}
        </a>
        <time dateTime={madeAt} className="text-ink-3">
          {t("tray.since", { when: when(madeAt) })}
        </time>
      </p>
      {about.words !== "" && write.kind !== "article" && (
        <p className="line-clamp-4 font-serif text-[1.0625rem] leading-[1.4] [overflow-wrap:anywhere]">
          {about.words}
        </p>
      )}
      <Written entry={entry} />
      {refused && <Reason code={refused.code} />}
      {behind > 0 && <p className="text-small text-ink-2">{t("tray.follow", { count: behind })}</p>}
      {refused && <WaysOn entry={entry} outbox={outbox} href={href} onLeave={onLeave} />}
    </li>
  );
}

/** What a person typed, field by field. */
export function Written({ entry }: { entry: Entry }) {
  const t = useTranslations("outbox.field");
  const written = writtenIn(entry.write);
  if (written.length === 0) return null;
  return (
    <dl className="grid gap-1 text-small">
      {written.map(({ field, words }) => (
        <div key={field}>
          <dt className="inline text-ink-2">{t(field)}: </dt>
          <dd className="inline whitespace-pre-line [overflow-wrap:anywhere]">{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function WaysOn({ entry, outbox, href, onLeave }: Omit<Props, "behind"> & { href: string }) {
  const t = useTranslations("outbox.tray");
  const [sure, setSure] = useState(false);
  const [copied, setCopied] = useState(false);
  const { about, write, refused } = entry;
  const stale = refused?.code === "STALE";
  const words = [about.words, ...writtenIn(write).map((one) => one.words)].filter((one) => one !== "");
  return (
    <div className="flex flex-wrap gap-2">
      {stale || write.kind === "mark" ? (
        <a href={`${href}#change-${write.id}`} className="btn text-small" onClick={onLeave}>
          {t(stale ? "compare" : "place")}
        </a>
      ) : null}
      {!stale && (
        <button
          type="button"
          className="btn text-small"
          onClick={() => outbox.retry(write.id, (same) => same)}
        >
          {t("retry")}
        </button>
      )}
      {words.length > 0 && (
        <button
          type="button"
          className="btn btn-bare text-small"
          onClick={async () => setCopied(await copyText(words.join("\n")))}
        >
          <span role="status">{t(copied ? "copied" : "copy")}</span>
        </button>
      )}
      <button
        type="button"
        className={`btn text-small ${sure ? "" : "btn-bare"}`}
        onClick={() => (sure ? outbox.discard(write.id) : setSure(true))}
      >
        {t(sure ? "letGoSure" : "letGo")}
      </button>
    </div>
  );
}
