/**
 * Two versions laid out for reading: rows that hold the same paragraph of both, cut where both texts break,
 * so that side by side stand what belongs together. Knows texts and where they differ, not why. Offsets are
 * UTF-16 code units into the version named.
 */
import type { Span } from "../text/units";

/** Where the texts differ; between two differences they are the same. Either side may be empty. */
export type Difference = { readonly from: Span; readonly to: Span };

/** A run of words: in both versions, in the older alone, or in the newer alone. */
export type Piece = {
  readonly side: "both" | "from" | "to";
  readonly words: string;
  /** The number of the difference it is part of; null where both are the same. */
  readonly hunk: number | null;
};

/** A paragraph, or what became of one. In the order of both texts. */
export type Row = {
  readonly pieces: readonly Piece[];
  /** Numbers of the differences in it, ascending. */
  readonly hunks: readonly number[];
  /** Where it starts in the older and the newer text. */
  readonly from: number;
  readonly to: number;
};

/**
 * The rows of two texts. Without the line breaks between rows, their pieces that are not `to` hold the older
 * text to the letter, and those that are not `from` the newer one.
 * @param differences in the order of both texts
 */
export function compareRows(from: string, to: string, differences: readonly Difference[]): Row[] {
  const rows = new Rows();
  let at: { from: number; to: number } = { from: 0, to: 0 };
  const both = (end: number) => {
    rows.breakable({ side: "both", words: to.slice(at.to, end), hunk: null }, at);
  };
  for (const [hunk, difference] of differences.entries()) {
    both(difference.to.start);
    const start = { from: difference.from.start, to: difference.to.start };
    const removed = { side: "from", words: from.slice(start.from, difference.from.end), hunk } as const;
    const added = { side: "to", words: to.slice(start.to, difference.to.end), hunk } as const;
    // What only went or only came breaks where it breaks; what was replaced stays beside its replacement.
    if (added.words === "") rows.breakable(removed, start);
    else if (removed.words === "") rows.breakable(added, start);
    else rows.replaced(removed, added, start);
    at = { from: difference.from.end, to: difference.to.end };
  }
  both(to.length);
  return rows.done();
}

const LEADING = /^\s+/u;

class Rows {
  readonly #rows: Row[] = [];
  #pieces: Piece[] = [];
  #start = { from: 0, to: 0 };

  /** Adds a piece to the row under way. */
  add(piece: Piece, at: { from: number; to: number }): void {
    if (piece.words === "") return;
    if (this.#pieces.length === 0) this.#start = at;
    this.#pieces.push(piece);
  }

  /** Adds words and what took their place. The white space before both, which came along, is nobody's change. */
  replaced(removed: Piece, added: Piece, at: { from: number; to: number }): void {
    const [gone, come] = [LEADING.exec(removed.words)?.[0] ?? "", LEADING.exec(added.words)?.[0] ?? ""];
    const whole = gone === removed.words || come === added.words;
    const breaks = gone.includes("\n") && come.includes("\n");
    const shared = !whole && (breaks || gone === come);
    if (shared && breaks) this.#end();
    else if (shared) this.add({ side: "both", words: come, hunk: null }, at);
    const start = shared ? { from: at.from + gone.length, to: at.to + come.length } : at;
    this.add({ ...removed, words: removed.words.slice(shared ? gone.length : 0) }, start);
    this.add({ ...added, words: added.words.slice(shared ? come.length : 0) }, start);
  }

  /** Adds a piece that ends a row at each of its line breaks. */
  breakable(piece: Piece, at: { from: number; to: number }): void {
    let passed = 0;
    for (const [i, words] of piece.words.split(/(\n\s*)/u).entries()) {
      const breaks = i % 2 === 1;
      const before = {
        from: at.from + (piece.side === "to" ? 0 : passed),
        to: at.to + (piece.side === "from" ? 0 : passed),
      };
      if (breaks) this.#end();
      else this.add({ ...piece, words }, before);
      passed += words.length;
    }
  }

  done(): Row[] {
    this.#end();
    return this.#rows;
  }

  #end(): void {
    if (this.#pieces.length === 0) return;
    const hunks = [...new Set(this.#pieces.flatMap(({ hunk }) => hunk ?? []))];
    this.#rows.push({ pieces: this.#pieces, hunks, ...this.#start });
    this.#pieces = [];
  }
}

/** Words apart from the white space around them, which is nobody's change to look at. */
export function apart(words: string): [before: string, words: string, behind: string] {
  const core = words.trim();
  const at = core === "" ? 0 : words.indexOf(core);
  return core === "" ? ["", words, ""] : [words.slice(0, at), core, words.slice(at + core.length)];
}

/** A run of rows: shown, or folded away because nothing in it or beside it changed. */
export type Stretch = { readonly rows: readonly Row[]; readonly folded: boolean };

/** Fewer rows than these are not worth folding. */
const LEAST_FOLDED = 4;

/**
 * Folds the rows away that are neither changed nor next to a changed one.
 * @param counts whether a difference counts as a change
 */
export function foldUnchanged(rows: readonly Row[], counts: (hunk: number) => boolean): Stretch[] {
  const changed = rows.map(({ hunks }) => hunks.some(counts));
  const near = rows.map((_, i) => Boolean(changed[i - 1] || changed[i] || changed[i + 1]));
  const stretches: { rows: Row[]; folded: boolean }[] = [];
  for (const [i, row] of rows.entries()) {
    const folded = !near[i];
    const last = stretches.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else stretches.push({ rows: [row], folded });
  }
  return stretches.map(({ rows, folded }) => ({ rows, folded: folded && rows.length >= LEAST_FOLDED }));
}
