"use client";
/** Language, theme, shortcuts and keycaps: each choice is in force and kept as soon as it is made. */
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Choice } from "@/components/ui/choice";
import { Done, Refused } from "@/components/ui/said";
import { Switch } from "@/components/ui/switch";
import { remember } from "@/lib/browser/enter";
import { languageOf } from "@/lib/messages/language-tag";
import type { Preferences as Kept } from "@/lib/model/wire";
import { change } from "./change";
import { Section } from "./section";

const LANGUAGES = [
  { value: "bg", label: <span lang="bg">Български</span> },
  { value: "en", label: <span lang="en">English</span> },
];

/** Lets a choice show on this page before the server draws the next one. */
function apply({ language, theme }: Kept): void {
  if (language !== undefined) remember("proofmark-language", language);
  if (theme === undefined) return;
  remember("proofmark-theme", theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function Preferences({ kept, theme }: { kept: Kept; theme: "light" | "dark" | null }) {
  const t = useTranslations("settings.account");
  const all = useTranslations("settings");
  const words = useRefusalWords();
  const router = useRouter();
  const locale = languageOf(useLocale());
  const { refusal, send } = useSending();
  const [now, setNow] = useState<Kept>({ ...kept, theme: theme ?? "system" });
  const [saved, setSaved] = useState(false);

  // Until the page comes back in the chosen language, the choice stands ahead of it.
  const [ahead, setAhead] = useState<Kept["language"]>();
  if (ahead === locale) setAhead(undefined);
  const line = useRef<Promise<void>>(Promise.resolve());

  const keep = async (chosen: Kept) => {
    if (await send(() => change("PATCH", "/me", { preferences: chosen }))) {
      apply(chosen);
      setSaved(true);
    } else {
      setNow({ ...kept, theme: theme ?? "system" });
      setAhead(undefined);
    }
    router.refresh();
  };
  /** One after the other, so that two quick choices are both kept. */
  const choose = (chosen: Kept) => {
    setNow((before) => ({ ...before, ...chosen }));
    if (chosen.language !== undefined) setAhead(chosen.language);
    setSaved(false);
    line.current = line.current.then(() => keep(chosen));
  };
  // The options below are the contract's own values, so what comes back from a choice is one of them.
  const choosing = (name: keyof Kept) => (value: string) => choose({ [name]: value } as Kept);
  return (
    <>
      <Section title={t("look")}>
        <Choice
          legend={t("language")}
          options={LANGUAGES}
          value={ahead ?? locale}
          onChange={choosing("language")}
        />
        <Choice
          legend={t("theme")}
          options={(["system", "light", "dark"] as const).map((value) => ({ value, label: t(value) }))}
          value={now.theme ?? "system"}
          onChange={choosing("theme")}
        />
      </Section>
      <Section title={t("keyboard")}>
        <Switch
          label={t("shortcuts")}
          hint={t("shortcutsHint")}
          checked={now.shortcuts ?? true}
          onChange={(shortcuts) => choose({ shortcuts })}
        />
        <Choice
          legend={t("layout")}
          hint={t("layoutHint")}
          options={(["phonetic", "bds", "latin"] as const).map((value) => ({ value, label: t(value) }))}
          value={now.keyboard ?? (locale === "bg" ? "phonetic" : "latin")}
          onChange={choosing("keyboard")}
        />
        {refusal && <Refused>{words(refusal)}</Refused>}
        <Done>{saved && all("saved")}</Done>
      </Section>
    </>
  );
}
