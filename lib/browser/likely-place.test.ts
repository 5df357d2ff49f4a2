import { expect, it } from "vitest";
import { likelyPlace } from "./likely-place";
import { claimOn, storeOf } from "./testing";

const TEXT = "Дотогава камионите чакаха. По линията минаха влакове, каза превозвачът.";

function lost(prefix: string, suffix: string) {
  const claim = claimOn(TEXT, "влакове", { id: "lost" });
  const anchor = { ...claim.anchor, state: "lost" as const, start: null, end: null, prefix, suffix };
  const store = storeOf(TEXT, []);
  store.merge([{ ...claim, anchor, revision: 2 }]);
  const shown = store.claim("lost");
  if (!shown) throw new Error("the store does not know the claim");
  return TEXT.slice(likelyPlace(shown, TEXT).start);
}

it("is behind the words that stood before it, or behind what is left of them", () => {
  expect(lost("Дотогава камионите чакаха. ", "")).toBe(" По линията минаха влакове, каза превозвачът.");
  expect(lost("и всичките камионите чакаха. ", "")).toBe(" По линията минаха влакове, каза превозвачът.");
});

it("is before the words that stood behind it, where those before it are gone, and else the start", () => {
  expect(lost("съвсем други думи", "каза превозвачът.")).toBe("каза превозвачът.");
  expect(lost("съвсем други думи", "и тези ги няма")).toBe(TEXT);
});
