/**
 * Whether a place named from outside is a place a claim may have: inside the text, of whole signs, not
 * blank, and holding the very words the sender saw. The border where code points off the wire become
 * UTF-16 and back.
 */
import { isGraphemeBoundary } from "../text/graphemes";
import type { TextIndex } from "../text/offsets";
import { quoteContext } from "../text/quote";
import { trimSpan } from "../text/selection";
import { codePointSpan, type Span } from "../text/units";
import { AppError } from "./errors";
import type { Block } from "./wire";

/** A place as the wire names it: code points, half-open, and the words there. */
export type NamedPlace = { readonly start: number; readonly end: number; readonly exact: string };

/** A place as it is kept: `paragraph` is the number of the block it starts in, from 1. */
export type Place = NamedPlace & {
  readonly prefix: string;
  readonly suffix: string;
  readonly paragraph: number | null;
};

/**
 * The place in the text of `index` that `named` means. `blocks` are the text's, in order.
 * @throws AppError `SPAN_INVALID` when it is empty, reversed, out of range, blank, or cuts a grapheme;
 * `TEXT_MISMATCH` when other words stand there
 */
export function placeIn(index: TextIndex, blocks: readonly Block[], named: NamedPlace): Place {
  const { start, end, exact } = named;
  if (start < 0) throw spanInvalid("starts before the text");
  if (start >= end) throw spanInvalid("is empty or reversed");
  if (end > index.length) throw spanInvalid(`ends behind the text, which has ${index.length} code points`);
  const span = index.spanToUtf16(codePointSpan(start, end));
  const { text } = index;
  if (trimSpan(text, span) === null) throw spanInvalid("holds nothing but white space");
  if (!isGraphemeBoundary(text, span.start) || !isGraphemeBoundary(text, span.end)) {
    throw spanInvalid("cuts a sign (a flag, a joined emoji, a letter with its accent) in two");
  }
  const found = quoteContext(text, span);
  if (found.exact !== exact) {
    throw new AppError("TEXT_MISMATCH", "Other words stand there. Nothing was changed.", {
      errors: [{ pointer: "/exact", detail: "is not the text at [start, end), counted in code points" }],
    });
  }
  return { start, end, ...found, paragraph: paragraphAt(blocks, start) };
}

/** The place that a span of ours is: one that is known to be in the text of `index`, of whole signs. */
export function placeOf(index: TextIndex, blocks: readonly Block[], span: Span): Place {
  const { start, end } = index.spanToCodePoints(span);
  return { start, end, ...quoteContext(index.text, span), paragraph: paragraphAt(blocks, start) };
}

/** The number of the block that holds a code point offset, or the one before it; null without blocks. */
function paragraphAt(blocks: readonly Block[], start: number): number | null {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = blocks[middle];
    if (block !== undefined && block.start <= start) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? low : blocks.length > 0 ? 1 : null;
}

function spanInvalid(how: string): AppError {
  return new AppError("SPAN_INVALID", `The span ${how}. Nothing was changed.`, {
    errors: [{ pointer: "/start", detail: `the span ${how}` }],
  });
}
