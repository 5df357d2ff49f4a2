/**
 * Where the cards of the rail stand: level with their claims where there is room, right below one another
 * where there is not. Knows only heights and wishes; lengths are CSS pixels from the rail's own top.
 */

/** A card to be placed. */
export type Wish = {
  readonly id: string;
  /** Where its top would be if it stood alone. */
  readonly level: number;
  /** How tall it is with all it shows. */
  readonly height: number;
};

/** Where a card stands. A tight one shows one line, `TIGHT_HEIGHT` tall. */
export type Place = {
  readonly id: string;
  readonly top: number;
  readonly height: number;
  readonly tight: boolean;
};

/** How far from its claim a card may stand before it becomes one line. */
export const FARTHEST = 64;
export const TIGHT_HEIGHT = 28;
const GAP = 6;
const TIGHT_GAP = 2;
const OPEN_GAP = 14;

type Draft = { readonly id: string; readonly level: number; height: number; tight: boolean; top: number };

/**
 * Places cards. Their order is kept, none overlaps another, none stands above `from`. The open card is
 * exactly level: those before it are pushed up, those after it down; only where the ones before do not
 * fit under `from` even as one line each does it stand right below them. Whoever would end up more than
 * `FARTHEST` from its level becomes one line.
 * @param wishes in text order
 * @param open the id of the open card, or null
 * @param from the least top
 */
export function placeCards(wishes: readonly Wish[], open: string | null, from: number): Place[] {
  const cards = wishes.map((wish): Draft => ({ ...wish, tight: false, top: wish.level }));
  const at = cards.findIndex((card) => card.id === open);
  lay(cards, at, from);
  // One line more of somebody can push another past the limit, so it is looked again until nobody is.
  for (let crowded = tooFar(cards, at); crowded.length > 0; crowded = tooFar(cards, at)) {
    for (const card of crowded) {
      card.tight = true;
      card.height = Math.min(card.height, TIGHT_HEIGHT);
    }
    lay(cards, at, from);
  }
  unfold(cards, wishes);
  return cards.map(({ id, top, height, tight }) => ({ id, top, height, tight }));
}

/** Gives a card its full height back where there is room for it after all and nobody has to move. */
function unfold(cards: readonly Draft[], wishes: readonly Wish[]): void {
  for (const [i, card] of cards.entries()) {
    const full = wishes[i]?.height ?? card.height;
    const room = (cards[i + 1]?.top ?? Number.POSITIVE_INFINITY) - card.top;
    if (!card.tight || full + OPEN_GAP > room || Math.abs(card.top - card.level) > FARTHEST) continue;
    card.tight = false;
    card.height = full;
  }
}

function tooFar(cards: readonly Draft[], open: number): Draft[] {
  return cards.filter((card, i) => i !== open && !card.tight && Math.abs(card.top - card.level) > FARTHEST);
}

function lay(cards: Draft[], open: number, from: number): void {
  pushDown(cards, 0, open < 0 ? cards.length : open, from);
  const card = cards[open];
  if (card === undefined) return;
  card.top = Math.max(card.level, from);
  for (let i = open - 1; i >= 0; i -= 1) {
    const [above, below] = [cards[i], cards[i + 1]];
    if (above && below)
      above.top = Math.min(above.top, below.top - gap(above, i + 1 === open) - above.height);
  }
  const first = cards[0];
  if (first && first.top < from) {
    // No room above: stack from the top, and let the open card give way by what is missing.
    let free = from;
    for (let i = 0; i <= open; i += 1) {
      const next = cards[i];
      if (!next) break;
      next.top = Math.max(next.top, free);
      free = next.top + next.height + gap(next, i + 1 === open);
    }
  }
  pushDown(cards, open + 1, cards.length, card.top + card.height + OPEN_GAP);
}

/** Each card level, or right below the one before it. */
function pushDown(cards: Draft[], start: number, end: number, from: number): void {
  let free = from;
  for (const card of cards.slice(start, end)) {
    card.top = Math.max(card.level, free);
    free = card.top + card.height + gap(card, false);
  }
}

function gap(card: Draft, beforeOpen: boolean): number {
  if (beforeOpen) return OPEN_GAP;
  return card.tight ? TIGHT_GAP : GAP;
}
