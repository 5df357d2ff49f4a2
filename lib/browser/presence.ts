/**
 * Who else reads the article, and which claims they have open. A page that is looked at says so every five
 * seconds; one that is hidden or left says that it is gone, and one that can say nothing is gone by itself.
 */
import type { Person } from "../model/wire";
import type { Beat, Presence as Here } from "../model/wire-live";
import { Topics } from "./topics";

/** The server forgets a page it has not heard of for 15 seconds. */
const BEAT_MS = 5_000;
/** Walking from claim to claim by keyboard is not a beat each. */
const SOON_MS = 250;

/** `people`: who is here; `claim:ID`: who has that claim open. */
export type PresenceTopic = "people" | `claim:${string}`;

/** What presence needs of the page. */
export type PresenceWorld = {
  /** Says where this page is, and hears who is there. @throws Refusal */
  beat(where: Omit<Beat, "tab">): Promise<Here>;
  /** Says that this page is being left; nothing is heard any more. */
  leave(): void;
  /** Asks who is there. @throws Refusal */
  ask(): Promise<Here>;
  /** The claim whose card is open. */
  claim(): string | null;
  visible(): boolean;
  later(ms: number, run: () => void): () => void;
};

const NOBODY: readonly Person[] = [];

export class Presence {
  readonly #me: string;
  readonly #world: PresenceWorld;
  readonly #topics = new Topics<PresenceTopic>();
  #people: readonly Person[] = NOBODY;
  #at: ReadonlyMap<string, readonly Person[]> = new Map();
  /** Counts questions, so that an answer that comes late changes nothing. */
  #asked = 0;
  #known: number | null = null;
  #timer: () => void = () => {};

  /** @param me id of the person of the page, who is not told of */
  constructor(me: string, world: PresenceWorld) {
    this.#me = me;
    this.#world = world;
  }

  /** The others who are here, by name; the same array until it changes. */
  people(): readonly Person[] {
    return this.#people;
  }

  /** The others who have a claim open. */
  at(claim: string): readonly Person[] {
    return this.#at.get(claim) ?? NOBODY;
  }

  subscribe(topic: PresenceTopic, listener: () => void): () => void {
    return this.#topics.subscribe(topic, listener);
  }

  /** Begins to say that the page is looked at, if it is. Call it again when that changes. */
  look(): void {
    this.#timer();
    if (this.#world.visible()) this.#beat();
    else this.leave();
  }

  /** Says soon that another claim was opened. */
  move(): void {
    if (!this.#world.visible()) return;
    this.#timer();
    this.#timer = this.#world.later(SOON_MS, () => this.#beat());
  }

  /** Says that the page is no longer looked at. */
  leave(): void {
    this.#timer();
    this.#world.leave();
  }

  /** Asks who is there when the number that stands for it is another than before. */
  hear(presence: number): void {
    if (presence === this.#known) return;
    this.#known = presence;
    this.#take(this.#world.ask());
  }

  #beat(): void {
    this.#take(this.#world.beat({ claim: this.#world.claim(), here: true }));
    this.#timer = this.#world.later(BEAT_MS, () => this.look());
  }

  #take(answer: Promise<Here>): void {
    this.#asked += 1;
    const turn = this.#asked;
    answer.then(
      (here) => {
        if (turn === this.#asked) this.#show(here);
      },
      // Out of reach: who is there is not known then.
      () => {
        if (turn === this.#asked) this.#show({ people: [] });
      },
    );
  }

  #show({ people }: Here): void {
    const others = people.filter(({ user }) => user.id !== this.#me);
    const here = others.map(({ user }) => user).sort((a, b) => (a.name < b.name ? -1 : 1));
    const at = new Map<string, readonly Person[]>();
    for (const { user, claims } of others) {
      for (const claim of claims) at.set(claim, [...(at.get(claim) ?? []), user]);
    }
    const changed: PresenceTopic[] = [];
    if (!same(here, this.#people)) {
      this.#people = here;
      changed.push("people");
    }
    const before = this.#at;
    this.#at = new Map([...at].map(([claim, now]) => [claim, keep(before.get(claim), now)]));
    for (const claim of new Set([...before.keys(), ...at.keys()])) {
      if (before.get(claim) !== this.#at.get(claim)) changed.push(`claim:${claim}`);
    }
    this.#topics.announce(changed);
  }
}

/** The array that was, where nothing has changed. */
function keep(before: readonly Person[] | undefined, now: readonly Person[]): readonly Person[] {
  return before && same(before, now) ? before : now;
}

function same(a: readonly Person[], b: readonly Person[]): boolean {
  return a.length === b.length && a.every(({ id, name }, i) => id === b[i]?.id && name === b[i]?.name);
}
