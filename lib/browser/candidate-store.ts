/**
 * The claim finder's candidates on the page and what became of each. A candidate never changes; its state
 * follows from the claims and the dismissals by the same function the server counts by, so the page knows
 * it before the server answers. A candidate is named by its place in the list.
 */
import { type CandidateState, candidateStates, coverageOf, isCounted, runOf } from "../model/coverage";
import {
  type PackableCandidate,
  type PackableDismissal,
  type PackedCandidates,
  type PackedDismissals,
  unpackCandidate,
  unpackDismissals,
  unpackPlace,
} from "../model/packed-candidates";
import type { Coverage, Delta, Dismissal } from "../model/wire";
import { foldTypography } from "../text/fold";
import { codePoint, type Span } from "../text/units";
import type { ClaimStore } from "./claim-store";
import { Topics } from "./topics";

/** A candidate; `span` in UTF-16 code units of the text on the page. */
export type Candidate = Omit<PackableCandidate, "start" | "end"> & {
  readonly number: number;
  readonly span: Span;
  readonly words: string;
};

/** A candidate's place, which is all that painting needs of it: there may be more of them than of claims. */
export type Offered = Pick<Candidate, "number" | "span">;

/** What can be listened to. `states`: what became of candidates; `saving`: how many changes wait. */
export type CandidateTopic = "states" | "saving" | `block:${number}`;

/** A dismissal as the page holds it; `live` until it was taken back. */
export type DeskDismissal = PackableDismissal & { readonly live: boolean };

type Pending = { readonly writeId: string; readonly dismissal: DeskDismissal };

const OPEN: CandidateState = { state: "open" };
const NONE: readonly Offered[] = [];

export class CandidateStore {
  readonly #claims: ClaimStore;
  readonly #topics = new Topics<CandidateTopic>();
  readonly #packed: PackedCandidates;
  /** Candidates as they were found, each made when it is first asked for. */
  readonly #made: (Candidate | undefined)[];
  /** Where all of them lie, in code points, as the server counts. */
  readonly #places: readonly ReturnType<typeof unpackPlace>[];
  readonly #states: CandidateState[];
  /** Numbers of the candidates in each block that has any, in text order. */
  readonly #inBlock = new Map<number, number[]>();
  readonly #painted = new Map<number, readonly Offered[]>();
  readonly #dismissals = new Map<string, DeskDismissal>();
  readonly #pending = new Map<string, Pending[]>();
  readonly #adjusted = new Map<number, Span>();
  readonly #hearers = new Set<(dismissals: readonly Dismissal[]) => void>();
  /** What the server drew, which a part of the page needs that comes alive after the first changes. */
  readonly #drawn: { states: readonly CandidateState[]; shown: boolean };
  readonly #drawnIn = new Map<number, readonly Offered[]>();
  /** Blocks that no longer are as the server drew them. */
  readonly #changed = new Set<number>();
  #revealed: number | null = null;
  #shown: boolean;
  #open: readonly number[] | null = null;
  #run: string | null = null;

  constructor(page: {
    claims: ClaimStore;
    candidates: PackedCandidates;
    dismissals: PackedDismissals;
    shown: boolean;
  }) {
    const { claims } = page;
    this.#claims = claims;
    this.#shown = page.shown;
    this.#packed = page.candidates;
    this.#places = page.candidates.start.map((_, number) => unpackPlace(page.candidates, number));
    this.#made = new Array(this.#places.length);
    for (const one of unpackDismissals(page.dismissals)) {
      this.#dismissals.set(one.id, { ...one, live: true });
    }
    for (const number of this.#places.keys()) {
      for (const block of this.blocksOf(number)) {
        const here = this.#inBlock.get(block);
        if (here) here.push(number);
        else this.#inBlock.set(block, [number]);
      }
    }
    this.#states = candidateStates(this.#places, claims.places(), this.#live());
    this.#drawn = { states: [...this.#states], shown: page.shown };
    for (const block of this.#inBlock.keys()) {
      claims.subscribe(`block:${block}`, () => this.#settleIn([block]));
    }
  }

  /** Listens to a topic; see {@link Topics.subscribe}. */
  subscribe(topic: CandidateTopic, listener: () => void): () => void {
    return this.#topics.subscribe(topic, listener);
  }

  /** Calls `listener` with what the server says of dismissals, as it is taken in. */
  onTold(listener: (dismissals: readonly Dismissal[]) => void): () => void {
    this.#hearers.add(listener);
    return () => this.#hearers.delete(listener);
  }

  /** A candidate by its number, as the finder found it. */
  found(number: number): Candidate | undefined {
    if (this.#places[number] === undefined) return undefined;
    this.#made[number] ??= this.#make(number);
    return this.#made[number];
  }

  /** A candidate by its number, with the borders it was given here. */
  candidate(number: number): Candidate | undefined {
    const found = this.found(number);
    const span = this.#adjusted.get(number);
    return found && span ? { ...found, span, words: this.#claims.text.slice(span.start, span.end) } : found;
  }

  state(number: number): CandidateState {
    return this.#states[number] ?? OPEN;
  }

  /** Numbers of the open candidates that count, in text order; the same array until it changes. */
  open(): readonly number[] {
    this.#open ??= this.#places.flatMap((one, number) =>
      isCounted(one) && this.state(number).state === "open" ? [number] : [],
    );
    return this.#open;
  }

  /** Numbers of the open candidates the finder doubts, the surest first. */
  doubtful(): number[] {
    const sure = (number: number) => this.#places[number]?.confidence ?? 0;
    return this.#places
      .flatMap((one, number) => (!isCounted(one) && this.state(number).state === "open" ? [number] : []))
      .sort((a, b) => sure(b) - sure(a) || a - b);
  }

  /** Numbers of the candidates that were set aside, doubtful ones too, in text order. */
  aside(): number[] {
    return this.#places.flatMap((_, number) =>
      ["dismissed", "not_checkable"].includes(this.state(number).state) ? [number] : [],
    );
  }

  /** Open candidates with the same words, typography aside, and the same type, the given one included. */
  alike(number: number): number[] {
    const one = this.found(number);
    if (!one) return [];
    const folded = (words = "") => foldTypography(words).text;
    const words = folded(one.words);
    return this.#places.flatMap(({ type }, other) =>
      type === one.type && this.state(other).state === "open" && folded(this.found(other)?.words) === words
        ? [other]
        : [],
    );
  }

  /** What became of every candidate that counts, in text order; see `runOf`. */
  run(): string {
    this.#run ??= runOf(this.counting().map((number) => this.state(number)));
    return this.#run;
  }

  coverage(): Coverage {
    return coverageOf(this.run());
  }

  /** Numbers of the candidates that count, in text order. */
  counting(): number[] {
    return this.#places.flatMap((one, number) => (isCounted(one) ? [number] : []));
  }

  /** Whether candidates are drawn at all. */
  shown(): boolean {
    return this.#shown;
  }

  /** Draws candidates or hides them all. */
  show(shown: boolean): void {
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#repaint([...this.#inBlock.keys()]);
  }

  /** The candidates to be painted in a block, in text order; the same array until one of them changes. */
  paintedIn(block: number): readonly Offered[] {
    if (!this.#shown) return NONE;
    if (!this.#changed.has(block)) return this.drawnIn(block);
    const kept = this.#painted.get(block);
    if (kept) return kept;
    const painted = (this.#inBlock.get(block) ?? []).flatMap((number) => {
      const place = this.#places[number];
      const counts = place && (isCounted(place) || number === this.#revealed);
      if (!counts || this.state(number).state !== "open") return [];
      return [{ number, span: this.#adjusted.get(number) ?? this.#spanOf(place) }];
    });
    this.#painted.set(block, painted);
    return painted;
  }

  /** The candidates of a block as the server drew it, whatever changed since; the same array each time. */
  drawnIn(block: number): readonly Offered[] {
    if (!this.#drawn.shown) return NONE;
    const kept = this.#drawnIn.get(block);
    if (kept) return kept;
    const drawn = (this.#inBlock.get(block) ?? []).flatMap((number) => {
      const place = this.#places[number];
      if (!place || !isCounted(place) || this.#drawn.states[number]?.state !== "open") return [];
      return [{ number, span: this.#spanOf(place) }];
    });
    this.#drawnIn.set(block, drawn);
    return drawn;
  }

  /** The numbers of the blocks a candidate lies in. */
  blocksOf(number: number): readonly number[] {
    const place = this.#places[number];
    return place ? this.#claims.blocksAt(this.#spanOf(place)) : [];
  }

  /** Draws one more open candidate, however doubtful; the one before goes. */
  reveal(number: number | null): void {
    if (number === this.#revealed) return;
    const before = this.#revealed;
    this.#revealed = number;
    this.#repaint([before, number].flatMap((one) => (one === null ? [] : this.blocksOf(one))));
  }

  /** Draws a candidate on other words, before it is accepted on them; null puts it back. */
  adjust(number: number, span: Span | null): void {
    if (span) this.#adjusted.set(number, span);
    else this.#adjusted.delete(number);
    this.#repaint(this.blocksOf(number));
  }

  /** The live dismissals that answer for a candidate, the oldest first. */
  dismissalsOf(number: number): DeskDismissal[] {
    const place = this.#places[number];
    if (!place) return [];
    return this.#live()
      .filter((one) => candidateStates([place], [], [one])[0]?.state !== "open")
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  }

  /** A dismissal by its id, also one on its way. */
  dismissal(id: string): DeskDismissal | undefined {
    return this.#pending.get(id)?.at(-1)?.dismissal ?? this.#dismissals.get(id);
  }

  /** How many changes wait for the server. */
  waiting(): number {
    return [...this.#pending.values()].reduce((sum, all) => sum + all.length, 0);
  }

  /**
   * Shows dismissals, or their being taken back, that are on their way, each under its write `writeId`; one
   * that is shown already stays as it is.
   */
  propose(changes: readonly Pending[]): void {
    for (const change of changes) {
      const { id } = change.dismissal;
      const pending = this.#pending.get(id) ?? [];
      if (pending.some(({ writeId }) => writeId === change.writeId)) continue;
      this.#pending.set(id, [...pending, change]);
    }
    this.#moved(changes.map(({ dismissal }) => dismissal));
  }

  /** Lets go of a proposed change: it was confirmed (merge the answer first), or turned down. */
  drop(id: string, writeId: string): void {
    const before = this.dismissal(id);
    const left = (this.#pending.get(id) ?? []).filter((one) => one.writeId !== writeId);
    if (left.length > 0) this.#pending.set(id, left);
    else this.#pending.delete(id);
    if (before) this.#moved([before]);
  }

  /** Takes in dismissals as the server has them; of those in another version of the text nothing is kept. */
  merge(dismissals: readonly Dismissal[]): void {
    const here = dismissals.filter(
      ({ id, version, revision }) =>
        version === this.#claims.version && revision >= (this.#dismissals.get(id)?.revision ?? 0),
    );
    for (const one of here) this.#dismissals.set(one.id, { ...one, live: one.takenBackAt === null });
    this.#moved(here);
    for (const hear of this.#hearers) hear(dismissals);
  }

  /** Takes in what others set aside or took back since the last look. */
  mergeDelta(delta: Delta): void {
    if (delta.reset) {
      const gone = [...this.#dismissals.values()];
      this.#dismissals.clear();
      this.#moved(gone);
    }
    this.merge(delta.dismissals);
  }

  #live(): DeskDismissal[] {
    const ids = new Set([...this.#dismissals.keys(), ...this.#pending.keys()]);
    return [...ids].flatMap((id) => {
      const one = this.dismissal(id);
      return one?.live ? [one] : [];
    });
  }

  /** Works out anew the states near dismissals that came or went. */
  #moved(dismissals: readonly Pick<DeskDismissal, "start" | "end">[]): void {
    const blocks = dismissals.flatMap((one) => this.#claims.blocksAt(this.#spanOf(one)));
    this.#settleIn(blocks);
    this.#topics.announce(["saving"]);
  }

  #spanOf({ start, end }: { start: number; end: number }): Span {
    return this.#claims.index.spanToUtf16({ start: codePoint(start), end: codePoint(end) });
  }

  #make(number: number): Candidate {
    const { start, end, ...rest } = unpackCandidate(this.#packed, number);
    const span = this.#spanOf({ start, end });
    return { ...rest, number, span, words: this.#claims.text.slice(span.start, span.end) };
  }

  #settleIn(blocks: readonly number[]): void {
    const numbers = new Set(blocks.flatMap((block) => this.#inBlock.get(block) ?? []));
    const around = new Set([...numbers].flatMap((number) => this.blocksOf(number)));
    const claims = [...around].flatMap((block) => this.#claims.liveIn(block).map(({ id }) => id));
    const changed = this.#settle([...numbers], [...new Set(claims)]);
    if (changed.length === 0) return;
    this.#open = null;
    this.#run = null;
    for (const number of changed) if (this.state(number).state !== "open") this.#adjusted.delete(number);
    this.#repaint(changed.flatMap((number) => this.blocksOf(number)));
  }

  /** Works out the states of some candidates by the claims around them; answers those that changed. */
  #settle(numbers: readonly number[], claimIds: readonly string[]): number[] {
    const claims = claimIds.flatMap((id) => {
      const span = this.#claims.claim(id)?.span;
      return span ? [{ id, ...this.#claims.index.spanToCodePoints(span) }] : [];
    });
    const places = numbers.flatMap((number) => this.#places[number] ?? []);
    const states = candidateStates(places, claims, this.#live());
    return numbers.filter((number, i) => {
      const before = this.#states[number];
      const after = states[i] ?? OPEN;
      this.#states[number] = after;
      return before?.state !== after.state;
    });
  }

  #repaint(blocks: readonly number[]): void {
    for (const block of blocks) {
      this.#changed.add(block);
      this.#painted.delete(block);
    }
    this.#topics.announce(["states", ...blocks.map((block) => `block:${block}` as const)]);
  }
}
