/** What others do, as plainly as it can be done: the measure of right and of fast. */
import search from "approx-string-match";
import { diffChars } from "diff";

type Spans = readonly (readonly [start: number, end: number])[];
type Found = ([start: number, end: number] | null)[];

type Piece = { text: string; start: number };

function sentencesOf(text: string): Piece[] {
  return [...text.matchAll(/[^.!?…\n]+[.!?…]*["”“»)]*\s*|[\s\S]/g)].map((match) => ({
    text: match[0],
    start: match.index,
  }));
}

/** Plain sentence pairing: equal sentences in order, then the most similar of the same gap, a diff inside pairs. */
export function pairSentences(before: string, after: string, spans: Spans): Found {
  const [from, to] = [sentencesOf(before), sentencesOf(after)];
  const pair = pairEqual(from, to);
  pairSimilar(from, to, pair);
  const maps = new Map<number, (offset: number) => number | null>();
  const place = (offset: number, isEnd: boolean): number | null => {
    let [low, high] = [0, from.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((from[middle]?.start ?? 0) <= offset - (isEnd ? 1 : 0)) low = middle;
      else high = middle - 1;
    }
    const [piece, other] = [from[low], to[pair[low] ?? -1]];
    if (!piece || !other) return null;
    if (piece.text === other.text) return other.start + offset - piece.start;
    const map = maps.get(low) ?? mapOf(piece.text, other.text);
    maps.set(low, map);
    const inside = map(offset - piece.start);
    return inside === null ? null : other.start + inside;
  };
  return spans.map(([start, end]) => {
    const [a, b] = [place(start, false), place(end, true)];
    return a === null || b === null || b <= a ? null : [a, b];
  });
}

function pairEqual(from: readonly Piece[], to: readonly Piece[]): Int32Array {
  const pair = new Int32Array(from.length).fill(-1);
  const places = new Map<string, number[]>();
  for (const [at, { text }] of to.entries()) {
    const known = places.get(text.trim());
    if (known) known.push(at);
    else places.set(text.trim(), [at]);
  }
  for (const [at, { text }] of from.entries()) pair[at] = places.get(text.trim())?.shift() ?? -1;
  return pair;
}

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

function pairSimilar(from: readonly Piece[], to: readonly Piece[], pair: Int32Array): void {
  const taken = new Set(pair);
  const open = to.flatMap((piece, at) => (taken.has(at) ? [] : [{ at, words: wordsOf(piece.text) }]));
  let low = 0;
  for (const [at, { text }] of from.entries()) {
    if (pair[at] !== -1) continue;
    const words = wordsOf(text);
    let [best, most] = [-1, 0.5];
    // Candidates stand about where the sentence stood: twenty open ones on either side.
    while (low < open.length && (open[low]?.at ?? 0) < (at * to.length) / from.length) low += 1;
    for (const { at: there, words: others } of open.slice(Math.max(0, low - 20), low + 20)) {
      if (taken.has(there)) continue;
      let common = 0;
      for (const word of words) if (others.has(word)) common += 1;
      const likeness = (2 * common) / (words.size + others.size || 1);
      if (likeness > most) [best, most] = [there, likeness];
    }
    if (best === -1) continue;
    pair[at] = best;
    taken.add(best);
  }
}

/** Maps offsets through a character diff of two sentences. */
function mapOf(from: string, to: string): (offset: number) => number | null {
  const parts = diffChars(from, to, { maxEditLength: 400 }) ?? [];
  return (offset) => {
    let [a, b] = [0, 0];
    for (const { value, added, removed } of parts) {
      if (added) b += value.length;
      else if (removed) {
        if (offset < a + value.length) return b;
        a += value.length;
      } else {
        if (offset <= a + value.length) return b + offset - a;
        a += value.length;
        b += value.length;
      }
    }
    return parts.length === 0 ? null : b;
  };
}

/** `approx-string-match` alone: the exact words nearest to where they stood, else the fewest errors. */
export function approximate(before: string, after: string, spans: Spans): Found {
  return spans.map(([start, end]) => {
    const words = before.slice(start, end);
    const near = (start * after.length) / (before.length || 1);
    const matches = search(after, words, Math.min(64, words.length >> 1));
    let best: { start: number; end: number; errors: number } | null = null;
    for (const match of matches) {
      const isBetter =
        best === null ||
        match.errors < best.errors ||
        (match.errors === best.errors && Math.abs(match.start - near) < Math.abs(best.start - near));
      if (isBetter) best = match;
    }
    return best && [best.start, best.end];
  });
}
