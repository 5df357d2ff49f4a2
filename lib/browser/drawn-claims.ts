/**
 * The claims as the server drew them, made out of their columns one by one as they are asked for: a page of
 * ten thousand claims comes alive without making an object of any that nobody looks at. Nothing here changes.
 */
import { type PackedClaims, unpackClaim } from "../model/packed";
import type { TextIndex } from "../text/offsets";
import { codePoint, type Span } from "../text/units";
import { type DeskClaim, fromPacked } from "./desk-claim";

/** A claim's place in code points. */
type Place = { readonly id: string; readonly start: number; readonly end: number };

export class DrawnClaims {
  /** All ids in text order; lost claims come last. */
  readonly order: readonly string[];
  readonly #packed: PackedClaims;
  readonly #index: TextIndex;
  /** Where each id stands in the columns. */
  readonly #at: ReadonlyMap<string, number>;
  readonly #made = new Map<string, DeskClaim>();

  /** @param index of the text the claims lie in */
  constructor(packed: PackedClaims, index: TextIndex) {
    this.#packed = packed;
    this.#index = index;
    const { ids } = packed;
    this.order = [...ids.keys()].sort((a, b) => this.#inTextOrder(a, b)).map((i) => ids[i] ?? "");
    this.#at = new Map(ids.map((id, i) => [id, i]));
  }

  /** A claim by its id, the same object each time. */
  claim(id: string): DeskClaim | undefined {
    const at = this.#at.get(id);
    if (at === undefined) return undefined;
    const known = this.#made.get(id);
    if (known) return known;
    const made = this.#make(at);
    this.#made.set(id, made);
    return made;
  }

  /** Calls `visit` for each claim that lies in the text, in text order. */
  eachSpan(visit: (id: string, span: Span) => void): void {
    for (const { id, start, end } of this.places()) {
      visit(id, this.#index.spanToUtf16({ start: codePoint(start), end: codePoint(end) }));
    }
  }

  /** The places of all claims that have one, in text order. */
  places(): Place[] {
    return this.order.flatMap((id) => {
      const at = this.#at.get(id) ?? -1;
      const start = this.#packed.start[at] ?? -1;
      return start < 0 ? [] : [{ id, start, end: start + (this.#packed.length[at] ?? 0) }];
    });
  }

  /** One claim of each kind there is, by type, person and standing, and how many are of it. */
  kinds(): { sample: DeskClaim; count: number }[] {
    const { ids, type, person, flags } = this.#packed;
    const kinds = new Map<string, { first: number; count: number }>();
    for (let i = 0; i < ids.length; i += 1) {
      const kind = `${type[i]} ${person[i]} ${flags[i]}`;
      const known = kinds.get(kind);
      if (known) known.count += 1;
      else kinds.set(kind, { first: i, count: 1 });
    }
    return [...kinds.values()].map(({ first, count }) => ({ sample: this.#make(first), count }));
  }

  #make(at: number): DeskClaim {
    const wordsAt = (start: number, end: number) => {
      const span = this.#index.spanToUtf16({ start: codePoint(start), end: codePoint(end) });
      return this.#index.text.slice(span.start, span.end);
    };
    return fromPacked(unpackClaim(this.#packed, at, wordsAt), this.#index);
  }

  /** The order of `inTextOrder` without making the claims. */
  #inTextOrder(a: number, b: number): number {
    const { ids, start, length } = this.#packed;
    const [first, second] = [start[a] ?? -1, start[b] ?? -1];
    if (first !== second) return first < 0 ? 1 : second < 0 ? -1 : first - second;
    return (length[b] ?? 0) - (length[a] ?? 0) || ((ids[a] ?? "") < (ids[b] ?? "") ? -1 : 1);
  }
}

/** Claims by id, as drawn until they are set or taken away here. */
export class ClaimsOver {
  readonly #drawn: DrawnClaims;
  /** Null: taken away. */
  readonly #own = new Map<string, DeskClaim | null>();

  constructor(drawn: DrawnClaims) {
    this.#drawn = drawn;
  }

  get(id: string): DeskClaim | undefined {
    const own = this.#own.get(id);
    return own === undefined ? this.#drawn.claim(id) : (own ?? undefined);
  }

  set(id: string, claim: DeskClaim): void {
    this.#own.set(id, claim);
  }

  delete(id: string): void {
    this.#own.set(id, null);
  }

  /** The ids of all claims there are, in no order. */
  ids(): string[] {
    const all = new Set([...this.#drawn.order, ...this.#own.keys()]);
    return [...all].filter((id) => this.#own.get(id) !== null);
  }

  /** Whether every claim is as it was drawn, and there is no other. */
  isUntouched(): boolean {
    return this.#own.size === 0;
  }
}
