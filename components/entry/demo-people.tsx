"use client";
/** The demo newsroom's people, one press each. */
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Face } from "@/components/ui/face";
import { Icon } from "@/components/ui/icon";
import { Refused } from "@/components/ui/said";
import { enter } from "@/lib/browser/enter";
import type { Role } from "@/lib/model/vocabulary";

type Person = { email: string; name: string; role: Role; waiting: number };

export function DemoPeople({ people, back }: { people: readonly Person[]; back: string }) {
  const t = useTranslations("entry");
  const words = useRefusalWords();
  const { sending, refusal, send } = useSending();
  const [chosen, setChosen] = useState<string | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);

  const enterAs = async (email: string) => {
    setChosen(email);
    if (await send(() => enter("demo", { email }))) location.assign(back + location.hash);
  };
  return (
    <>
      <ul className="border-t border-edge">
        {people.map(({ email, name, role, waiting }, index) => (
          <li key={email} className="border-b border-hair">
            <button
              ref={index === 0 ? first : null}
              type="button"
              disabled={sending}
              onClick={() => void enterAs(email)}
              className="grid w-full grid-cols-[2.25rem_1fr_auto] items-center gap-3.5 px-2 py-3.5 transition-colors hover:bg-paper"
            >
              <Face name={name} className="size-9 text-micro" />
              <span>
                <b lang="bg" className="block font-semibold">
                  {name}
                </b>
                <span className="text-small text-ink-2">
                  {sending && chosen === email ? t("entering") : t(role, { count: waiting })}
                </span>
              </span>
              <Icon name="right" className="size-[1.125rem] text-ink-3" />
            </button>
          </li>
        ))}
      </ul>
      {refusal && <Refused>{refusal.code === "NOT_FOUND" ? t("closed") : words(refusal)}</Refused>}
    </>
  );
}
