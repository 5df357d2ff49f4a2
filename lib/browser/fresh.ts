/**
 * Keeps a page of lists and counts up to date with what others do: at a poke of the newsroom that names
 * another revision than the page shows, the whole page is read anew, so that its numbers go on adding up.
 * Nobody pays for it with their work: it waits while a dialog is open, a button is down or nobody looks,
 * and follows many changes together.
 */
import { NEWSROOM } from "../model/newsroom";
import type { Poke } from "../model/wire-live";
import type { Line } from "./live-line";

/** The least time from one reading to the next where somebody says that there is something to read. */
const GAP_MS = 3_000;
/** The same where nobody says. */
const BLIND_GAP_MS = 30_000;
/** So soon it looks again whether the hands are free. */
const LOOK_MS = 500;

/** What it needs of the page and the browser. */
export type FreshPage = {
  /** The newsroom's revision that the page shows. */
  known(): number;
  /** Reads the page anew, in place; settles when it shows what was read. */
  read(): Promise<void>;
  /** Whether nothing would be taken out of somebody's hands, and somebody looks. */
  free(): boolean;
  now(): number;
  later(ms: number, run: () => void): () => void;
};

/** Keeps a page fresh until the answer is called. */
export function keepFresh(line: Pick<Line, "follow">, page: FreshPage): () => void {
  /** The newest revision told of; null: nobody says. */
  let wanted: number | null = page.known();
  let reading = false;
  let last = page.now();
  let stop: (() => void) | null = null;

  const again = (ms: number) => {
    stop ??= page.later(ms, () => {
      stop = null;
      void look();
    });
  };
  const look = async () => {
    if (reading || wanted === page.known()) return;
    const wait = last + (wanted === null ? BLIND_GAP_MS : GAP_MS) - page.now();
    if (wait > 0) return again(wait);
    if (!page.free()) return again(LOOK_MS);
    reading = true;
    const before = wanted;
    await page.read();
    reading = false;
    last = page.now();
    // What was told of has been read, whatever number it goes by now; more may have come meanwhile.
    if (wanted === before) wanted = page.known();
    else void look();
  };
  const hear = (poke: Poke | null) => {
    wanted = poke?.revision ?? null;
    void look();
  };
  const leave = line.follow(NEWSROOM, hear);
  return () => {
    leave();
    stop?.();
    // Nothing is begun any more by a reading that is still under way.
    reading = true;
  };
}
