"use client";
/**
 * Two changes of one thing that met: mine and what is there now, field by field, and nothing goes before it
 * was decided. Texts are laid over each other word by word, and both may stand.
 */
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { Entry } from "@/lib/browser/entry";
import { type Choice, decided, meetings } from "@/lib/browser/meeting";
import type { MergeField } from "@/lib/browser/merge";
import { outboxOf } from "@/lib/browser/outbox-here";
import type { Claim } from "@/lib/model/wire";
import { useDesk } from "../reader/desk-context";
import { WordDiff } from "../versions/word-diff";
import { MeetingField } from "./meeting";
import { useKindName } from "./told";
import { Written } from "./tray-entry";

export function Merge({ entry }: { entry: Entry }) {
  const { store, me } = useDesk();
  const t = useTranslations("outbox.change");
  const kindName = useKindName();
  const [choices, setChoices] = useState<Partial<Record<MergeField, Choice>>>({});
  const { write, about } = entry;
  const current = newest(entry, store.known(write.subject)?.full ?? null);
  const met = meetings(write, current);
  const ready = met.every(({ field }) => choices[field] !== undefined);
  const outbox = outboxOf(me.id);
  const save = () => {
    const next = decided(write, current, choices);
    if (next) outbox.retry(write.id, () => next);
    else outbox.discard(write.id);
  };
  const words = wordsNow(entry, current);
  const anyway = write.kind === "assess" || write.kind === "withdraw" ? write.kind : "other";
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) save();
      }}
    >
      <p>{t(met.length > 0 ? "met" : words ? "words" : "state")}</p>
      {met.length === 0 && (
        <div className="grid gap-2">
          <p className="text-small font-semibold">{kindName(write)}</p>
          {about.words !== "" && (
            <p className="diff font-serif text-[1.0625rem] leading-[1.5] [overflow-wrap:anywhere]">
              {words ? <WordDiff from={words.before} to={words.now} /> : about.words}
            </p>
          )}
          <Written entry={entry} />
        </div>
      )}
      {met.map((meeting) => (
        <MeetingField
          key={meeting.field}
          meeting={meeting}
          choice={choices[meeting.field]}
          onChoose={(choice) => setChoices({ ...choices, [meeting.field]: choice })}
        />
      ))}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {!ready && <p className="mr-auto text-small text-ink-2">{t("choose")}</p>}
        <button type="button" className="btn" onClick={() => outbox.discard(write.id)}>
          {t("letGo")}
        </button>
        <button type="submit" className="btn btn-ink" disabled={!ready}>
          {met.length > 0 ? t("save") : t(`anyway.${anyway}`)}
        </button>
      </div>
    </form>
  );
}

/** What is there now: what the refusal came with, or what was heard since. */
function newest({ write, refused }: Entry, known: Claim | null): unknown {
  const told = refused?.current ?? null;
  if (write.kind === "article" || known === null) return told;
  return known.revision > (told as Claim).revision ? known : told; // A write on a claim is refused with it.
}

/** The words a verdict was given on, and those that are there now; null where they are the same. */
function wordsNow({ write }: Entry, current: unknown): { before: string; now: string } | null {
  const before = (write.body as { exact?: string } | undefined)?.exact;
  const now = (current as Partial<Claim>).anchor?.exact;
  return before === undefined || now === undefined || before === now ? null : { before, now };
}
