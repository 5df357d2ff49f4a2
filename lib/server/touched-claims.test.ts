import { beforeEach, expect, it } from "vitest";
import { act } from "./act";
import { readArticle } from "./articles";
import { withdrawClaim } from "./claim-changes";
import { freshDatabase } from "./testing";
import { Corrected } from "./testing-versions";
import { readTouchedClaims } from "./touched-claims";
import { readDiff } from "./version-diff";

const TEXT = [
  "Около 8000 войници са в района на Курск.",
  "Повече от 1000 ракети са изстреляни през октомври. Общо 45 страни участват в срещата.",
].join("\n");

let desk: Corrected;
beforeEach(async () => {
  const close = await freshDatabase();
  desk = await Corrected.of(TEXT);
  return close;
});

it("names the claims that changes touch as they now stand, and no others", async () => {
  const drifted = await desk.mark("Около 8000 войници", { assessment: { verdict: "verified" } });
  const lost = await desk.mark("Повече от 1000 ракети");
  await desk.mark("45 страни");
  await desk.made(
    TEXT.replace("8000", "12 000").replace("Повече от 1000 ракети са изстреляни през октомври. ", ""),
  );
  const { checker } = desk.people;
  const { hunks } = await readDiff(checker, desk.id, { from: 1, to: 2 });
  const touched = await readTouchedClaims(checker, await readArticle(checker, desk.id), hunks);
  expect(touched).toEqual({
    [drifted.id]: { type: drifted.type, sign: "stale", words: "Около 12 000 войници" },
    [lost.id]: { type: lost.type, sign: "lost", words: "Повече от 1000 ракети" },
  });
});

it("calls a claim touched by what came into its words, not by what came beside them or once it is withdrawn", async () => {
  const claim = await desk.mark("45 страни");
  await desk.made(TEXT.replace("45 страни", "45 големи страни"));
  await desk.made(TEXT.replace("45 страни", "точно 45 страни участници"));
  const { checker } = desk.people;
  const touched = async (to: number) =>
    (await readDiff(checker, desk.id, { from: 1, to })).hunks.flatMap(({ claims }) => claims);
  expect([await touched(2), await touched(3)]).toEqual([[claim.id], []]);
  const { revision } = await desk.now(claim);
  await act(checker, (act) => withdrawClaim(act, claim.id, revision));
  expect(await touched(2)).toEqual([]);
});
