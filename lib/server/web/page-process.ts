/**
 * The process in which HTML is read: it takes a page from its parent, answers, and waits for the next one
 * until its parent lets go of it. It holds no secret and no database; whatever a page does to it, the
 * server goes on.
 */
import type { Page, PageRefusal, PageSource } from "./page";
import { readHtml } from "./read-html";

/** What the process answers; `fault` is ours. */
export type Answer = { page: Page } | { refused: PageRefusal } | { fault: string };

function answerTo(source: PageSource): Answer {
  try {
    const page = readHtml(source);
    return page === null ? { refused: "no-text" } : { page };
  } catch (error) {
    // The stack ends before the nesting does.
    if (error instanceof RangeError) return { refused: "too-complex" };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on("message", (source: PageSource) => process.send?.(answerTo(source)));
