/**
 * How the caret of the caret mode moves: by sign, word, sentence, line and block. Pure but for the line,
 * which only the drawn page knows. Offsets are UTF-16 code units.
 */
import { nextGrapheme, previousGrapheme } from "../text/graphemes";
import { nextSentence, nextWord, previousSentence, previousWord } from "../text/movement";
import { type Utf16Offset, utf16 } from "../text/units";
import type { Pressed } from "./keymap";

export type CaretStep =
  | "nextSign"
  | "previousSign"
  | "nextWord"
  | "previousWord"
  | "nextSentence"
  | "previousSentence"
  | "nextLine"
  | "previousLine"
  | "lineStart"
  | "lineEnd"
  | "nextBlock"
  | "previousBlock"
  | "textStart"
  | "textEnd";

/**
 * The step a key asks for: arrows by sign and line, with Ctrl by word and block, with Alt by sentence, Home
 * and End to the ends of the line, with Ctrl of the text. Null for any other key. Shift extends.
 */
export function caretStep({ code, ctrlKey, altKey, metaKey }: Pressed): CaretStep | null {
  const wide = ctrlKey || metaKey;
  switch (code) {
    case "ArrowRight":
      return altKey ? "nextSentence" : wide ? "nextWord" : "nextSign";
    case "ArrowLeft":
      return altKey ? "previousSentence" : wide ? "previousWord" : "previousSign";
    case "ArrowDown":
      return wide || altKey ? "nextBlock" : "nextLine";
    case "ArrowUp":
      return wide || altKey ? "previousBlock" : "previousLine";
    case "Home":
      return wide ? "textStart" : "lineStart";
    case "End":
      return wide ? "textEnd" : "lineEnd";
    default:
      return null;
  }
}

type Steps = Record<
  Exclude<CaretStep, "nextLine" | "previousLine" | "lineStart" | "lineEnd">,
  (text: string, at: Utf16Offset, blockStarts: readonly number[]) => number
>;

const STEPS: Steps = {
  nextSign: nextGrapheme,
  previousSign: previousGrapheme,
  nextWord,
  previousWord,
  nextSentence,
  previousSentence,
  nextBlock: (text, at, starts) => starts.find((start) => start > at) ?? text.length,
  previousBlock: (_, at, starts) => starts.findLast((start) => start < at) ?? 0,
  textStart: () => 0,
  textEnd: (text) => text.length,
};

/** Where a step leads that needs no knowledge of lines. @param blockStarts ascending */
export function moved(
  step: keyof Steps,
  text: string,
  at: number,
  blockStarts: readonly number[],
): Utf16Offset {
  return utf16(STEPS[step](text, utf16(at), blockStarts));
}
