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
import type { Write } from "./queue";
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

  shows(write: Write): void {
    const dismissal = this.#dismissalBy(write);
    if (dismissal) this.#store.propose([{ writeId: write.id, dismissal }]);
  }

  hides(write: Write): void {
    this.#store.drop(write.subject, write.id);
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
    const writes = numbers.flatMap((number) => this.#dismissalOf(number, kind, reason) ?? []);
    const made = this.#send(writes);
    this.#desk.remember(() => {
      this.#takeBack(made);
      this.#tell("reopened", numbers);
    });
    this.#desk.comeBack(() => this.visit(first));
    this.#tell(kind, numbers);
    this.#goOn(first);
  }

  /** The write that sets a candidate aside. */
  #dismissalOf(number: number, kind: DismissalKind, reason: string | null): Write | null {
    const one = this.#store.found(number);
    if (!one) return null;
    const { store, articleId } = this.#desk;
    const id = newId();
    const body: DismissCandidate = {
      id,
      version: store.version,
      ...store.index.spanToCodePoints(one.span),
      exact: one.words,
      type: one.type,
      kind,
      reason,
    };
    const path = `/articles/${articleId}/dismissals`;
    return { id: newId(), subject: id, kind: "dismiss", creates: true, method: "POST", path, body };
  }

  /** The dismissal that a write makes or takes back; null when it is of another text, or not known here. */
  #dismissalBy(write: Write): DeskDismissal | null {
    if (write.kind === "takeBack") {
      const known = this.#store.dismissal(write.subject);
      return known ? { ...known, live: false } : null;
    }
    const { version, exact: _, reason = null, ...rest } = write.body as DismissCandidate; // What it carries.
    if (version !== this.#desk.store.version) return null;
    const createdAt = new Date().toISOString();
    return { ...rest, reason, revision: 0, createdBy: this.#desk.me, createdAt, live: true };
  }

  /** Shows what the writes change, all at once, and sends them; answers the dismissals they are of. */
  #send(writes: readonly Write[]): DeskDismissal[] {
    const changes = writes.flatMap((write) => {
      const dismissal = this.#dismissalBy(write);
      return dismissal ? [{ writeId: write.id, dismissal }] : [];
    });
    this.#store.propose(changes);
    const { store } = this.#desk;
    const made = changes.map(({ dismissal }) => dismissal);
    writes.forEach((write, i) => {
      const place = made[i];
      this.#desk.send(write, place ? store.wordsAtCodePoints(place.start, place.end) : "");
    });
    return made;
  }

  #takeBack(dismissals: readonly DeskDismissal[]): void {
    this.#send(
      dismissals.map(({ id }): Write => {
        const path = `/articles/${this.#desk.articleId}/dismissals/${id}`;
        return { id: newId(), subject: id, kind: "takeBack", method: "DELETE", path };
      }),
    );
  }

  #tell(kind: DismissalKind | "reopened", numbers: readonly number[]): void {
    const words = this.#store.found(numbers[0] ?? -1)?.words ?? "";
    this.#desk.tell({ kind, words, count: numbers.length });
  }
}
