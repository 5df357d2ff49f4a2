/**
 * What keys, toolbar and palette can do: each command once, on the words chosen or the claim in focus. It
 * knows who may do what, so that nothing is shown as done that the server must refuse.
 */
import { type Actor, can } from "../model/policy";
import type { Verdict } from "../model/vocabulary";
import type { ClaimType } from "../model/wire";
import type { Span } from "../text/units";
import { afterPaint } from "./after-paint";
import type { Attention } from "./attention";
import type { CandidateDesk } from "./candidate-desk";
import type { CandidateStore } from "./candidate-store";
import type { ClaimStore } from "./claim-store";
import { copyText } from "./clipboard";
import type { Desk } from "./desk";
import type { DeskClaim } from "./desk-claim";
import { guessType } from "./guess-type";
import type { When } from "./keymap";
import { type Nudge, nudged } from "./nudge";
import type { Reattach } from "./reattach";
import { claimOf, firstOffsetInView, visitClaim, wordsOf, wordsOfCandidate } from "./reveal";
import { type Stop, stopsOf } from "./stops";

/** So long after the last nudge the new place is sent. */
const SETTLE_MS = 700;

export class Commands {
  readonly #desk: Desk;
  readonly #store: ClaimStore;
  readonly #candidates: CandidateStore;
  readonly #candidateDesk: CandidateDesk;
  readonly #attention: Attention;
  readonly #reattach: Reattach;
  readonly #types: readonly ClaimType[];
  readonly #me: Actor;
  #lastType: string | null = null;
  #nudged: { id: string; span: Span; timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(page: {
    desk: Desk;
    candidates: CandidateStore;
    candidateDesk: CandidateDesk;
    attention: Attention;
    reattach: Reattach;
    types: readonly ClaimType[];
    me: Actor;
  }) {
    this.#desk = page.desk;
    this.#reattach = page.reattach;
    this.#candidates = page.candidates;
    this.#candidateDesk = page.candidateDesk;
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
    return !this.#store.old && (status === "open" || status === "checked");
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
    this.#attention.focus(id);
    return id;
  }

  /** Marks words as a claim. */
  mark(span: Span, type: string | null, verdict?: Verdict): string | null {
    if (type === null || !this.#mayMark()) return null;
    this.#lastType = type;
    return this.#desk.mark(span, type, verdict);
  }

  /** Marks the chosen words or the candidate in focus as the type of a digit key, or makes the claim in focus one. */
  typeKey(digit: string): void {
    const type = this.#types.find((one) => one.key === digit);
    if (!type) return;
    if (this.#attention.chosen()) this.markChosen(type.slug);
    else if (this.#candidateDesk.isFocused()) this.#candidateDesk.accept(type.slug);
    else this.retype(type.slug);
  }

  /** Changes the type of the claim in focus. */
  retype(slug: string): void {
    const claim = this.#focused();
    if (claim && claim.type !== slug && this.#mayChange(claim)) this.#desk.edit(claim.id, { type: slug });
  }

  /** Tags the claim in focus; chosen words and a candidate in focus are marked first. */
  tag(verdict: Verdict): void {
    if (this.#attention.chosen()) {
      this.markChosen(undefined, verdict);
      return;
    }
    if (this.#candidateDesk.isFocused()) {
      this.#candidateDesk.accept(undefined, verdict);
      return;
    }
    const claim = this.#focused();
    if (claim && this.#mayMark()) this.#desk.assess(claim.id, verdict);
  }

  withdraw(): void {
    // Or what was nudged would be sent behind the withdrawal, and be what is undone first.
    this.settle();
    const claim = this.#focused();
    if (!claim || !this.#mayChange(claim)) return;
    this.#desk.withdraw(claim.id);
    this.#attention.focus(null);
  }

  /**
   * Goes to the next (1) or previous (-1) of the claims that the filter shows and the open candidates.
   * @param fromView the offset to start from when nothing is in focus
   */
  step(by: 1 | -1, fromView: () => number): void {
    const stops = stopsOf(this.#store, this.#candidates);
    const at = stops.findIndex((stop) => this.#isAt(stop));
    let next = at + by;
    if (at < 0) {
      const top = fromView();
      const below = stops.findIndex(({ start }) => start >= top);
      next = (below < 0 ? stops.length : below) - (by === 1 ? 0 : 1);
    }
    const stop = stops[Math.min(Math.max(next, 0), stops.length - 1)];
    if (stop?.candidate !== undefined) this.#candidateDesk.visit(stop.candidate);
    else if (stop) this.visit(stop.claim);
  }

  /** Puts a claim in focus and before the eyes; a lost one has no place, and is shown in its queue. */
  visit(id: string): void {
    if (this.#store.claim(id)?.span === null) {
      this.#reattach.open(id);
      return;
    }
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
  nudge(nudge: Nudge): void {
    if (this.#candidateDesk.isFocused()) {
      this.#candidateDesk.nudge(nudge);
      return;
    }
    const claim = this.#focused();
    if (!claim?.span || !this.#mayChange(claim)) return;
    const span = nudged(this.#store.text, claim.span, nudge);
    if (span) this.#settleLater(claim.id, span);
  }

  /** Whether a key has what it needs. */
  applies(when: When): boolean {
    const claim = this.#focused() !== undefined;
    const words = this.#attention.chosen() !== null;
    const focused = this.#candidateDesk.isFocused();
    return {
      always: true,
      claim,
      candidate: this.#candidateDesk.current() !== null,
      claimOrCandidate: claim || focused,
      wordsOrClaim: claim || words,
      anything: claim || focused || words,
    }[when];
  }

  /** Moves the keyboard into the card of the claim in focus. */
  openCard(): void {
    const id = claimOf(document.activeElement) ?? this.#here();
    if (id === null) return;
    this.#attention.focus(id);
    // The card opens in the same batch, before this frame.
    afterPaint(() =>
      requestAnimationFrame(() => document.getElementById(`card-${id}`)?.focus({ preventScroll: true })),
    )();
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
      const candidate = this.#attention.candidate();
      this.#attention.focus(null);
      requestAnimationFrame(() => {
        const words = id === null ? candidate !== null && wordsOfCandidate(candidate) : wordsOf(id);
        if (words) words.focus({ preventScroll: true });
      });
    }
  }

  /** Undoes the last act, also a place that was tried out and not sent yet. */
  undo(): void {
    this.settle();
    this.#desk.undo();
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

  /** The claim that keys mean: in focus, or reached by the tab key. */
  #here(): string | null {
    return this.#attention.focused() ?? claimOf(document.activeElement);
  }

  #isAt(stop: Stop): boolean {
    const candidate = this.#attention.candidate();
    return stop.candidate === undefined
      ? candidate === null && stop.claim === this.#here()
      : stop.candidate === candidate;
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
