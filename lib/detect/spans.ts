/** Candidates as other programs read them: in code points, with the fields of the wire and no more. */
import { TextIndex } from "../text/offsets";
import type { CodePointOffset } from "../text/units";
import type { Candidate } from "./candidate";
import { detect } from "./detect";

/** A candidate with `start` and `end` in Unicode code points into the text, half-open. */
export type DetectedSpan = Pick<
  Candidate,
  "type" | "text" | "confidence" | "speaker" | "attributedTo" | "value"
> & { start: CodePointOffset; end: CodePointOffset };

/** What `detect` finds in a text, in text order. The text is taken as it stands. */
export function detectedSpans(text: string): DetectedSpan[] {
  const index = new TextIndex(text);
  return detect(text).map(({ start, end, type, text: words, confidence, speaker, attributedTo, value }) => ({
    ...index.spanToCodePoints({ start, end }),
    type,
    text: words,
    confidence,
    speaker,
    attributedTo,
    value,
  }));
}
