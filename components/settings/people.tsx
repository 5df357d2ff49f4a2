"use client";
/** The people of the newsroom: everybody sees them, administrators add and change them. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Face } from "@/components/ui/face";
import { Icon } from "@/components/ui/icon";
import { Done } from "@/components/ui/said";
import type { User } from "@/lib/model/wire";
import { AddPerson } from "./add-person";
import { ChangePerson } from "./change-person";

/** @param props.me the id of the person looking */
export function People({ people, me, mayEdit }: { people: readonly User[]; me: string; mayEdit: boolean }) {
  const t = useTranslations("settings.people");
  const router = useRouter();
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<User | null>(null);
  const [done, setDone] = useState<string | null>(null);

  const finish = (words: string | null) => {
    setAdding(false);
    setChanging(null);
    setDone(words);
    if (words !== null) router.refresh();
  };
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="page-title">{t("title")}</h1>
          <p className="mt-1 text-ink-2">{t("text", { count: people.length })}</p>
        </div>
        {mayEdit && (
          <button type="button" className="btn btn-ink" onClick={() => setAdding(true)}>
            <Icon name="plus" className="size-4" />
            {t("add")}
          </button>
        )}
      </div>
      <div className="mt-3">
        <Done>{done}</Done>
      </div>
      <ul aria-label={t("title")} className="mt-3 border-t border-edge">
        {people.map((person) => (
          <Row
            key={person.id}
            person={person}
            me={me}
            {...(mayEdit ? { onChange: () => setChanging(person) } : {})}
          />
        ))}
      </ul>
      {adding && <AddPerson onClose={() => finish(null)} onDone={(name) => finish(t("added", { name }))} />}
      {changing && (
        <ChangePerson
          person={changing}
          onClose={() => finish(null)}
          onDone={(name) => finish(t("changed", { name }))}
        />
      )}
    </>
  );
}

function Row({ person, me, onChange }: { person: User; me: string; onChange?: () => void }) {
  const t = useTranslations("settings.people");
  const common = useTranslations("common");
  const format = useFormatter();
  const off = person.disabledAt !== null;
  const since = t("since", { date: format.dateTime(new Date(person.createdAt), "date") });
  return (
    <li className="grid grid-cols-[2.25rem_1fr_auto] items-center gap-x-3.5 border-b border-hair py-3">
      <Face name={person.name} me={person.id === me} className="size-9 text-micro" />
      <div className="min-w-0">
        <p className={`font-semibold break-words ${off ? "text-ink-2" : ""}`}>
          <span lang="bg" className={off ? "line-through" : ""}>
            {person.name}
          </span>
          {person.id === me && <span className="font-normal text-ink-2"> ({common("you")})</span>}
        </p>
        <p className="text-small break-words text-ink-2">
          {common(`role.${person.role}`)} · {person.email} · {since}
          {off && <b className="font-semibold text-ink"> · {t("off")}</b>}
        </p>
      </div>
      {onChange && (
        <button
          type="button"
          className="btn"
          aria-label={t("changeNamed", { name: person.name })}
          onClick={onChange}
        >
          {t("change")}
        </button>
      )}
    </li>
  );
}
