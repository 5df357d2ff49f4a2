import { expect, test } from "vitest";
import { bindingOf, capOf, capsOf, KEYMAP, layoutOf, type Pressed } from "./keymap";

const press = (code: string, key: string, held: Partial<Pressed> = {}): Pressed => ({
  code,
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

test("knows a key by its place, whatever the layout writes", () => {
  expect(bindingOf(press("KeyV", "ж"))?.command).toBe("verified");
  expect(bindingOf(press("KeyV", "э"))?.command).toBe("verified");
  expect(bindingOf(press("KeyV", "v"))?.command).toBe("verified");
  expect(bindingOf(press("KeyB", "v"))).toBeNull();
});

test("leaves the browser its own combinations", () => {
  for (const code of ["KeyC", "KeyV", "KeyF", "KeyZ", "KeyL", "KeyW", "KeyU"]) {
    expect(bindingOf(press(code, "x", { ctrlKey: true }))).toBeNull();
    expect(bindingOf(press(code, "x", { metaKey: true }))).toBeNull();
  }
  expect(bindingOf(press("KeyJ", "J", { shiftKey: true }))).toBeNull();
});

test("Ctrl K and ⌘ K open the palette, K alone goes back", () => {
  expect(bindingOf(press("KeyK", "к", { ctrlKey: true }))?.command).toBe("palette");
  expect(bindingOf(press("KeyK", "к", { metaKey: true }))?.command).toBe("palette");
  expect(bindingOf(press("KeyK", "к"))?.command).toBe("previous");
});

test("brackets move the end, with Alt the start, with Shift by word", () => {
  expect(bindingOf(press("BracketRight", "щ"))?.command).toBe("extendEnd");
  expect(bindingOf(press("BracketRight", "Щ", { shiftKey: true }))?.command).toBe("extendEnd");
  expect(bindingOf(press("BracketLeft", "ш", { altKey: true }))?.command).toBe("shrinkStart");
});

test("a question mark opens the help wherever the layout has it", () => {
  expect(bindingOf(press("Slash", "?", { shiftKey: true }))?.command).toBe("help");
  expect(bindingOf(press("Digit8", "?", { shiftKey: true }))?.command).toBe("help");
  expect(bindingOf(press("Slash", "Б", { shiftKey: true }))?.command).toBe("help");
});

test("no two commands share a key press", () => {
  const presses = KEYMAP.flatMap(({ codes, shift, alt, control }) =>
    codes.map((code) => [code, shift ?? false, alt ?? false, control ?? false].join()),
  );
  expect(new Set(presses).size).toBe(presses.length);
});

test("writes on a key what the layout writes", () => {
  expect(["KeyV", "KeyU", "BracketLeft", "KeyZ"].map((code) => capOf(code, "phonetic"))).toEqual([
    "Ж",
    "У",
    "Ш",
    "З",
  ]);
  expect(["KeyV", "KeyU", "BracketLeft", "KeyZ"].map((code) => capOf(code, "bds"))).toEqual([
    "Э",
    "К",
    "Ц",
    "Ю",
  ]);
  expect(capsOf("palette", "phonetic")).toEqual(["Ctrl", "K"]);
});

test("takes the layout the person chose, else what the browser says, else the usual one", () => {
  expect(layoutOf("bds", new Map([["KeyV", "v"]]), "bg")).toBe("bds");
  expect(layoutOf(undefined, new Map([["KeyV", "ж"]]), "en")).toBe("phonetic");
  expect(layoutOf(undefined, new Map([["KeyV", "v"]]), "bg")).toBe("latin");
  expect(layoutOf(undefined, null, "bg")).toBe("phonetic");
  expect(layoutOf(undefined, null, "en")).toBe("latin");
});
