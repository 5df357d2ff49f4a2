/** Signing out, and what the browser forgets then: who they were, and the articles kept for them. */
import { Kept } from "./kept";
import { forgetPerson, knownPerson } from "./person";

/** Ends the session of this browser. @throws where it goes on */
export async function endSession(): Promise<void> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const { ok } = await fetch("/api/auth/signout", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, json: "true" }),
  });
  if (!ok) throw new Error("The session goes on.");
}

/** Forgets the person who works here and all that was kept for them. */
export async function forgetKept(): Promise<void> {
  const person = knownPerson();
  forgetPerson();
  if (person === null || !("indexedDB" in globalThis)) return;
  try {
    const kept = await Kept.open(person.id);
    await kept.forgetAll();
    kept.close();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // The browser keeps nothing: nothing to forget.
  }
}
