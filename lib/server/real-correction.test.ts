/** A correction of the shared real article, made by hand: what becomes of each claim, as everybody sees it. */
import { existsSync, readFileSync } from "node:fs";
import Papa from "papaparse";
import { beforeEach, describe, expect, it } from "vitest";
import { rowOfRecord } from "../formats/csv";
import type { Change, Claim } from "../model/wire";
import { exportClaims } from "./export";
import { summarise } from "./summary";
import { freshDatabase } from "./testing";
import { requestOf } from "./testing-desk";
import { Corrected, cut } from "./testing-versions";

const FILE = new URL("../../../shared/articles/dprk-russia-2024-11-01.bg.txt", import.meta.url);

/** Lines of the article, by what the correction does to them. */
const [VICTORY, TREATY, PLAQUE, TROOPS, GONE, NUCLEAR] = [4, 8, 10, 13, 14, 18];

function correct(text: string): string {
  const lines = text.split("\n");
  const edit = (at: number, change: (line: string) => string) => {
    lines[at] = change(lines[at] ?? "");
  };
  edit(TROOPS, (line) => line.replace("8000", "12 000"));
  edit(VICTORY, (line) => line.replaceAll("„", "«").replaceAll("“", "»"));
  edit(NUCLEAR, (line) => line.replace("Пхенян ще", "Пхенян не ще"));
  [lines[TREATY], lines[PLAQUE]] = [lines[PLAQUE] ?? "", lines[TREATY] ?? ""];
  lines.splice(GONE, 1);
  return `🇧🇬 ${lines.join("\n")}`;
}

/** Claims by what finds their words in one line, with what is to become of them. */
const CLAIMS: [string, number, RegExp, Pick<Claim["anchor"], "state"> & { changes?: Change[] }][] = [
  [
    "a figure that changed",
    TROOPS,
    /около 8000 \S+ \S+/,
    { state: "drifted", changes: [{ kind: "figure", from: "8000", to: "12 000" }] },
  ],
  ["a quotation whose marks changed", VICTORY, /„.+?“/, { state: "exact" }],
  ["words of the paragraph that moved", PLAQUE, /1949 г\./, { state: "moved" }],
  ["words of the one it changed places with", TREATY, /„дълбоко.+?“/, { state: "exact" }],
  ["words of the sentence that went", GONE, /"[^"]+"/, { state: "lost" }],
  [
    "words that are denied now",
    NUCLEAR,
    /Пхенян ще \S+/,
    { state: "drifted", changes: [{ kind: "negation", from: "", to: "не" }] },
  ],
  [
    "words of a sentence that is denied now",
    NUCLEAR,
    /ядрения си \S+/,
    { state: "drifted", changes: [{ kind: "context", from: "", to: "не" }] },
  ],
  ["a figure that nobody touched", 2, /повече от 1000 ракети/, { state: "exact" }],
];

describe.runIf(existsSync(FILE))("a correction of the real article", () => {
  let desk: Corrected;
  let after: string;
  const marked: Claim[] = [];

  beforeEach(async () => {
    const close = await freshDatabase();
    const text = readFileSync(FILE, "utf8");
    desk = await Corrected.of(text);
    marked.length = 0;
    for (const [name, line, words] of CLAIMS) {
      const found = words.exec(text.split("\n")[line] ?? "")?.[0];
      if (found === undefined) throw new Error(`${name}: not in line ${line}`);
      marked.push(await desk.mark(found, { assessment: { verdict: "verified" } }));
    }
    after = correct(desk.text);
    await desk.made(after);
    return close;
  });

  it("shows every claim in its state, with the reason, through the interface for programs", async () => {
    const { GET } = await import("@/app/api/v1/articles/[id]/claims/route");
    const address = `/articles/${desk.id}/claims?limit=200`;
    const request = requestOf({ method: "GET", address, by: desk.people.editor });
    const answer = await GET(request, { params: Promise.resolve({ id: desk.id }) });
    const { items }: { items: Claim[] } = await answer.json();
    const seen = items.map((claim, i) => [
      CLAIMS[i]?.[0],
      claim.anchor.state,
      claim.anchor.changes,
      claim.tag,
      claim.stale,
    ]);
    expect(seen).toEqual(
      CLAIMS.map(([name, , , { state, changes = [] }]) => {
        const stands = state === "exact" || state === "moved";
        return [name, state, changes, stands ? "verified" : "unverified", !stands];
      }),
    );
    for (const claim of items) {
      expect(cut(after, claim)).toBe(claim.anchor.state === "lost" ? null : claim.anchor.exact);
      expect(claim.anchor.version).toBe(2);
    }
  });

  it("tells the same in the table", async () => {
    let file = "";
    const format = { kind: "csv", options: { delimiter: ",", bom: false } } as const;
    for await (const piece of exportClaims(desk.people.editor, {}, format)) file += piece;
    const { data } = Papa.parse<Record<string, string>>(file, { header: true, skipEmptyLines: "greedy" });
    const rows = new Map(data.map((record) => [record.claim_id, { record, row: rowOfRecord(record) }]));
    for (const [i, [, , , { state }]] of CLAIMS.entries()) {
      const found = rows.get(marked[i]?.id);
      const stands = state === "exact" || state === "moved";
      expect(found?.row).toMatchObject({
        version: 2,
        anchor: state,
        stale: !stands,
        tag: stands ? "verified" : "unverified",
      });
      if (state !== "lost") continue;
      expect(found?.row.quote).toBe(marked[i]?.anchor.exact);
      expect([found?.record.start, found?.record.end, found?.record.paragraph]).toEqual(["", "", ""]);
    }
  });

  it("counts drifted and lost claims apart in the summary, and nothing of them as verified", async () => {
    const { overlapping, byTypeAndTag, total } = await summarise(desk.people.editor, { article: [desk.id] });
    expect(total).toBe(CLAIMS.length);
    expect(overlapping).toEqual({ contested: 0, stale: 4, drifted: 3, lost: 1, unassessed: 0 });
    expect(byTypeAndTag.find(({ tag }) => tag === "verified")?.count).toBe(4);
  });
});
