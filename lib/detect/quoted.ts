/** Says which stretches of a text stand in quotation marks, whoever said them. */
import { type Span, span } from "../text/units";
import { QuotationReader, type Quoted } from "./quotations";
import { tokenise } from "./tokens";

/** The quoted stretches of `text`, marks included, in order and without overlap. Linear. */
export function quotedSpans(text: string): Span[] {
  const reader = new QuotationReader();
  const quoted: Quoted[] = [];
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end;
    if (to > from) quoted.push(...reader.read(tokenise(text, from, to)));
    from = to + 1;
  }
  quoted.push(...reader.finish());
  return quoted.map(({ paragraph, open, last, close }) =>
    span(paragraph[open]?.start ?? 0, last[close]?.end ?? 0),
  );
}
