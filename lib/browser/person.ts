/**
 * Who works in this browser, as the last page from the server said. Without a network nobody can be asked
 * to sign in: it is this person's kept articles that are shown, and no others.
 */
import type { Actor } from "../model/policy";

const KEY = "proofmark-person";

/** Whether somebody went out on this page: what comes late of it brings nobody back. */
let left = false;

/** Remembers who the server said is signed in; not on a page that somebody has left for good. */
export function rememberPerson({ id, name, role }: Actor): void {
  if (left) return;
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

/** Whether the person of this page has gone out, and nothing more is to be kept for them. */
export function hasLeft(): boolean {
  return left;
}

/** Forgets who works here, for the way out. */
export function forgetPerson(): void {
  left = true;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Forbidden: nothing was remembered either.
  }
}
