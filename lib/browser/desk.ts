/**
 * What a person can do to the claims of the article on the page. Each act shows at once in the store, goes
 * through the queue, and takes in the server's answer; each can be undone. The one write path of the pages.
 */
import { v7 as newId } from "uuid";
import type { Verdict } from "../model/vocabulary";
import type {
  ArticleSummary,
  Claim,
  Delta,
  MarkClaim,
  MarkedClaim,
  PatchArticle,
  PatchClaim,
  Person,
} from "../model/wire";
import type { Span } from "../text/units";
import type { ClaimStore } from "./claim-store";
import { getDelta, type Refusal, type RefusalCode } from "./client";
import { type DeskClaim, type Proposal, withVerdict } from "./desk-claim";
import { type Fate, MemoryQueue, type Write, type WriteQueue } from "./queue";
import { Topics } from "./topics";

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
  | { kind: "overtaken"; claim: DeskClaim };

/** What was read in the words of a claim before anybody marked them. */
export type Found = Required<Pick<MarkClaim, "value" | "speaker" | "attributedTo">>;

/** A part of the desk with writes of its own kinds: it hears what became of them, and of the others' work. */
export type DeskPart = {
  readonly kinds: readonly string[];
  done(write: Write, answer: unknown): void;
  refused(write: Write): Fate;
  takeIn(delta: Delta): void;
};

/** What of an article can be changed from the reader. */
export type ArticlePatch = Pick<PatchArticle, "status" | "reason" | "note">;

type Undo = { step: () => void; back?: () => void };

/** The name under which the store keeps a preview, among the writes. */
const PREVIEW = "preview";

/** How many steps can be undone on one page; a withdrawal can be taken back later too. */
const UNDO_STEPS = 100;

export class Desk {
  readonly store: ClaimStore;
  readonly articleId: string;
  readonly me: Person;
  readonly #queue: WriteQueue;
  readonly #topics = new Topics<"notice">();
  readonly #undo: Undo[] = [];
  readonly #parts: DeskPart[] = [];
  #notice: Notice | null = null;
  #undoing = false;
  #refreshing: Promise<void> | null = null;

  constructor(page: { store: ClaimStore; articleId: string; me: Person }) {
    this.store = page.store;
    this.articleId = page.articleId;
    this.me = page.me;
    this.#queue = new MemoryQueue({
      done: (write, answer) => this.#done(write, answer),
      refused: (write, refusal, behind) => this.#refused(write, refusal, behind),
      revision: (subject) =>
        subject === this.articleId
          ? this.store.article().metaRevision
          : this.store.claim(subject)?.revision || null,
    });
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

  /** Sends a write of a part. */
  send(write: Write): void {
    this.#queue.add(write);
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
    const claim: DeskClaim = {
      id,
      type,
      tag: verdict ?? "unverified",
      contested: false,
      stale: false,
      unassessed: verdict === undefined,
      anchor: { state: "exact" },
      span,
      words,
      createdBy: this.me,
      createdAt: new Date().toISOString(),
      revision: 0,
      withdrawn: false,
      full: null,
      saving: { state: "waiting" },
    };
    this.store.create(claim, write.id);
    this.#queue.add(write);
    this.remember(() => this.withdraw(id));
    this.tell({ kind: found ? "accepted" : "marked", claim });
    return id;
  }

  /** Says that a claim is verified or not, as the person's own assessment. */
  assess(id: string, verdict: Verdict, more: { justification?: string | null; rating?: number | null } = {}) {
    const claim = this.store.claim(id);
    if (!claim) return;
    const mine = claim.full?.assessments.find((one) => one.user.id === this.me.id);
    const body = { verdict, ...more, version: this.store.version, exact: claim.words };
    this.#change(claim, "assess", withVerdict(claim, this.me.id, verdict), {
      method: "PUT",
      path: `/claims/${id}/assessment`,
      body,
    });
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
    const others = (claim.full?.assessments ?? []).some((one) => one.user.id !== this.me.id);
    const proposal = others ? {} : ({ tag: "unverified", unassessed: true, stale: false } as const);
    this.#change(claim, "unassess", proposal, { method: "DELETE", path: `/claims/${id}/assessment` });
  }

  /** Settles a claim, as an editor. */
  decide(id: string, verdict: Verdict, reason: string): void {
    const claim = this.store.claim(id);
    if (!claim) return;
    const ifMatch = this.#seen(claim);
    this.#change(
      claim,
      "decide",
      { tag: verdict, contested: false, stale: false },
      {
        method: "PUT",
        path: `/claims/${id}/decision`,
        body: { verdict, reason, version: this.store.version, exact: claim.words },
        ifMatch,
      },
    );
    this.tell({ kind: "tagged", claim: this.store.claim(id) ?? claim });
  }

  /** Takes the editor's decision back. */
  takeBackDecision(id: string): void {
    const claim = this.store.claim(id);
    if (!claim) return;
    const ifMatch = this.#seen(claim);
    this.#change(claim, "undecide", {}, { method: "DELETE", path: `/claims/${id}/decision`, ifMatch });
  }

  /** Changes what a claim is or says, other than its place. */
  edit(id: string, patch: Omit<PatchClaim, "anchor">): void {
    const claim = this.store.claim(id);
    if (!claim) return;
    const { type, full } = claim;
    this.#patch(
      claim,
      {
        ...(patch.type === undefined ? {} : { type: patch.type }),
        ...(full === null ? {} : { full: { ...full, ...patch } as Claim }), // The patch has a claim's own fields.
      },
      patch,
    );
    if (patch.type !== undefined && patch.type !== type) {
      this.remember(() => this.edit(id, { type }));
      this.tell({ kind: "retyped", claim: this.store.claim(id) ?? claim });
    }
  }

  /** Changes a claim as another part of the desk wants it: shown, sent and refused as any change. */
  change(
    id: string,
    kind: string,
    proposal: Proposal,
    request: Omit<Write, "id" | "subject" | "kind" | "ifMatch">,
  ): void {
    const claim = this.store.claim(id);
    if (claim) this.#change(claim, kind, proposal, { ...request, ifMatch: this.#seen(claim) });
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
    this.#patch(claim, { span, words }, { anchor });
    this.remember(() => this.place(id, before));
    this.tell({ kind: "moved", claim: this.store.claim(id) ?? claim });
  }

  /** Takes a claim off the page; it can be restored at any time. */
  withdraw(id: string): void {
    const claim = this.store.claim(id);
    if (!claim || claim.withdrawn) return;
    const ifMatch = this.#seen(claim);
    this.#change(
      claim,
      "withdraw",
      { withdrawn: true },
      { method: "DELETE", path: `/claims/${id}`, ifMatch },
    );
    this.remember(() => this.restore(id));
    this.tell({ kind: "withdrawn", claim });
  }

  /** Brings a withdrawn claim back. */
  restore(id: string): void {
    const claim = this.store.claim(id);
    if (!claim?.withdrawn) return;
    const ifMatch = this.#seen(claim);
    this.#change(
      claim,
      "restore",
      { withdrawn: false },
      { method: "POST", path: `/claims/${id}/restore`, ifMatch },
    );
    this.remember(() => this.withdraw(id));
    this.tell({ kind: "restored", claim: this.store.claim(id) ?? claim });
  }

  /** Changes the article's status or note. */
  patchArticle(patch: ArticlePatch): void {
    const id = newId();
    const ifMatch = this.#queue.busy(this.articleId) ? "previous" : this.store.article().metaRevision;
    const { articleId: subject } = this;
    const path = `/articles/${subject}`;
    this.#queue.add({ id, subject, kind: "article", method: "PATCH", path, body: patch, ifMatch });
  }

  /** Undoes the last act of this page that was not undone yet. */
  undo(): void {
    const last = this.#undo.pop();
    if (!last) {
      this.tell({ kind: "nothingToUndo" });
      return;
    }
    this.#undoing = true;
    last.step();
    this.#undoing = false;
    last.back?.();
  }

  /** Remembers how the act just done is undone. */
  remember(step: () => void): void {
    if (this.#undoing) return;
    this.#undo.push({ step });
    if (this.#undo.length > UNDO_STEPS) this.#undo.shift();
  }

  /** Says where to go back to once the act just done was undone. */
  comeBack(back: () => void): void {
    const last = this.#undo.at(-1);
    if (last && !this.#undoing) last.back = back;
  }

  /** Tells what happened. */
  tell(notice: Notice): void {
    this.#notice =
      this.#undoing && "claim" in notice && notice.claim
        ? { ...notice, kind: "undone" as const, claim: notice.claim }
        : notice;
    this.#topics.announce(["notice"]);
  }

  /** Sends a refused change again, on the claim as it now is. */
  retry(claim: DeskClaim): void {
    if (claim.saving.state !== "refused") return;
    const { writeId } = claim.saving;
    this.store.refuse(claim.id, writeId, null);
    const { revision, words } = claim;
    this.#queue.retry(writeId, (write) => ({
      ...write,
      ...(write.ifMatch === undefined ? {} : { ifMatch: revision }),
      // A verdict is given on the words as they now are, which the person has seen by now.
      ...(write.kind === "assess" || write.kind === "decide"
        ? { body: { ...(write.body as object), exact: words } }
        : {}),
    }));
  }

  /** Gives a refused change up; a mark the server never took disappears. */
  discard(claim: DeskClaim): void {
    if (claim.saving.state !== "refused") return;
    const gone = this.#queue.discard(claim.saving.writeId);
    for (const write of gone) this.store.drop(claim.id, write.id);
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

  /** Asks what others changed, and sends at once what waited for the network. Never rejects. */
  refresh(): Promise<void> {
    if (this.store.old) return Promise.resolve();
    this.#queue.wake();
    this.#refreshing ??= getDelta(this.articleId, this.store.article().revision)
      .then((delta) => {
        this.store.mergeDelta(delta);
        for (const part of this.#parts) part.takeIn(delta);
      })
      .catch(() => undefined) // Out of reach: the next look at the page asks again.
      .finally(() => {
        this.#refreshing = null;
      });
    return this.#refreshing;
  }

  #patch(claim: DeskClaim, proposal: Proposal, body: PatchClaim): void {
    const ifMatch = this.#seen(claim);
    this.#change(claim, "patch", proposal, { method: "PATCH", path: `/claims/${claim.id}`, body, ifMatch });
  }

  #change(
    claim: DeskClaim,
    kind: string,
    proposal: Proposal,
    request: Omit<Write, "id" | "subject" | "kind">,
  ) {
    const write: Write = { id: newId(), subject: claim.id, kind, ...request };
    this.store.propose(claim.id, write.id, proposal);
    this.#queue.add(write);
  }

  /** The revision a change is made on: what the person sees, or the answer still to come. */
  #seen(claim: DeskClaim): number | "previous" {
    return this.#queue.busy(claim.id) ? "previous" : claim.revision;
  }

  #partOf(write: Write): DeskPart | undefined {
    return this.#parts.find((part) => part.kinds.includes(write.kind));
  }

  #done(write: Write, answer: unknown): void {
    const part = this.#partOf(write);
    if (part) {
      part.done(write, answer);
      return;
    }
    if (write.kind === "article") {
      // An article is answered whole.
      const { status, statusReason, note, metaRevision, revision } = answer as ArticleSummary;
      this.store.setArticle({ status, statusReason, note, metaRevision, revision });
      return;
    }
    // A mark is answered with the claim and the revision, everything else with the claim.
    const claim = write.kind === "mark" ? (answer as MarkedClaim).claim : (answer as Claim);
    this.store.merge([claim]);
    this.store.drop(write.subject, write.id);
  }

  #refused(write: Write, refusal: Refusal, behind: readonly Write[]): Fate {
    const { code, detail, current } = refusal;
    const part = this.#partOf(write);
    if (part) {
      this.tell({ kind: "refused", code, detail, claim: null });
      return part.refused(write);
    }
    if (write.kind === "article") {
      if (code === "STALE" && current !== null) this.#done(write, current);
      const patch = write.body as ArticlePatch;
      // The server alone knows whether candidates are left that nobody looked at.
      const unexplained = code === "INVALID" && patch.status === "checked" && patch.reason === undefined;
      if (unexplained) void this.refresh();
      this.tell(unexplained ? { kind: "reasonWanted" } : { kind: "refused", code, detail, claim: null });
      return "drop";
    }
    const claim = this.store.claim(write.subject) ?? null;
    if (code === "CLAIM_EXISTS") return this.#fold(write, current as Claim, behind);
    if (code === "STALE" && current !== null) this.store.merge([current as Claim]);
    this.store.refuse(write.subject, write.id, { kind: write.kind, code, detail });
    const now = this.store.claim(write.subject) ?? claim;
    if (code === "STALE" && now) this.tell({ kind: "overtaken", claim: now });
    else this.tell({ kind: "refused", code, detail, claim: now });
    return "keep";
  }

  /** Somebody marked the same words as the same type first: what was said here is said of that claim. */
  #fold(write: Write, existing: Claim, behind: readonly Write[]): Fate {
    for (const one of [write, ...behind]) this.store.drop(write.subject, one.id);
    this.store.merge([existing]);
    const claim = this.store.claim(existing.id);
    if (claim) this.tell({ kind: "existed", claim });
    const body = write.body as MarkClaim;
    const tags = behind.filter((one) => one.kind === "assess").map((one) => one.body as object);
    if (body.assessment) tags.unshift(body.assessment);
    const last = tags.at(-1);
    if (!last || !claim) return { replaceBy: [] };
    const assess: Write = {
      id: newId(),
      subject: existing.id,
      kind: "assess",
      method: "PUT",
      path: `/claims/${existing.id}/assessment`,
      body: { ...last, version: body.version, exact: body.exact },
    };
    this.store.propose(existing.id, assess.id, {});
    return { replaceBy: [assess] };
  }
}
