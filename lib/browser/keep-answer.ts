/**
 * Brings the kept copy of an article up to what a change of it was answered with, whichever page sent it:
 * what is said to be saved is there when the network goes the moment after.
 */
import { answerTo } from "./answered";
import { Kept } from "./kept";
import type { Write } from "./queue";

/** Keeps what a person's write was answered with, where the article is kept; never rejects. */
export async function keepAnswer(
  person: string,
  article: string,
  write: Write,
  answer: unknown,
): Promise<void> {
  try {
    const kept = await Kept.open(person);
    try {
      const said = answerTo(write, answer);
      if (said.about === "article") await kept.takeArticle(article, said.article);
      else
        await kept.take(article, {
          claims: said.about === "claim" ? [said.claim] : [],
          dismissals: said.about === "dismissal" ? [said.dismissal] : [],
          state: null,
        });
    } finally {
      kept.close();
    }
  } catch (error) {
    // The browser keeps nothing, or no more. The write is saved all the same, and goes its way.
    if (!(error instanceof DOMException)) reportError(error);
  }
}
