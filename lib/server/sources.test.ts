import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { textOf } from "./sources";
import { freshDatabase } from "./testing";

let close: () => Promise<void>;
beforeEach(async () => {
  close = await freshDatabase();
});
afterEach(() => close());

const PAGE = `<!doctype html><html lang="bg"><head><meta charset="windows-1251"><title>Мостът е затворен</title></head>
<body><nav><a href="/">Начало</a></nav><article><h1>Мостът е затворен</h1>
<p>Мостът над реката ще бъде затворен 14 дни, съобщиха от общината. Обходният път минава през две села.</p>
<p>„Няма друг начин“, каза кметът Петър Станев и обеща 20 автобуса до края на седмицата.</p></article></body></html>`;

const WORDS = [
  "Мостът е затворен",
  "Мостът над реката ще бъде затворен 14 дни, съобщиха от общината. Обходният път минава през две села.",
  "„Няма друг начин“, каза кметът Петър Станев и обеща 20 автобуса до края на седмицата.",
];

/** The letters of `text`, all Bulgarian or ASCII, in Windows-1251. */
const windows1251 = (text: string) =>
  Uint8Array.from([...text], (sign) => {
    const point = sign.codePointAt(0) ?? 0;
    return { "„": 0x84, "“": 0x93 }[sign] ?? (point >= 0x410 ? point - 0x410 + 0xc0 : point);
  });

describe("a source", () => {
  it("of HTML becomes plain text with its blocks in code points and its own metadata", async () => {
    const made = await textOf({ html: PAGE });
    expect(made.text).toBe(WORDS.join("\n\n"));
    const points = [...made.text];
    expect(made.blocks.map(({ start, end }) => points.slice(start, end).join(""))).toEqual(WORDS);
    expect(made).toMatchObject({
      title: WORDS[0],
      language: "bg",
      intake: { metadata: { title: WORDS[0] } },
    });
    expect(made.leftOut).toEqual([{ kind: "navigation", count: 1, excerpts: ["Начало"] }]);
  });

  it("as an .html file is told by its opening, and decoded as it says", async () => {
    const made = await textOf(windows1251(PAGE));
    expect(made.text).toBe(WORDS.join("\n\n"));
    expect(made.intake.encoding).toBe("windows-1251");
  });

  it("as a text file stays the text it is", async () => {
    const made = await textOf(windows1251("Цената е < 10 лева, съобщи министърът на труда вчера."));
    expect(made).toMatchObject({
      text: "Цената е < 10 лева, съобщи министърът на труда вчера.",
      leftOut: [],
    });
  });

  it("keeps the blocks and the metadata that a preview gave", async () => {
    const text = "Мостът 🇧🇬 е затворен\n\nЗа 14 дни.";
    const blocks = [
      { kind: "heading" as const, start: 0, end: 20 },
      { kind: "quotation" as const, start: 22, end: 32 },
    ];
    const metadata = {
      title: "Мостът",
      author: null,
      publisher: "Вестник",
      publishedAt: null,
      language: "bg",
      address: "https://vestnik.example/most",
    };
    expect(await textOf({ text, blocks, metadata })).toMatchObject({ text, blocks, intake: { metadata } });
  });

  it.each([
    ["beyond the text", [{ kind: "paragraph" as const, start: 0, end: 99 }]],
    ["empty", [{ kind: "paragraph" as const, start: 3, end: 3 }]],
    ["not holding all words", [{ kind: "paragraph" as const, start: 0, end: 4 }]],
    [
      "overlapping",
      [
        { kind: "paragraph" as const, start: 0, end: 7 },
        { kind: "paragraph" as const, start: 5, end: 9 },
      ],
    ],
  ])("refuses blocks %s", async (_, blocks) => {
    await expect(textOf({ text: "Две думи.", blocks })).rejects.toMatchObject({ code: "INVALID" });
  });

  it("without a word in it is refused by the field it came in", async () => {
    await expect(textOf({ html: "<html><body><img src=x></body></html>" })).rejects.toMatchObject({
      code: "INVALID",
      more: { errors: [{ pointer: "/html", reason: "no-text" }] },
    });
  });

  it.each([400, 60_000])("nested %i deep is refused", async (depth) => {
    const html = `<html><body>${"<div>".repeat(depth)}дълбоко`;
    await expect(textOf({ html })).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  it("of more elements than any page has is refused before it is read", async () => {
    await expect(textOf({ html: "<i>x</i>".repeat(50_000) })).rejects.toMatchObject({ code: "TOO_LARGE" });
  });

  it("given up while it is read stops being read", async () => {
    const giveUp = new AbortController();
    const reading = textOf({ html: `<html><body>${"<p>дума ".repeat(30_000)}` }, { signal: giveUp.signal });
    giveUp.abort();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  });
});
