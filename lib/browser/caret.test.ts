import { expect, test } from "vitest";
import { caretStep, moved } from "./caret";

const TEXT = "Флаг 🇧🇬 тук. Второ изречение.\nДруг абзац.";
const STARTS = [0, TEXT.indexOf("Друг")];
const held = { key: "", shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };

test("steps over a flag in one go, both ways", () => {
  expect(moved("nextSign", TEXT, 5, STARTS)).toBe(9);
  expect(moved("previousSign", TEXT, 9, STARTS)).toBe(5);
});

test("goes by block and to the ends of the text", () => {
  expect(moved("nextBlock", TEXT, 3, STARTS)).toBe(STARTS[1]);
  expect(moved("previousBlock", TEXT, TEXT.length, STARTS)).toBe(STARTS[1]);
  expect(moved("nextBlock", TEXT, TEXT.length - 1, STARTS)).toBe(TEXT.length);
  expect(moved("textStart", TEXT, 20, STARTS)).toBe(0);
});

test("arrows go by sign, with Ctrl by word, with Alt by sentence", () => {
  expect(caretStep({ ...held, code: "ArrowRight" })).toBe("nextSign");
  expect(caretStep({ ...held, code: "ArrowLeft", ctrlKey: true })).toBe("previousWord");
  expect(caretStep({ ...held, code: "ArrowRight", altKey: true })).toBe("nextSentence");
  expect(caretStep({ ...held, code: "KeyJ" })).toBeNull();
});
