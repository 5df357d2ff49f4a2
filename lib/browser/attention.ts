/**
 * What the person at the desk is looking at: the claim in focus, the one pointed at, the chosen words, the
 * caret, the open dialog. Kept apart from the claims: nothing of it is ever saved or sent.
 */
import type { Span } from "../text/units";
import { Topics } from "./topics";

/** The part that changed; `block:n`: how block n is lit. */
export type AttentionTopic =
  | "focus"
  | "candidate"
  | "hover"
  | "selection"
  | "caret"
  | "panel"
  | `block:${number}`;

/** How a block's claims are lit; the same object until it changes. */
export type Light = {
  readonly focused: string | null;
  readonly hovered: string | null;
  /** The one claim that the tab key reaches. */
  readonly stop: string | null;
  /** The candidate in focus, by its number. */
  readonly candidate: number | null;
};

/** The words chosen in the text, and how: a finger needs other tools than a mouse. */
export type Chosen = { readonly span: Span; readonly by: "pointer" | "touch" | "keyboard" };

/** The caret that walks the text without a mouse: `at` moves, `from` stays while extending. */
export type Caret = { readonly at: number; readonly from: number };

/** A dialog over the desk. `check`: why an article with gaps is called checked. `occurrences`: of the words at `span`, to be marked as `type`. */
export type Panel =
  | {
      readonly kind:
        | "help"
        | "palette"
        | "filter"
        | "candidates"
        | "check"
        | "archive"
        | "reopen"
        | "newVersion";
    }
  /** What to do about a change that was refused. */
  | { readonly kind: "change"; readonly writeId: string }
  | { readonly kind: "occurrences"; readonly span: Span; readonly type: string; readonly marked: boolean };

const DARK: Light = { focused: null, hovered: null, stop: null, candidate: null };

export class Attention {
  readonly #topics = new Topics<AttentionTopic>();
  readonly #blocksOf: (id: string) => readonly number[];
  readonly #blocksOfCandidate: (number: number) => readonly number[];
  readonly #lights = new Map<number, Light>();
  /** How the server drew the blocks that were not dark. */
  readonly #drawn: ReadonlyMap<number, Light>;
  #focused: string | null = null;
  #candidate: number | null = null;
  #hovered: string | null = null;
  #stop: string | null;
  #chosen: Chosen | null = null;
  #caret: Caret | null = null;
  #panel: Panel | null = null;

  /**
   * @param blocks numbers of the blocks a claim lies in, and a candidate
   * @param first the claim the tab key reaches before anything was in focus
   */
  constructor(
    blocks: {
      ofClaim: (id: string) => readonly number[];
      ofCandidate: (number: number) => readonly number[];
    },
    first: string | null,
  ) {
    this.#blocksOf = blocks.ofClaim;
    this.#blocksOfCandidate = blocks.ofCandidate;
    this.#stop = first;
    this.#relight([first]);
    this.#drawn = new Map(this.#lights);
  }

  /** Listens to a topic; see {@link Topics.subscribe}. */
  subscribe(topic: AttentionTopic, listener: () => void): () => void {
    return this.#topics.subscribe(topic, listener);
  }

  focused(): string | null {
    return this.#focused;
  }

  /** The candidate in focus; a claim and a candidate never are at once. */
  candidate(): number | null {
    return this.#candidate;
  }

  hovered(): string | null {
    return this.#hovered;
  }

  chosen(): Chosen | null {
    return this.#chosen;
  }

  caret(): Caret | null {
    return this.#caret;
  }

  panel(): Panel | null {
    return this.#panel;
  }

  /** How the server drew the claims of a block. */
  drawnLight(block: number): Light {
    return this.#drawn.get(block) ?? DARK;
  }

  /** How the claims of a block are lit. */
  light(block: number): Light {
    return this.#lights.get(block) ?? DARK;
  }

  /** Puts a claim in focus, or none. */
  focus(id: string | null): void {
    if (this.#candidate !== null) this.#focusCandidate(null);
    if (id === this.#focused) return;
    const before = [this.#focused, this.#stop];
    this.#focused = id;
    this.#stop = id ?? this.#stop;
    this.#topics.announce(["focus", ...this.#relight([...before, id])]);
  }

  /** Puts a candidate in focus, or none; no claim is in focus then. */
  focusCandidate(number: number | null): void {
    if (this.#focused !== null) this.focus(null);
    this.#focusCandidate(number);
  }

  hover(id: string | null): void {
    if (id === this.#hovered) return;
    const before = this.#hovered;
    this.#hovered = id;
    this.#topics.announce(["hover", ...this.#relight([before, id])]);
  }

  choose(chosen: Chosen | null): void {
    const known = this.#chosen;
    if (known?.span.start === chosen?.span.start && known?.span.end === chosen?.span.end) return;
    this.#chosen = chosen;
    this.#topics.announce(["selection"]);
  }

  setCaret(caret: Caret | null): void {
    this.#caret = caret;
    this.#topics.announce(["caret"]);
  }

  /** Opens a dialog over the desk, or closes the open one. */
  show(panel: Panel | null): void {
    this.#panel = panel;
    this.#topics.announce(["panel"]);
  }

  #focusCandidate(number: number | null): void {
    if (number === this.#candidate) return;
    const before = this.#candidate;
    this.#candidate = number;
    this.#topics.announce(["candidate", ...this.#relight([], [before, number])]);
  }

  /** Works out how the blocks of these claims and candidates are lit now; answers the topics that changed. */
  #relight(
    claims: readonly (string | null)[],
    candidates: readonly (number | null)[] = [],
  ): AttentionTopic[] {
    const blocks = new Set([
      ...claims.flatMap((id) => (id === null ? [] : this.#blocksOf(id))),
      ...candidates.flatMap((number) => (number === null ? [] : this.#blocksOfCandidate(number))),
    ]);
    const candidate = this.#candidate;
    const lit = candidate === null ? [] : this.#blocksOfCandidate(candidate);
    for (const block of blocks) {
      const here = (id: string | null) => (id !== null && this.#blocksOf(id).includes(block) ? id : null);
      this.#lights.set(block, {
        focused: here(this.#focused),
        hovered: here(this.#hovered),
        stop: here(this.#stop),
        candidate: lit.includes(block) ? candidate : null,
      });
    }
    return [...blocks].map((block) => `block:${block}` as const);
  }
}
