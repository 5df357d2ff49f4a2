/**
 * Who works in this browser, as the last page from the server said. Without a network nobody can be asked
 * to sign in: it is this person's kept articles that are shown, and no others.
 */
import type { Actor } from "../model/policy";

const KEY = "proofmark-person";

/** Remembers who the server said is signed in. */
export function rememberPerson({ id, name, role }: Actor): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ id, name, role }));
  } catch {
    // Forbidden or full: then nothing is shown without a network.
  }
}

/** The person whose work may be shown without a network; null when nobody was signed in, or signed out. */
export function knownPerson(): Actor | null {
  try {
    // Only `rememberPerson` writes under this name.
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as Actor | null;
  } catch {
    return null;
  }
}

/** Forgets who works here, for the way out. */
export function forgetPerson(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Forbidden: nothing was remembered either.
  }
}
