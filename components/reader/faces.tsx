"use client";
/** Who else is here, by initials, and whether the server is within reach; fetched with the live side itself. */
import { useCallback, useSyncExternalStore } from "react";
import { useFormatter, useTranslations } from "use-intl/react";
import type { LiveArticle } from "@/lib/browser/live";
import type { PresenceTopic } from "@/lib/browser/presence";
import type { Person } from "@/lib/model/wire";
import { Face } from "../ui/face";
import { Icon } from "../ui/icon";
import { useLive, useWithinReach } from "./live";

const NOBODY: readonly Person[] = [];

function useOthers(topic: PresenceTopic, read: (live: LiveArticle) => readonly Person[]): readonly Person[] {
  const live = useLive();
  const subscribe = useCallback(
    (listener: () => void) => live?.presence.subscribe(topic, listener) ?? (() => {}),
    [live, topic],
  );
  return useSyncExternalStore(
    subscribe,
    () => (live ? read(live) : NOBODY),
    () => NOBODY,
  );
}

/** More faces than this in the bar are a number. */
const MOST_FACES = 4;

/** Who else reads the article, by initials. */
export function ReadersHere() {
  const people = useOthers("people", ({ presence }) => presence.people());
  const t = useTranslations("live");
  const format = useFormatter();
  if (people.length === 0) return null;
  const label = t("here", { names: format.list(people.map(({ name }) => name)), count: people.length });
  const shown = people.length > MOST_FACES ? people.slice(0, MOST_FACES - 1) : people;
  return (
    <span className="flex flex-none gap-1 max-sheet:hidden" role="img" aria-label={label} title={label}>
      {shown.map(({ id, name }) => (
        <Face key={id} name={name} />
      ))}
      {shown.length < people.length && <span className="face">+{people.length - shown.length}</span>}
    </span>
  );
}

/** Who else has a claim's card open, by initials. */
export function ReadersOf({ id, className = "" }: { id: string; className?: string }) {
  const people = useOthers(`claim:${id}`, ({ presence }) => presence.at(id));
  const t = useTranslations("live");
  const format = useFormatter();
  if (people.length === 0) return null;
  const label = t("open", { names: format.list(people.map(({ name }) => name)), count: people.length });
  return (
    <span className={`flex gap-0.5 ${className}`} role="img" aria-label={label} title={label}>
      {people.map(({ id: person, name }) => (
        <Face key={person} name={name} className="face-small" />
      ))}
    </span>
  );
}

/** A sign that nothing of the others comes just now. */
export function OutOfReach() {
  const within = useWithinReach();
  const t = useTranslations("live");
  return (
    <span role="status" className="flex">
      {within === false && (
        <span
          className="inline-flex items-center gap-1.5 text-small whitespace-nowrap text-ink-2"
          title={t("lost")}
        >
          <Icon name="cloud" />
          <span className="max-desk:sr-only">{t("lostShort")}</span>
        </span>
      )}
    </span>
  );
}
