import { describe, expect, it } from "vitest";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { type Entry, newEntry } from "@/lib/browser/entry";
import type { Assessment, Claim } from "@/lib/model/wire";
import { saidOf } from "./said-of";

const ME = { id: "me", name: "Аз" };
const NOW = "2024-11-01T08:00:00.000Z";

const said = (who: string, more: Partial<Assessment> = {}): Assessment => ({
  user: { id: who, name: who },
  verdict: "verified",
  rating: null,
  justification: null,
  version: 1,
  exact: "думи",
  at: "2024-10-31T08:00:00.000Z",
  stands: true,
  ...more,
});

const claim = (assessments: Assessment[] | null, revision = 3) =>
  ({
    id: "c",
    revision,
    full: assessments && ({ assessments } as Partial<Claim> as Claim),
  }) as Partial<DeskClaim> as DeskClaim; // Nothing else of it is read.

const waits = (kind: string, body: unknown, more: Partial<Entry> = {}): Entry => ({
  ...newEntry(
    { id: kind, subject: "c", kind, method: "PUT", path: "/", body },
    { article: { id: "a", title: "" }, words: "" },
    NOW,
  ),
  order: 1,
  ...more,
});
const assess = { verdict: "unverified", version: 1, exact: "думи" };

describe("what people said of a claim", () => {
  it("is what the server said where nothing is on its way", () => {
    const all = [said("other"), said("me")];
    expect(saidOf(claim(all), ME, [])).toBe(all);
    expect(saidOf(claim(all), ME, [waits("patch", {})])).toEqual(all);
  });

  it("is not known of a claim that was not read", () => {
    expect(saidOf(claim(null), ME, [waits("assess", assess)])).toBeNull();
  });

  it("is what its mark says of a claim just marked", () => {
    expect(saidOf(claim(null, 0), ME, [waits("mark", { version: 1, exact: "думи" })])).toEqual([]);
    const tagged = { version: 1, exact: "думи", assessment: { verdict: "verified" } };
    expect(saidOf(claim(null, 0), ME, [waits("mark", tagged)])).toEqual([
      { ...said("me"), user: ME, at: NOW },
    ]);
  });

  it("has the person's own word in its old place, with what was left alone", () => {
    const mine = said("me", { justification: "Гледах записа.", rating: 4, stands: false });
    const [first, second] = saidOf(claim([mine, said("other")]), ME, [waits("assess", assess)]) ?? [];
    const now = { user: ME, verdict: "unverified", at: NOW, stands: true };
    expect(first).toEqual({ ...mine, ...now });
    expect(second).toEqual(said("other"));
    const bare = waits("assess", { ...assess, justification: null, rating: null });
    expect(saidOf(claim([mine]), ME, [bare])).toEqual([
      { ...mine, ...now, justification: null, rating: null },
    ]);
  });

  it("has no word that is being taken back, nor one that was refused or is of another claim", () => {
    const all = [said("other"), said("me")];
    expect(saidOf(claim(all), ME, [waits("unassess", undefined)])).toEqual([said("other")]);
    const refused = { code: "STALE", detail: "", current: null } as const;
    expect(saidOf(claim(all), ME, [waits("assess", assess, { refused })])).toEqual(all);
    const away = waits("assess", assess);
    const elsewhere = { ...away, write: { ...away.write, subject: "d" } };
    expect(saidOf(claim(all), ME, [elsewhere])).toEqual(all);
  });
});
