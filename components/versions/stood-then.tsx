"use client";
/** What a claim said and what stands there now, word by word; of a lost one, where it stood. */
import { useFormatter, useTranslations } from "use-intl/react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import type { Claim } from "@/lib/model/wire";
import { sentenceAround } from "@/lib/text/excerpt";
import { VerdictWords } from "../claim/said";
import { useWhen } from "../claim/when";
import { useDesk } from "../reader/desk-context";
import { WordDiff } from "./word-diff";

/** So many characters of a long sentence are shown before and behind the words. */
const AROUND = 140;

export function StoodThen({ claim, full }: { claim: DeskClaim; full: Claim }) {
  const { article, store } = useDesk();
  const t = useTranslations("versions.queue");
  const format = useFormatter();
  const { span } = claim;
  const { prefix, suffix, score } = full.anchor;
  if (span === null) {
    return (
      <div className="px-5 pt-1.5 pb-3 max-sheet:px-4">
        <p className="text-small text-ink-2">{t("stood")}</p>
        {/* A context is cut by signs; the half words at its ends say nothing. */}
        <p lang={article.language} className="diff mt-1">
          <span className="text-ink-2">…{prefix.replace(/^\S*\s/u, "")}</span>
          <del>{claim.words}</del>
          <span className="text-ink-2">{suffix.replace(/\s\S*$/u, "")}…</span>
        </p>
        <Before claim={full} />
      </div>
    );
  }
  const around = sentenceAround(store.text, span);
  const before = store.text.slice(around.start, span.start);
  const behind = store.text.slice(span.end, around.end);
  return (
    <div className="px-5 pt-1.5 pb-3 max-sheet:px-4">
      <p lang={article.language} className="diff">
        <span className="text-ink-2">
          {before.length > AROUND && "…"}
          {before.slice(-AROUND)}
        </span>
        <WordDiff from={full.wording} to={claim.words} />
        <span className="text-ink-2">
          {behind.slice(0, AROUND)}
          {behind.length > AROUND && "…"}
        </span>
      </p>
      <Before
        claim={full}
        also={t("likeness", {
          percent: format.number(score, { style: "percent", maximumFractionDigits: 0 }),
        })}
      />
    </div>
  );
}

/** The verdicts that were given on the old words: they stay in the history, and none of them stands. */
function Before({ claim, also }: { claim: Claim; also?: string }) {
  const t = useTranslations("versions.queue");
  const when = useWhen();
  const { assessments, decision } = claim;
  const said = [...assessments, ...(decision ? [decision] : [])];
  return (
    <p className="mt-2 flex flex-wrap gap-x-3.5 gap-y-0.5 text-small text-ink-2">
      {said.length === 0 && <span>{t("nobody")}</span>}
      {said.map(({ user, verdict, at }) => (
        <span key={`${user.id} ${at}`} className="inline-flex items-center gap-1.5">
          <VerdictWords verdict={verdict} />
          <span>
            {user.name}, {when(at)}
          </span>
        </span>
      ))}
      {also && <span className="ml-auto text-ink-3">{also}</span>}
    </p>
  );
}
