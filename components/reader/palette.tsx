"use client";
/** Find or do: claims by their words, pages, and everything a key can do. */
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Stamp } from "@/components/claim/stamp";
import { Icon, type IconName } from "@/components/ui/icon";
import { signOf } from "@/lib/model/sign";
import { useDesk } from "./desk-context";
import { Caps } from "./keycap";

/** So many claims are offered at once. */
const MOST_CLAIMS = 12;

const PAGES = ["articles", "claims", "summary"] as const;

export function Palette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("reader.palette");
  const [asked, setAsked] = useState("");
  const go = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Command.Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      label={t("label")}
      shouldFilter={false}
      overlayClassName="fixed inset-0 z-40 bg-scrim"
      contentClassName="reader-palette"
    >
      <div className="flex items-center gap-3 border-b border-hair px-5">
        <Icon name="search" />
        <Command.Input
          value={asked}
          onValueChange={setAsked}
          placeholder={t("placeholder")}
          className="min-h-14 flex-1 bg-transparent text-[1.125rem] outline-none"
        />
      </div>
      <Command.List className="max-h-[60dvh] overflow-auto pb-2">
        <Command.Empty className="px-5 py-4 text-ink-2">{t("nothing")}</Command.Empty>
        <Claims asked={asked} go={go} />
        <Acts asked={asked} go={go} />
        <Pages asked={asked} go={go} />
      </Command.List>
    </Command.Dialog>
  );
}

function Pages({ asked, go }: Part) {
  const t = useTranslations("reader.palette");
  const router = useRouter();
  const shown = PAGES.filter((page) => holds(t(`page.${page}`), asked));
  return (
    shown.length > 0 && (
      <Command.Group heading={t("pages")}>
        {shown.map((page) => (
          <Item key={page} value={page} icon="right" onSelect={go(() => router.push(`/${page}`))}>
            {t(`page.${page}`)}
          </Item>
        ))}
      </Command.Group>
    )
  );
}

type Part = { asked: string; go: (act: () => void) => () => void };

function Claims({ asked, go }: Part) {
  const { store, commands, types, article } = useDesk();
  const t = useTranslations("reader.palette");
  const wanted = useDeferredValue(asked);
  const found = [];
  for (const id of store.order()) {
    const claim = store.claim(id);
    if (claim && holds(claim.words, wanted)) found.push(claim);
    if (found.length === MOST_CLAIMS) break;
  }
  return (
    found.length > 0 && (
      <Command.Group heading={t("claims")}>
        {found.map((claim) => (
          <Item key={claim.id} value={claim.id} onSelect={go(() => commands.visit(claim.id))}>
            <Stamp hue={types.get(claim.type)?.hue ?? "ochre"} sign={signOf(claim)} />
            <span className="truncate font-serif" lang={article.language}>
              {claim.words}
            </span>
          </Item>
        ))}
      </Command.Group>
    )
  );
}

function Acts({ asked, go }: Part) {
  const { attention, commands, reattach } = useDesk();
  const t = useTranslations("reader.help.does");
  const heading = useTranslations("reader.palette");
  const acts = [
    {
      command: "caret",
      icon: "keyboard",
      act: () => commands.toggleCaret(document.querySelector("article")),
    },
    { command: "filter", icon: "eye", act: () => attention.show({ kind: "filter" }) },
    { command: "occurrences", icon: "copy", act: () => commands.showOccurrences() },
    { command: "reattach", icon: "stale", act: () => reattach.open() },
    { command: "withdraw", icon: "close", act: () => commands.withdraw() },
    { command: "copyLink", icon: "link", act: () => commands.copyLink() },
    { command: "undo", icon: "undo", act: () => commands.undo() },
    { command: "help", icon: "keyboard", act: () => attention.show({ kind: "help" }) },
  ] as const;
  const claimed = attention.focused() !== null;
  const waiting = reattach.waiting().length > 0;
  const shown = acts.filter(
    ({ command }) =>
      holds(t(command), asked) &&
      (claimed || !["occurrences", "withdraw", "copyLink"].includes(command)) &&
      (waiting || command !== "reattach"),
  );
  return (
    shown.length > 0 && (
      <Command.Group heading={heading("acts")}>
        {shown.map(({ command, icon, act }) => (
          <Item key={command} value={command} icon={icon} onSelect={go(act)}>
            <span className="flex-1">{t(command)}</span>
            <Caps command={command} />
          </Item>
        ))}
      </Command.Group>
    )
  );
}

function Item(props: { value: string; icon?: IconName; onSelect: () => void; children: React.ReactNode }) {
  return (
    <Command.Item value={props.value} onSelect={props.onSelect} className="reader-palette-item">
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </Command.Item>
  );
}

function holds(words: string, asked: string): boolean {
  return words.toLocaleLowerCase().includes(asked.trim().toLocaleLowerCase());
}
