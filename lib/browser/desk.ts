/**
 * What a person can do to the claims of the article on the page. Each act is a write: it goes into the queue,
 * shows at once in the store because it waits there, and takes in the server's answer; each can be undone.
 * The one write path of the pages.
 */
import { v7 as newId } from "uuid";
import type { Verdict } from "../model/vocabulary";
import type {
  ArticleSummary,
  Claim,
  Delta,
  MarkClaim,
  PatchArticle,
  PatchClaim,
  Person,
} from "../model/wire";
import type { Span } from "../text/units";
import { answerTo } from "./answered";
import { isUnread } from "./article-state";
import type { ClaimStore } from "./claim-store";
import { getArticle, getDelta, type RefusalCode } from "./client";
import type { DeskClaim } from "./desk-claim";
import { type Seen, seenOf } from "./merge";
import type { QueueObserver, Refused, Write, WriteQueue } from "./queue";
import { markedClaim, proposalOf } from "./shown";
import { Topics } from "./topics";
import { UndoSteps } from "./undo";

/** What happened, for whoever tells the person: a live region, a line at the foot of the page. */
export type Notice =
  | {
      kind: "marked" | "tagged" | "retyped" | "moved" | "withdrawn" | "restored" | "undone";
      claim: DeskClaim;
    }
  | { kind: "copied" | "notCopied"; claim: DeskClaim }
  | { kind: "reattached" | "lasting"; claim: DeskClaim }
  | { kind: "nothingToUndo" | "reasonWanted" | "oldVersion" }
  | { kind: "accepted"; claim: DeskClaim }
  | { kind: "dismissed" | "not_checkable" | "reopened"; words: string; count: number }
  | { kind: "existed"; claim: DeskClaim }
  | { kind: "refused"; code: RefusalCode; detail: string; claim: DeskClaim | null }
  | { kind: "overtaken" | "joined"; claim: DeskClaim };

/** What was read in the words of a claim before anybody marked them. */
export type Found = Required<Pick<MarkClaim, "value" | "speaker" | "attributedTo">>;

/**
 * A part of the desk with writes of its own kinds: it shows those that wait, hears what became of them, and
 * of the others' work. What is refused leaves the page and stays in the outbox with its words.
 */
export type DeskPart = {
  readonly kinds: readonly string[];
  /** Shows what a write will change; told again of the same write, nothing changes. */
  shows(write: Write): void;
  done(write: Write, answer: unknown): void;
  /** Shows it no longer: it was refused or given up. */
  hides(write: Write): void;
  takeIn(delta: Delta): void;
};

/** What a person had before their eyes when they changed it: by this a colleague's change is told. */
export type SeenState = { readonly revision: number; readonly before: Seen };

/** What of an article can be changed from the reader. */
export type ArticlePatch = Pick<PatchArticle, "status" | "reason" | "note">;

/** The name under which the store keeps a preview, among the writes. */
const PREVIEW = "preview";

export class Desk {
  readonly store: ClaimStore;
  readonly articleId: string;
  readonly me: Person;
  readonly #title: string;
  readonly #queue: WriteQueue;
  readonly #topics = new Topics<"notice">();
  readonly #steps = new UndoSteps();
  readonly #parts: DeskPart[] = [];
  /** Ids of the writes made on this page: what becomes of others is shown, and told where they were made. */
  readonly #made = new Set<string>();
  #notice: Notice | null = null;
  #refreshing: Promise<void> | null = null;
  #draw = (work: () => void) => work();
  /** Claims as the person still has them before their eyes, where others have changed them since. */
  readonly #seen = new Map<string, DeskClaim>();

  constructor(page: {
    store: ClaimStore;
    article: { id: string; title: string };
    me: Person;
    queue: WriteQueue;
  }) {
    this.store = page.store;
    this.articleId = page.article.id;
    this.#title = page.article.title;
    this.me = page.me;
    this.#queue = page.queue;
  }

  /** Shows what waits, and what others of this person's tabs do, until the returned function is called. */
  open(): () => void {
    // The claims of an older version stay as they stood.
    return this.store.old ? () => {} : this.#queue.join(this.articleId, this.#observer);
  }

  /** Calls `listener` when there is something to tell; read it with {@link notice}. */
  onNotice(listener: () => void): () => void {
    return this.#topics.subscribe("notice", listener);
  }

  /** The last thing that happened; null before anything has. */
  notice(): Notice | null {
    return this.#notice;
  }

  /** Takes up a part whose writes go through the same queue. */
  join(part: DeskPart): void {
    this.#parts.push(part);
  }

  /**
   * Sends a write.
   * @param words what it is about, for whoever finds it waiting somewhere else
   */
  send(write: Write, words: string): void {
    this.#made.add(write.id);
    this.#queue.add(write, { article: { id: this.articleId, title: this.#title }, words });
  }

  /**
   * Marks words as a claim, with a verdict if one was pressed; answers the new claim's id.
   * @param found what the claim finder read in the words, when a candidate is accepted
   */
  mark(span: Span, type: string, verdict?: Verdict, found?: Found): string {
    const id = newId();
    const words = this.store.text.slice(span.start, span.end);
    const write: Write = {
      id: newId(),
      subject: id,
      kind: "mark",
      creates: true,
      method: "POST",
      path: `/articles/${this.articleId}/claims`,
      body: {
        id,
        version: this.store.version,
        type,
        ...this.store.index.spanToCodePoints(span),
        exact: words,
        ...found,
        ...(verdict === undefined ? {} : { assessment: { verdict } }),
      } satisfies MarkClaim,
    };
    this.send(write, words);
    const claim = this.store.claim(id);
    this.remember(() => this.withdraw(id));
    if (claim) this.tell({ kind: found ? "accepted" : "marked", claim });
    return id;
  }

  /** Says that a claim is verified or not, as the person's own assessment. */
  assess(id: string, verdict: Verdict, more: { justification?: string | null; rating?: number | null } = {}) {
    const claim = this.#claimAsSeen(id);
    if (!claim) return;
    const mine = claim.full?.assessments.find((one) => one.user.id === this.me.id);
    const body = { verdict, ...more, version: this.store.version, exact: claim.words };
    this.#change(claim, "assess", { method: "PUT", path: `/claims/${id}/assessment`, body });
    this.remember(() =>
      mine
        ? this.assess(id, mine.verdict, { justification: mine.justification, rating: mine.rating })
        : this.takeBackAssessment(id),
    );
    this.tell({ kind: "tagged", claim: this.store.claim(id) ?? claim });
  }

  /** Takes the person's own assessment back. */
  takeBackAssessment(id: string): void {
    const claim = this.store.claim(id);
    if (!claim) return;
    this.#change(claim, "unassess", { method: "DELETE", path: `/claims/${id}/assessment` });
  }

  /** Settles a claim, as an editor. */
  decide(id: string, verdict: Verdict, reason: string): void {
    const claim = this.#claimAsSeen(id);
    if (!claim) return;
    const body = { verdict, reason, version: this.store.version, exact: claim.words };
    const ifMatch = claim.revision;
    const { decision } = claim.full ?? {};
    this.#change(claim, "decide", {
      method: "PUT",
      path: `/claims/${id}/decision`,
      body,
      ifMatch,
      ...(decision ? { before: { verdict: decision.verdict, reason: decision.reason } } : {}),
    });
    this.tell({ kind: "tagged", claim: this.store.claim(id) ?? claim });
  }

  /** Takes the editor's decision back. */
  takeBackDecision(id: string): void {
    const claim = this.#claimAsSeen(id);
    if (!claim) return;
    const ifMatch = claim.revision;
    this.#change(claim, "undecide", { method: "DELETE", path: `/claims/${id}/decision`, ifMatch });
  }

  /**
   * Changes what a claim is or says, other than its place.
   * @param seen what a form was filled in on; left out, what is on the page
   */
  edit(id: string, patch: Omit<PatchClaim, "anchor">, seen?: SeenState): void {
    const claim = this.#claimAsSeen(id);
    if (!claim) return;
    const { type } = claim;
    this.#patch(claim, patch, seen);
    if (patch.type !== undefined && patch.type !== type) {
      this.remember(() => this.edit(id, { type }));
      this.tell({ kind: "retyped", claim: this.store.claim(id) ?? claim });
    }
  }

  /** Changes a claim as another part of the desk wants it: shown, sent and refused as any change. */
  change(id: string, kind: string, request: Omit<Write, "id" | "subject" | "kind" | "ifMatch">): void {
    const claim = this.store.claim(id);
    if (claim) this.#change(claim, kind, { ...request, ifMatch: claim.revision });
  }

  /** Shows a claim on other words, before the hand lets go; null shows it where it is. */
  preview(id: string, span: Span | null): void {
    this.store.drop(id, PREVIEW);
    if (span === null) return;
    this.store.propose(id, PREVIEW, { span, words: this.store.text.slice(span.start, span.end) });
  }

  /** Puts a claim on other words of the same text. */
  place(id: string, span: Span): void {
    this.preview(id, null);
    const claim = this.store.claim(id);
    const before = claim?.span;
    if (!claim || !before || (before.start === span.start && before.end === span.end)) return;
    const words = this.store.text.slice(span.start, span.end);
    const anchor = {
      version: this.store.version,
      ...this.store.index.spanToCodePoints(span),
      exact: words,
    };
    this.#patch(claim, { anchor });
    this.remember(() => this.place(id, before));
    this.tell({ kind: "moved", claim: this.store.claim(id) ?? claim });
  }

  /** Takes a claim off the page; it can be restored at any time. */
  withdraw(id: string): void {
    const claim = this.#claimAsSeen(id);
    if (!claim || claim.withdrawn) return;
    const ifMatch = claim.revision;
    this.#change(claim, "withdraw", { method: "DELETE", path: `/claims/${id}`, ifMatch });
    this.remember(() => this.restore(id));
    this.tell({ kind: "withdrawn", claim });
  }

  /** Brings a withdrawn claim back. */
  restore(id: string): void {
    const claim = this.store.claim(id);
    if (!claim?.withdrawn) return;
    this.#change(claim, "restore", {
      method: "POST",
      path: `/claims/${id}/restore`,
      ifMatch: claim.revision,
    });
    this.remember(() => this.withdraw(id));
    this.tell({ kind: "restored", claim: this.store.claim(id) ?? claim });
  }

  /** The note as this page knows it, for whoever changes it. */
  seenNote(): SeenState {
    return { revision: this.store.article().noteRevision, before: { note: this.store.note() } };
  }

  #seenOf({ type, words, span, full, revision }: DeskClaim): SeenState {
    const place = span && { ...this.store.index.spanToCodePoints(span), exact: words };
    return { revision, before: { ...(full && seenOf(full)), type, ...(place && { words: place }) } };
  }

  /**
   * Changes the article's status or note.
   * @param seen the note as the person saw it, where that is changed
   */
  patchArticle(patch: ArticlePatch, seen?: SeenState): void {
    const { articleId: subject } = this;
    const { metaRevision, status } = this.store.article();
    const { revision: ifMatch, before } = seen ?? { revision: metaRevision, before: { status } };
    const path = `/articles/${subject}`;
    const write: Write = {
      id: newId(),
      subject,
      kind: "article",
      method: "PATCH",
      path,
      body: patch,
      ifMatch,
      before,
    };
    this.send(write, patch.note ?? "");
  }

  /** Undoes the last act of this page that was not undone yet. */
  undo(): void {
    if (!this.#steps.undo()) this.tell({ kind: "nothingToUndo" });
  }

  /** Remembers how the act just done is undone. */
  remember(step: () => void): void {
    this.#steps.remember(step);
  }

  /** Says where to go back to once the act just done was undone. */
  comeBack(back: () => void): void {
    this.#steps.comeBack(back);
  }

  /** Tells what happened. */
  tell(notice: Notice): void {
    this.#notice =
      this.#steps.undoing() && "claim" in notice && notice.claim
        ? { ...notice, kind: "undone" as const, claim: notice.claim }
        : notice;
    this.#topics.announce(["notice"]);
  }

  /** Sends a refused change again as it was. One that somebody overtook is decided on instead: see `merge`. */
  retry(claim: DeskClaim): void {
    if (claim.saving.state !== "refused") return;
    this.#queue.retry(claim.saving.writeId, (write) => write);
  }

  /** Gives a refused change up; a mark the server never took disappears. */
  discard(claim: DeskClaim): void {
    if (claim.saving.state === "refused") this.#queue.discard(claim.saving.writeId);
  }

  /** Says that something is not for this person or not now, without asking the server. */
  decline(code: RefusalCode): void {
    if (this.store.old) this.tell({ kind: "oldVersion" });
    else this.tell({ kind: "refused", code, detail: "", claim: null });
  }

  /** Says whether a claim's link is on the clipboard. */
  tellCopied(claim: DeskClaim, done: boolean): void {
    this.tell({ kind: done ? "copied" : "notCopied", claim });
  }

  /** Takes in a claim that was read in full. */
  learn(claim: Claim): void {
    this.store.merge([claim]);
  }

  /**
   * Says that a claim is still looked at as it stood: what is changed in it is changed on that, so that
   * nobody overwrites what they have not seen.
   * @returns says that it is seen as it now is
   */
  hold(claim: DeskClaim): () => void {
    this.#seen.set(claim.id, claim);
    return () => {
      if (this.#seen.get(claim.id) === claim) this.#seen.delete(claim.id);
    };
  }

  /** Says how what others changed is brought onto the page, when it may be under somebody's hands. */
  drawBy(draw: (work: () => void) => void): void {
    this.#draw = draw;
  }

  /** Asks what others changed. Never rejects. */
  refresh(): Promise<void> {
    if (this.store.old) return Promise.resolve();
    this.#refreshing ??= getDelta(this.articleId, this.store.article().revision)
      .then((delta) =>
        this.#draw(() => {
          this.store.mergeDelta(delta);
          for (const part of this.#parts) part.takeIn(delta);
        }),
      )
      .then(() => this.#readArticle())
      .catch(() => undefined) // Out of reach: the next look at the page asks again.
      .finally(() => {
        this.#refreshing = null;
      });
    return this.#refreshing;
  }

  /** Reads the words of a change of the article itself, of which a delta only tells. */
  async #readArticle(): Promise<void> {
    if (!isUnread(this.store.article())) return;
    const read = await getArticle(this.articleId);
    this.#draw(() => this.store.mergeArticle(read));
  }

  #claimAsSeen(id: string): DeskClaim | undefined {
    return this.#seen.get(id) ?? this.store.claim(id);
  }

  #patch(claim: DeskClaim, body: PatchClaim, seen = this.#seenOf(claim)): void {
    const { id } = claim;
    const { revision: ifMatch, before } = seen;
    this.#change(claim, "patch", { method: "PATCH", path: `/claims/${id}`, body, ifMatch, before });
  }

  #change(claim: DeskClaim, kind: string, request: Omit<Write, "id" | "subject" | "kind">) {
    this.send({ id: newId(), subject: claim.id, kind, ...request }, claim.words);
  }

  #partOf(write: Write): DeskPart | undefined {
    return this.#parts.find((part) => part.kinds.includes(write.kind));
  }

  readonly #observer: QueueObserver = {
    shows: (write, refused) => {
      const part = this.#partOf(write);
      if (part) {
        if (!refused) part.shows(write);
      } else if (write.kind === "article") {
        const { note } = write.body as ArticlePatch;
        if (note !== undefined && !refused) this.store.proposeNote(write.id, note);
      } else {
        this.#show(write);
        if (refused) this.store.refuse(write.subject, write.id, { kind: write.kind, ...refused });
      }
    },
    done: (write, answer) => this.#done(write, answer),
    refused: (write, refused) => this.#refused(write, refused),
    joined: (write, current) => {
      if (this.#partOf(write) || write.kind === "article") return;
      this.store.merge([current as Claim]); // What a refused change of a claim comes with.
      const claim = this.store.claim(write.subject);
      if (claim && this.#made.has(write.id)) this.tell({ kind: "joined", claim });
    },
    replaced: (writes, by, current) => {
      for (const write of writes) this.#hide(write);
      // Only a mark is ever replaced, with what was said of it, by the same on the claim that was there first.
      const existing = current as Claim;
      this.store.merge([existing]);
      for (const write of by) this.#show(write);
      const claim = this.store.claim(existing.id);
      if (claim && writes.some(({ id }) => this.#made.has(id))) this.tell({ kind: "existed", claim });
    },
    gone: (writes) => {
      for (const write of writes) this.#hide(write);
    },
  };

  #show(write: Write): void {
    if (write.kind === "mark" && !this.store.known(write.subject)) {
      const marked = markedClaim(write, this.store, this.me);
      if (marked) this.store.create(marked, write.id);
      return;
    }
    const known = this.store.claim(write.subject);
    this.store.propose(write.subject, write.id, known ? proposalOf(write, known, this.store, this.me) : {});
  }

  #hide(write: Write): void {
    const part = this.#partOf(write);
    if (part) part.hides(write);
    else if (write.kind === "article") this.store.dropNote(write.id);
    else this.store.drop(write.subject, write.id);
  }

  #done(write: Write, answer: unknown): void {
    const part = this.#partOf(write);
    if (part) {
      part.done(write, answer);
      return;
    }
    const said = answerTo(write, answer);
    if (said.about === "article") this.store.mergeArticle(said.article);
    if (said.about === "claim") this.store.merge([said.claim]);
    this.#hide(write);
  }

  #refused(write: Write, { code, detail, current }: Refused): void {
    const mine = this.#made.has(write.id);
    const part = this.#partOf(write);
    if (part) part.hides(write);
    else if (write.kind === "article") {
      this.store.dropNote(write.id);
      // Not the note: whose words are to stand is decided on with both before one's eyes.
      if (code === "STALE" && current !== null) this.#learnStatus(current as ArticleSummary);
      if (mine && this.#wantsReason(write, code)) return;
    } else {
      if (code === "STALE" && current !== null) this.store.merge([current as Claim]);
      this.store.refuse(write.subject, write.id, { kind: write.kind, code, detail });
    }
    if (!mine) return;
    const claim = this.store.claim(write.subject) ?? null;
    if (code === "STALE" && claim) this.tell({ kind: "overtaken", claim });
    else this.tell({ kind: "refused", code, detail, claim });
  }

  #learnStatus({ status, statusReason, metaRevision }: ArticleSummary): void {
    if (metaRevision < this.store.article().metaRevision) return;
    this.store.setArticle({ status, statusReason, metaRevision });
  }

  /** The server alone knows whether candidates are left that nobody looked at: then it is asked why. */
  #wantsReason({ id, body }: Write, code: RefusalCode): boolean {
    const { status, reason } = body as ArticlePatch;
    if (code !== "INVALID" || status !== "checked" || reason !== undefined) return false;
    this.#queue.discard(id);
    void this.refresh();
    this.tell({ kind: "reasonWanted" });
    return true;
  }
}
