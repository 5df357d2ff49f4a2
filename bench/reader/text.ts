/** Generates the articles of the reader's bench: Cyrillic prose with claims, a fifth of them overlapping. */

/** A claim's place, in characters: the words are in the basic plane, so every unit counts alike. */
export type Place = { readonly start: number; readonly end: number };
export type Sample = { readonly text: string; readonly places: readonly Place[] };

const WORDS =
  "според него около две хиляди войници вече са в района на Курск а министърът каза че повече от десет влака с ракети минаха границата преди разговора в Москва никой не показа списъци нито снимки за това".split(
    " ",
  );
const PARAGRAPH = 370;
/** Every so many claims one overlaps the one before it. */
const OVERLAP_EVERY = 5;

/** The same numbers for the same seed, from 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** About `length` characters in paragraphs, with exactly `claims` claims spread over them. */
export function sample(length: number, claims: number): Sample {
  const next = numbers(length + claims);
  const paragraphs: string[] = [];
  for (let written = 0; written < length; ) {
    let paragraph = "";
    while (paragraph.length < PARAGRAPH) paragraph += ` ${WORDS[Math.floor(next() * WORDS.length)]}`;
    const words = `${paragraph.trim()}.`;
    paragraphs.push(words.charAt(0).toUpperCase() + words.slice(1));
    written += words.length + 1;
  }
  const text = paragraphs.join("\n");
  const starts = wordStarts(text);
  const step = starts.length / claims;
  const places = Array.from({ length: claims }, (_, i): Place => {
    const overlaps = i % OVERLAP_EVERY === 0 && i > 0;
    const at = Math.floor(overlaps ? (i - 1) * step + 1 : i * step);
    const start = starts[at] ?? 0;
    const lineEnd = text.indexOf("\n", start);
    const end = (starts[at + 3] ?? text.length) - 1;
    return { start, end: lineEnd >= 0 ? Math.min(end, lineEnd) : end };
  });
  return { text, places };
}

function wordStarts(text: string): number[] {
  return [...text.matchAll(/(?<![а-я])[а-я]+/giu)].map((match) => match.index);
}
