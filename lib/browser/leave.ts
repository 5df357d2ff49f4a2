/** What a browser forgets when somebody signs out: who they were, and the articles kept for them. */
import { forgetPerson, knownPerson } from "./person";

/** Forgets the person who works here and all that was kept for them. */
export async function forgetKept(): Promise<void> {
  const person = knownPerson();
  forgetPerson();
  if (person === null || !("indexedDB" in globalThis)) return;
  const { Kept } = await import("./kept");
  try {
    const kept = await Kept.open(person.id);
    await kept.forgetAll();
    kept.close();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // The browser keeps nothing: nothing to forget.
  }
}
