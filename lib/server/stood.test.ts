import { beforeEach, expect, it } from "vitest";
import { unpackClaims } from "../model/packed";
import { TextIndex } from "../text/offsets";
import { codePointSpan } from "../text/units";
import { act } from "./act";
import { changeClaim, withdrawClaim } from "./claim-changes";
import { readPackedClaims } from "./reader";
import { listVersionClaims } from "./stood";
import { freshDatabase } from "./testing";
import { Corrected } from "./testing-versions";
import { assessClaim } from "./verdicts";

const TEXT = "Около 8000 войници са в района на Курск.\nЮжна Корея изпрати 300 наблюдатели.";
const MORE = `🇧🇬 ${TEXT.replace("8000", "12 000")}`;

let desk: Corrected;

beforeEach(async () => {
  const close = await freshDatabase();
  desk = await Corrected.of(TEXT);
  return close;
});

async function stood(version: number) {
  const all = await listVersionClaims(desk.people.checker, desk.id, String(version), { limit: 1 });
  const rest =
    all.nextCursor === null
      ? { items: [] }
      : await listVersionClaims(desk.people.checker, desk.id, String(version), {
          limit: 200,
          cursor: all.nextCursor,
        });
  return [...all.items, ...rest.items];
}

it("shows an old version's claims as they stood when the next was made, whatever came later", async () => {
  const drifted = await desk.mark("Около 8000 войници", { assessment: { verdict: "verified" } });
  const other = await desk.mark("300 наблюдатели");
  const then = await stood(1);
  await desk.made(MORE);
  const late = await desk.mark("Курск", { version: 2, type: "quantity" }, MORE);
  await desk.mark("района", { version: 1, type: "quantity" });
  const { revision } = await desk.now(other);
  await act(desk.people.checker, (act) => changeClaim(act, other.id, revision, { type: "quantity" }));
  const seen = { version: 2, exact: "Около 12 000 войници" };
  await act(desk.people.editor, (act) => assessClaim(act, drifted.id, { verdict: "unverified", ...seen }));
  expect(await stood(1)).toEqual(then);
  expect(then).toMatchObject([
    { id: drifted.id, tag: "verified", stale: false, anchor: { version: 1, exact: "Около 8000 войници" } },
    { id: other.id, type: "troop-count", unassessed: true },
  ]);
  expect(await stood(2)).toMatchObject([
    {
      id: drifted.id,
      tag: "unverified",
      anchor: { version: 2, state: "drifted", exact: "Около 12 000 войници" },
    },
    { id: other.id, type: "quantity" },
    { id: late.id },
    { type: "quantity", anchor: { exact: "района" } },
  ]);
});

it("leaves out what was withdrawn then, and shows what was withdrawn later", async () => {
  const [early, later] = [await desk.mark("300 наблюдатели"), await desk.mark("Около 8000 войници")];
  await act(desk.people.checker, (act) => withdrawClaim(act, early.id, early.revision));
  await desk.made(MORE);
  const { revision } = await desk.now(later);
  await act(desk.people.checker, (act) => withdrawClaim(act, later.id, revision));
  expect((await stood(1)).map(({ id }) => id)).toEqual([later.id]);
  expect(await stood(2)).toEqual([]);
});

it("packs the same claims for the reader", async () => {
  await desk.mark("Около 8000 войници", { assessment: { verdict: "verified" } });
  await desk.mark("300 наблюдатели");
  await desk.made(MORE);
  for (const [version, text] of [
    [1, TEXT],
    [2, MORE],
  ] as const) {
    const index = new TextIndex(text);
    const packed = await readPackedClaims(desk.people.checker, desk.id, version);
    const claims = unpackClaims(packed, (start, end) => {
      const { start: from, end: to } = index.spanToUtf16(codePointSpan(start, end));
      return text.slice(from, to);
    });
    expect(
      claims.map(({ id, type, tag, stale, anchor }) => [id, type, tag, stale, anchor.state, anchor.exact]),
    ).toEqual(
      (await stood(version))
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ id, type, tag, stale, anchor }) => [id, type, tag, stale, anchor.state, anchor.exact]),
    );
  }
});

it("knows no version that is not there", async () => {
  for (const number of ["2", "0", "x", "1e3", "999999999999"]) {
    await expect(
      listVersionClaims(desk.people.checker, desk.id, number, { limit: 50 }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});
