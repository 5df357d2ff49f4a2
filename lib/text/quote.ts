/**
 * Describes a span by its words and their surroundings, so that it can be found again in a changed
 * text: the W3C TextQuoteSelector (Web Annotation Data Model, section 4.2.4).
 */
import { isGraphemeBoundary, nextGrapheme, previousGrapheme } from "./graphemes";
import type { Span, Utf16Offset } from "./units";
import { utf16 } from "./units";

/** Most code points kept on each side of a quotation. */
const CONTEXT = 32;

/** The words of a span and up to 32 code points before and behind them. */
export type QuoteContext = {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
};

/**
 * Cuts the words of `span` and their context out of `text`. A grapheme cluster that would pass the
 * 32 code points is left out whole; at the ends of the text the context is shorter or empty.
 */
export function quoteContext(text: string, span: Span): QuoteContext {
  return {
    exact: text.slice(span.start, span.end),
    prefix: text.slice(contextStart(text, span.start), span.start),
    suffix: text.slice(span.end, contextEnd(text, span.end)),
  };
}

function contextStart(text: string, from: Utf16Offset): Utf16Offset {
  let at: number = from;
  for (let points = 0; points < CONTEXT && at > 0; points += 1) at -= isPairAt(text, at - 2) ? 2 : 1;
  const start = utf16(at);
  if (isGraphemeBoundary(text, start)) return start;
  const whole = nextGrapheme(text, start);
  return whole < from ? whole : from;
}

function contextEnd(text: string, from: Utf16Offset): Utf16Offset {
  let at: number = from;
  for (let points = 0; points < CONTEXT && at < text.length; points += 1) at += isPairAt(text, at) ? 2 : 1;
  const end = utf16(at);
  if (isGraphemeBoundary(text, end)) return end;
  const whole = previousGrapheme(text, end);
  return whole > from ? whole : from;
}

function isPairAt(text: string, at: number): boolean {
  return at >= 0 && (text.codePointAt(at) ?? 0) > 0xffff;
}
