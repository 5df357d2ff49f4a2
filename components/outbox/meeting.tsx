"use client";
/** One field that two people changed at once: mine, what is there now, or both where both can stand. */
import { useId } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { Choice, Meeting } from "@/lib/browser/meeting";
import type { ArticleStatus, Verdict } from "@/lib/model/vocabulary";
import type { Value } from "@/lib/model/wire";
import { valueInWords } from "../claim/value-words";
import { useTypeName } from "../reader/type-name";
import { WordDiff } from "../versions/word-diff";

export function MeetingField(props: {
  meeting: Meeting;
  /** Undefined before anything was chosen. */
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
}) {
  const { meeting, choice, onChoose } = props;
  const { field, mine, theirs, text } = meeting;
  const t = useTranslations("outbox");
  const spoken = useSpoken();
  const id = useId();
  const both = typeof choice === "object";
  const [now, own] = [spoken(meeting, theirs), spoken(meeting, mine)];
  // What is long enough to be read word by word is shown so.
  const laid = text || field === "words";
  const option = (value: string, checked: boolean, label: React.ReactNode, chosen: Choice) => (
    <label className="flex cursor-pointer items-start gap-3 rounded-ctl border border-hair px-3 py-2 has-checked:border-ink has-checked:bg-wash has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink">
      <input
        type="radio"
        name={id}
        value={value}
        checked={checked}
        onChange={() => onChoose(chosen)}
        className="mt-1.5 size-4 flex-none accent-ink"
      />
      <span className="grid min-w-0 gap-0.5">{label}</span>
    </label>
  );
  return (
    <fieldset className="grid gap-2">
      <legend className="field-label mb-1">{t(`field.${field}`)}</legend>
      {option(
        "theirs",
        choice === "theirs",
        <>
          <span className="text-small text-ink-2">{t("change.theirs")}</span>
          <span className="whitespace-pre-line [overflow-wrap:anywhere]">{now}</span>
        </>,
        "theirs",
      )}
      {option(
        "mine",
        choice === "mine",
        <>
          <span className="text-small text-ink-2">{t("change.mine")}</span>
          <span className={laid ? "diff whitespace-pre-line [overflow-wrap:anywhere]" : ""}>
            {laid ? <WordDiff from={now} to={own} /> : own}
          </span>
        </>,
        "mine",
      )}
      {text && option("both", both, t("change.both"), { text: together(now, own) })}
      {both && (
        <label className="grid gap-1">
          <span className="sr-only">{t("change.bothLabel")}</span>
          <textarea
            className="field-input field-sizing-content min-h-20 resize-none"
            value={choice.text}
            onChange={(event) => onChoose({ text: event.target.value })}
          />
        </label>
      )}
    </fieldset>
  );
}

/** Both texts, one under the other; one that holds the other already stands for both. */
function together(theirs: string, mine: string): string {
  if (theirs.includes(mine)) return theirs;
  return mine.includes(theirs) ? mine : `${theirs}\n${mine}`;
}

/** A function that puts what stands in a field into words. */
function useSpoken(): (meeting: Meeting, value: unknown) => string {
  const t = useTranslations();
  const typeName = useTypeName();
  const format = useFormatter();
  return ({ field }, value) => {
    if (value === null || value === undefined || value === "") return t("outbox.change.none");
    // Each field has the wire's own kind of value.
    switch (field) {
      case "type":
        return typeName(value as string);
      case "value":
        return valueInWords(value as Value, (number) => format.number(number));
      case "words":
        return (value as { exact: string }).exact;
      case "verdict":
        return t(`common.sign.${value as Verdict}`);
      case "status":
        return t(`common.status.${value as ArticleStatus}`);
      default:
        return value as string;
    }
  };
}
