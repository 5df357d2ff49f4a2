"use client";
/** All keys, drawn on the keyboard in use and listed in words; and where they can be switched off. */
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { type Binding, capOf, capsOf, KEYMAP, type Layout, LETTER_ROWS } from "@/lib/browser/keymap";
import { useDesk } from "./desk-context";
import { Cap, useLayout } from "./keycap";

const LAYOUTS: readonly Layout[] = ["phonetic", "bds", "latin"];

export function HelpSheet() {
  const { preferences, prefer, commands } = useDesk();
  const t = useTranslations("reader.help");
  const inUse = useLayout();
  const [layout, setLayout] = useState(inUse);
  const keyed = commands.usableTypes().flatMap((type) => type.key ?? []);
  const on = preferences.shortcuts !== false;
  return (
    <div className="reader-help">
      <div className="mb-4 flex flex-wrap gap-1.5">
        {LAYOUTS.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === layout}
            onClick={() => {
              setLayout(one);
              prefer({ keyboard: one });
            }}
          >
            {t(`layout.${one}`)}
          </button>
        ))}
      </div>
      <Board layout={layout} />
      <ul className="mt-6 columns-3 gap-10 text-small max-desk:columns-2 max-sheet:columns-1">
        {KEYMAP.map((binding) => (
          <li
            key={`${binding.command}${binding.alt ?? ""}`}
            className="flex min-h-8 break-inside-avoid items-center gap-2.5 py-0.5"
          >
            <span className="flex min-w-21 gap-1">
              {(binding.command === "type"
                ? [`${keyed[0] ?? 1}–${keyed.at(-1) ?? 9}`]
                : capsOf(binding.command, layout)
              ).map((cap) => (
                <Cap key={cap}>{cap}</Cap>
              ))}
            </span>
            {t(`does.${binding.command}`)}
          </li>
        ))}
        {(["signs", "words", "sentences"] as const).map((step) => (
          <li key={step} className="flex min-h-8 break-inside-avoid items-center gap-2.5 py-0.5">
            <span className="flex min-w-21 gap-1">
              {step === "words" && <Cap>Ctrl</Cap>}
              {step === "sentences" && <Cap>Alt</Cap>}
              <Cap>← →</Cap>
            </span>
            {t(`caret.${step}`)}
          </li>
        ))}
      </ul>
      <p className="mt-5 text-small text-ink-2">
        {t("place")}{" "}
        <button
          type="button"
          className="underline underline-offset-4 pointer-coarse:py-3"
          onClick={() => prefer({ shortcuts: !on })}
        >
          {on ? t("switchOff") : t("switchOn")}
        </button>
      </p>
    </div>
  );
}

/** The letter keys where they lie; those that do something are drawn in ink. */
function Board({ layout }: { layout: Layout }) {
  const t = useTranslations("reader.help.short");
  const plain = new Map<string, Binding["command"]>();
  for (const { command, codes, alt, control } of KEYMAP) {
    if (alt || control) continue;
    for (const code of codes) if (!plain.has(code)) plain.set(code, command);
  }
  return (
    <div className="grid gap-1.5 overflow-x-auto" aria-hidden="true">
      {LETTER_ROWS.map((row, number) => (
        <div key={row[0]} className="flex gap-1.5" style={{ marginInlineStart: `${number * 1.4}rem` }}>
          {row.map((code) => {
            const command = plain.get(code);
            return (
              <div key={code} className="reader-key" data-used={command !== undefined || undefined}>
                <span>{capOf(code, layout)}</span>
                {layout !== "latin" && <small>{capOf(code, "latin")}</small>}
                {command && <em>{t(command)}</em>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
