"use client";
/** The two menus of an open card: the claim's type, and what else can be done with it. */
import { DropdownMenu } from "radix-ui";
import { useTranslations } from "use-intl/react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { useDesk } from "../reader/desk-context";
import { useTypeName } from "../reader/type-name";
import { Icon, type IconName } from "../ui/icon";
import { Stamp } from "./stamp";

const PANEL = "z-50 min-w-56 rounded-card border border-hair bg-raised p-1.5 text-ui text-ink shadow-float";
const ITEM =
  "flex min-h-[max(2.125rem,var(--tap))] cursor-pointer items-center gap-2.5 rounded-ctl px-2.5 outline-none select-none data-highlighted:bg-wash data-[state=checked]:font-semibold";

/** A menu stands inside the page's landmark, not behind it; the card itself moves and would take it along. */
function landmark(): HTMLElement | null {
  return document.getElementById("main");
}

/** The claim's type; whoever may not change it sees its name alone. */
export function TypeMenu({ claim, may }: { claim: DeskClaim; may: boolean }) {
  const { desk, types } = useDesk();
  const typeName = useTypeName();
  const t = useTranslations("claim.card");
  const name = typeName(claim.type);
  if (!may) return <b className="pick min-w-0">{name}</b>;
  const offered = [...types.values()].filter((type) => type.retiredAt === null || type.slug === claim.type);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="pick min-w-0 rounded-ctl text-left"
        aria-label={t("type", { type: name })}
      >
        <span className="truncate">{name}</span>
        <Icon name="down" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark()}>
        <DropdownMenu.Content className={PANEL} align="start" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.RadioGroup value={claim.type} onValueChange={(type) => desk.edit(claim.id, { type })}>
            {offered.map((type) => (
              <DropdownMenu.RadioItem key={type.slug} value={type.slug} className={ITEM}>
                <Stamp hue={type.hue} className="size-[1.125rem]" />
                <span className="mr-auto">{typeName(type.slug)}</span>
                <DropdownMenu.ItemIndicator>
                  <Icon name="check" />
                </DropdownMenu.ItemIndicator>
                {type.key !== null && <span className="kbd">{type.key}</span>}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** What else can be done with a claim. */
export function ActionsMenu(props: { copy: () => void; withdraw: (() => void) | null }) {
  const t = useTranslations("claim.card");
  const entry = (icon: IconName, words: string, act: () => void) => (
    <DropdownMenu.Item className={ITEM} onSelect={act}>
      <Icon name={icon} />
      {words}
    </DropdownMenu.Item>
  );
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="btn btn-icon" aria-label={t("more")}>
        <Icon name="more" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark()}>
        <DropdownMenu.Content className={PANEL} align="end" sideOffset={4} collisionPadding={8}>
          {entry("link", t("copy"), props.copy)}
          {props.withdraw && entry("archive", t("withdraw"), props.withdraw)}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
