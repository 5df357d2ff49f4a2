/**
 * What somebody is typing and has not sent: kept in the browser by person, claim and field, so that a
 * reload, a closed tab or a crash takes none of it. Where the browser keeps nothing (no storage, or none
 * left), it is kept as long as the page lives.
 */

/** The fields that keep a draft. `verdict`: justification and rating; `details`: the edit form; `note`: the article's; `version`: a new text. */
export type DraftField = "verdict" | "decision" | "details" | "note" | "version";

/** The part of `localStorage` that drafts need. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The drafts of one person, on one computer. */
export class Drafts {
  readonly #person: string;
  readonly #storage: DraftStorage | null;
  /** What the storage did not take. */
  readonly #kept = new Map<string, string>();

  /** @param storage null where the browser has none to give */
  constructor(person: string, storage: DraftStorage | null) {
    this.#person = person;
    this.#storage = storage;
  }

  /** The typed fields by name; null when nothing waits. */
  read(claim: string, field: DraftField): Record<string, string> | null {
    const key = this.#key(claim, field);
    const found = this.#kept.get(key) ?? this.#storage?.getItem(key) ?? null;
    return found === null ? null : parsed(found);
  }

  /** Keeps what was typed, in place of what was kept before. */
  write(claim: string, field: DraftField, typed: Record<string, string>): void {
    const key = this.#key(claim, field);
    const words = JSON.stringify(typed);
    try {
      if (this.#storage === null) throw new Error("no storage");
      this.#storage.setItem(key, words);
      this.#kept.delete(key);
    } catch {
      this.#kept.set(key, words); // Full or forbidden: the page itself remembers.
    }
  }

  /** Forgets a draft: it was saved, or thrown away. */
  clear(claim: string, field: DraftField): void {
    const key = this.#key(claim, field);
    this.#kept.delete(key);
    this.#storage?.removeItem(key);
  }

  #key(claim: string, field: DraftField): string {
    return `proofmark:draft:${this.#person}:${claim}:${field}`;
  }
}

/** The browser's own storage; null where it is forbidden. */
export function browserStorage(): DraftStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null; // Blocked by the person's settings: reading the property itself throws.
  }
}

/** Anything may stand in a storage that others write to; only texts by name are a draft. */
function parsed(words: string): Record<string, string> | null {
  try {
    const found: unknown = JSON.parse(words);
    if (typeof found !== "object" || found === null) return null;
    return Object.fromEntries(
      Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch {
    return null;
  }
}
