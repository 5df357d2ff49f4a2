"use client";
/** The person's corner of the bar: language, theme, and the menu behind their initials. */
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useId } from "react";
import { v7 as newId } from "uuid";
import { patchMe, Refusal } from "@/lib/browser/client";
import { remember } from "@/lib/browser/enter";
import type { Preferences } from "@/lib/model/wire";
import { Face } from "../ui/face";
import { Icon } from "../ui/icon";
import { SignOut } from "./sign-out";

/** Keeps a choice for the person, for their next browser. This one has it in a cookie all the same. */
function keep(preferences: Preferences): void {
  patchMe({ preferences }, newId()).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/**
 * One press to the other language. Its name is said in that language.
 * `kept`: whether somebody is signed in to keep it for; `speak`: how the page changes its language; left out,
 * it is asked for anew.
 */
export function LanguageSwitch(props: {
  locale: "bg" | "en";
  label: string;
  kept?: boolean;
  speak?: (locale: "bg" | "en") => void;
}) {
  const { locale, label, kept, speak } = props;
  const router = useRouter();
  const other = locale === "bg" ? "en" : "bg";
  return (
    <button
      type="button"
      lang={other}
      className="btn btn-icon text-small"
      aria-label={label}
      onClick={() => {
        remember("proofmark-language", other);
        if (kept) keep({ language: other });
        if (speak) speak(other);
        else router.refresh();
      }}
    >
      {other === "en" ? "EN" : "БГ"}
    </button>
  );
}

/** One press from light to dark and back. `kept`: whether somebody is signed in to keep it for. */
export function ThemeSwitch({ label, kept }: { label: string; kept?: boolean }) {
  const toggle = () => {
    const root = document.documentElement;
    const dark =
      root.dataset.theme === undefined
        ? matchMedia("(prefers-color-scheme: dark)").matches
        : root.dataset.theme === "dark";
    const theme = dark ? "light" : "dark";
    root.dataset.theme = theme;
    remember("proofmark-theme", theme);
    if (kept) keep({ theme });
  };
  return (
    <button type="button" className="btn btn-icon" aria-label={label} onClick={toggle}>
      <Icon name="sun" />
    </button>
  );
}

/** The menu behind the person's initials: settings and the way out. */
export function PersonMenu(props: {
  id: string;
  name: string;
  label: string;
  places: readonly { href: string; name: string }[];
  signOut: string;
}) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} className="btn btn-icon rounded-full" aria-label={props.label}>
        <Face name={props.name} me />
      </button>
      <div id={id} popover="auto" className="person-menu">
        <p className="px-2.5 pt-1.5 pb-2 text-small text-ink-2">{props.name}</p>
        <ul>
          {props.places.map((place) => (
            <li key={place.href}>
              <Link
                href={place.href}
                className="flex min-h-[max(2.25rem,var(--tap))] items-center rounded-ctl px-2.5 no-underline hover:bg-wash"
              >
                {place.name}
              </Link>
            </li>
          ))}
          <li className="mt-1 border-t border-hair pt-1">
            <SignOut person={props.id} label={props.signOut} />
          </li>
        </ul>
      </div>
    </>
  );
}
