/**
 * What keys, toolbar and palette can do: each command once, on the words chosen or the claim in focus. It
 * knows who may do what, so that nothing is shown as done that the server must refuse.
 */
import { type Actor, can } from "../model/policy";
import type { Verdict } from "../model/vocabulary";
import type { ClaimType } from "../model/wire";
import { nextGrapheme, previousGrapheme } from "../text/graphemes";
import { nextWord, previousWord } from "../text/movement";
import { normaliseSelection } from "../text/selection";
import type { Span, Utf16Offset } from "../text/units";
import { afterPaint } from "./after-paint";
import type { Attention } from "./attention";
import type { ClaimStore } from "./claim-store";
import { copyText } from "./clipboard";
import type { Desk } from "./desk";
import type { DeskClaim } from "./desk-claim";
import { guessType } from "./guess-type";
import type { When } from "./keymap";
import { claimOf, firstOffsetInView, visitClaim, wordsOf } from "./reveal";

/** The two ends of a claim's words, and which way one may go. */
export type Nudge = { readonly end: "start" | "end"; readonly grow: boolean; readonly byWord: boolean };

/** So long after the last nudge the new place is sent. */
const SETTLE_MS = 700;

export class Commands {
  readonly #desk: Desk;
  readonly #store: ClaimStore;
  readonly #attention: Attention;
  readonly #types: readonly ClaimType[];
  readonly #me: Actor;
  #lastType: string | null = null;
  /** A claim marked just now, on its way into focus. */
  #fresh: string | null = null;
  #nudged: { id: string; span: Span; timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(page: { desk: Desk; attention: Attention; types: readonly ClaimType[]; me: Actor }) {
    this.#desk = page.desk;
    this.#store = page.desk.store;
    this.#attention = page.attention;
    this.#types = page.types.filter((type) => type.retiredAt === null);
    this.#me = page.me;
  }

  /** The types that may be marked with, in their order. */
  usableTypes(): readonly ClaimType[] {
    return this.#types;
  }

  /** The type the words most likely are. */
  suggestedType(span: Span): string | null {
    const words = this.#store.text.slice(span.start, span.end);
    return guessType(
      words,
      this.#types.map((type) => type.slug),
      this.#lastType,
    );
  }

  /** Whether claims of the article may change at all. */
  isOpen(): boolean {
    const { status } = this.#store.article();
    return status === "open" || status === "checked";
  }

  /** Marks the chosen words; without a type as what they most likely are. Answers the claim's id. */
  markChosen(type?: string, verdict?: Verdict): string | null {
    const chosen = this.#attention.chosen();
    if (!chosen || !this.#mayMark()) return null;
    const id = this.mark(chosen.span, type ?? this.suggestedType(chosen.span), verdict);
    document.getSelection()?.removeAllRanges();
    this.#attention.choose(null);
    const caret = this.#attention.caret();
    if (caret) this.#attention.setCaret({ at: chosen.span.end, from: chosen.span.end });
    this.#focusAfterPaint(id);
    return id;
  }

  /** Marks words as a claim. */
  mark(span: Span, type: string | null, verdict?: Verdict): string | null {
    if (type === null || !this.#mayMark()) return null;
    this.#lastType = type;
    return this.#desk.mark(span, type, verdict);
  }

  /** Marks the chosen words as the type of a digit key, or makes the claim in focus one. */
  typeKey(digit: string): void {
    const type = this.#types.find((one) => one.key === digit);
    if (!type) return;
    if (this.#attention.chosen()) this.markChosen(type.slug);
    else this.retype(type.slug);
  }

  /** Changes the type of the claim in focus. */
  retype(slug: string): void {
    const claim = this.#focused();
    if (claim && claim.type !== slug && this.#mayChange(claim)) this.#desk.edit(claim.id, { type: slug });
  }

  /** Tags the claim in focus; chosen words are marked first. */
  tag(verdict: Verdict): void {
    if (this.#attention.chosen()) {
      this.markChosen(undefined, verdict);
      return;
    }
    const claim = this.#focused();
    if (claim && this.#mayMark()) this.#desk.assess(claim.id, verdict);
  }

  withdraw(): void {
    const claim = this.#focused();
    if (!claim || !this.#mayChange(claim)) return;
    this.#desk.withdraw(claim.id);
    this.#fresh = null;
    this.#attention.focus(null);
  }

  /** Goes to the next (1) or previous (-1) claim that the filter shows. */
  step(by: 1 | -1, fromView: (ids: readonly string[]) => number): void {
    const ids = this.#store.visible();
    if (ids.length === 0) return;
    const here = this.#here();
    const at = here === null ? -1 : ids.indexOf(here);
    const start = at < 0 ? fromView(ids) - (by === 1 ? 1 : 0) : at;
    const id = ids[Math.min(Math.max(start + by, 0), ids.length - 1)];
    if (id !== undefined) this.visit(id);
  }

  /** Puts a claim in focus and before the eyes. */
  visit(id: string): void {
    this.#fresh = null;
    this.#attention.focus(id);
    visitClaim(id);
  }

  /** Opens the list of further occurrences of the chosen words or of the claim in focus. */
  showOccurrences(): void {
    const chosen = this.#attention.chosen();
    const claim = this.#focused();
    const span = chosen?.span ?? claim?.span;
    if (!span || !this.#mayMark()) return;
    const type = chosen ? this.suggestedType(span) : (claim?.type ?? null);
    if (type !== null) this.#attention.show({ kind: "occurrences", span, type, marked: !chosen });
  }

  /** Moves an end of the focused claim's words by a sign or a word; sent once the hand rests. */
  nudge({ end, grow, byWord }: Nudge): void {
    const claim = this.#focused();
    if (!claim?.span || !this.#mayChange(claim)) return;
    const forward = (end === "end") === grow;
    const text = this.#store.text;
    const next = byWord ? nextWord : nextGrapheme;
    const previous = byWord ? previousWord : previousGrapheme;
    const go = (at: Utf16Offset) => (forward ? next(text, at) : previous(text, at));
    const { start, end: until } = claim.span;
    const wanted = end === "end" ? { start, end: go(until) } : { start: go(start), end: until };
    // A step onto a space is no change: it goes on to the next sign.
    let span = wanted.start < wanted.end ? normaliseSelection(text, wanted) : null;
    if (grow && span?.start === start && span.end === until) {
      const further =
        end === "end" ? { start, end: go(wanted.end) } : { start: go(wanted.start), end: until };
      span = normaliseSelection(text, further);
    }
    if (span) this.#settleLater(claim.id, span);
  }

  /** Whether a key that needs words or a claim has them. */
  applies(when: When): boolean {
    const claim = this.#focused() !== undefined;
    const words = this.#attention.chosen() !== null;
    return { always: true, claim, words, wordsOrClaim: claim || words }[when];
  }

  /** Moves the keyboard into the card of the claim in focus. */
  openCard(): void {
    const id = claimOf(document.activeElement) ?? this.#here();
    if (id === null) return;
    this.#attention.focus(id);
    requestAnimationFrame(() => document.getElementById(`card-${id}`)?.focus({ preventScroll: true }));
  }

  /** Puts a link to the claim in focus, with its words, on the clipboard. */
  copyLink(): void {
    const claim = this.#focused();
    if (!claim) return;
    const link = `${location.origin}${location.pathname}#claim-${claim.id}`;
    void copyText(`${claim.words}\n${link}`).then((done) => this.#desk.tellCopied(claim, done));
  }

  /** Switches the caret mode on, at the chosen words or at the first line in view, or off. */
  toggleCaret(root: Element | null): void {
    if (this.#attention.caret()) {
      this.#attention.setCaret(null);
      return;
    }
    const chosen = this.#attention.chosen();
    const focused = this.#focused()?.span?.start;
    const inView = root ? firstOffsetInView(root, this.#store) : 0;
    this.#attention.setCaret(
      chosen
        ? { at: chosen.span.end, from: chosen.span.start }
        : { at: focused ?? inView, from: focused ?? inView },
    );
  }

  /** Leaves the innermost thing one is in: chosen words, the caret mode, the claim in focus. */
  leave(): void {
    if (this.#attention.chosen()) {
      document.getSelection()?.removeAllRanges();
      this.#attention.choose(null);
      const caret = this.#attention.caret();
      if (caret) this.#attention.setCaret({ at: caret.at, from: caret.at });
    } else if (this.#attention.caret()) {
      this.#attention.setCaret(null);
    } else {
      const id = this.#attention.focused();
      this.#attention.focus(null);
      if (id !== null) requestAnimationFrame(() => wordsOf(id)?.focus({ preventScroll: true }));
    }
  }

  /** Sends a place that was tried out by nudging, if there is one. */
  settle(): void {
    const nudged = this.#nudged;
    if (!nudged) return;
    clearTimeout(nudged.timer);
    this.#nudged = null;
    this.#desk.place(nudged.id, nudged.span);
  }

  /** Whether the person may change a claim; says so where not. */
  mayChange(claim: DeskClaim): boolean {
    return this.isOpen() && can(this.#me, "claim:change", claim.createdBy.id);
  }

  #settleLater(id: string, span: Span): void {
    if (this.#nudged && this.#nudged.id !== id) this.settle();
    if (this.#nudged) clearTimeout(this.#nudged.timer);
    this.#desk.preview(id, span);
    this.#nudged = { id, span, timer: setTimeout(() => this.settle(), SETTLE_MS) };
  }

  /**
   * The mark is on the page before its card is: opening a card lays the whole rail out. Until then the
   * keys already mean the new claim.
   */
  #focusAfterPaint(id: string | null): void {
    this.#fresh = id;
    afterPaint(() => {
      if (this.#fresh !== id) return;
      this.#fresh = null;
      this.#attention.focus(id);
    })();
  }

  /** The claim that keys mean: marked just now, in focus, or reached by the tab key. */
  #here(): string | null {
    return this.#fresh ?? this.#attention.focused() ?? claimOf(document.activeElement);
  }

  #focused(): DeskClaim | undefined {
    const id = this.#here();
    const claim = id === null ? undefined : this.#store.claim(id);
    return claim?.withdrawn ? undefined : claim;
  }

  #mayMark(): boolean {
    if (this.isOpen()) return true;
    this.#desk.decline("ARTICLE_SEALED");
    return false;
  }

  #mayChange(claim: DeskClaim): boolean {
    if (!this.#mayMark()) return false;
    if (this.mayChange(claim)) return true;
    this.#desk.decline("FORBIDDEN");
    return false;
  }
}
