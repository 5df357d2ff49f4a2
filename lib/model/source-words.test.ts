import { describe, expect, it } from "vitest";
import { changedBySource } from "./source-words";
import type { SourceMetadata } from "./wire";

const said: SourceMetadata = {
  title: "Мостът е затворен",
  author: "Мария Колева",
  publisher: "Вестник",
  publishedAt: "2026-11-02T06:00:00.000Z",
  language: "bg",
  address: "https://vestnik.example/most",
};
const { address, ...same } = said;
const article = { ...same, title: "Мостът е затворен", language: "bg", sourceUrl: address };

describe("fetching again", () => {
  it("changes nothing while the source says the same", () => {
    expect(changedBySource(article, { before: said, now: said })).toEqual({});
  });

  it("takes over what the source changed", () => {
    const now = { ...said, title: "Мостът е отворен", author: "Петър Станев" };
    expect(changedBySource(article, { before: said, now })).toEqual({
      title: "Мостът е отворен",
      author: "Петър Станев",
    });
  });

  it("leaves what a person corrected", () => {
    const now = { ...said, title: "Мостът е отворен" };
    expect(changedBySource({ ...article, title: "Мостът" }, { before: said, now })).toEqual({});
  });

  it("keeps what the source no longer says", () => {
    expect(changedBySource(article, { before: said, now: { ...said, author: null } })).toEqual({});
  });

  it("fills in what nobody has filled in, and nothing else of a text that was pasted first", () => {
    const pasted = { ...article, title: "Първото изречение.", author: null, sourceUrl: null };
    expect(changedBySource(pasted, { before: undefined, now: said })).toEqual({
      author: said.author,
      sourceUrl: address,
    });
  });
});
