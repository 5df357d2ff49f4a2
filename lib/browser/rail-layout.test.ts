import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FARTHEST, type Place, placeCards, TIGHT_HEIGHT, type Wish } from "./rail-layout";

const FROM = 96;

/** Claims in text order: levels never fall. */
const crowd = fc
  .array(
    fc.record({
      step: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 600 })),
      height: fc.integer({ min: TIGHT_HEIGHT, max: 90 }),
    }),
    { maxLength: 60 },
  )
  .map((cards) => {
    let level = FROM + 60;
    return cards.map(({ step, height }, i): Wish => {
      level += step;
      return { id: `c${i}`, level, height };
    });
  });
const crowdWithOpen = fc
  .tuple(crowd, fc.nat(), fc.integer({ min: 100, max: 900 }))
  .map(([wishes, pick, tall]) => {
    const open = wishes.length === 0 ? null : `c${pick % wishes.length}`;
    return { open, wishes: wishes.map((wish) => (wish.id === open ? { ...wish, height: tall } : wish)) };
  });

const bottom = (place: Place) => place.top + place.height;
const byId = (places: readonly Place[], id: string) => places.find((place) => place.id === id);

function expectApart(places: readonly Place[]) {
  for (const [i, place] of places.entries()) {
    const next = places[i + 1];
    if (next) expect(next.top).toBeGreaterThanOrEqual(bottom(place));
  }
}

describe("placeCards", () => {
  it("never lets two cards overlap, nor one stand above the least top", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          crowdWithOpen,
          crowd.map((wishes) => ({ wishes, open: null })),
        ),
        (given) => {
          const places = placeCards(given.wishes, given.open, FROM);
          expectApart(places);
          for (const place of places) expect(place.top).toBeGreaterThanOrEqual(FROM);
        },
      ),
    );
  });

  it("keeps every card and their order", () => {
    fc.assert(
      fc.property(crowdWithOpen, ({ wishes, open }) => {
        const ids = placeCards(wishes, open, FROM).map((place) => place.id);
        expect(ids).toEqual(wishes.map((wish) => wish.id));
      }),
    );
  });

  it("leaves nobody at full height more than the limit from its claim", () => {
    fc.assert(
      fc.property(crowdWithOpen, ({ wishes, open }) => {
        for (const [i, place] of placeCards(wishes, open, FROM).entries()) {
          const level = wishes[i]?.level ?? Number.NaN;
          if (place.id === open) continue;
          if (place.tight) expect(place.height).toBe(TIGHT_HEIGHT);
          else expect(Math.abs(place.top - level)).toBeLessThanOrEqual(FARTHEST);
        }
      }),
    );
  });

  it("keeps the open card exactly level while those before it fit above", () => {
    fc.assert(
      fc.property(crowdWithOpen, ({ wishes, open }) => {
        fc.pre(open !== null);
        const at = wishes.findIndex((wish) => wish.id === open);
        const level = wishes[at]?.level ?? 0;
        // A full card and its gap take at most 96 px; so many surely fit.
        fc.pre(at * 104 + 14 <= level - FROM);
        expect(byId(placeCards(wishes, open, FROM), open ?? "")?.top).toBe(level);
      }),
    );
  });

  it("leaves nobody one line who has room for more", () => {
    fc.assert(
      fc.property(crowdWithOpen, ({ wishes, open }) => {
        const places = placeCards(wishes, open, FROM);
        for (const [i, place] of places.entries()) {
          const [wish, next] = [wishes[i], places[i + 1]];
          if (!place.tight || !wish || Math.abs(place.top - wish.level) > FARTHEST) continue;
          expect(place.top + wish.height + 14).toBeGreaterThan(next?.top ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });

  it("never makes the open card one line", () => {
    fc.assert(
      fc.property(crowdWithOpen, ({ wishes, open }) => {
        const place = byId(placeCards(wishes, open, FROM), open ?? "");
        expect(place?.tight ?? false).toBe(false);
      }),
    );
  });

  it("puts each card level when there is room", () => {
    const wishes = [100, 300, 500].map((level, i) => ({ id: `${i}`, level, height: 60 }));
    expect(placeCards(wishes, null, 0).map((place) => place.top)).toEqual([100, 300, 500]);
  });

  it("pushes those before the open card up and those after it down", () => {
    const wishes = [
      { id: "before", level: 190, height: 60 },
      { id: "open", level: 200, height: 300 },
      { id: "after", level: 490, height: 60 },
    ];
    expect(placeCards(wishes, "open", 0)).toEqual([
      { id: "before", top: 200 - 14 - 60, height: 60, tight: false },
      { id: "open", top: 200, height: 300, tight: false },
      { id: "after", top: 514, height: 60, tight: false },
    ]);
  });

  it("makes one line of a card that is pushed too far, which brings the next one back", () => {
    const wishes = [0, 0, 0, 200].map((level, i) => ({ id: `${i}`, level, height: 60 }));
    expect(placeCards(wishes, null, 0)).toEqual([
      { id: "0", top: 0, height: 60, tight: false },
      { id: "1", top: 66, height: 28, tight: true },
      { id: "2", top: 96, height: 28, tight: true },
      { id: "3", top: 200, height: 60, tight: false },
    ]);
  });

  it("does not move cards far above the open one", () => {
    const wishes = [100, 100, 100, 5000].map((level, i) => ({ id: `${i}`, level, height: 50 }));
    const closed = placeCards(wishes, null, 0).slice(0, 3);
    expect(placeCards(wishes, "3", 0).slice(0, 3)).toEqual(closed);
  });

  it("lets the open card give way only by what the ones before it lack", () => {
    const wishes = Array.from({ length: 6 }, (_, i) => ({ id: `${i}`, level: 100, height: 60 }));
    const places = placeCards(wishes, "5", 80);
    expectApart(places);
    expect(places[0]?.top).toBe(80);
    expect(places.slice(0, 5).filter((place) => !place.tight).length).toBeGreaterThan(0);
  });

  it("places nothing when there is nothing", () => {
    expect(placeCards([], null, 0)).toEqual([]);
  });
});
