import fc from "fast-check";
import { expect, it } from "vitest";
import { span } from "../text/units";
import { compareRows, type Difference, foldUnchanged, type Row } from "./compare-rows";

const drawn = (rows: readonly Row[]) =>
  rows.map(({ pieces }) =>
    pieces
      .map(({ side, words }) => ({ both: words, from: `[-${words}-]`, to: `[+${words}+]` })[side])
      .join(""),
  );

const difference = (from: string, fromWords: string, to: string, toWords: string, at = 0): Difference => {
  const start = from.indexOf(fromWords, at);
  const toStart = to.indexOf(toWords);
  return { from: span(start, start + fromWords.length), to: span(toStart, toStart + toWords.length) };
};

it("puts a changed word beside what it became, in its paragraph", () => {
  const from = "Едно.\n\nОколо 8000 войници.\n\nТри.";
  const to = "Едно.\n\nОколо 12 000 войници.\n\nТри.";
  const rows = compareRows(from, to, [difference(from, "8000", to, "12 000")]);
  expect(drawn(rows)).toEqual(["Едно.", "Около [-8000-][+12 000+] войници.", "Три."]);
  expect(rows.map(({ hunks }) => hunks)).toEqual([[], [0], []]);
  expect(rows[1]).toMatchObject({ from: 7, to: 7 });
});

it("gives a paragraph that went a row of its own", () => {
  const from = "Едно.\n\nДве.\n\nТри.";
  const to = "Едно.\n\nТри.";
  const rows = compareRows(from, to, [{ from: span(7, 13), to: span(7, 7) }]);
  expect(drawn(rows)).toEqual(["Едно.", "[-Две.-]", "Три."]);
  expect(rows.map(({ from, to }) => [from, to])).toEqual([
    [0, 0],
    [7, 7],
    [13, 7],
  ]);
});

it("gives a paragraph that came a row of its own, wherever its line breaks are counted to", () => {
  const from = "Едно.\n\nТри.";
  const to = "Едно.\n\nДве.\n\nТри.";
  expect(drawn(compareRows(from, to, [{ from: span(5, 5), to: span(5, 11) }]))).toEqual([
    "Едно.",
    "[+Две.+]",
    "Три.",
  ]);
});

it("leaves the white space before a changed word to both, and breaks the row there", () => {
  const from = "Едно.\n\nОколо осем.";
  const to = "Едно.\n\nПочти осем.";
  expect(drawn(compareRows(from, to, [{ from: span(5, 12), to: span(5, 12) }]))).toEqual([
    "Едно.",
    "[-Около-][+Почти+] осем.",
  ]);
  const [was, is] = ["Има 8000 войници", "Има 12 000 войници"];
  expect(drawn(compareRows(was, is, [{ from: span(3, 8), to: span(3, 10) }]))).toEqual([
    "Има [-8000-][+12 000+] войници",
  ]);
});

it("keeps paragraphs that were joined in one row", () => {
  const from = "Едно.\n\nДве.";
  const to = "Едно. Две.";
  expect(drawn(compareRows(from, to, [{ from: span(5, 7), to: span(5, 6) }]))).toEqual([
    "Едно.[-\n\n-][+ +]Две.",
  ]);
});

it("holds both texts to the letter but for the breaks between rows, and names every difference", () => {
  const text = fc
    .array(fc.constantFrom("а", "не", " ", "\n", "\n\n", "8000", "🇧🇬", "."), { maxLength: 6 })
    .map((all) => all.join(""));
  const edits = fc.array(fc.record({ same: text, removed: text, added: text }), { maxLength: 5 });
  fc.assert(
    fc.property(edits, text, (all, tail) => {
      let [from, to] = ["", ""];
      const differences: Difference[] = [];
      for (const { same, removed, added } of all) {
        [from, to] = [from + same, to + same];
        differences.push({
          from: span(from.length, from.length + removed.length),
          to: span(to.length, to.length + added.length),
        });
        [from, to] = [from + removed, to + added];
      }
      [from, to] = [from + tail, to + tail];
      const rows = compareRows(from, to, differences);
      const without = (side: string) =>
        rows
          .flatMap(({ pieces }) => pieces.filter((piece) => piece.side !== side).map(({ words }) => words))
          .join("")
          .replace(/\s/gu, "");
      expect(without("to")).toBe(from.replace(/\s/gu, ""));
      expect(without("from")).toBe(to.replace(/\s/gu, ""));
      for (const { from: a, to: b, pieces } of rows) {
        const [first] = pieces;
        if (first?.side !== "to") expect(from.startsWith(first?.words ?? "", a)).toBe(true);
        if (first?.side !== "from") expect(to.startsWith(first?.words ?? "", b)).toBe(true);
      }
    }),
  );
});

it("folds away what is far from every change that counts", () => {
  const row = (hunks: number[]): Row => ({ pieces: [], hunks, from: 0, to: 0 });
  const rows = [[0], [], [], [], [], [], [], [1], []].map(row);
  const folded = (counts: (hunk: number) => boolean) =>
    foldUnchanged(rows, counts).map(({ rows, folded }) => (folded ? -rows.length : rows.length));
  expect(folded(() => true)).toEqual([2, -4, 3]);
  expect(folded((hunk) => hunk === 0)).toEqual([2, -7]);
  expect(folded(() => false)).toEqual([-9]);
});
