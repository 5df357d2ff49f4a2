/**
 * Which differences between two wordings are only typography, and what a search takes for the same.
 * Typography is: the kind of white space, one style of quotation mark, apostrophe or dash for another,
 * soft hyphens, canonical composition, digit grouping. Case is not, nor is a mark or a minus more or less.
 */

/** A text with its typography made plain, for comparing; its offsets are its own. */
export function foldTypography(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\u00ad/g, "")
    .replace(/[„“”«»″‟]/g, '"')
    .replace(/[‘’‚‛ʼ′]/g, "'")
    .replace(/[‐‑‒–—―−]/g, "-")
    .replace(/[\s\u0085]/g, " ")
    .replace(/(?<=\d)[ '](?=\d{3}(?!\d))/g, "");
}

/** Whether two wordings differ in typography at most. */
export function sameWords(a: string, b: string): boolean {
  return a === b || foldTypography(a) === foldTypography(b);
}

/** A text as searches compare it: typography plain, case gone. */
export function foldForSearch(text: string): string {
  return foldTypography(text).toLowerCase();
}
