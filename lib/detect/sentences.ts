/**
 * Where sentences end, as far as the finder needs to know: abbreviations and initials do not end one.
 */
import type { Token } from "./tokens";

/** A sentence as token indexes, half-open. */
export type Sentence = { readonly from: number; readonly to: number };

const LONGEST = 160;
const ENDS = new Set([".", "!", "?", "…", ";"]);
const ABBREVIATIONS = new Set(
  (
    "г год ген полк кап лейт акад проф доц инж д-р др ул бул пл гр с обл общ чл ал т стр тел бр хил млн млрд трлн лв ст ч мин сек кв куб св вж напр вкл т.е т.н т.нар им о.з р " +
    "mr mrs ms dr prof gen col lt capt sgt sen rep gov rev st no vs inc ltd co corp jr sr u.s u.k e.g i.e etc jan feb mar apr jun jul aug sep sept oct nov dec approx a.m p.m"
  ).split(" "),
);

/** Whether a sentence ends with the token at `index`. */
export function endsSentence(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== "mark" || !ENDS.has(token.text)) return false;
  const next = tokens[index + 1];
  if (!next) return true;
  if (token.text !== ".") return next.spaced || next.kind === "mark";
  if (!next.spaced && next.kind !== "mark") return false;
  const before = tokens[index - 1];
  if (before?.kind === "word" && !token.spaced) {
    if (ABBREVIATIONS.has(before.lower)) return false;
    if (before.text.length === 1 && before.capital) return false;
  }
  return !(next.kind === "word" && !next.capital);
}

/**
 * Walks the sentences of a paragraph forwards: each is cut once, however many figures it holds. A
 * sentence longer than `LONGEST` tokens is cut there, so that looking around in one stays bounded.
 */
export class SentenceCursor {
  private current: Sentence = { from: 0, to: 0 };
  constructor(private readonly tokens: readonly Token[]) {}

  /** The sentence that holds the token at `index`; the same object for the same sentence. @param index never smaller than in the call before */
  at(index: number): Sentence {
    while (index >= this.current.to && this.current.to < this.tokens.length) {
      const from = this.current.to;
      let to = from + 1;
      while (to < this.tokens.length && to - from < LONGEST && !endsSentence(this.tokens, to - 1)) to++;
      this.current = { from, to };
    }
    return this.current;
  }
}
