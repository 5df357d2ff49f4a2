"use client";
/**
 * Tells what happened: aloud to whoever cannot see it, and in a line at the foot where something can be done
 * about it or was not done. Nothing here takes the focus or covers the text.
 */
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";
import { Icon } from "@/components/ui/icon";
import { afterPaint } from "@/lib/browser/after-paint";
import type { Notice } from "@/lib/browser/desk";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { signOf } from "@/lib/model/sign";
import { useClaim, useDesk } from "./desk-context";
import { Caps } from "./keycap";
import { useTypeName } from "./type-name";

/** So long a line stays that asks for nothing. */
const STAY_MS = 8000;
/** Longest quotation inside a line, in characters. */
const QUOTE_LENGTH = 60;

/** What stays to be read; the rest is only said aloud. */
const SHOWN: ReadonlySet<Notice["kind"]> = new Set([
  "withdrawn",
  "refused",
  "overtaken",
  "joined",
  "existed",
  "copied",
  "notCopied",
  "nothingToUndo",
  "oldVersion",
  "lasting",
]);

export function Tidings() {
  const { attention, desk, speech } = useDesk();
  const notice = useSyncExternalStore(
    (listener) => desk.onNotice(afterPaint(listener)),
    () => desk.notice(),
    () => null,
  );
  const line = useSyncExternalStore(
    (listener) => speech.subscribe(listener),
    () => speech.line(),
    () => "",
  );
  const words = useWords();
  const wanted = notice?.kind === "reasonWanted";
  useEffect(() => {
    if (wanted) attention.show({ kind: "check" });
  }, [wanted, attention]);
  return (
    <>
      <div className="sr-only" role="status">
        {line}
      </div>
      <div className="sr-only" role="status">
        {notice && words(notice)}
      </div>
      {notice && isShown(notice) && <Line key={keyOf(notice)} notice={notice} />}
    </>
  );
}

/** Of candidates only what happened to several at once: it may have been more than was meant. */
function isShown(notice: Notice): boolean {
  return SHOWN.has(notice.kind) || ("count" in notice && notice.count > 1);
}

/** A notice said twice is a new line each time. */
const keys = new WeakMap<Notice, number>();
let lastKey = 0;
function keyOf(notice: Notice): number {
  const known = keys.get(notice) ?? ++lastKey;
  keys.set(notice, known);
  return known;
}

function Line({ notice }: { notice: Notice }) {
  const { commands, desk } = useDesk();
  const t = useTranslations("common");
  const words = useWords();
  const [shown, setShown] = useState(true);
  const lasting = notice.kind === "refused" || notice.kind === "overtaken";
  useEffect(() => {
    if (lasting) return;
    const timer = setTimeout(() => setShown(false), STAY_MS);
    return () => clearTimeout(timer);
  }, [lasting]);
  if (!shown) return null;
  return (
    <div className="reader-tidings">
      {lasting && <Icon name="alarm" />}
      {/* Said aloud by the live region above already. */}
      <span aria-hidden="true">{words(notice)}</span>
      {notice.kind === "withdrawn" && (
        <button type="button" className="reader-tidings-act" onClick={() => desk.restore(notice.claim.id)}>
          {t("undo")} <Caps command="undo" />
        </button>
      )}
      {notice.kind === "overtaken" && <Compare claim={notice.claim} />}
      {"count" in notice && notice.kind !== "reopened" && (
        <button type="button" className="reader-tidings-act" onClick={() => commands.undo()}>
          {t("undo")} <Caps command="undo" />
        </button>
      )}
      <button
        type="button"
        className="reader-tidings-act"
        aria-label={t("close")}
        onClick={() => setShown(false)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}

/** The way to what both people changed, while it is not decided. */
function Compare({ claim: { id } }: { claim: DeskClaim }) {
  const { attention } = useDesk();
  const t = useTranslations("reader.tidings");
  const saving = useClaim(id)?.saving;
  if (saving?.state !== "refused") return null;
  const { writeId } = saving;
  return (
    <button
      type="button"
      className="reader-tidings-act"
      onClick={() => attention.show({ kind: "change", writeId })}
    >
      {t("compare")}
    </button>
  );
}

/** A function that puts a notice into words. */
function useWords(): (notice: Notice) => string {
  const t = useTranslations();
  const typeName = useTypeName();
  const { candidates } = useDesk();
  return (notice) => {
    const left = () => t("finder.told.left", { count: candidates.open().length });
    if ("count" in notice) {
      const { kind, words, count } = notice;
      return `${t(`finder.told.${kind}`, { words: shortened(words), count })} ${left()}`;
    }
    if (!("claim" in notice)) return t(`reader.tidings.${notice.kind}`);
    if (notice.kind === "accepted") {
      const { words, type, tag } = notice.claim;
      const sign = t(`common.sign.${tag}`);
      const told = { words: shortened(words), type: typeName(type), sign };
      return `${t("finder.told.accepted", told)} ${left()}`;
    }
    if (notice.kind === "refused") return t(`errors.${notice.code}`, { minutes: 1 });
    const { claim } = notice;
    return t(`reader.tidings.${notice.kind}`, {
      words: shortened(claim.words),
      type: typeName(claim.type),
      sign: t(`common.sign.${signOf(claim)}`),
    });
  };
}

function shortened(words: string): string {
  return words.length > QUOTE_LENGTH ? `${words.slice(0, QUOTE_LENGTH)}…` : words;
}
