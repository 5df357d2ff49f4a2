/**
 * The claims of the article on the page. It keeps what the server last said apart from what was changed
 * here and not yet confirmed; what is shown is the one over the other. Knows nothing of React, of requests
 * or of the DOM. Offsets are UTF-16 code units into the version's text.
 */
import type { PackedClaims } from "../model/packed";
import type { Block, Claim, Delta, Person } from "../model/wire";
import { type Folded, foldTypography } from "../text/fold";
import { findOccurrences } from "../text/occurrences";
import { TextIndex } from "../text/offsets";
import { codePoint, type Span } from "../text/units";
import { type ArticleRead, type ArticleState, drawnState, withArticle, withDelta } from "./article-state";
import { type DeskClaim, fromWire, inTextOrder, looksAlike, type Proposal, type Saving } from "./desk-claim";
import { ClaimsOver, DrawnClaims } from "./drawn-claims";
import { type Filter, isOpen, NO_FILTER, passes, Tally } from "./filter";
import { Topics } from "./topics";

/**
 * What can be listened to. `order`: which claims there are and in what order; `tally`: how many of each kind;
 * `saving`: how many changes wait.
 */
export type StoreTopic =
  | "order"
  | "tally"
  | "filter"
  | "saving"
  | "article"
  | `block:${number}`
  | `claim:${string}`;

/** A block with its place in the text in UTF-16 code units. */
export type DeskBlock = Omit<Block, "start" | "end"> & { readonly span: Span };

/** More places than this nobody looks through. */
const MOST_PLACES = 1000;

/** Hears what the server says of claims; `anew`: nothing that it said before holds. */
type Hearer = (claims: readonly Claim[], anew: boolean) => void;

type Pending = { readonly writeId: string; readonly proposal: Proposal; refused: Saving | null };

export class ClaimStore {
  readonly text: string;
  readonly index: TextIndex;
  readonly blocks: readonly DeskBlock[];
  /** The number of the version on the page. */
  readonly version: number;
  /** Whether the page was opened to read an older version: its claims stay as they stood. */
  readonly old: boolean;
  readonly #topics = new Topics<StoreTopic>();
  /** What the server said; claims made here stand in it with revision 0 until it answers. */
  readonly #base: ClaimsOver;
  readonly #pending = new Map<string, Pending[]>();
  readonly #shown: ClaimsOver;
  /** Ids of live claims by block, in text order. */
  readonly #inBlock: string[][];
  readonly #painted: (readonly DeskClaim[] | undefined)[];
  /** Blocks that no longer are as the server drew them. */
  readonly #changed = new Set<number>();
  /** What the server drew, which a part of the page needs that comes alive after the first changes. */
  readonly #drawn: { claims: DrawnClaims; inBlock: readonly (readonly string[])[] };
  readonly #drawnIn = new Map<number, readonly DeskClaim[]>();
  readonly #tally = new Tally();
  readonly #hearers = new Set<Hearer>();
  /** The text without its typography, made when it is first looked through. */
  #folded: Folded | null = null;
  #order: readonly string[];
  #withdrawn: readonly string[] = [];
  #visible: readonly string[] | null = null;
  #filter: Filter = NO_FILTER;
  #article: ArticleState;
  /** Notes on their way, by write, the last over all. */
  readonly #notes = new Map<string, string>();

  constructor(page: {
    text: string;
    blocks: readonly Block[];
    claims: PackedClaims;
    version: number;
    /** The newest version's number; left out where it is the one on the page. */
    newest?: number;
    article: ArticleRead & Pick<ArticleState, "revision">;
  }) {
    this.text = page.text;
    this.index = new TextIndex(page.text);
    this.version = page.version;
    this.old = page.newest !== undefined && page.newest !== page.version;
    this.#article = drawnState({ ...page.article, version: page.newest ?? page.version });
    this.blocks = page.blocks.map(({ start, end, ...rest }) => ({
      ...rest,
      span: this.index.spanToUtf16({ start: codePoint(start), end: codePoint(end) }),
    }));
    this.#inBlock = this.blocks.map(() => []);
    this.#painted = new Array(this.blocks.length);
    const claims = new DrawnClaims(page.claims, this.index);
    this.#base = new ClaimsOver(claims);
    this.#shown = new ClaimsOver(claims);
    let first = 0;
    claims.eachSpan((id, { start, end }) => {
      // Claims and blocks are both in text order.
      while ((this.blocks[first + 1]?.span.start ?? Number.POSITIVE_INFINITY) <= start) first += 1;
      for (let block = first; (this.blocks[block]?.span.start ?? end) < end; block += 1) {
        this.#inBlock[block]?.push(id);
      }
    });
    this.#order = claims.order;
    this.#tally.start(claims.kinds());
    this.#drawn = { claims, inBlock: [...this.#inBlock] };
  }

  /** Listens to a topic; see {@link Topics.subscribe}. */
  subscribe(topic: StoreTopic, listener: () => void): () => void {
    return this.#topics.subscribe(topic, listener);
  }

  /** Calls `listener` with what the server says of claims, as it is taken in. */
  onTold(listener: Hearer): () => void {
    this.#hearers.add(listener);
    return () => this.#hearers.delete(listener);
  }

  /** The claim as it is to be shown; withdrawn ones too. Undefined when the page knows none by this id. */
  claim(id: string): DeskClaim | undefined {
    return this.#shown.get(id);
  }

  /** The claim as the server last said, without what is on its way; undefined before it has answered. */
  known(id: string): DeskClaim | undefined {
    const base = this.#base.get(id);
    return base && base.revision > 0 ? base : undefined;
  }

  /** Ids of the withdrawn claims that the page knows, in no order; the same array until it changes. */
  withdrawn(): readonly string[] {
    return this.#withdrawn;
  }

  /** Ids of all live claims in text order, whatever the filter hides; the same array until it changes. */
  order(): readonly string[] {
    return this.#order;
  }

  /** Ids of the live claims that the filter lets through, in text order. */
  visible(): readonly string[] {
    if (isOpen(this.#filter)) return this.#order;
    this.#visible ??= this.#order.filter((id) => {
      const claim = this.#shown.get(id);
      return claim !== undefined && passes(claim, this.#filter);
    });
    return this.#visible;
  }

  /** The claims to be painted in a block, in text order; the same array until one of them changes. */
  paintedIn(block: number): readonly DeskClaim[] {
    // The very array that was drawn, or every block would be painted again as soon as it comes alive.
    if (!this.#changed.has(block) && isOpen(this.#filter)) return this.drawnIn(block);
    const kept = this.#painted[block];
    if (kept !== undefined) return kept;
    const painted = (this.#inBlock[block] ?? []).flatMap((id) => {
      const claim = this.#shown.get(id);
      return claim !== undefined && passes(claim, this.#filter) ? [claim] : [];
    });
    this.#painted[block] = painted;
    return painted;
  }

  /** The claims of a block as the server drew it, whatever changed since; the same array each time. */
  drawnIn(block: number): readonly DeskClaim[] {
    const kept = this.#drawnIn.get(block);
    if (kept !== undefined) return kept;
    const drawn = (this.#drawn.inBlock[block] ?? []).flatMap((id) => this.#drawn.claims.claim(id) ?? []);
    this.#drawnIn.set(block, drawn);
    return drawn;
  }

  /** The live claims that lie in a block, in text order, whatever the filter hides. */
  liveIn(block: number): DeskClaim[] {
    return (this.#inBlock[block] ?? []).flatMap((id) => this.#shown.get(id) ?? []);
  }

  /** The places of all live claims in the text, in code points and in no order. */
  places(): { id: string; start: number; end: number }[] {
    if (this.#shown.isUntouched()) return this.#drawn.claims.places();
    return this.#order.flatMap((id) => {
      const span = this.#shown.get(id)?.span;
      return span ? [{ id, ...this.index.spanToCodePoints(span) }] : [];
    });
  }

  /** The numbers of the blocks a span touches. */
  blocksAt(span: Span): readonly number[] {
    return this.#blocksAt(span);
  }

  /** The numbers of the blocks a claim lies in. */
  blocksOf(id: string): readonly number[] {
    return this.#blocksAt(this.#shown.get(id)?.span ?? null);
  }

  /** The number of the block an offset lies in or follows. */
  blockAt(offset: number): number {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.blocks[middle]?.span.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  /** How many live claims there are of each kind; see {@link Tally.counts}. */
  tally(): ReadonlyMap<string, number> {
    return this.#tally.counts();
  }

  /** Everybody who marked a claim of the article. */
  people(): readonly Person[] {
    return this.#tally.people();
  }

  filter(): Filter {
    return this.#filter;
  }

  article(): ArticleState {
    return this.#article;
  }

  /** The note as it is to be shown: the last on its way, else the one the server has. */
  note(): string {
    return [...this.#notes.values()].at(-1) ?? this.#article.note;
  }

  /** Shows a note that is on its way under the write `writeId`. */
  proposeNote(writeId: string, note: string): void {
    this.#notes.set(writeId, note);
    this.#topics.announce(["article"]);
  }

  /** Lets go of a note on its way: it was confirmed (set the article first), turned down or given up. */
  dropNote(writeId: string): void {
    if (this.#notes.delete(writeId)) this.#topics.announce(["article"]);
  }

  /** How many changes wait for the server and how many it refused; the same string while nothing changes. */
  counts(): `${number} ${number}` {
    let waiting = 0;
    let refused = 0;
    for (const pending of this.#pending.values()) {
      for (const one of pending) {
        if (one.refused) refused += 1;
        else waiting += 1;
      }
    }
    return `${waiting} ${refused}`;
  }

  /** Ids of claims with a change the server refused, in no order. */
  refused(): string[] {
    return [...this.#pending].flatMap(([id, all]) => (all.some((one) => one.refused) ? [id] : []));
  }

  /** Shows only what the filter lets through. Text and selection do not move by it. */
  setFilter(filter: Filter): void {
    this.#filter = filter;
    this.#visible = null;
    this.#painted.fill(undefined);
    this.#topics.announce(["filter", "order", ...this.blocks.map((_, block) => `block:${block}` as const)]);
  }

  /** Adds a claim made here, before the server knows it. */
  create(claim: DeskClaim, writeId: string): void {
    this.#base.set(claim.id, claim);
    this.propose(claim.id, writeId, {});
  }

  /** Shows a change that is on its way to the server under the write `writeId`; a second time, anew. */
  propose(id: string, writeId: string, proposal: Proposal): void {
    const one: Pending = { writeId, proposal, refused: null };
    const pending = this.#pending.get(id) ?? [];
    const known = pending.findIndex((other) => other.writeId === writeId);
    this.#pending.set(id, known < 0 ? [...pending, one] : pending.with(known, one));
    this.#announce(this.#settle(id), "saving");
  }

  /** Lets go of a proposed change: it was confirmed (merge the answer first), or given up. */
  drop(id: string, writeId: string): void {
    const left = (this.#pending.get(id) ?? []).filter((one) => one.writeId !== writeId);
    if (left.length > 0) this.#pending.set(id, left);
    else this.#pending.delete(id);
    if (left.length === 0 && this.#base.get(id)?.revision === 0) this.#base.delete(id);
    this.#announce(this.#settle(id), "saving");
  }

  /** Says that the server turned a change down; its words stay until it is retried or given up. */
  refuse(id: string, writeId: string, problem: { kind: string; code: string; detail: string }): void {
    for (const one of this.#pending.get(id) ?? []) {
      if (one.writeId === writeId) one.refused = { state: "refused", writeId, ...problem };
    }
    this.#announce(this.#settle(id), "saving");
  }

  /** Takes in claims as the server has them; one that is older than what is known changes nothing. */
  merge(claims: readonly Claim[]): void {
    this.#merge(claims, false);
  }

  /** @param anew whether what is told holds whatever is known: the server's own past has changed */
  #merge(claims: readonly Claim[], anew: boolean): void {
    const touched: StoreTopic[] = [];
    for (const claim of claims) {
      const known = this.#base.get(claim.id);
      if (!anew && known !== undefined && known.revision > claim.revision) continue;
      // Told twice, as by an answer and then a delta: nothing is drawn anew.
      if (
        !anew &&
        known?.full?.revision === claim.revision &&
        known.full.anchor.version === claim.anchor.version
      )
        continue;
      if (claim.anchor.version !== this.version) {
        // Its place is in a text that is not on the page: keep the place, take the rest.
        if (known === undefined) continue;
        const { span, words, anchor } = known;
        this.#base.set(claim.id, { ...fromWire(withoutPlace(claim), this.index), span, words, anchor });
      } else {
        this.#base.set(claim.id, fromWire(claim, this.index));
      }
      touched.push(...this.#settle(claim.id));
    }
    this.#announce(touched);
    for (const hear of this.#hearers) hear(claims, anew);
  }

  /** Takes in all that changed in the article since the last look. */
  mergeDelta(delta: Delta): void {
    if (delta.reset) this.#forgetAllBut(new Set(delta.claims.map((claim) => claim.id)));
    this.#merge(delta.claims, delta.reset);
    this.setArticle(withDelta(this.#article, delta));
  }

  /** Takes in the article as it was read, or as a change of it was answered. */
  mergeArticle(article: ArticleRead): void {
    this.setArticle(withArticle(this.#article, article));
  }

  /** Takes in what is known of the article itself. */
  setArticle(article: Partial<ArticleState>): void {
    this.#article = { ...this.#article, ...article };
    this.#topics.announce(["article"]);
  }

  /** The further places of the same words, typography aside, without the one given. */
  furtherPlaces(span: Span): Span[] {
    this.#folded ??= foldTypography(this.text);
    const words = this.text.slice(span.start, span.end);
    const places = findOccurrences(this.text, words, MOST_PLACES, this.#folded);
    return places.filter((place) => place.end <= span.start || place.start >= span.end);
  }

  /** The words between two code point offsets. */
  wordsAtCodePoints(start: number, end: number): string {
    const span = this.index.spanToUtf16({ start: codePoint(start), end: codePoint(end) });
    return this.text.slice(span.start, span.end);
  }

  /** After a backup was restored, the server may no longer know claims that the page shows. */
  #forgetAllBut(known: ReadonlySet<string>): void {
    for (const id of this.#base.ids()) {
      if (known.has(id) || this.#pending.has(id)) continue;
      this.#base.delete(id);
      this.#announce(this.#settle(id));
    }
  }

  /** Works out anew what is shown of one claim; answers the topics that changed by it. */
  #settle(id: string): StoreTopic[] {
    const before = this.#shown.get(id);
    const base = this.#base.get(id);
    const after = base && overlay(base, this.#pending.get(id) ?? []);
    if (after) this.#shown.set(id, after);
    else this.#shown.delete(id);
    if (before?.withdrawn !== after?.withdrawn) {
      const others = this.#withdrawn.filter((other) => other !== id);
      this.#withdrawn = after?.withdrawn ? [...others, id] : others;
    }
    const live = (claim: DeskClaim | undefined) => (claim && !claim.withdrawn ? claim : undefined);
    const [was, is] = [live(before), live(after)];
    const blocks = new Set([...this.#blocksAt(was?.span ?? null), ...this.#blocksAt(is?.span ?? null)]);
    for (const block of blocks) {
      this.#changed.add(block);
      this.#painted[block] = undefined;
    }
    // As when the server confirms what is on the page already: nothing but the claim's own card is drawn anew.
    if (was && is && looksAlike(was, is)) return [`claim:${id}`];
    const moved = !was || !is || was.span?.start !== is.span?.start || was.span?.end !== is.span?.end;
    if (moved) {
      if (before) this.#order = this.#order.filter((other) => other !== id);
      if (is) this.#order = this.#insert(this.#order, is);
      for (const block of blocks) {
        const others = (this.#inBlock[block] ?? []).filter((other) => other !== id);
        const here = is && this.#blocksAt(is.span).includes(block);
        this.#inBlock[block] = here ? this.#insert(others, is) : others;
      }
    }
    if (was) this.#tally.add(was, -1);
    if (is) this.#tally.add(is, 1);
    this.#visible = null;
    const topics: StoreTopic[] = [
      "tally",
      `claim:${id}`,
      ...[...blocks].map((block) => `block:${block}` as const),
    ];
    return moved || !isOpen(this.#filter) ? [...topics, "order"] : topics;
  }

  #insert(ids: readonly string[], claim: DeskClaim): string[] {
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#shown.get(ids[middle] ?? "");
      if (other && inTextOrder(other, claim) < 0) low = middle + 1;
      else high = middle;
    }
    return ids.toSpliced(low, 0, claim.id);
  }

  #blocksAt(span: Span | null): number[] {
    if (span === null) return [];
    const blocks: number[] = [];
    for (let block = this.blockAt(span.start); block < this.blocks.length; block += 1) {
      if ((this.blocks[block]?.span.start ?? 0) >= span.end) break;
      blocks.push(block);
    }
    return blocks;
  }

  #announce(topics: readonly StoreTopic[], ...more: StoreTopic[]): void {
    this.#topics.announce([...topics, ...more]);
  }
}

function overlay(base: DeskClaim, pending: readonly Pending[]): DeskClaim {
  if (pending.length === 0) return base;
  const refused = pending.find((one) => one.refused)?.refused;
  return Object.assign({}, base, ...pending.map((one) => one.proposal), {
    saving: refused ?? { state: "waiting" },
  });
}

function withoutPlace(claim: Claim): Claim {
  return { ...claim, anchor: { ...claim.anchor, start: null, end: null } };
}
