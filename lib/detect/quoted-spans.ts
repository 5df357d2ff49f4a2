/** Where the quotations of a text stand, long or short, said by somebody or merely named. */
import { type Span, span } from "../text/units";
import { QuotationReader, type Quoted } from "./quotations";
import { tokenise } from "./tokens";

/** Signs of work between two breaths. */
const STRIDE = 40_000;

/** The spans of all quotations with their marks, in text order (UTF-16). Yields often; linear. */
export function* quotationsIn(text: string): Generator<void, Span[]> {
  const reader = new QuotationReader();
  const spans: Span[] = [];
  const add = (quoted: readonly Quoted[]) => {
    for (const { paragraph, open, last, close } of quoted) {
      spans.push(span(paragraph[open]?.start ?? 0, last[close]?.end ?? 0));
    }
  };
  let breath = STRIDE;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end;
    add(reader.read(tokenise(text, from, to)));
    from = to + 1;
    if (from > breath) {
      breath = from + STRIDE;
      yield;
    }
  }
  add(reader.finish());
  return spans;
}
