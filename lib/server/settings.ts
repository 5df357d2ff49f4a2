/** The newsroom's own settings: its name, its days, and the language of those who have chosen none. */
import { authorise } from "../model/policy";
import type { PatchSettings, Settings } from "../model/wire";
import { type Act, record } from "./act";
import { read } from "./db";
import { difference } from "./difference";

const VIEW = { newsroom: true, timeZone: true, defaultLanguage: true, demo: true } as const;

// The column is a string; `changeSettings`, which alone writes it, takes only these two.
const view = (row: {
  newsroom: string;
  timeZone: string;
  defaultLanguage: string;
  demo: boolean;
}): Settings => ({
  ...row,
  defaultLanguage: row.defaultLanguage === "en" ? "en" : "bg",
});

/** The settings, for every page: they hold nothing that a stranger may not know. */
export async function readSettings(): Promise<Settings> {
  return view(await read().settings.findUniqueOrThrow({ where: { id: 1 }, select: VIEW }));
}

/** Changes the settings that the patch names. */
export async function changeSettings(act: Act, patch: PatchSettings): Promise<Settings> {
  authorise(act.actor, "settings:edit");
  const before = view(await act.tx.settings.findUniqueOrThrow({ where: { id: 1 }, select: VIEW }));
  const after: Settings = {
    newsroom: patch.newsroom ?? before.newsroom,
    timeZone: patch.timeZone ?? before.timeZone,
    defaultLanguage: patch.defaultLanguage ?? before.defaultLanguage,
    demo: before.demo,
  };
  await act.tx.settings.update({ where: { id: 1 }, data: after });
  const changed = difference(before, after);
  if (changed !== null) record(act, { kind: "settings_changed", ...changed });
  return after;
}
