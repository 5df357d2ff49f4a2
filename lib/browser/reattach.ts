/**
 * The re-attach queue: the claims whose words changed or went with a new version, one after another, and
 * what can be done with the one before the eyes. Nothing of it is kept: what is left unfinished is still
 * drifted or lost, and waits.
 */
import { type Actor, can } from "../model/policy";
import type { Verdict } from "../model/vocabulary";
import type { ReattachClaim } from "../model/wire-versions";
import type { Span } from "../text/units";
import type { Attention } from "./attention";
import type { ClaimStore } from "./claim-store";
import type { Desk } from "./desk";
import type { DeskClaim } from "./desk-claim";
import type { Command } from "./keymap";
import { Topics } from "./topics";

/** What the queue shows; the same object until it changes. */
export type ReattachView = {
  readonly open: boolean;
  /** The claim before the eyes; null when none is left. */
  readonly current: string | null;
  /** Whether the next words chosen are to be the claim's. */
  readonly placing: boolean;
};

/** Why the last key did nothing: no words were chosen, the claim has none, or the hand is not its author's. */
export type Unready = "chooseWords" | "noPlace" | "notYours";

const CLOSED: ReattachView = { open: false, current: null, placing: false };
const NONE: readonly string[] = [];

/** Whether a claim waits for somebody to look where it went. */
export function isAdrift(claim: DeskClaim | undefined): claim is DeskClaim {
  const state = claim?.anchor.state;
  return claim !== undefined && !claim.withdrawn && (state === "drifted" || state === "lost");
}

export class Reattach {
  readonly #desk: Desk;
  readonly #store: ClaimStore;
  readonly #attention: Attention;
  readonly #me: Actor;
  readonly #topics = new Topics<"view">();
  #view = CLOSED;
  #waiting = NONE;
  #unready: Unready | null = null;

  constructor(page: { desk: Desk; attention: Attention; me: Actor }) {
    this.#desk = page.desk;
    this.#me = page.me;
    this.#store = page.desk.store;
    this.#attention = page.attention;
  }

  /** Calls `listener` when what the queue shows has changed. */
  subscribe(listener: () => void): () => void {
    return this.#topics.subscribe("view", listener);
  }

  view(): ReattachView {
    return this.#view;
  }

  /** Why the last key did nothing; null when it did. */
  unready(): Unready | null {
    return this.#unready;
  }

  /** Ids of the claims that wait, drifted ones in text order, then lost ones; the same array until it changes. */
  waiting(): readonly string[] {
    // A first version has nothing to compare with, and this is asked after every mark.
    if (this.#store.version === 1 || this.#store.old) return NONE;
    const now = this.#store.order().filter((id) => isAdrift(this.#store.claim(id)));
    if (now.length !== this.#waiting.length || now.some((id, i) => id !== this.#waiting[i])) {
      this.#waiting = now;
    }
    return this.#waiting;
  }

  /** Opens the queue at a claim, or where it was left. */
  open(id?: string): void {
    if (this.#store.old) return;
    const waiting = this.waiting();
    const focused = this.#attention.focused();
    const wanted = id ?? (focused !== null && waiting.includes(focused) ? focused : waiting[0]) ?? null;
    this.#show({ open: true, current: wanted, placing: false });
  }

  close(): void {
    if (this.#view.placing) this.#stopPlacing();
    this.#show(CLOSED);
  }

  /** Goes to the next (1) or previous (-1) claim that waits; from the last to the first and back. */
  step(by: 1 | -1): void {
    const waiting = this.waiting();
    const at = waiting.indexOf(this.#view.current ?? "");
    const next = at < 0 ? 0 : (at + by + waiting.length) % waiting.length;
    if (this.#view.placing) this.#stopPlacing();
    this.#show({ open: true, current: waiting[next] ?? null, placing: false });
  }

  /** Whether the person may put a claim on other words, or let it go; everybody may confirm. */
  mayMove(claim: DeskClaim): boolean {
    return can(this.#me, "claim:place", claim.createdBy.id);
  }

  /**
   * Says that the words are the claim's: those found, or those chosen anew. With this person's verdict where
   * one was pressed; nobody else's is revived.
   */
  confirm(verdict?: Verdict): void {
    const claim = this.#current();
    if (!claim) return;
    const { placing } = this.#view;
    const span = placing ? (this.#attention.chosen()?.span ?? null) : claim.span;
    if (span === null) {
      this.#say(placing ? "chooseWords" : "noPlace");
      return;
    }
    const moved = !claim.span || claim.span.start !== span.start || claim.span.end !== span.end;
    this.#send(claim, moved ? "place" : "confirm", span, verdict);
  }

  /** Lets the claim go: it is withdrawn, and can be restored. */
  letGo(): void {
    const claim = this.#current();
    if (!claim) return;
    if (!this.mayMove(claim)) {
      this.#say("notYours");
      return;
    }
    this.#goOn(claim.id);
    const body: ReattachClaim = { action: "let_go", version: this.#store.version };
    this.#change(claim.id, body);
    this.#desk.remember(() => this.#desk.restore(claim.id));
    this.#desk.comeBack(() => this.open(claim.id));
    this.#desk.tell({ kind: "withdrawn", claim });
  }

  /** Asks for other words for the claim, or no longer. */
  place(): void {
    const claim = this.#current();
    if (!claim) return;
    if (!this.mayMove(claim)) {
      this.#say("notYours");
      return;
    }
    if (this.#view.placing) {
      this.#stopPlacing();
      this.#show({ ...this.#view, placing: false });
      return;
    }
    this.#show({ ...this.#view, placing: true });
  }

  /** Does what a key asks for, if that is the queue's to do; false when it is not. */
  take(command: Command): boolean {
    if (!this.#view.open) {
      if (command !== "reattach" || this.waiting().length === 0) return false;
      this.open();
      return true;
    }
    const { placing } = this.#view;
    // Words chosen for something else are marked as ever.
    const elsewhere = this.#attention.chosen() !== null && !placing;
    switch (command) {
      case "next":
      case "previous":
        this.step(command === "next" ? 1 : -1);
        return true;
      case "verified":
      case "unverified":
      case "accept":
        if (elsewhere) return false;
        this.confirm(command === "accept" ? undefined : command);
        return true;
      case "caret":
        if (elsewhere) return false;
        this.place();
        return true;
      case "dismiss":
        if (!placing) this.letGo();
        return true;
      case "leave":
        if (elsewhere) return false;
        if (placing) this.place();
        else this.close();
        return true;
      case "reattach":
        this.close();
        return true;
      default:
        return false;
    }
  }

  #current(): DeskClaim | null {
    const claim = this.#store.claim(this.#view.current ?? "");
    if (!isAdrift(claim)) return null;
    const { status } = this.#store.article();
    if (status === "open" || status === "checked") return claim;
    this.#desk.decline("ARTICLE_SEALED");
    return null;
  }

  #send(claim: DeskClaim, action: "confirm" | "place", span: Span, verdict?: Verdict): void {
    const words = this.#store.text.slice(span.start, span.end);
    const body: ReattachClaim = {
      action,
      version: this.#store.version,
      ...this.#store.index.spanToCodePoints(span),
      exact: words,
      ...(verdict === undefined ? {} : { assessment: { verdict } }),
    };
    this.#goOn(claim.id);
    this.#change(claim.id, body);
    // The words a claim had before are in another text: what is undone is the verdict, not the place.
    this.#desk.remember(() => {
      if (verdict !== undefined) this.#desk.takeBackAssessment(claim.id);
      this.#desk.tell({ kind: verdict === undefined ? "lasting" : "tagged", claim });
    });
    this.#desk.tell({ kind: "reattached", claim: this.#store.claim(claim.id) ?? claim });
  }

  #change(id: string, body: ReattachClaim): void {
    this.#desk.change(id, "reattach", { method: "POST", path: `/claims/${id}/reattach`, body });
  }

  /** Goes to the claim behind one that is being settled. */
  #goOn(id: string): void {
    const waiting = this.waiting();
    const at = waiting.indexOf(id);
    const next = waiting[at + 1] ?? waiting.find((other) => other !== id) ?? null;
    if (this.#view.placing) this.#stopPlacing();
    this.#show({ open: true, current: next, placing: false });
  }

  #stopPlacing(): void {
    document.getSelection()?.removeAllRanges();
    this.#attention.choose(null);
    this.#attention.setCaret(null);
  }

  #say(unready: Unready): void {
    this.#unready = unready;
    this.#view = { ...this.#view };
    this.#topics.announce(["view"]);
  }

  #show(view: ReattachView): void {
    this.#unready = null;
    this.#view = view;
    this.#topics.announce(["view"]);
  }
}
