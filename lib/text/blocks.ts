/**
 * Recognises the blocks of an article in plain text: paragraphs, headings, related links, embedded
 * posts, lists and quotations. News pasted from the web has one paragraph a line; text from mail and
 * agencies is wrapped hard and separated by blank lines; both come out as whole paragraphs.
 * Nothing is moved or dropped: blocks are ranges of the text.
 */
import { dominantScript } from "./language";
import { type Attribution, type Line, readAttribution, readLines } from "./lines";
import type { Utf16Offset } from "./units";
import { utf16 } from "./units";

/** What a block is. The same names as the database's `BlockKind`, which this room may not import. */
export type BlockKindName = "paragraph" | "heading" | "related" | "post" | "list" | "quotation";

/** A block as a half-open range; only a post has author, handle, time (as written) and address. */
export type TextBlock = {
  readonly kind: BlockKindName;
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
  readonly author?: string;
  readonly handle?: string;
  readonly time?: string;
  readonly address?: string;
};

/** Lines `from` to `to`, half-open, that belong together. */
type Unit = {
  readonly kind: BlockKindName;
  readonly from: number;
  readonly to: number;
  readonly attribution?: Attribution;
};

/** Lines of a wrapped text are not longer; nine in ten of them must keep to it. */
const WIDEST_WRAP = 100;
const NARROWEST_WRAP = 40;
/** A post is not longer, in lines and UTF-16 units, however many lines look like it. */
const POST_LINES = 20;
const POST_LENGTH = 4000;
const HEADING_LENGTH = 120;
const HEADLINE_LENGTH = 200;
/** A line that is certainly prose whatever its last sign is. */
const PROSE_LENGTH = 120;
/** Shorter words in quotation marks may be a heading or a name. */
const QUOTATION_LENGTH = 40;

const FINAL_MARK = /[.!?…:;,]["”“’'»)\]]*$/;
const QUESTION_MARK = /[?!]["”“’'»)]*$/;
const DATELINE = /^\P{L}*\d{1,2}[\s./-]+(?:\p{L}+|\d{1,2})\.?[\s./,-]+\d{4}/u;
const BYLINE =
  /^(?:автор|снимка|снимки|източник|текст|видео|photo|source|author|image|video)\s*:|^by\s+\p{Lu}\S*(?:\s+\p{Lu}\S*){1,3}$/iu;
const POST_ADDRESS =
  /https?:\/\/(?:(?:www\.|mobile\.)?(?:twitter|x)\.com\/\w+\/status\/\d+|bsky\.app\/profile\/[^\s/]+\/post\/\w+|t\.me\/\w+\/\d+)\S*/;
/** Opening quotation marks and what may close each. */
const CLOSERS: Record<string, string> = { "„": '“”"', "“": "”", "«": "»", "»": "«", '"': '"' };

/**
 * Divides a text into blocks. They are in order, do not overlap, neither start nor end with white
 * space and together hold every sign of the text that is not white space. Linear.
 */
export function recogniseBlocks(text: string): TextBlock[] {
  const lines = readLines(text);
  const layout = layoutOf(lines, dominantScript(text));
  const units = markHeadings(gatherPosts(gatherUnits(lines, layout), lines, layout), lines);
  return units.map((unit) => toBlock(text, unit, lines));
}

type Layout = {
  readonly script: string | null;
  /** Whether lines were broken by a program at some width. */
  readonly wrapped: boolean;
  /** Whether blank lines separate the paragraphs. */
  readonly spaced: boolean;
};

function layoutOf(lines: readonly Line[], script: string | null): Layout {
  const narrow = lines.filter((line) => line.words.length <= WIDEST_WRAP).length;
  const runs = lines.filter((line) => line.afterBlank).length;
  const wrapped = narrow >= lines.length * 0.9;
  return { script, wrapped, spaced: runs > 2 && (wrapped || lines.length <= runs * 2) };
}

/** Joins lines that belong together by what they show alone: wraps, list items, quoted lines. */
function gatherUnits(lines: readonly Line[], layout: Layout): Unit[] {
  const units: Unit[] = [];
  for (let from = 0; from < lines.length; ) {
    const found = unitsAt(lines, from, layout);
    for (const unit of found) units.push(unit);
    from = found.at(-1)?.to ?? lines.length;
  }
  return units;
}

function unitsAt(lines: readonly Line[], from: number, layout: Layout): Unit[] {
  const line = lines[from];
  switch (line?.sort) {
    case "related":
      return [{ kind: "related", from, to: from + 1 }];
    case "attribution": {
      const attribution = readAttribution(line.words);
      return [{ kind: "post", from, to: from + 1, ...(attribution && { attribution }) }];
    }
    case "quoted": {
      const to = endOfRun(lines, from, (next) => next.sort === "quoted" && !next.afterBlank);
      return [{ kind: "quotation", from, to }];
    }
    case "item":
      return [listAt(lines, from)];
    default:
      return layout.wrapped ? proseOfWrappedText(lines, from) : [proseUnit(lines, from, from + 1)];
  }
}

function listAt(lines: readonly Line[], from: number): Unit {
  const continues = (next: Line) => next.sort === "plain" && next.indented && !next.afterBlank;
  const to = endOfRun(lines, from, (next) => next.sort === "item" || continues(next));
  const items = lines.slice(from, to).filter((line) => line.sort === "item").length;
  // A dash or a number alone may open a line of dialogue or prose; a bullet only opens a list.
  if (items > 1 || /^[•·*▪◦‣●○]/.test(lines[from]?.words ?? "")) return { kind: "list", from, to };
  return { kind: "paragraph", from, to: from + 1 };
}

/** The plain lines from `from` to the next blank or special line: one wrapped paragraph, or each its own. */
function proseOfWrappedText(lines: readonly Line[], from: number): Unit[] {
  const to = endOfRun(lines, from, (next) => next.sort === "plain" && !next.afterBlank);
  const run = lines.slice(from, to);
  if (isWrapped(run)) return [proseUnit(lines, from, to)];
  return run.map((_line, k) => proseUnit(lines, from + k, from + k + 1));
}

function proseUnit(lines: readonly Line[], from: number, to: number): Unit {
  return { kind: isQuotation(lines, from, to) ? "quotation" : "paragraph", from, to };
}

function endOfRun(lines: readonly Line[], from: number, belongs: (line: Line) => boolean): number {
  let to = from + 1;
  for (let next = lines[to]; next && belongs(next); next = lines[to]) to += 1;
  return to;
}

/**
 * Tells whether lines are one hard-wrapped paragraph. A program breaks a line only where the next
 * word would not have fitted; lines a person ended earlier stay lines of their own.
 */
function isWrapped(run: readonly Line[]): boolean {
  if (run.length < 2) return false;
  const width = run.reduce((widest, line) => Math.max(widest, line.words.length), 0);
  const broken = run.slice(0, -1).every((line, k) => {
    const nextWord = run[k + 1]?.words.split(/\s/, 1)[0]?.length ?? 0;
    return line.words.length >= NARROWEST_WRAP && line.words.length + 1 + nextWord > width;
  });
  const midSentence = run
    .slice(0, -1)
    .some((line) => !FINAL_MARK.test(line.words) || line.words.endsWith(","));
  return broken && midSentence && width <= WIDEST_WRAP;
}

/** Tells whether one pair of quotation marks holds all the words. */
function isQuotation(lines: readonly Line[], from: number, to: number): boolean {
  const words = lines
    .slice(from, to)
    .map((line) => line.words)
    .join(" ")
    .replace(/[.,]$/, "");
  const opener = words.charAt(0);
  const closers = CLOSERS[opener];
  if (!closers || words.length < QUOTATION_LENGTH) return false;
  let depth = 1;
  for (let at = 1; at < words.length; at += 1) {
    const sign = words.charAt(at);
    if (closers.includes(sign)) {
      depth -= 1;
      if (depth === 0) return at === words.length - 1;
    } else if (sign === opener) depth += 1;
  }
  return false;
}

/**
 * Joins each attribution with the post before it: the unit directly before, and then as many lines
 * without a blank line between as are in another script than the article (an English post in a
 * Bulgarian article) or, where blank lines separate paragraphs, all of them.
 */
function gatherPosts(units: readonly Unit[], lines: readonly Line[], layout: Layout): Unit[] {
  const gathered: Unit[] = [];
  for (const unit of units) {
    if (unit.kind !== "post") {
      gathered.push(unit);
      continue;
    }
    let { from } = unit;
    let script: string | null = null;
    for (let before = gathered.at(-1); before && isPostText(before); before = gathered.at(-1)) {
      const isFirst = from === unit.from;
      const ownScript = dominantScript(wordsOf(before, lines));
      if (!isFirst) {
        const isForeign = script !== layout.script && (ownScript === script || ownScript === null);
        if (lines[from]?.afterBlank || !(layout.spaced || isForeign)) break;
        if (unit.to - before.from > POST_LINES || lengthOf(before.from, unit.to, lines) > POST_LENGTH) break;
      }
      script ??= ownScript;
      from = before.from;
      gathered.pop();
    }
    gathered.push({ ...unit, from });
  }
  return gathered;
}

function isPostText(unit: Unit): boolean {
  return unit.kind === "paragraph" || unit.kind === "quotation" || unit.kind === "list";
}

/** Marks short lines before prose as headings, from the last to the first: a heading may follow one. */
function markHeadings(units: readonly Unit[], lines: readonly Line[]): Unit[] {
  const marked = [...units];
  for (let at = marked.length - 2; at >= 0; at -= 1) {
    const unit = marked[at];
    const next = marked[at + 1];
    if (!unit || !next || unit.kind !== "paragraph" || unit.to - unit.from > 1) continue;
    const words = wordsOf(unit, lines);
    const isHeading = at === 0 ? isHeadline(words, next) : isSubheading(words, next, marked[at + 2], lines);
    if (isHeading) marked[at] = { ...unit, kind: "heading" };
  }
  return marked;
}

function isHeadline(words: string, next: Unit): boolean {
  return looksLikeHeading(words, HEADLINE_LENGTH) && next.kind !== "list";
}

function isSubheading(
  words: string,
  next: Unit,
  afterNext: Unit | undefined,
  lines: readonly Line[],
): boolean {
  if (!looksLikeHeading(words, HEADING_LENGTH)) return false;
  // Two headings in a row are a section and its first part; more are a table or a poem.
  if (next.kind === "heading") return afterNext?.kind !== "heading";
  if (next.kind === "quotation" || next.kind === "list") return next.kind === "quotation";
  const prose = wordsOf(next, lines);
  const isProse = prose.length > PROSE_LENGTH || (FINAL_MARK.test(prose) && prose.length > words.length);
  return next.kind === "paragraph" && isProse;
}

function looksLikeHeading(words: string, longest: number): boolean {
  if (words.length > longest || !/^\P{L}*\p{Lu}|^\P{L}*\p{Lo}/u.test(words)) return false;
  if (DATELINE.test(words) || BYLINE.test(words) || /^[—–-]\s/.test(words)) return false;
  return !FINAL_MARK.test(words) || QUESTION_MARK.test(words);
}

function wordsOf(unit: Unit, lines: readonly Line[]): string {
  return lines
    .slice(unit.from, unit.to)
    .map((line) => line.words)
    .join(" ");
}

function lengthOf(from: number, to: number, lines: readonly Line[]): number {
  return (lines[to - 1]?.end ?? 0) - (lines[from]?.start ?? 0);
}

function toBlock(text: string, unit: Unit, lines: readonly Line[]): TextBlock {
  const start = utf16(lines[unit.from]?.start ?? 0);
  const end = utf16(lines[unit.to - 1]?.end ?? 0);
  if (unit.kind !== "post") return { kind: unit.kind, start, end };
  const address = POST_ADDRESS.exec(text.slice(start, end))?.[0];
  return { kind: unit.kind, start, end, ...unit.attribution, ...(address && { address }) };
}
