/**
 * Keeps the desk of an article up to date with what others do: at a poke that names another revision than
 * the page knows it asks for what changed, many pokes together, and again when more came while it asked.
 */
import type { Poke } from "../model/wire-live";
import type { Desk } from "./desk";
import type { Hear } from "./live-line";

/**
 * What is to hear of the article on a desk.
 * @param calm fulfilled when nothing is being drawn over with the mouse: words that are just being chosen
 * are left alone
 */
export function following(
  desk: Pick<Desk, "refresh"> & { store: { article(): { revision: number } } },
  calm: () => Promise<void>,
): Hear {
  const known = () => desk.store.article().revision;
  /** The newest revision that was told of; null: nobody says. */
  let wanted: number | null = null;
  let asking = false;
  const ask = async () => {
    asking = true;
    // An answer may have been on its way before the poke: then there is more to ask for, once.
    for (let idle = 0; idle < 2 && (wanted === null || wanted !== known()); ) {
      const before = known();
      const once = wanted === null;
      await calm();
      await desk.refresh();
      idle = known() === before ? idle + 1 : 0;
      if (wanted === null ? once : known() >= wanted) break;
    }
    asking = false;
  };
  return (poke: Poke | null) => {
    wanted = poke?.revision ?? null;
    if (!asking && (wanted === null || wanted !== known())) void ask();
  };
}
