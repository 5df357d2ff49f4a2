/**
 * Compares two versions of a text for a reader: what is the same, what moved, and of each change what
 * it touches, so that a changed figure is not lost among commas.
 */
import { changesBetween, type MeaningChangeKind, type Reading, readWording } from "../detect/compare";
import { quotedSpans } from "../detect/quoted";
import type { BlockedText } from "../text/pieces";
import { type Span, span } from "../text/units";
import { diffTexts, type Hunk } from "../text/word-diff";

/** What a change touches, in the order of their weight. */
export const CHANGE_CATEGORIES = [
  "figure",
  "negation",
  "name",
  "quotation",
  "wording",
  "typography",
] as const;
/** One of {@link CHANGE_CATEGORIES}. */
export type ChangeCategory = (typeof CHANGE_CATEGORIES)[number];

/**
 * A stretch of two versions, UTF-16 in each; the stretches cover both texts in order. `categories`:
 * what the change touches, weightiest first; empty where the words are the same or only moved.
 */
export type ComparedHunk = Hunk & { readonly categories: readonly ChangeCategory[] };

const CATEGORY: Record<MeaningChangeKind, ChangeCategory> = {
  figure: "figure",
  unit: "figure",
  date: "figure",
  hedge: "figure",
  negation: "negation",
  name: "name",
  modality: "wording",
  wording: "wording",
};
/** How far around a change is read, so that „млн." is known for part of a figure; UTF-16 units. */
const AROUND = 80;
/** A longer replaced passage is read no further. */
const LONGEST = 4000;

/** Compares two versions. Yields often; grows with the texts and with what was changed. */
export function* compareTexts(before: BlockedText, after: BlockedText): Generator<void, ComparedHunk[]> {
  const hunks = yield* diffTexts(before, after);
  const isChanged = hunks.some(({ kind }) => kind === "changed");
  const quotedBefore = isChanged ? new Quoted(before.text) : null;
  yield;
  const quotedAfter = isChanged ? new Quoted(after.text) : null;
  const compared: ComparedHunk[] = [];
  for (const hunk of hunks) {
    if (hunk.kind === "changed") {
      const categories = categoriesOf(before.text, after.text, hunk);
      if (quotedBefore?.touches(hunk.from) || quotedAfter?.touches(hunk.to)) categories.add("quotation");
      compared.push({ ...hunk, categories: CHANGE_CATEGORIES.filter((one) => categories.has(one)) });
      yield;
    } else compared.push({ ...hunk, categories: hunk.kind === "typography" ? ["typography"] : [] });
  }
  return compared;
}

function categoriesOf(before: string, after: string, { from, to }: Hunk): Set<ChangeCategory> {
  const [one, other] = [read(before, from), read(after, to)];
  const changes = changesBetween(one.reading, other.reading, one.span, other.span);
  return new Set(changes.length === 0 ? ["wording"] : changes.map(({ kind }) => CATEGORY[kind]));
}

/** Reads a stretch with some words of the same line around it. */
function read(text: string, { start, end }: Span): { reading: Reading; span: Span } {
  const last = Math.min(end, start + LONGEST);
  const from = Math.max(start - AROUND, text.lastIndexOf("\n", start - 1) + 1, 0);
  const lineEnd = text.indexOf("\n", last);
  const to = Math.min(last + AROUND, lineEnd < 0 ? text.length : lineEnd);
  return {
    reading: readWording(text.slice(Math.min(from, start), Math.max(to, last))),
    span: span(start - Math.min(from, start), last - Math.min(from, start)),
  };
}

/** The quoted stretches of a text, asked in the order of the text. */
class Quoted {
  private readonly spans: readonly Span[];
  private at = 0;

  constructor(text: string) {
    this.spans = quotedSpans(text);
  }

  /** Whether a stretch lies in quotation marks or touches one. @param stretch never before an earlier one */
  touches({ start, end }: Span): boolean {
    while ((this.spans[this.at]?.end ?? Number.POSITIVE_INFINITY) <= start) this.at += 1;
    const quoted = this.spans[this.at];
    return quoted !== undefined && end > start && quoted.start < end;
  }
}
