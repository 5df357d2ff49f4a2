import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recogniseBlocks } from "./blocks";
import { blockLanguage, guessLanguage } from "./language";
import { suggestTitle } from "./title";

/** Kind and words of every block, line ends as "|". */
function outline(text: string): string[] {
  return recogniseBlocks(text).map(
    ({ kind, start, end }) => `${kind}: ${text.slice(start, end).replaceAll("\n", "|")}`,
  );
}

const prose = "Вторият влак тръгна от гарата с час закъснение, съобщиха от железниците.";
const wrapped = [
  "The second train left the station an hour late, the railway said on",
  "Monday, adding that nobody had been hurt and that the line would be",
  "open again by noon.",
];

describe("recogniseBlocks", () => {
  const cases: [string, string, string[]][] = [
    ["one line as one paragraph", `${prose}\n${prose}`, [`paragraph: ${prose}`, `paragraph: ${prose}`]],
    [
      "a headline and a subheading",
      `Влакът закъсня\n${prose}\nПо линията\n${prose}`,
      ["heading: Влакът закъсня", `paragraph: ${prose}`, "heading: По линията", `paragraph: ${prose}`],
    ],
    [
      "a question as a heading",
      `${prose}\nКакво следва?\n${prose}`,
      [`paragraph: ${prose}`, "heading: Какво следва?", `paragraph: ${prose}`],
    ],
    [
      "related links in both languages",
      "Още: Нови релси\nВижте още: Стари релси\nЧетете също: Х\nRead also: Y\nSee also: Z\nMore: W",
      [
        "related: Още: Нови релси",
        "related: Вижте още: Стари релси",
        "related: Четете също: Х",
        "related: Read also: Y",
        "related: See also: Z",
        "related: More: W",
      ],
    ],
    [
      "no related link in a sentence with a colon",
      "Още в понеделник министърът каза: „Тръгваме.“",
      ["paragraph: Още в понеделник министърът каза: „Тръгваме.“"],
    ],
    ["a list", "- хляб\n- сол\n• вода", ["list: - хляб|- сол|• вода"]],
    ["a numbered list with a wrapped item", "1. хляб\n   и сол\n2. вода", ["list: 1. хляб|   и сол|2. вода"]],
    ["a line of dialogue as prose", "- Кога тръгва влакът?", ["paragraph: - Кога тръгва влакът?"]],
    ["quoted lines", "> първи ред\n> втори ред", ["quotation: > първи ред|> втори ред"]],
    [
      "a paragraph that is one quotation",
      "„Никой не е пострадал, всички са добре, линията работи.“",
      ["quotation: „Никой не е пострадал, всички са добре, линията работи.“"],
    ],
    [
      "two quotations with words between as prose",
      "„Никой не е пострадал“, каза началникът. „Линията пак работи.“",
      ["paragraph: „Никой не е пострадал“, каза началникът. „Линията пак работи.“"],
    ],
    [
      "hard-wrapped paragraphs",
      `${wrapped.join("\n")}\n\n${wrapped.join("\n")}`,
      [`paragraph: ${wrapped.join("|")}`, `paragraph: ${wrapped.join("|")}`],
    ],
    [
      "a dateline and a byline as prose",
      `${prose}\n12 май 2021\n${prose}\nСнимка: Иван Иванов\n${prose}`,
      [
        `paragraph: ${prose}`,
        "paragraph: 12 май 2021",
        `paragraph: ${prose}`,
        "paragraph: Снимка: Иван Иванов",
        `paragraph: ${prose}`,
      ],
    ],
    ["nothing in white space", " \n\u00a0\n", []],
    ["nothing in nothing", "", []],
  ];
  it.each(cases)("recognises %s", (_name, text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  it("joins an embedded post with its attribution and reads it", () => {
    const post =
      "Second line of trains resumes.\nPhotos follow https://x.com/rail/status/123\n— Rail 🇧🇬 Watch (@rail_watch) May 3, 2021";
    const text = `${prose}\n${prose}\n${post}\n${prose}`;
    expect(outline(text)[2]).toBe(`post: ${post.replaceAll("\n", "|")}`);
    expect(recogniseBlocks(text)[2]).toMatchObject({
      author: "Rail 🇧🇬 Watch",
      handle: "@rail_watch",
      time: "May 3, 2021",
      address: "https://x.com/rail/status/123",
    });
  });

  it("takes one line before the attribution when the post is in the article's script", () => {
    const text = `${prose}\n${prose}\nВлакът тръгна\n- БДЖ (@bdz) 3 май`;
    expect(outline(text).at(-1)).toBe("post: Влакът тръгна|- БДЖ (@bdz) 3 май");
    expect(recogniseBlocks(text)).toHaveLength(3);
  });

  it("holds every sign, in order, without overlap or white space around", () => {
    const line = fc.constantFrom(
      prose,
      "Заглавие",
      "Още: Х",
      "- a",
      "1. b",
      "> c",
      "— N 🇧🇬 (@n) 1 May",
      "English words here",
      "",
      " ",
      "\u00a0",
      "🇧🇬",
      "\uD83C",
      ...wrapped,
      "שלום",
      "\t\tx",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(line).map((lines) => lines.join("\n")),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          let at = 0;
          for (const { start, end } of recogniseBlocks(text)) {
            expect(text.slice(at, start).trim()).toBe("");
            expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(text.slice(at).trim()).toBe("");
        },
      ),
    );
  });

  it.each([
    ["short lines", "x y\n".repeat(250_000)],
    ["narrow lines that are not wrapped", `${"а б. ".repeat(19)}\n`.repeat(10_000)],
    ["one paragraph", "дума ".repeat(200_000)],
    ["attributions", "— a (@b) c\n".repeat(90_000)],
    ["opening quotation marks", "„".repeat(1_000_000)],
  ])("reads a megabyte of %s", (_name, text) => {
    expect(recogniseBlocks(text).length).toBeGreaterThan(0);
  });
});

describe("suggestTitle", () => {
  it.each([
    [`Влакът закъсня\n${prose}`, "Влакът закъсня"],
    [`Още: Х\n${prose} ${prose}`, prose],
    ["", ""],
  ])("for %j", (text, expected) => {
    expect(suggestTitle(text, recogniseBlocks(text))).toBe(expected);
  });

  it("cuts a long sentence behind a word", () => {
    const text = "дума, ".repeat(60);
    const title = suggestTitle(text, recogniseBlocks(text));
    expect(title.length).toBeLessThanOrEqual(160);
    expect(title).toMatch(/дума…$/);
  });

  it("cuts no emoji", () => {
    const text = "👩‍🚀".repeat(60);
    expect(suggestTitle(text, recogniseBlocks(text))).toMatch(/^(👩‍🚀)+…$/u);
  });
});

describe("guessLanguage", () => {
  it.each([
    ["Министърът заяви, че страната ще участва в срещата.", "bg"],
    ["Министр заявил, что страна примет участие во встрече.", "ru"],
    ["Міністр заявив, що країна візьме участь у зустрічі.", "uk"],
    ["Министерот изјави дека земјата ќе учествува на средбата.", "mk"],
    ["Министар је изјавио да ће земља учествовати на састанку.", "sr"],
    ["The minister said that the country would take part.", "en"],
    ["Der Minister sagte, dass das Land nicht teilnehmen wird.", "de"],
    ["Le ministre est dans la ville et ne parle pas.", "fr"],
    ["Нова гара", "bg"],
    ["Kim Jong Un", "en"],
    ["Ο υπουργός", "el"],
    ["12 000 🇧🇬", "und"],
    ["", "und"],
  ])("reads %j as %s", (text, language) => {
    expect(guessLanguage(text)).toBe(language);
  });
});

describe("blockLanguage", () => {
  const at = (text: string, article: string) => {
    const block = recogniseBlocks(text)[0];
    return block && blockLanguage(text, block, article);
  };
  it.each([
    ["The line is open again 🇧🇬", "bg", "en"],
    ["Нова гара", "ru", "ru"],
    ["Нова гара", "en", "bg"],
    ["12 000", "bg", "bg"],
    ["Der Zug ist nicht mit dem Zug von gestern zu vergleichen", "en", "de"],
    ["https://a.example.com/the-news @handle", "bg", "bg"],
  ])("reads %j in a %s article as %s", (text, article, language) => {
    expect(at(text, article)).toBe(language);
  });
});

const real = new URL("../../../shared/articles/dprk-russia-2024-11-01.bg.txt", import.meta.url);
if (existsSync(real)) {
  it("recognises the blocks of the shared real article", () => {
    const text = readFileSync(real, "utf8");
    const blocks = recogniseBlocks(text);
    const count = (kind: string) => blocks.filter((block) => block.kind === kind).length;
    expect([count("related"), count("post"), count("heading"), count("paragraph")]).toEqual([5, 2, 3, 10]);
    expect(guessLanguage(text)).toBe("bg");
    for (const block of blocks) {
      expect(blockLanguage(text, block, "bg")).toBe(block.kind === "post" ? "en" : "bg");
    }
  });
}
