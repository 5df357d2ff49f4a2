"use client";
/** The newsroom's name, days and language. */
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords, useSending } from "@/components/shell/use-sending";
import { Choice } from "@/components/ui/choice";
import { SelectField, TextField } from "@/components/ui/field";
import { Done, Refused } from "@/components/ui/said";
import type { PatchSettings, Settings } from "@/lib/model/wire";
import { change, changedOf } from "./change";

const LANGUAGES = [
  { value: "bg", label: <span lang="bg">Български</span> },
  { value: "en", label: <span lang="en">English</span> },
];

/** @param props.timeZones IANA names, from the server, which knows those it accepts */
export function Newsroom({ settings, timeZones }: { settings: Settings; timeZones: readonly string[] }) {
  const t = useTranslations("settings.newsroom");
  const all = useTranslations();
  const words = useRefusalWords();
  const router = useRouter();
  const { sending, refusal, send } = useSending();
  const [language, setLanguage] = useState(settings.defaultLanguage);
  const [saved, setSaved] = useState(false);

  const save = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const patch = {
      newsroom: String(given.get("newsroom")),
      timeZone: String(given.get("timeZone")),
      defaultLanguage: language,
    } satisfies PatchSettings;
    if (!(await send(() => change("PATCH", "/settings", changedOf(settings, patch))))) return;
    setSaved(true);
    router.refresh();
  };
  return (
    <form
      onSubmit={(event) => void save(event)}
      onChange={() => setSaved(false)}
      className="mt-6 grid max-w-md gap-5"
    >
      {settings.demo && <p className="text-ink-2">{t("demo")}</p>}
      <TextField
        label={t("name")}
        name="newsroom"
        defaultValue={settings.newsroom}
        maxLength={100}
        required
        autoComplete="organization"
      />
      <SelectField
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        name="timeZone"
        defaultValue={settings.timeZone}
      >
        {timeZones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </SelectField>
      <Choice
        legend={t("language")}
        hint={t("languageHint")}
        options={LANGUAGES}
        value={language}
        onChange={(value) => setLanguage(value === "en" ? "en" : "bg")}
      />
      {refusal && <Refused>{words(refusal)}</Refused>}
      <div className="flex items-center gap-3">
        <button type="submit" className="btn btn-ink" disabled={sending}>
          {all(sending ? "settings.saving" : "common.save")}
        </button>
        <Done>{saved && all("settings.saved")}</Done>
      </div>
    </form>
  );
}
