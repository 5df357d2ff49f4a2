/**
 * Reads a plain text line by line and says what each line shows by itself: a related link, the
 * attribution of an embedded post, a list item, a quoted line, or plain prose. What lines make
 * together is decided in `blocks.ts`.
 */

/** What a line shows by itself. */
export type LineSort = "plain" | "related" | "attribution" | "item" | "quoted";

/** A line that holds a sign; offsets are UTF-16 units, without the white space around. */
export type Line = {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly sort: LineSort;
  /** Whether a blank line (or the start of the text) stands before it. */
  readonly afterBlank: boolean;
  readonly indented: boolean;
};

/** Who wrote an embedded post and when, as its last line says. */
export type Attribution = {
  readonly author: string;
  readonly handle: string;
  readonly time?: string;
};

/** No line of these special kinds is longer; longer ones are prose and are spared the patterns. */
const LONGEST_SPECIAL = 300;

/** Verbs and nouns that lead to other articles, with „още“, „също“, "more", "also" behind them. */
const RELATED =
  /^[\s►▶»>•*–—-]*(?:още(?:\s+(?:новини|по\s+темата|от\s+темата|за|от)(?:\s+[^:\s]+){0,3})?|(?:вижте?|виж|прочетете|прочети|четете|чети|гледайте|гледай|чуйте|научете)(?:\s+(?:още|също|също\s+така|повече|и|тук|цялата\s+статия))?|по\s+темата|свързани(?:\s+(?:новини|статии|публикации|теми))?|(?:препоръчваме|препоръчано)(?:\s+(?:ви|още))?|не\s+пропускайте|може\s+да\s+ви\s+е\s+интересно|more(?:\s+(?:on\s+this(?:\s+story)?|from(?:\s+[^:\s]+){1,3}|news|stories))?|(?:read|see|watch|listen|learn)(?:\s+(?:more|also|next|the\s+full\s+story))?|also\s+read|related(?:\s+(?:stories|story|articles?|news|coverage|content))?|recommended|further\s+reading|don['’]t\s+miss|you\s+(?:may|might)\s+also\s+like|читайте(?:\s+(?:также|ещё|еще))?|смотрите(?:\s+также)?|по\s+теме)\s*[:：]\s*\S/iu;
/** "— NAME (@handle) DATE", the last line of an embedded post. */
const ATTRIBUTION =
  /^\s*[—–―‒-]{1,2}\s*(\S[^()]*?(?:\([^()@]*\)[^()]*?)*)\s*\((@[\p{L}\p{N}_.-]{1,64}(?:@[\p{L}\p{N}.-]{1,80})?)\)\s*(.*)$/u;
const ITEM = /^\s*(?:[-•·*▪◦‣●○]\s+|\d{1,3}[.)]\s+)\S/u;
const QUOTED = /^\s*>/;

/** Splits a text into its lines that hold a sign, in order. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  for (let from = 0; from <= text.length; ) {
    const stop = text.indexOf("\n", from);
    const end = stop < 0 ? text.length : stop;
    const raw = text.slice(from, end);
    const words = raw.trim();
    if (words === "") afterBlank = true;
    else {
      const start = from + (raw.length - raw.trimStart().length);
      lines.push({
        start,
        end: start + words.length,
        words,
        sort: sortOf(words),
        afterBlank,
        indented: start > from,
      });
      afterBlank = false;
    }
    from = end + 1;
  }
  return lines;
}

/** Reads the last line of an embedded post; null for any other line. */
export function readAttribution(words: string): Attribution | null {
  if (words.length > LONGEST_SPECIAL) return null;
  const match = ATTRIBUTION.exec(words);
  const [, author = "", handle = "", time = ""] = match ?? [];
  if (!match) return null;
  return { author: author.trim(), handle, ...(time.trim() && { time: time.trim() }) };
}

/** Whether a line leads to another article by its own words („Вижте още: …“). */
export function readRelated(words: string): boolean {
  return words.length <= LONGEST_SPECIAL && RELATED.test(words);
}

function sortOf(words: string): LineSort {
  if (QUOTED.test(words)) return RELATED.test(words.slice(0, LONGEST_SPECIAL)) ? "related" : "quoted";
  if (words.length <= LONGEST_SPECIAL) {
    if (readAttribution(words)) return "attribution";
    if (RELATED.test(words)) return "related";
  }
  return ITEM.test(words.slice(0, LONGEST_SPECIAL)) ? "item" : "plain";
}
