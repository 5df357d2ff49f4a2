/**
 * Keeps an open article for later: what the page was drawn from, then whatever the server says of it, as it
 * comes. What the page does not know of its claims (verdicts, reasons, values) is fetched once, so that a
 * card opens without a network too.
 */
import type { Claim, Dismissal } from "../model/wire";
import type { CandidateStore } from "./candidate-store";
import type { ClaimStore } from "./claim-store";
import { getDelta, Refusal } from "./client";
import { Kept } from "./kept";
import { hasLeft } from "./person";
import type { ReaderSource } from "./reader-page";

/** Of an article with more claims only those are kept whole that change or are opened. */
const MOST_WHOLE = 2000;

type Page = { store: ClaimStore; candidates: CandidateStore };

/**
 * Keeps the article up to date until the returned function is called. Never rejects: where the browser
 * keeps nothing, or no more, the page works on without.
 * @param fresh whether `source` comes from the server, not out of what was kept
 */
export function keepForLater(source: ReaderSource, page: Page, fresh: boolean): () => void {
  const stops: (() => void)[] = [];
  let gone = false;
  const work = async () => {
    const kept = await Kept.open(source.page.me.id);
    if (gone) return kept.close();
    stops.push(() => kept.close());
    if (fresh && !hasLeft()) await kept.keep(source, Date.now());
    if (gone) return;
    const follow = following(kept, source.page.article.id, page);
    stops.push(follow.stop);
    const { article, claims } = source.page;
    const whole = claims.ids.length > MOST_WHOLE ? article.revision : 0;
    await catchUp(kept, article.id, (await kept.since(article.id)) ?? whole);
    follow.caughtUp();
    performance.mark("proofmark-kept"); // From here on the article can be opened without a network.
  };
  work().catch((error) => {
    // Out of reach, no room, or no storage at all: the next time it is opened it is tried again.
    if (!(error instanceof Refusal || isNotKept(error))) throw error;
  });
  return () => {
    gone = true;
    for (const stop of stops) stop();
  };
}

/** Fetches and keeps what happened to an article after a revision. @throws Refusal */
export async function catchUp(kept: Kept, article: string, since: number): Promise<void> {
  const delta = await getDelta(article, since);
  if (delta.reset) await kept.forgetTold(article);
  const { claims, dismissals } = delta;
  await kept.take(article, { claims, dismissals, state: null }, delta.revision);
}

/** Whether something went wrong because the browser keeps nothing, or no more. */
function isNotKept(error: unknown): boolean {
  return error instanceof DOMException;
}

/** Writes down what the page is told, all of one moment together. */
function following(kept: Kept, article: string, { store, candidates }: Page) {
  let claims: Claim[] = [];
  let dismissals: Dismissal[] = [];
  let due = false;
  let whole = false;
  let forget = false;
  const take = async () => {
    due = false;
    const told = { claims, dismissals, state: whole ? store.article() : null };
    const anew = forget;
    claims = [];
    dismissals = [];
    forget = false;
    if (anew) await kept.forgetTold(article);
    await kept.take(article, told);
  };
  const write = () => {
    take().catch((error) => {
      if (!isNotKept(error)) throw error; // No room left, or the page is being closed.
    });
  };
  const note = () => {
    if (!due) queueMicrotask(write);
    due = true;
  };
  const stops = [
    store.onTold((more, anew) => {
      claims.push(...more);
      forget ||= anew;
      note();
    }),
    candidates.onTold((more) => {
      dismissals.push(...more);
      note();
    }),
    store.subscribe("article", note),
  ];
  return {
    /** From now on nothing is missing before what the page knows. */
    caughtUp: () => {
      whole = true;
      note();
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
