/**
 * Weighs the words of pieces that are to be told apart: a word that stands in every second sentence
 * says little about which sentence it is, a name or a figure says much.
 */
import { sharedEnds } from "./alignment";
import type { PieceWords } from "./piece-words";

/** The words of a piece: how often each, by number. `firm`: how often each name and figure. */
export type Profile = {
  readonly counts: ReadonlyMap<number, number>;
  readonly firm: ReadonlySet<number>;
};

/** Words rarer than this weight lead to candidates. */
const LEAST_WEIGHT = 0.2;
const NUMBER = /^\d/;
/** Whether a word is more than a mark. */
const isWord = (word: string): boolean => word.length > 1 || /[\p{L}\p{N}]/u.test(word);
/** More words left over on a side than this are no edit of a sentence, but another sentence. */
const MOST_LEFT = 8;
const STRIDE = 60;

/** The words of two texts, learnt from the pieces that are open and from some that are not. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly words: string[] = [];
  /** Per word in how many pieces it was seen. */
  private readonly pieces: number[] = [];
  private readonly isFirm: boolean[] = [];
  private seen = 0;
  private weights = new Float64Array(0);

  /** Reads the open pieces of a text; yields often. */
  *read(pieces: PieceWords, open: readonly number[]): Generator<void, Map<number, Profile>> {
    const profiles = new Map<number, Profile>();
    for (const [done, at] of open.entries()) {
      profiles.set(at, this.profile(pieces.of(at).words));
      if (done % STRIDE === 0) yield;
    }
    return profiles;
  }

  private profile(words: readonly string[]): Profile {
    const counts = new Map<number, number>();
    const firm = new Set<number>();
    let isFirst = true;
    for (const word of words) {
      if (!isWord(word)) continue;
      const lower = word.toLowerCase();
      const id = this.idOf(lower);
      const count = counts.get(id) ?? 0;
      if (count === 0) this.pieces[id] = (this.pieces[id] ?? 0) + 1;
      counts.set(id, count + 1);
      if (NUMBER.test(word) || (lower !== word && !isFirst)) {
        firm.add(id);
        this.isFirm[id] = true;
      }
      isFirst = false;
    }
    this.seen += 1;
    return { counts, firm };
  }

  private idOf(lower: string): number {
    const known = this.ids.get(lower);
    if (known !== undefined) return known;
    const id = this.words.length;
    this.ids.set(lower, id);
    this.words.push(lower);
    return id;
  }

  /** Counts the known words of one more piece, to learn which are common. */
  learn(text: string): void {
    this.seen += 1;
    const seen = new Set<number>();
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      const id = this.ids.get(word);
      if (id === undefined || seen.has(id)) continue;
      seen.add(id);
      this.pieces[id] = (this.pieces[id] ?? 0) + 1;
    }
  }

  /** Fixes the weights; nothing is read or learnt afterwards. */
  settle(): void {
    this.weights = Float64Array.from(this.words, (_, id) => {
      const rarity = Math.log((this.seen + 2) / ((this.pieces[id] ?? 0) + 0.5));
      return Math.max(LEAST_WEIGHT, rarity) * (this.isFirm[id] ? 1.5 : 1);
    });
  }

  /** What a word says about which piece it stands in. */
  weight(id: number): number {
    return this.weights[id] ?? 0;
  }

  /** Whether a word is rare enough to find a piece by. */
  isTelling(id: number): boolean {
    return this.weight(id) > LEAST_WEIGHT;
  }

  /** The share of their words' weight that two pieces have in common, 0 to 1; a misspelt word counts in part. */
  likeness(a: Profile, b: Profile): number {
    let [common, all] = [0, 0];
    const left: number[] = [];
    const added: number[] = [];
    for (const [id, count] of a.counts) {
      const weight = this.weight(id);
      all += count * weight;
      const shared = Math.min(count, b.counts.get(id) ?? 0);
      common += 2 * shared * weight;
      if (shared < count) left.push(id);
    }
    for (const [id, count] of b.counts) {
      all += count * this.weight(id);
      if (count > (a.counts.get(id) ?? 0)) added.push(id);
    }
    if (all === 0) return 0;
    return Math.min(1, (common + this.respelt(left, added)) / all);
  }

  /** What the words that only one of two pieces has still have in common: a figure stands for a figure, a misspelling for its word. */
  private respelt(left: readonly number[], added: readonly number[]): number {
    if (left.length > MOST_LEFT || added.length > MOST_LEFT) return 0;
    const free = new Set(added);
    let common = 0;
    for (const id of left) {
      const word = this.words[id] ?? "";
      let [best, match] = [0, -1];
      for (const other of free) {
        const alike = alikeWords(word, this.words[other] ?? "");
        if (alike > best) [best, match] = [alike, other];
      }
      if (match === -1) continue;
      free.delete(match);
      common += best * (this.weight(id) + this.weight(match));
    }
    return common;
  }

  /** Whether two pieces name the same names and figures. */
  hasSameFirm(a: Profile, b: Profile): boolean {
    return a.firm.size === b.firm.size && [...a.firm].every((id) => b.firm.has(id));
  }
}

function alikeWords(a: string, b: string): number {
  if (NUMBER.test(a) !== NUMBER.test(b)) return 0;
  if (NUMBER.test(a)) return 0.4;
  const shared = sharedEnds(a, b) / Math.max(a.length, b.length);
  return shared >= 0.6 ? shared * 0.8 : 0;
}

/** One profile of several pieces that stand side by side. */
export function merged(profiles: readonly Profile[]): Profile {
  const counts = new Map<number, number>();
  for (const profile of profiles) {
    for (const [id, count] of profile.counts) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return { counts, firm: new Set(profiles.flatMap(({ firm }) => [...firm])) };
}
