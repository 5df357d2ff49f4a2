import { describe, expect, it } from "vitest";
import { claimsHref, filterOf, filterQuery } from "./claim-filter";
import { ClaimFilter } from "./wire";

const read = (query: string) => ClaimFilter.parse(Object.fromEntries(new URLSearchParams(query)));

describe("a filter as a query", () => {
  it.each<ClaimFilter>([
    {},
    { type: ["quote", "troop-count"], tag: ["unverified"], contested: true },
    { article: ["a1"], from: "2026-10-25", to: "2026-10-25", q: "8 хил. & „победа“" },
    { anchor: ["lost"], stale: false, unassessed: true, marker: ["u1"], assessor: ["u2"], withdrawn: true },
  ])("is read back as the filter it was made of: %j", (filter) => {
    expect(read(filterQuery(filter))).toEqual(filter);
    expect(filterOf(new URLSearchParams(filterQuery(filter)))).toEqual(filter);
  });

  it("is nothing for a filter that lets everything through", () => {
    expect(filterQuery({ type: [], q: "" })).toBe("");
    expect(claimsHref({})).toBe("/claims");
  });

  it("is the same for the same filter, in whatever order it was put together", () => {
    expect(filterQuery({ to: "2026-01-01", tag: ["verified"] })).toBe(
      filterQuery({ tag: ["verified"], to: "2026-01-01" }),
    );
    expect(claimsHref({ tag: ["verified"] }, { sort: "-risk" })).toBe("/claims?tag=verified&sort=-risk");
  });
});
