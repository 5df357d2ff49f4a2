/**
 * Pairs quotation marks of every style, right or damaged: position decides where the mark's shape does
 * not. A mark that is never closed ends with its paragraph, unless the next paragraph repeats an
 * opening mark; then the quotation runs on. Nested quotations belong to the outermost.
 */
import { isSpeechVerb } from "./speech";
import { isDash, type Token } from "./tokens";

/** A quoted stretch. Token indexes: `open` of its first mark, `close` of its last token, inclusive. */
export type Quoted = {
  /** The paragraph (its index in order) and tokens where it opens. */
  readonly paragraph: readonly Token[];
  readonly open: number;
  /** The tokens of the paragraph where it closes; the same array unless it runs over a border. */
  readonly last: readonly Token[];
  readonly close: number;
  /** How many tokens the marks take on either side (two for `` and ''). `closing` 0: never closed. */
  readonly opening: number;
  readonly closing: number;
  readonly style: "double" | "single" | "dash";
};

type Mark = { at: number; width: number; style: "double" | "single"; shape: string };
type Open = { mark: Mark; paragraph: readonly Token[]; inner: number };

/** The marks open so far, with a count a style: asking whether one is open must not walk the stack. */
class Stack {
  private readonly entries: Open[] = [];
  private readonly counts = { double: 0, single: 0 };

  push(open: Open): void {
    this.entries.push(open);
    this.counts[open.mark.style]++;
  }

  pop(): Open | undefined {
    const open = this.entries.pop();
    if (open) this.counts[open.mark.style]--;
    return open;
  }

  get top(): Open | undefined {
    return this.entries.at(-1);
  }

  has(style: Mark["style"]): boolean {
    return this.counts[style] > 0;
  }

  /** The outermost open mark of the double style. */
  get bottom(): Open | undefined {
    return this.has("double") ? this.entries.find((open) => open.mark.style === "double") : undefined;
  }
}

/** Marks directly after which a quotation may open, and directly before which it may not. */
const LEADING = new Set(["(", "[", "{", "/", "„", "“", "«", "‘", '"', "'", "‚"]);
const CLOSING = new Set([".", ",", ";", ":", "!", "?", "…", ")"]);
const DOUBLE = new Set(["„", "“", "”", "‟", "«", "»", '"', "〝", "〞", "＂", "″"]);
const SINGLE = new Set(["‘", "’", "‚", "‛", "'", "‹", "›"]);

/** Reads paragraph after paragraph and gives each quotation once it is complete. */
export class QuotationReader {
  private carried: Open | null = null;
  private carriedEnd: { tokens: readonly Token[]; close: number } | null = null;

  /** The quotations that end in this paragraph, or that turned out to have ended before it; in order. */
  read(tokens: readonly Token[]): Quoted[] {
    const done: Quoted[] = [];
    const stack = new Stack();
    let from = 0;
    if (this.carried) {
      const first = markAt(tokens, 0);
      if (first && first.style === "double" && first.shape !== "»" && first.shape !== "”") {
        stack.push({ ...this.carried, inner: 0 });
        from = first.width;
        this.carried = null;
      } else done.push(...this.finish());
    }
    const pairs: Quoted[] = [];
    for (let at = from; at < tokens.length; at++) {
      const mark = markAt(tokens, at);
      if (!mark) continue;
      if (opens(tokens, mark, stack)) stack.push({ mark, paragraph: tokens, inner: pairs.length });
      else closePair(tokens, mark, stack, pairs);
      at += mark.width - 1;
    }
    const bottom = stack.bottom;
    if (!bottom) {
      for (const pair of pairs) done.push(pair);
      return done;
    }
    for (const pair of pairs.slice(0, bottom.inner)) done.push(pair);
    const inner = pairs.slice(bottom.inner);
    const shared = inner.length > 0 ? sharedClose(tokens, bottom, inner) : null;
    if (shared !== null) done.push(shared);
    else if (inner.length > 0 && bottom.paragraph === tokens && !inner.every((pair) => isNested(pair)))
      for (const pair of cutBefore(bottom, inner)) done.push(pair);
    else if (isAttributed(tokens, bottom)) done.push(quoted(bottom, tokens, tokens.length - 1, 0));
    else {
      this.carried = bottom;
      this.carriedEnd = { tokens, close: tokens.length - 1 };
    }
    return done;
  }

  /** The quotation still open at the end of the text, if any. */
  finish(): Quoted[] {
    const [open, end] = [this.carried, this.carriedEnd];
    this.carried = null;
    this.carriedEnd = null;
    if (!open || !end) return [];
    const alone = open.paragraph === end.tokens && open.mark.at >= end.close;
    return alone ? [] : [quoted(open, end.tokens, end.close, 0)];
  }

  /** Whether a quotation is open that the next paragraph may carry on. */
  get isOpen(): boolean {
    return this.carried !== null;
  }
}

function quoted(open: Open, last: readonly Token[], close: number, closing: number): Quoted {
  return {
    paragraph: open.paragraph,
    open: open.mark.at,
    last,
    close,
    opening: open.mark.width,
    closing,
    style: open.mark.style,
  };
}

function markAt(tokens: readonly Token[], index: number): Mark | null {
  const token = tokens[index];
  if (token?.kind !== "mark") return null;
  const next = tokens[index + 1];
  const twin = next?.kind === "mark" && next.text === token.text && !next.spaced;
  const apostrophes =
    token.text === "'" ||
    token.text === "‘" ||
    token.text === "’" ||
    token.text === "`" ||
    token.text === "‚" ||
    token.text === ",";
  if (twin && apostrophes) {
    const shape =
      token.text === "`" || token.text === "‘" ? "``" : token.text === "‚" || token.text === "," ? "„" : "''";
    return { at: index, width: 2, style: "double", shape };
  }
  if (DOUBLE.has(token.text)) return { at: index, width: 1, style: "double", shape: token.text };
  if (SINGLE.has(token.text)) return { at: index, width: 1, style: "single", shape: token.text };
  return null;
}

function opens(tokens: readonly Token[], mark: Mark, stack: Stack): boolean {
  const before = tokens[mark.at - 1];
  const first = tokens[mark.at];
  const next = tokens[mark.at + mark.width];
  const led = before === undefined || first?.spaced === true || LEADING.has(before.text) || isDash(before);
  const followed = next !== undefined && !next.spaced && (next.kind !== "mark" || !CLOSING.has(next.text));
  const trails =
    before !== undefined &&
    first?.spaced === false &&
    (next === undefined || next.spaced || next.kind === "mark");
  const open = stack.has(mark.style);
  if (mark.style === "single") return led && followed && mark.shape !== "›" && mark.shape !== "’";
  switch (mark.shape) {
    case "„":
    case "``":
      return !(open && trails && !led);
    case "«":
      return !(open && trails && !led);
    case "»":
      return !open && led && followed;
    case "“":
      if (led && followed)
        return !(
          open &&
          stack.top?.mark.shape === "„" &&
          next !== undefined &&
          !next.spaced &&
          first?.spaced === false
        );
      return open ? false : !trails;
    case "”":
    case "''":
      return led && followed && !trails;
    default:
      if (led && followed) return !(first?.spaced === false && open);
      return !open && followed;
  }
}

function closePair(tokens: readonly Token[], mark: Mark, stack: Stack, pairs: Quoted[]): void {
  if (!stack.has(mark.style) || (mark.style === "single" && stack.top?.mark.style !== "single")) return;
  while (stack.top && stack.top.mark.style !== mark.style) stack.pop();
  const open = stack.pop();
  if (!open) return;
  const empty = open.paragraph === tokens && mark.at <= open.mark.at + open.mark.width;
  if (empty) return;
  // What lies inside belongs to this pair.
  pairs.length = open.inner;
  pairs.push(quoted(open, tokens, mark.at + mark.width - 1, mark.width));
}

/** „Ние от „Левски“, каза той: one closing mark for both, when the inner pair is short and ends the speech. */
function sharedClose(tokens: readonly Token[], outer: Open, inner: readonly Quoted[]): Quoted | null {
  for (const pair of inner) {
    const next = tokens[pair.close + 1];
    const short = pair.close - pair.open <= 6;
    const inside = pair.open > outer.mark.at + 1 && tokens[pair.open - 1]?.kind === "word";
    const ends = next === undefined || /^[,.–—-]$/.test(next.text);
    const named = tokens[pair.open + pair.opening]?.capital === true;
    if (short && inside && ends && named) return quoted(outer, tokens, pair.close, pair.closing);
  }
  return null;
}

/** „Няма да спрем, каза той.": the mark was forgotten before the verb; the next paragraph is another matter. */
function isAttributed(tokens: readonly Token[], open: Open): boolean {
  const from = open.paragraph === tokens ? open.mark.at + 2 : 1;
  for (let at = from; at < Math.min(tokens.length, from + ATTRIBUTION_REACH); at++) {
    if (tokens[at - 1]?.text === "," && isSpeechVerb(tokens[at])) return true;
  }
  return false;
}

const ATTRIBUTION_REACH = 80;

/** A pair in the middle of a clause is part of what is said around it, not speech of its own. */
function isNested({ paragraph, open, close, style }: Quoted): boolean {
  const before = paragraph[open - 1];
  const after = paragraph[close + 1];
  const short = close - open <= 6 && before?.kind === "word" && after?.kind === "word";
  return style === "single" || short;
}

/** An unclosed mark before whole pairs ends where the first of them begins. */
function cutBefore(outer: Open, inner: Quoted[]): Quoted[] {
  const first = inner[0];
  if (!first) return [];
  const close = first.open - 1;
  return close > outer.mark.at + 1 ? [quoted(outer, outer.paragraph, close, 0)].concat(inner) : inner;
}
