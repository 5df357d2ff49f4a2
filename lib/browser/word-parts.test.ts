import fc from "fast-check";
import { expect, it } from "vitest";
import { wordParts } from "./word-parts";

const shown = (from: string, to: string) =>
  wordParts(from, to)
    .map(({ kind, words }) => ({ same: words, removed: `[-${words}-]`, added: `[+${words}+]` })[kind])
    .join("");

it.each([
  ["10 000 войници", "12 000 войници", "[-10 000-][+12 000+] войници"],
  ["8000 войници", "8000 войници", "8000 войници"],
  ["ще дойдат", "няма да дойдат", "[-ще-][+няма да+] дойдат"],
  ["около 8000 войници", "повече от 12 влака", "[-около 8000 войници-][+повече от 12 влака+]"],
  ["Чое Сон-хуи каза", "Чое Сон-хи каза", "Чое [-Сон-хуи-][+Сон-хи+] каза"],
  ["каза той", "", "[-каза той-]"],
  ["", "каза той", "[+каза той+]"],
])("lays „%s“ under „%s“", (from, to, expected) => {
  expect(shown(from, to)).toBe(expected);
});

it("loses and invents no sign of either wording", () => {
  const wording = fc.array(fc.constantFrom("не", "8000", " ", "  ", "войници", "–", "🇧🇬", "а́", "."), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(wording, wording, (a, b) => {
      const [from, to] = [a.join(""), b.join("")];
      const parts = wordParts(from, to);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ words }) => words)
          .join("");
      expect(without("added")).toBe(from);
      expect(without("removed")).toBe(to);
    }),
  );
});
