/** Generates the article of the versions' bench, its claims, and a correction of it. */

/** A claim's place, in characters: the words are in the basic plane, so every unit counts alike. */
export type Place = { readonly start: number; readonly end: number };

const WORDS =
  "вчера министърът съобщи пред журналисти че войската премина реката край града докато преговорите в столицата продължиха без решение а съюзниците обещаха нова помощ за пострадалите".split(
    " ",
  );
const COUNTED = ["войници", "ракети", "жители", "танка", "влака"];
const PARAGRAPH = 6;

/** The same numbers for the same seed, from 0 to 1. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A sentence with one figure in it; `claim` is where that stands in the sentence. */
type Sentence = { readonly words: string; readonly claim: Place };

function sentence(next: () => number, length: number): Sentence {
  const some = (count: number) =>
    Array.from({ length: count }, () => WORDS[Math.floor(next() * WORDS.length)]).join(" ");
  const before = some(3);
  const figure = `${Math.floor(next() * 90_000) + 100} ${COUNTED[Math.floor(next() * COUNTED.length)]}`;
  let words = `${before.charAt(0).toUpperCase()}${before.slice(1)} ${figure}`;
  const claim = { start: before.length + 1, end: words.length };
  while (words.length < length) words += ` ${some(1)}`;
  return { words: `${words}.`, claim };
}

/** `claims` sentences of a claim each, about `length` characters together. */
export function sentences(length: number, claims: number): Sentence[] {
  const next = numbers(length + claims);
  return Array.from({ length: claims }, () => sentence(next, length / claims - 2));
}

/** The text, and the place of the claim of each sentence. */
export function textOf(all: readonly Sentence[]): { text: string; places: Place[] } {
  let text = "";
  const places = all.map(({ words, claim }, i) => {
    if (i > 0) text += i % PARAGRAPH === 0 ? "\n" : " ";
    const at = text.length;
    text += words;
    return { start: at + claim.start, end: at + claim.end };
  });
  return { text, places };
}

/** The sentences after a correction that touches `share` of them: a figure, a word, one gone, one more, two swapped. */
export function corrected(all: readonly Sentence[], share: number, seed: number): Sentence[] {
  const next = numbers(seed);
  const after: Sentence[] = [];
  for (const one of all) {
    const kind = next() < share ? Math.floor(next() * 5) : -1;
    if (kind === 0) after.push({ ...one, words: one.words.replace(/\d+/, (n) => String(Number(n) + 1)) });
    else if (kind === 1) after.push({ ...one, words: one.words.replace(/\.$/, " отново.") });
    else if (kind === 3) after.push(sentence(next, one.words.length), one);
    else if (kind === 4) after.splice(Math.max(0, after.length - 1), 0, one);
    else if (kind !== 2) after.push(one);
  }
  return after;
}
