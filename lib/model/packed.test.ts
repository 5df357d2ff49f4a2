import { expect, test } from "vitest";
import { type PackableClaim, packClaims, unpackClaims } from "./packed";

const text = "Около 8000 войници са в Курск.";
const wordsAt = (start: number, end: number) => text.slice(start, end);

function claim(change: Partial<PackableClaim> = {}): PackableClaim {
  return {
    id: "01930000-0000-7000-8000-000000000001",
    type: "troop-count",
    tag: "unverified",
    contested: false,
    stale: false,
    unassessed: true,
    revision: 3,
    createdBy: { id: "p1", name: "Мария" },
    createdAt: "2024-11-01T10:10:05.000Z",
    anchor: { state: "exact", start: 0, end: 18, exact: "Около 8000 войници" },
    ...change,
  };
}

test("gives back every claim as it was packed", () => {
  const claims = [
    claim(),
    claim({
      id: "2",
      type: "quote",
      tag: "verified",
      unassessed: false,
      createdBy: { id: "p2", name: "Иван" },
    }),
    claim({ id: "3", contested: true, anchor: { state: "moved", start: 24, end: 29, exact: "Курск" } }),
    claim({ id: "4", stale: true, anchor: { state: "drifted", start: 6, end: 10, exact: "8000" } }),
  ];
  expect(unpackClaims(packClaims(claims), wordsAt)).toEqual(claims);
});

test("keeps the last words of a lost claim, which are nowhere in the text", () => {
  const lost = claim({ anchor: { state: "lost", start: null, end: null, exact: "дванадесет влака" } });
  expect(unpackClaims(packClaims([claim(), lost]), wordsAt)).toEqual([claim(), lost]);
});

test("names each type and person once, however many claims they have", () => {
  const packed = packClaims(Array.from({ length: 50 }, (_, i) => claim({ id: String(i) })));
  expect(packed.types).toEqual(["troop-count"]);
  expect(packed.people).toEqual([{ id: "p1", name: "Мария" }]);
});
