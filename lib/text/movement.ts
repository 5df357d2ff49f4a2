/**
 * Decides where a caret or a dragged end goes by word and by sentence. Forward stops at ends, backward
 * at starts, so that extending a selection never carries a trailing space into a claim.
 */
import { sentenceEndAfter, sentenceStartBefore } from "./sentences";
import type { Utf16Offset } from "./units";
import { utf16 } from "./units";
import { wordEndAfter, wordStartBefore } from "./words";

/** Returns the end of the word at or behind `offset` (clamped to the text), or the end of the text. */
export function nextWord(text: string, offset: Utf16Offset): Utf16Offset {
  return wordEndAfter(text, clamp(text, offset));
}

/** Returns the start of the word before or around `offset` (clamped to the text), or 0. */
export function previousWord(text: string, offset: Utf16Offset): Utf16Offset {
  return wordStartBefore(text, clamp(text, offset));
}

/** Returns the end of the sentence at or behind `offset` (clamped), or the end of the text. */
export function nextSentence(text: string, offset: Utf16Offset): Utf16Offset {
  return sentenceEndAfter(text, clamp(text, offset));
}

/** Returns the start of the sentence before or around `offset` (clamped to the text), or 0. */
export function previousSentence(text: string, offset: Utf16Offset): Utf16Offset {
  return sentenceStartBefore(text, clamp(text, offset));
}

function clamp(text: string, offset: Utf16Offset): Utf16Offset {
  return utf16(Math.min(Math.max(offset, 0), text.length));
}
