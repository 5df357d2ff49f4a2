/**
 * Keeps the words one reads before one's eyes while the window changes its width, by zooming or turning a
 * phone: at the page's own breakpoints browsers do not, since too much of it changes at once.
 */

/** Where the eyes are, as a part of the window's height. */
const EYES = 0.35;

/** Keeps it until the returned function is called. @param text the element the blocks are in */
export function keepPlace(text: Element): () => void {
  let known = text.clientWidth;
  let place: { block: Element; part: number } | null = null;

  const remember = () => {
    const { left, width } = text.getBoundingClientRect();
    // Of another width, and not brought back to its place yet.
    if (text.clientWidth !== known) return;
    const eyes = window.innerHeight * EYES;
    const block = document.elementFromPoint(left + width / 2, eyes)?.closest("[data-block]");
    if (!block || !text.contains(block)) return;
    const { top, height } = block.getBoundingClientRect();
    place = { block, part: (eyes - top) / height };
  };
  const size = new ResizeObserver(() => {
    if (text.clientWidth !== known && place) {
      const { top, height } = place.block.getBoundingClientRect();
      scrollBy({ top: top + height * place.part - window.innerHeight * EYES, behavior: "instant" });
    }
    known = text.clientWidth;
    remember();
  });
  size.observe(text);
  window.addEventListener("scroll", remember, { passive: true });
  return () => {
    size.disconnect();
    window.removeEventListener("scroll", remember);
  };
}
