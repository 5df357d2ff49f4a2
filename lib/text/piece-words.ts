/** Cuts the pieces of one text into words, each once, however often they are asked for. */
import { type Words, wordsOf } from "./alignment";
import type { Span } from "./units";

/** The words of a text's pieces. Offsets are those of the whole text. */
export class PieceWords {
  private readonly known = new Map<number, Words>();

  constructor(
    private readonly text: string,
    private readonly pieces: readonly Span[],
  ) {}

  /** The words of one piece; none where there is no such piece. */
  of(at: number): Words {
    const known = this.known.get(at);
    if (known) return known;
    const piece = this.pieces[at];
    const words = piece ? wordsOf(this.text, piece.start, piece.end) : NO_WORDS;
    this.known.set(at, words);
    return words;
  }

  /** The words of the pieces `[from, to)` in a row. */
  ofAll(from: number, to: number): Words {
    if (to - from === 1) return this.of(from);
    const parts = Array.from({ length: to - from }, (_, k) => this.of(from + k));
    return {
      words: parts.flatMap(({ words }) => words),
      starts: parts.flatMap(({ starts }) => starts),
      ends: parts.flatMap(({ ends }) => ends),
    };
  }
}

const NO_WORDS: Words = { words: [], starts: [], ends: [] };
