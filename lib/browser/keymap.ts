/**
 * The keyboard of the reader, as one table: the handlers, the hints at the foot and the help sheet all read
 * it. Keys are bound by their place (`event.code`), so they work under every layout; what stands on them is
 * looked up for the layout in use.
 */

/** What a key can ask for. */
export type Command =
  | "next"
  | "previous"
  | "nextCandidate"
  | "previousCandidate"
  | "accept"
  | "dismiss"
  | "dismissAlike"
  | "notCheckable"
  | "open"
  | "type"
  | "verified"
  | "unverified"
  | "undo"
  | "caret"
  | "occurrences"
  | "filter"
  | "extendEnd"
  | "shrinkEnd"
  | "extendStart"
  | "shrinkStart"
  | "withdraw"
  | "copyLink"
  | "reattach"
  | "palette"
  | "help"
  | "leave";

/**
 * What must be true for a key to do something: where in the work one is. `candidate`: one is next in line;
 * `claimOrCandidate`: one of them is in focus; `anything`: or words are chosen.
 */
export type When = "always" | "claim" | "candidate" | "claimOrCandidate" | "wordsOrClaim" | "anything";

export type Binding = {
  readonly command: Command;
  /** Physical keys, any of which does it. */
  readonly codes: readonly string[];
  readonly shift?: boolean;
  readonly alt?: boolean;
  readonly control?: boolean;
  readonly when: When;
  /** Whether it works while shortcuts are switched off: what cannot be hit by typing. */
  readonly steadfast?: true;
};

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export const KEYMAP: readonly Binding[] = [
  { command: "next", codes: ["KeyJ"], when: "always" },
  { command: "previous", codes: ["KeyK"], when: "always" },
  { command: "nextCandidate", codes: ["KeyG"], when: "candidate" },
  { command: "previousCandidate", codes: ["KeyH"], when: "candidate" },
  { command: "accept", codes: ["KeyA"], when: "candidate" },
  { command: "dismiss", codes: ["KeyX"], when: "candidate" },
  { command: "dismissAlike", codes: ["KeyX"], shift: true, when: "candidate" },
  { command: "notCheckable", codes: ["KeyN"], when: "candidate" },
  { command: "open", codes: ["Enter"], when: "claim", steadfast: true },
  {
    command: "type",
    codes: [...DIGITS.map((n) => `Digit${n}`), ...DIGITS.map((n) => `Numpad${n}`)],
    when: "anything",
  },
  { command: "verified", codes: ["KeyV"], when: "anything" },
  { command: "unverified", codes: ["KeyU"], when: "anything" },
  { command: "undo", codes: ["KeyZ"], when: "always" },
  { command: "caret", codes: ["KeyC"], when: "always" },
  { command: "occurrences", codes: ["KeyM"], when: "wordsOrClaim" },
  { command: "filter", codes: ["KeyF"], when: "always" },
  { command: "extendEnd", codes: ["BracketRight"], when: "claimOrCandidate" },
  { command: "shrinkEnd", codes: ["BracketLeft"], when: "claimOrCandidate" },
  { command: "extendStart", codes: ["BracketRight"], alt: true, when: "claimOrCandidate" },
  { command: "shrinkStart", codes: ["BracketLeft"], alt: true, when: "claimOrCandidate" },
  { command: "withdraw", codes: ["KeyW", "Delete"], when: "claim" },
  { command: "copyLink", codes: ["KeyL"], when: "claim" },
  { command: "reattach", codes: ["KeyR"], when: "always" },
  { command: "palette", codes: ["KeyK"], control: true, when: "always", steadfast: true },
  { command: "help", codes: ["Slash"], shift: true, when: "always" },
  { command: "leave", codes: ["Escape"], when: "always", steadfast: true },
];

/** Commands that a second press of Shift makes larger: by word instead of by sign. */
const BY_WORD: ReadonlySet<Command> = new Set(["extendEnd", "shrinkEnd", "extendStart", "shrinkStart"]);

/** Commands that a key held down does once: each works on what comes into focus after the last. */
export const ONCE: ReadonlySet<Command> = new Set([
  "type",
  "verified",
  "unverified",
  "accept",
  "dismiss",
  "dismissAlike",
  "notCheckable",
  "reattach",
  "undo",
]);

/** The part of a keyboard event that decides. */
export type Pressed = Pick<KeyboardEvent, "code" | "key" | "shiftKey" | "altKey" | "ctrlKey" | "metaKey">;

/** The binding a key press stands for; null when it is none of ours. */
export function bindingOf(pressed: Pressed): Binding | null {
  // A layout may have the question mark elsewhere; whoever types one means it.
  if (pressed.key === "?" && !pressed.ctrlKey && !pressed.metaKey) return binding("help");
  const found = KEYMAP.find(
    ({ codes, alt = false, control = false, shift = false, command }) =>
      codes.includes(pressed.code) &&
      alt === pressed.altKey &&
      control === (pressed.ctrlKey || pressed.metaKey) &&
      (shift === pressed.shiftKey || BY_WORD.has(command)),
  );
  return found ?? null;
}

/** The first binding of a command. */
export function binding(command: Command): Binding {
  const found = KEYMAP.find((one) => one.command === command);
  if (!found) throw new RangeError(`No key does ${command}`);
  return found;
}

/** The digit on a key, null when it has none. */
export function digitOf(code: string): string | null {
  return /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? null;
}

/** The layouts whose keycaps we can draw without asking the browser. */
export type Layout = "phonetic" | "bds" | "latin";

/** The letter keys row by row, by place, and what three layouts put there. */
const LATIN = "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,./";
const PHONETIC = "ЯВЕРТЪУИОПШЩАСДФГХЙКЛ;'ЗЬЦЖБНМ,./";
const BDS = ",УЕИШЩКСДЗЦ;ЬЯАОЖГТНВМЧЮЙЪЭФХПРЛБ";
const PLACES = [
  ..."QWERTYUIOP",
  "BracketLeft",
  "BracketRight",
  ..."ASDFGHJKL",
  "Semicolon",
  "Quote",
  ..."ZXCVBNM",
  "Comma",
  "Period",
  "Slash",
].map((place) => (place.length === 1 ? `Key${place}` : place));
const ROWS: Record<Layout, string> = { latin: LATIN, phonetic: PHONETIC, bds: BDS };

/** The three rows of letter keys, by place. */
export const LETTER_ROWS: readonly (readonly string[])[] = [
  PLACES.slice(0, 12),
  PLACES.slice(12, 23),
  PLACES.slice(23),
];

const NAMED: Record<string, string> = { Enter: "↵", Delete: "Del", Escape: "Esc" };

/** What stands on a physical key in a layout. */
export function capOf(code: string, layout: Layout): string {
  const place = PLACES.indexOf(code);
  return digitOf(code) ?? NAMED[code] ?? (place < 0 ? code : (ROWS[layout][place] ?? code));
}

/** The keycaps of a command in a layout, modifiers first. */
export function capsOf(command: Command, layout: Layout): string[] {
  if (command === "help") return ["?"];
  const { codes, shift, alt, control } = binding(command);
  const [first = ""] = codes;
  return [
    ...(control ? ["Ctrl"] : []),
    ...(alt ? ["Alt"] : []),
    ...(shift ? ["Shift"] : []),
    capOf(first, control ? "latin" : layout),
  ];
}

/**
 * The layout in use: what the person chose, else what the browser says of its keys, else the usual one of
 * the language.
 * @param labels what the browser says stands on each key; null where it does not say
 */
export function layoutOf(
  preferred: Layout | undefined,
  labels: ReadonlyMap<string, string> | null,
  locale: "bg" | "en",
): Layout {
  if (preferred) return preferred;
  const onKeyV = labels?.get("KeyV")?.toUpperCase();
  const known = (["phonetic", "bds", "latin"] as const).find((layout) => capOf("KeyV", layout) === onKeyV);
  return known ?? (locale === "bg" ? "phonetic" : "latin");
}
