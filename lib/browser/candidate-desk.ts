/**
 * What a person can do to the claim finder's candidates: accept, set aside, take back, go on to the next.
 * Each act shows at once, goes through the desk's one queue, can be undone, and moves the focus on, so that
 * a key a candidate is enough.
 */
import { v7 as newId } from "uuid";
import type { DismissalKind, Verdict } from "../model/vocabulary";
import type { Delta, Dismissal, DismissCandidate } from "../model/wire";
import type { Attention } from "./attention";
import type { Candidate, CandidateStore, DeskDismissal } from "./candidate-store";
import type { Desk, DeskPart } from "./desk";
import { type Nudge, nudged } from "./nudge";
import type { Fate, Write } from "./queue";
import { visitCandidate, visitClaim } from "./reveal";

export class CandidateDesk implements DeskPart {
  readonly kinds = ["dismiss", "takeBack"];
  readonly #desk: Desk;
  readonly #store: CandidateStore;
  readonly #attention: Attention;
  /** The candidate handled last: the work goes on behind it. */
  #last = -1;

  constructor(page: { desk: Desk; store: CandidateStore; attention: Attention }) {
    this.#desk = page.desk;
    this.#store = page.store;
    this.#attention = page.attention;
    page.desk.join(this);
  }

  /**
   * The candidate that keys work on: the one in focus, else the first open one behind the claim in focus or
   * behind the last that was handled, else the first of all. Null when none is open, or all are hidden.
   */
  current(): number | null {
    if (!this.#store.shown()) return null;
    const focused = this.#attention.candidate();
    if (focused !== null && this.#store.state(focused).state === "open") return focused;
    const claim = this.#attention.focused();
    const start = claim === null ? undefined : this.#desk.store.claim(claim)?.span?.start;
    if (start === undefined) return this.#after(focused ?? this.#last);
    const open = this.#store.open();
    const behind = open.find((number) => (this.#store.candidate(number)?.span.start ?? 0) >= start);
    return behind ?? open[0] ?? null;
  }

  /** Whether the candidate in focus is still open, so that keys for what is in focus mean it. */
  isFocused(): boolean {
    const focused = this.#attention.candidate();
    return focused !== null && focused === this.current();
  }

  /** Goes to the next (1) or previous (-1) open candidate; from the last to the first and back. */
  step(by: 1 | -1): void {
    const open = this.#store.open();
    const current = this.current();
    if (current === null) return;
    const at = open.indexOf(current);
    const next = this.#attention.candidate() === null ? at : at + by;
    const number = open.at(next % open.length);
    if (number !== undefined) this.visit(number);
  }

  /** Puts a candidate in focus and before the eyes. */
  visit(number: number): void {
    this.#store.reveal(number);
    this.#attention.focusCandidate(number);
    visitCandidate(number);
  }

  /** Marks the candidate's words, with what was read in them, and goes on. */
  accept(type?: string, verdict?: Verdict): void {
    const one = this.#take();
    if (!one) return;
    const { number, span, value, speaker, attributedTo } = one;
    this.#store.adjust(number, null);
    const id = this.#desk.mark(span, type ?? one.type, verdict, { value, speaker, attributedTo });
    this.#desk.comeBack(() => this.visit(number));
    if (!this.#goOn(number)) {
      this.#attention.focus(id);
      visitClaim(id);
    }
  }

  /** Sets the candidate aside and goes on. */
  setAside(kind: DismissalKind, reason: string | null = null): void {
    const one = this.#take();
    if (one) this.#setAside([one.number], kind, reason);
  }

  /** Sets aside all open candidates with the same words and type, and goes on. */
  setAlikeAside(): void {
    const one = this.#take();
    if (one) this.#setAside(this.#store.alike(one.number), "dismissed", null);
  }

  /** Opens a candidate again that was set aside. */
  takeBack(number: number): void {
    if (!this.#isOpen()) return;
    const gone = this.#store.dismissalsOf(number);
    const [first] = gone;
    if (!first) return;
    this.#takeBack(gone);
    this.#desk.remember(() => this.#setAside([number], first.kind, first.reason));
    this.#tell("reopened", [number]);
    this.visit(number);
  }

  /** Moves an end of the candidate in focus; it is accepted as it then stands. */
  nudge(nudge: Nudge): void {
    const number = this.#attention.candidate();
    const one = number === null ? undefined : this.#store.candidate(number);
    const span = one && nudged(this.#desk.store.text, one.span, nudge);
    if (one && span) this.#store.adjust(one.number, span);
  }

  done(write: Write, answer: unknown): void {
    this.#store.merge([answer as Dismissal]); // What both writes are answered with.
    this.#store.drop(write.subject, write.id);
  }

  refused(write: Write): Fate {
    this.#store.drop(write.subject, write.id);
    return "drop";
  }

  takeIn(delta: Delta): void {
    this.#store.mergeDelta(delta);
  }

  #after(number: number): number | null {
    const open = this.#store.open();
    return open.find((other) => other > number) ?? open[0] ?? null;
  }

  #take(): Candidate | undefined {
    const number = this.current();
    return number === null || !this.#isOpen() ? undefined : this.#store.candidate(number);
  }

  #isOpen(): boolean {
    const { status } = this.#desk.store.article();
    if (status === "open" || status === "checked") return true;
    this.#desk.decline("ARTICLE_SEALED");
    return false;
  }

  /** Goes to the next open candidate; false when there is none. */
  #goOn(number: number): boolean {
    this.#last = number;
    const next = this.#after(number);
    if (next === null) this.#attention.focusCandidate(null);
    else this.visit(next);
    return next !== null;
  }

  #setAside(numbers: readonly number[], kind: DismissalKind, reason: string | null): void {
    const [first] = numbers;
    if (first === undefined) return;
    const changes = numbers.flatMap((number) => this.#dismissal(number, kind, reason) ?? []);
    const made = changes.map(({ dismissal }) => dismissal);
    this.#store.propose(changes.map(({ write, dismissal }) => ({ writeId: write.id, dismissal })));
    for (const { write } of changes) this.#desk.send(write);
    this.#desk.remember(() => {
      this.#takeBack(made);
      this.#tell("reopened", numbers);
    });
    this.#desk.comeBack(() => this.visit(first));
    this.#tell(kind, numbers);
    this.#goOn(first);
  }

  /** A dismissal as the page shows it, and the write that makes it. */
  #dismissal(
    number: number,
    kind: DismissalKind,
    reason: string | null,
  ): { write: Write; dismissal: DeskDismissal } | null {
    const one = this.#store.found(number);
    if (!one) return null;
    const { store, articleId, me } = this.#desk;
    const id = newId();
    const place = store.index.spanToCodePoints(one.span);
    const body: DismissCandidate = {
      id,
      version: store.version,
      ...place,
      exact: one.words,
      type: one.type,
      kind,
      reason,
    };
    const write: Write = {
      id: newId(),
      subject: id,
      kind: "dismiss",
      creates: true,
      method: "POST",
      path: `/articles/${articleId}/dismissals`,
      body,
    };
    const createdAt = new Date().toISOString();
    const { type } = one;
    const dismissal = { id, type, kind, ...place, reason, revision: 0, createdBy: me, createdAt, live: true };
    return { write, dismissal };
  }

  #takeBack(dismissals: readonly DeskDismissal[]): void {
    const writes = dismissals.map((one): Write => {
      const path = `/articles/${this.#desk.articleId}/dismissals/${one.id}`;
      return { id: newId(), subject: one.id, kind: "takeBack", method: "DELETE", path };
    });
    this.#store.propose(
      dismissals.map((one, i) => ({ writeId: writes[i]?.id ?? "", dismissal: { ...one, live: false } })),
    );
    for (const write of writes) this.#desk.send(write);
  }

  #tell(kind: DismissalKind | "reopened", numbers: readonly number[]): void {
    const words = this.#store.found(numbers[0] ?? -1)?.words ?? "";
    this.#desk.tell({ kind, words, count: numbers.length });
  }
}
