"use client";
/** Listens to the keyboard for the whole page and hands what it means to the commands. Draws nothing. */
import { useEffect, useEffectEvent } from "react";
import { flushSync } from "react-dom";
import { type Binding, bindingOf, digitOf, ONCE } from "@/lib/browser/keymap";
import { isCovered } from "@/lib/browser/over";
import { topOffset } from "@/lib/browser/reveal";
import { useDesk } from "./desk-context";

/** Where keys belong to what is typed or open there. */
const FIELD = "input, textarea, select, [contenteditable]:not([contenteditable='false'])";
const WORDS = "[id^='claim-'][role='button'], [id^='candidate-'][role='button']";
/** What Enter does by itself. */
const PRESSABLE = "a[href], button, summary, [role='button']:not([id^='claim-'], [id^='candidate-'])";

export function Shortcuts({ root }: { root: React.RefObject<HTMLElement | null> }) {
  const { attention, candidateDesk, commands, reattach, store, preferences } = useDesk();

  const perform = useEffectEvent(({ command }: Binding, event: KeyboardEvent) => {
    const byWord = event.shiftKey;
    const fromView = () => (root.current ? topOffset(root.current, store) : 0);
    switch (command) {
      case "next":
        return commands.step(1, fromView);
      case "previous":
        return commands.step(-1, fromView);
      case "nextCandidate":
        return candidateDesk.step(1);
      case "previousCandidate":
        return candidateDesk.step(-1);
      case "accept":
        return candidateDesk.accept();
      case "dismiss":
        return candidateDesk.setAside("dismissed");
      case "dismissAlike":
        return candidateDesk.setAlikeAside();
      case "notCheckable":
        return candidateDesk.setAside("not_checkable");
      case "open":
        return commands.openCard();
      case "type":
        return commands.typeKey(digitOf(event.code) ?? "");
      case "verified":
      case "unverified":
        return commands.tag(command);
      case "undo":
        return commands.undo();
      case "caret":
        return commands.toggleCaret(root.current);
      case "occurrences":
        return commands.showOccurrences();
      case "filter":
        return attention.show({ kind: "filter" });
      case "extendEnd":
        return commands.nudge({ end: "end", grow: true, byWord });
      case "shrinkEnd":
        return commands.nudge({ end: "end", grow: false, byWord });
      case "extendStart":
        return commands.nudge({ end: "start", grow: true, byWord });
      case "shrinkStart":
        return commands.nudge({ end: "start", grow: false, byWord });
      case "withdraw":
        return commands.withdraw();
      case "copyLink":
        return commands.copyLink();
      case "reattach":
        return; // Nothing waits: see below.
      case "palette":
      case "help":
        return attention.show({ kind: command });
      case "leave":
        return commands.leave();
      default:
        return command satisfies never;
    }
  });

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const binding = bindingOf(event) ?? arrowOnWords(event, target);
    if (!binding || isCovered(root.current)) return;
    const { command } = binding;
    if (preferences.shortcuts === false && !binding.steadfast && !arrowOnWords(event, target)) return;
    if (command !== "palette" && target.closest(FIELD)) return;
    if (command === "open" && target.closest(PRESSABLE)) return;
    // While the queue is open, keys that judge mean the claim in it.
    if (!(event.repeat && ONCE.has(command)) && reattach.take(command)) {
      event.preventDefault();
      return;
    }
    if (!commands.applies(binding.when)) return;
    event.preventDefault();
    if (event.repeat && ONCE.has(command)) return;
    // What a key does is in the very next frame, with nothing else in between.
    flushSync(() => perform(binding, event));
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return null;
}

const STEP_ON = { command: "next", codes: [], when: "always" } as const satisfies Binding;
const STEP_BACK = { command: "previous", codes: [], when: "always" } as const satisfies Binding;

/** The claims are one stop of the tab key; inside it arrows go from one to the next. */
function arrowOnWords(event: KeyboardEvent, target: Element): Binding | null {
  if (!target.closest(WORDS) || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return null;
  if (event.code === "ArrowRight" || event.code === "ArrowDown") return STEP_ON;
  if (event.code === "ArrowLeft" || event.code === "ArrowUp") return STEP_BACK;
  return null;
}
